"""Newsrooms that are credited without a name: "state television", "local media".

The television of a state is one newsroom where the article says which state it is. Other media
without a name may be any, so they count among the possible origins alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from recension.annotate.gazetteer import known_places
from recension.annotate.newsrooms import Newsroom, known_newsrooms
from recension.model.span import Offsets
from recension.trace.credit_forms import credit_forms

_REACH = 50
_LEAD = 1.5
"""How many times as often as any other a country must be named to be the one told of."""


class Nameless(msgspec.Struct, frozen=True):
    """Words at `offsets` that stand for a newsroom."""

    offsets: Offsets
    newsroom: Newsroom


@cache
def _pattern() -> re.Pattern[str]:
    forms = credit_forms()
    whose, nearby = _longest_first(forms.state_owned), _longest_first(forms.nearby)
    station, medium = _longest_first(forms.stations), _longest_first(forms.media)
    return re.compile(
        rf"(?<![\w-])(?:(?P<state>{whose})|{nearby})[ -]"
        rf"(?:(?P<station>{station})|{medium})(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _beside() -> re.Pattern[str]:
    names = (name for name, one in known_places().items() if one.sort in _NAMING)
    return re.compile(rf"(?<![\w-])({_longest_first(names)})(?:['’]s)? $")


_NAMING = frozenset({"country", "demonym"})


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))


def nameless_newsrooms(text: str) -> Iterator[Nameless]:
    """The newsrooms without a name that `text` speaks of, credited or not, in order."""
    found = list(_pattern().finditer(text))
    told = _told_country(text) if found else None
    for match in found:
        nation = _beside().search(text[max(0, match.start() - _REACH) : match.start()])
        country = known_places()[nation.group(1)].country if nation else told
        whose = _adjective(country) if country else None
        start = match.start() - (len(nation.group()) if nation else 0)
        if match["state"] is not None and match["station"] is not None and whose is not None:
            room = _television(whose)
        else:
            kind = "state media" if match["state"] is not None else "local media"
            name = kind if whose is None else f"{whose} {kind}"
            room = Newsroom(name, "unknown", (), nameless=True)
        yield Nameless((start, match.end()), room)


def _television(adjective: str) -> Newsroom:
    """The television of a state as the list has it, or by the people's adjective."""
    name = f"{adjective} state television"
    return known_newsrooms().by_alias.get(name) or Newsroom(name, "broadcaster", ())


@cache
def _adjective(country: str) -> str | None:
    """The adjective of a country's people, that by which its television is listed first."""
    known = known_newsrooms().by_alias
    found = sorted(
        (f"{name} state television" not in known, name)
        for name, one in known_places().items()
        if one.sort == "demonym" and one.country == country
    )
    return found[0][1] if found else None


def _told_country(text: str) -> str | None:
    """The country that the article names far more often than any other, None if there is none."""
    named: Counter[str] = Counter()
    for match in _nations().finditer(text):
        country = known_places()[match.group()].country
        if country:
            named[country] += 1
    ranked = sorted(named.items(), key=lambda one: (-one[1], one[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _nations() -> re.Pattern[str]:
    names = (name for name, one in known_places().items() if one.sort in {*_NAMING, "people"})
    return re.compile(rf"(?<![\w-])(?:{_longest_first(names)})(?![\w-])")
