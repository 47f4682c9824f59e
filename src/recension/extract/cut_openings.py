"""How a paragraph that opens an article reads, and one that closes it: words and counts.

A news story's opening says who did what, where and on which day, names people in full and in their
role, and refers back to nothing (the inverted pyramid, as news style guides teach it). What goes on
has pronouns, bare surnames and quotations. How much each of this tells is learned.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recension.extract.cut_units import Unit
from recension.text.word_lists import word_list
from recension.text.words import Word

Weights = Mapping[str, float]

_OPENING, _CLOSING = 40, 30
"""How many words of a paragraph's beginning, and of its end, are looked at."""

_MOST = 4.0
_QUOTES = "\"“'‘«"
_SENTENCE = re.compile(r"[.!?][\"”’')]* +(?=[A-Z“\"‘])")


class Told(msgspec.Struct, frozen=True):
    """The words of cut_openings.toml."""

    back: frozenset[str]
    days: frozenset[str]
    shown_inside: frozenset[str]


@cache
def told_by() -> Told:
    """cut_openings.toml, read once."""
    return word_list(__package__, "cut_openings.toml", Told)


def lead_tokens(unit: Unit) -> list[str]:
    """What the opening of a paragraph is described by: its words, the first and the first two, and
    counts (after "#", in steps): names, words that refer back, length, days, quotes."""
    opening = unit.words[:_OPENING]
    forms = [word.form for word in opening]
    first = ["^" + " ".join(forms[:count]) for count in (1, 2) if len(forms) >= count]
    return sorted({*forms, *first, *_counts(unit, opening, forms)})


def _counts(unit: Unit, opening: Sequence[Word], forms: Sequence[str]) -> list[str]:
    text = unit.labelled.block.text
    words = told_by()
    back = sum(form in words.back for form in forms)
    full, bare = _capitals(unit.words[: _OPENING + 1])
    capitals = sum(word.capital for word in opening[1:])
    first = _SENTENCE.search(text)
    sentence = text.count(" ", 0, first.start()) if first else len(unit.words)
    told = {
        "#quote": text[:1] in _QUOTES,
        "#quoted": any(mark in text[:400] for mark in '"“'),
        "#day": not words.days.isdisjoint(forms),
        "#refers back": not words.back.isdisjoint(forms[:6]),
        "#small": not opening[0].capital if opening else True,
        "#digit": any(map(str.isdigit, text[:200])),
        "#comma": ", " in text[:120],
    }
    return [
        f"#words {min(5, len(unit.words) // 8)}",
        f"#sentence {min(6, sentence // 8)}",
        f"#back {min(4, back)}",
        f"#full {min(4, full)}",
        f"#bare {min(4, bare)}",
        f"#capitals {min(6, capitals // 2)}",
        *(name for name, holds in told.items() if holds),
    ]


def _capitals(words: Sequence[Word]) -> tuple[int, int]:
    """How many neighbouring pairs of capitals there are, and how many capitals on their own."""
    beside = [a.capital and b.capital and b.start - a.end == 1 for a, b in pairwise(words)]
    lone = [
        middle.capital and not before.capital and not after.capital
        for before, middle, after in zip(words, words[1:], words[2:], strict=False)
    ]
    return sum(beside), sum(lone)


def close_tokens(unit: Unit) -> list[str]:
    """What the end of a paragraph is described by."""
    forms = {word.form for word in unit.words[-_CLOSING:]}
    marks = ["#quote"] if unit.labelled.block.text[-1:] in "\"”'’»" else []
    return [*sorted(forms), *marks, f"#words {min(5, len(unit.words) // 8)}"]


def lead_score(unit: Unit, weights: Weights) -> float:
    """Log-odds, cut to -4..4, that the paragraph opens an article rather than goes on in one."""
    return _clipped(weights.get("", 0.0) + sum(weights.get(t, 0.0) for t in lead_tokens(unit)))


def close_score(unit: Unit, weights: Weights) -> float:
    """Log-odds, cut to -4..4, that the paragraph is an article's last."""
    return _clipped(weights.get("", 0.0) + sum(weights.get(t, 0.0) for t in close_tokens(unit)))


def _clipped(value: float) -> float:
    return max(-_MOST, min(_MOST, value))
