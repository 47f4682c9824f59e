"""The shipped tagger: names and attributions read by a small trained network."""
