"""Nouns: what is counted, in the plural, so that "one bridge" answers "How many bridges?"."""

from collections.abc import Sequence
from functools import cache

import msgspec

from recension.annotate.numerals import number_words
from recension.annotate.units import singular
from recension.collate.finding import Finding
from recension.collate.lexicon import happenings
from recension.model.value import Quantity

_HISSING = ("s", "x", "z", "ch", "sh")
_ALIKE = ("craft", "men", "people", "police")


def asked_in_plural(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with the noun of a question about things counted in the plural."""
    return tuple(map(_in_plural, findings))


def _in_plural(row: Finding) -> Finding:
    question = row.question
    if question.kind != "quantity" or happenings().named(question.topic).asked_of != "noun":
        return row
    value = row.value
    if not isinstance(value, Quantity) or (value.low, value.high) != (1, 1):
        return row
    subject = plural(question.subject)
    return msgspec.structs.replace(row, question=msgspec.structs.replace(question, subject=subject))


def plural(noun: str) -> str:
    """The plural of an English noun by list and rule; what is one already stays (Quirk et al.

    1985, "A Comprehensive Grammar of the English Language", 5.73 to 5.97).
    """
    if singular(noun) is not None or noun.endswith(_ALIKE) or not noun:
        return noun
    if noun in _listed():
        return _listed()[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


@cache
def _listed() -> dict[str, str]:
    """Singular → plural, for nouns that follow no rule; of several plurals the first."""
    listed: dict[str, str] = {}
    for many, one in number_words().plurals.items():
        listed.setdefault(one, many)
    return listed
