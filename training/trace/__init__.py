"""How the weights of tracing are fitted, on the tuning half of copy chains."""
