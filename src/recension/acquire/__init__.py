"""The world → pages: files, folders, standard input."""
