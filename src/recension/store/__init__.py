"""Accounts kept: one SQLite file that opens in any SQLite reader."""
