"""What things are. Frozen, typed, no behaviour beyond invariants."""
