"""Words that may name a place: runs of capitals that the gazetteer knows or that look like a place.

Which uses of a place's name count follows Gritta, Pilehvar & Collier (2020, "A pragmatic guide to
toponym resolution evaluation"): literal ones, and those inside other names and as adjectives.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from recension.annotate.gazetteer import known_places
from recension.model.annotation import Mention
from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.gazetteer_names import area_abbreviations, place_key
from recension.text.word_lists import word_list

_UNIT = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|\d+")
_GAP = re.compile(r" |-|\. |\.|['’] ?")
_ROAD = re.compile(r"(?:(?:[A-Z]\w+ )?(?:Highway|Interstate|Route|Road) |I-|U\.?S\.? )\d+[A-Z]?\b")
_LONGEST = 4
_ARTICLES = frozenset({"The", "THE"})
_JOINERS = frozenset({"of", "de", "la", "le", "du", "del", "the", "and", "upon", "on", "al", "el"})


class PlaceSigns(msgspec.Struct, frozen=True):
    """places_found.toml."""

    ends: dict[str, frozenset[str]]
    begins: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]


@cache
def place_signs() -> PlaceSigns:
    """The shipped words in and around names of places."""
    return word_list(__package__, "places_found.toml", PlaceSigns)


class Unit(msgspec.Struct, frozen=True):
    """A word or a number at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Candidate(msgspec.Struct, frozen=True, order=True):
    """The characters [start, end), the units [first, last) of them, and what sort of name it is."""

    start: int
    end: int
    first: int
    last: int
    sort: str


def units_of(text: str) -> tuple[Unit, ...]:
    """The words and numbers of a text, in order; hyphens part them, "U.S." is one."""
    return tuple(Unit(m.start(), m.end(), m.group()) for m in _UNIT.finditer(text))


def candidates_in(
    text: str, units: Sequence[Unit], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """Every run of words that may name a place, in order; some lie in others."""
    starts = {unit.start: at for at, unit in enumerate(units)}
    ends = {unit.end: at + 1 for at, unit in enumerate(units)}
    found: dict[tuple[int, int], Candidate] = {}
    for candidate in _known(text, units, gazetteer):
        found[candidate.start, candidate.end] = candidate
    spans = [(m.start, m.end) for m in mentions if m.kind in {"place", "facility"}]
    spans += [match.span() for match in _ROAD.finditer(text)]
    for start, end in spans:
        first, last = starts.get(start), ends.get(end)
        if first is not None and last is not None:
            row = _capital_part(units, first, last)
            found.setdefault((row.start, row.end), row)
    return tuple(sorted(found.values()))


def _capital_part(units: Sequence[Unit], first: int, last: int) -> Candidate:
    """The units without the small words that a name begins with ("the", "central")."""
    while first < last - 1 and not units[first].is_capital and not units[first].text.isdigit():
        first += 1
    sort = _sort_by_shape(units[first:last]) or "unknown"
    return Candidate(units[first].start, units[last - 1].end, first, last, sort)


def _known(text: str, units: Sequence[Unit], gazetteer: Gazetteer) -> Iterator[Candidate]:
    sorts: dict[str, str] = {}
    for first, unit in enumerate(units):
        if not unit.is_capital:
            continue
        for last in _reaches(text, units, first):
            start, end = unit.start, units[last - 1].end
            surface = text[start:end]
            if text[end : end + 1] == "." and f"{surface}." in area_abbreviations():
                yield Candidate(start, end + 1, first, last, "abbreviation")
            if surface not in sorts:
                sorts[surface] = _sort(surface, units[first:last], gazetteer)
            if sorts[surface]:
                yield Candidate(start, end, first, last, sorts[surface])


def _reaches(text: str, units: Sequence[Unit], first: int) -> Iterator[int]:
    """Ends of the runs of capitals that begin at a unit, small joining words between."""
    capitals = 1
    yield first + 1
    at = first + 1
    while at < len(units) and capitals < _LONGEST:
        if not _GAP.fullmatch(text, units[at - 1].end, units[at].start):
            return
        if units[at].is_capital:
            capitals += 1
            yield at + 1
        elif units[at].text not in _JOINERS:
            return
        at += 1


def _sort(surface: str, units: Sequence[Unit], gazetteer: Gazetteer) -> str:
    """What sort of place the words name, "" where nothing tells that they name one."""
    known = known_places().get(surface)
    if known is not None and known.sort in {"demonym", "people"}:
        return known.sort if known.country else f"{known.sort} of none"
    if known is not None and known.sort == "area":
        return "wide area"
    if surface in area_abbreviations():
        return "abbreviation"
    places = gazetteer.named(surface)
    if units[0].text in _ARTICLES and not any(p.name.startswith(units[0].text) for p in places):
        return ""  # the gazetteer leaves articles away, and few names have one
    if places:
        return _sort_of(surface, places)
    return _sort_by_shape(units) if len(units) > 1 else ""


_SIZES = ((500_000, "city"), (100_000, "large town"), (20_000, "town"), (3_000, "small town"))


def _sort_of(surface: str, places: Sequence[Place]) -> str:
    features = {place.feature[:4] for place in places}
    if "CONT" in features:
        return "wide area"
    if any(feature.startswith("PCL") for feature in features):
        return "code" if len(surface) < 3 else "country"
    if surface.isupper() and len(surface) < 3:
        return "code"
    largest = places[0]
    areas = [place for place in places if place.feature == "ADM1"]
    if areas and areas[0].population >= largest.population / 2:
        return "first-level area"
    towns = [place for place in places if place.feature.startswith("PPL")]
    if not towns:
        return "second-level area"
    size = next((name for least, name in _SIZES if towns[0].population >= least), "village")
    own = any(place_key(place.name) == place_key(surface) for place in towns)
    return size if own else f"{size}, other name"


def _sort_by_shape(units: Sequence[Unit]) -> str:
    """By a word that ends or begins names of places: "Alder Street", "Lake Tarn"."""
    signs = place_signs()
    words = [unit.text.lower() for unit in units]
    if words[-1].isdigit():
        return "numbered road" if len(words) > 1 else ""
    by_end = first_with(signs.ends, words[-1])
    return by_end or (first_with(signs.begins, words[0]) if len(words) > 1 else "")


def first_with(lists: Mapping[str, frozenset[str]], word: str) -> str:
    """The first of the lists that has the word, "" where none does."""
    return next((name for name in lists if word in lists[name]), "")
