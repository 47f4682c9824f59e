"""Pure string and span algorithms, with no idea of news."""
