"""How the grouping's word table and weights are made."""
