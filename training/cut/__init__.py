"""How the weights for cutting pages are made."""
