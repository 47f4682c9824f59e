"""Topic: what a collation is about, for those who read it without its making."""

from collections.abc import Sequence

from recension.collate.lexicon import happenings, statuses
from recension.model.collation import Collation, Reading

APART = "(apart from this story"
"""How the question of a collation about another happening than the story's own goes on."""


def topic_of(collation: Collation) -> str | None:
    """The happening or status that the collation asks after; None for quotations and the like."""
    asked = collation.question.split(APART)[0].rstrip(" ?")
    questions = [(row.question, row.name) for row in happenings().happening]
    questions.extend((row.question, row.name) for row in statuses().status)
    return next((name for pattern, name in questions if _fits(asked, pattern.rstrip("?"))), None)


def _fits(asked: str, pattern: str) -> bool:
    """Whether the question is the pattern with something in place of its braces."""
    before, _, rest = pattern.partition("{")
    after = rest.partition("}")[2]
    if not rest:
        return asked == before
    return asked.startswith(before) and asked.endswith(after) and len(asked) > len(pattern) - 8


def is_apart(collation: Collation) -> bool:
    """Whether it is about another happening than the story's own ("the quake of 2003")."""
    return APART in collation.question


def whole_readings(collation: Collation) -> Sequence[Reading]:
    """The readings that are limited to no part of what is asked."""
    return [row for row in collation.readings if not row.scope]
