"""Copy chains: news stories made from given articles, with every parent and change known."""

VERSION = "copychains/1"
"""Frozen: the same articles and seed give the same chains as long as this does not change."""
