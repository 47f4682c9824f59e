"""Recension: many pages of one event, read back to their origins."""

__version__ = "0.1.0"
