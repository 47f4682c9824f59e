"""How the weights of recension.code.event_type are made."""
