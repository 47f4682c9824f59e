"""Certainty and polarity: the hedges and negations around the word that says what happened."""

from collections.abc import Sequence

from recension.collate.lexicon import statuses
from recension.collate.tokens import Token
from recension.model.claim import Certainty, Polarity

_BEFORE = 5  # tokens before the predicate in which an adverb or auxiliary of it can stand
_EDGES = frozenset(
    {",", ";", ":", ".", "that", "but", "while", "who", "after", "over", "for", "and"}
)


def certainty_at(tokens: Sequence[Token], first: int, last: int) -> Certainty:
    """How sure the sentence is of what tokens [first, last] say."""
    wording = statuses().wording
    low = _around(tokens, first, last)
    if wording.possible & set(low):
        return "possible"
    said = f" {' '.join(low)} "
    if any(f" {phrase} " in said for phrase in wording.alleged):
        return "alleged"
    return "stated"


def polarity_at(tokens: Sequence[Token], first: int, last: int) -> Polarity:
    """Whether the sentence denies what tokens [first, last] say."""
    negation = statuses().wording.negation
    return "denied" if negation & set(_around(tokens, first, last)) else "affirmed"


def _around(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """The low words from the clause's edge, at most five back, to `last`."""
    start = first
    while start > max(0, first - _BEFORE) and tokens[start - 1].low not in _EDGES:
        start -= 1
    return _split_not([token.low for token in tokens[start : last + 1]])


def _split_not(words: list[str]) -> list[str]:
    return words + ["not" for word in words if word.endswith("n't")]
