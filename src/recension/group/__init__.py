"""Articles to stories, one at a time as they arrive."""
