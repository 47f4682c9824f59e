"""How the weights that place names are fitted."""
