"""Exports: an account as other people's tools load it. One file a format."""
