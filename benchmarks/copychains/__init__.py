"""Copy chains: news stories made from given articles, with every parent and change known."""

from typing import Literal

Version = Literal["copychains/1", "copychains/2"]
VERSION: Version = "copychains/2"
"""Frozen: the same articles and seed give the same chains as long as this does not change."""
