"""Collations → event records in PLOVER's terms, every cell backed by evidence."""
