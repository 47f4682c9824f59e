"""Fitting: whether a figure can be of what a happening counts: people, things, sums, terms."""

from collections.abc import Sequence

from recension.annotate.units import singular
from recension.collate.described import person_nouns
from recension.collate.lexicon import Happening, happenings
from recension.collate.tokens import Token


def can_be(happening: Happening, head: str) -> bool:
    """Whether what is counted is of the sort that it happens to: people, or things."""
    is_thing = head in happenings().fillers.things
    return happening.of == "any" or is_thing == (happening.of == "things")


def is_people(head: str) -> bool:
    """Whether the noun is one for people, such as "passengers"."""
    known = happenings().generic[0].nouns.union(*happenings().fillers.same)
    return head in known or head in person_nouns() or (singular(head) or "") in person_nouns()


def is_pronoun(token: Token, head: str) -> bool:
    """ "one" before another noun than that of a person points at something and counts nothing."""
    return (
        token.low == "one"
        and head != ""
        and head not in happenings().generic[0].nouns | person_nouns()
    )


def adds_nothing(happening: Happening, head: str) -> bool:
    """Whether the noun counted says no more than the question does."""
    if happening.figure_is != "count":
        return True
    generic = happenings().generic[0].nouns
    return not head or head in generic or head in happening.noun or head in happening.plain


def fits(happening: Happening, tokens: Sequence[Token], at: int, head: str) -> bool:
    """Whether the figure can be of that kind: money of money, years of sentences."""
    unit = unit_of(tokens, at)
    money = is_sum(tokens[at])
    if happening.figure_is == "money":
        return money
    if happening.figure_is == "duration":
        return unit in _TIMES
    if happening.figure_is == "length":
        return unit in happenings().lengths
    if happening.is_measured:
        return not money and unit not in _TIMES and _is_measured(happening, tokens[at])
    measured = ({unit, head} & happenings().fillers.units) - set(happening.noun)
    return not money and not measured and not _is_year(tokens[at])


def is_sum(token: Token) -> bool:
    """Whether the unit is a currency, as ISO 4217 writes them."""
    unit = token.count.value.unit if token.count is not None else ""
    return len(unit) == 3 and unit.isupper()


def _is_measured(happening: Happening, token: Token) -> bool:
    """Whether the figure is written as such a measure is: a magnitude with a decimal point."""
    return "%" not in token.low and (
        happening.figure_is != "decimal" or "." in token.low or token.low < "9"
    )


_TIMES = frozenset({"year", "years", "month", "months", "day", "days", "week", "weeks"})


def unit_of(tokens: Sequence[Token], at: int) -> str:
    """The unit of a figure, or the word after it; "" for none."""
    count = tokens[at].count
    unit = count.value.unit.lower() if count is not None else ""
    if unit and unit not in {"count", "number"}:
        return unit
    after = [token.low for token in tokens[at + 1 : at + 3] if token.low not in "-–"]
    return after[0] if after else ""


def _is_year(token: Token) -> bool:
    return token.low.isdigit() and len(token.low) == 4 and token.low[:2] in {"19", "20"}
