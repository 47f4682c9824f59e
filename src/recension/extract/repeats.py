"""What a page says more than once stands once."""

import re
from collections.abc import Sequence

from recension.extract.block import Label, Labelled

_WORD = re.compile(r"[^\W_]+")
_KEPT: tuple[Label, ...] = ("body", "title")
_PARAGRAPH_WORDS = 12  # shorter lines recur in dialogue
_TITLE_WORDS = 4
_LIKENESS = 95.0  # of 100, by edits of characters; for paragraphs of 30 words and more
_LONG_WORDS = 30


def mark_repeats(labelled: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """`labelled` with paragraphs and titles that came before labelled "repeat"."""
    seen: dict[str, Label] = {}
    marked = []
    for each in labelled:
        rule = _rule(each, seen)
        marked.append(Labelled(each.block, "repeat", rule) if rule else each)
    return tuple(marked)


def _rule(each: Labelled, seen: dict[str, Label]) -> str | None:
    if each.label not in _KEPT:
        return None
    words = _WORD.findall(each.block.text.casefold())
    key = " ".join(words)
    before = seen.get(key)
    enough = _TITLE_WORDS if "title" in (before, each.label) else _PARAGRAPH_WORDS
    if before and len(words) >= enough:
        return "repeat:exact"
    seen.setdefault(key, each.label)
    return None
