"""How what the package ships is made, from named data."""
