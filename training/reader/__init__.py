"""How the shipped tagger is made; see docs/models.md."""
