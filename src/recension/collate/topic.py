"""Topic: what a collation is about, for those who read it without its making."""

import re
from collections.abc import Sequence
from functools import cache

from recension.collate.lexicon import happenings, statuses
from recension.model.collation import Collation, Reading


def asked_on(asked: str, occasion: str) -> str:
    """The question, and of which other happening than the story's own it is asked, if of one."""
    if not occasion:
        return asked
    when = _IN_WORDS.get(occasion)
    return f"{asked.rstrip('?')} ({when or f'in {occasion.capitalize()}'})?"


_IN_WORDS = {
    "background": "on an earlier occasion",
    "over several occasions": "over several occasions",
    "aftershocks": "of aftershocks",
    "damages": "to be paid in damages",
    "elsewhere": "in another happening told beside it",
}


def topic_of(collation: Collation) -> str | None:
    """The happening or status that the collation asks after; None for quotations and the like."""
    asked = collation.question
    if collation.occasion:
        asked = f"{asked[: asked.rindex(' (')]}?"
    return next((name for pattern, name in _patterns() if pattern.fullmatch(asked)), None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [(row.question, row.name) for row in happenings().happening]
    rows += [(row.question, row.name) for row in statuses().status]
    rows += [(row.unnamed, row.name) for row in statuses().status if row.unnamed]
    rows += [(row.unnamed, row.name) for row in happenings().happening if row.unnamed]
    return tuple((_pattern(question), name) for question, name in rows)


def _pattern(question: str) -> re.Pattern[str]:
    """The question with anything in place of its braces."""
    return re.compile(".+".join(map(re.escape, re.split(r"\{\w+\}", question))))


def is_apart(collation: Collation) -> bool:
    """Whether it is about another happening than the story's own ("the quake of 2003")."""
    return collation.occasion != ""


def whole_readings(collation: Collation) -> Sequence[Reading]:
    """The readings that are limited to no part of what is asked."""
    return [row for row in collation.readings if not row.scope]
