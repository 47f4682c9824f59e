"""Place names as a text writes them: the words around each that say what and where it is."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recension.annotate.gazetteer import known_places
from recension.model.span import Offsets
from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_names import place_key, place_words
from recension.resolve.places_evidence import Toponym

_AFTER = re.compile(
    r"(?:,|\s+in(?: the state of)?)\s+((?:[A-Z][\w.'’-]*)(?:\s[A-Z][\w.'’-]*){0,2})"
)
_NEXT_WORD = re.compile(r"\s+([a-z]+)\b")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2}")
_OF = re.compile(
    r"(?:the )?(City|Town|Village|Township|County|Province|State|Region) of (?=[A-Z])",
    re.IGNORECASE,
)
_COUNTIES = re.compile(r"(?:, [A-Z]\w+)*,? and [A-Z]\w+ counties\b")
_ROW = re.compile(r",? (?:and|or) |, [A-Z]")
_GENITIVE = re.compile(r"['’]s$")


class Written(msgspec.Struct, frozen=True, order=True):
    """A place name at [start, end) with the generic word of it ("region"), "" where none."""

    start: int
    end: int
    name: str
    generic: str
    after: str


def written_at(text: str, offsets: Offsets, gazetteer: Gazetteer) -> Written:
    """The name at the offsets without its directions and generic words ("central Mopti region").

    A name that the gazetteer has with them ("South Africa", "Mexico City") keeps them. Letters
    that stand for a city ("in LA") give its name, but for an area's after a town ("Houma, LA").
    """
    start, end = offsets
    name = _GENITIVE.sub("", text[start:end])
    if name in place_words().short and not text[:start].rstrip().endswith(","):
        return Written(start, end, place_words().short[name], "", "")
    generic = ""
    if not gazetteer.named(name):
        name, generic = _bare(name)
    following = _NEXT_WORD.match(text, end)
    if not generic and following and following.group(1) in place_words().feature:
        generic = following.group(1)
        if gazetteer.named(f"{name} {generic}"):
            name = f"{name} {generic}"
    if not generic and _COUNTIES.match(text, end) and gazetteer.named(f"{name} County"):
        name, generic = f"{name} County", "county"
    after = _AFTER.match(text, end)
    if after is not None and _is_list(name, after.group(1), text[after.end() :]):
        after = None
    return Written(start, end, name, generic, after.group(1) if after else "")


def _is_list(name: str, after: str, rest: str) -> bool:
    """Whether two areas of one rank stand in a row: "Florida, New York and"."""
    one, other = known_places().get(name), known_places().get(after)
    if one is None or other is None or one.sort != other.sort:
        return False
    if one.sort == "country":
        return True
    return one.sort == "region" and one.country == other.country and bool(_ROW.match(rest))


def _bare(name: str) -> tuple[str, str]:
    generic = ""
    if (of := _OF.match(name)) and of.group(1).lower() in place_words().feature:
        generic, name = of.group(1).lower(), name[of.end() :]
    words = name.split()
    if len(words) > 1 and words[-1].lower() in place_words().feature:
        generic = words.pop().lower()
    while len(words) > 1 and words[0] in place_words().directions | {"the", "The"}:
        words.pop(0)
    return " ".join(words), generic


def toponyms_of(written: Iterable[Written], gazetteer: Gazetteer) -> dict[str, Toponym]:
    """One toponym for each name by `key_of`: what is said beside one of them is said of all."""
    grouped: dict[str, list[Written]] = {}
    for row in written:
        grouped.setdefault(key_of(row), []).append(row)
    return {key: _toponym(rows, gazetteer) for key, rows in sorted(grouped.items())}


def key_of(row: Written) -> str:
    """What names in a text are one by: "Mopti region" and "Mopti" are two."""
    kind = place_words().feature[row.generic].feature if row.generic else ""
    return f"{place_key(row.name)}/{kind}"


def _toponym(rows: Sequence[Written], gazetteer: Gazetteer) -> Toponym:
    afters = Counter(area for row in rows if (area := _area_in(row.after, gazetteer)))
    generics = Counter(row.generic for row in rows if row.generic)
    kind = place_words().feature[_most(generics)].feature if generics else ""
    return Toponym(rows[0].name, _most(afters), kind)


def _most(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda word: (-counts[word], word), default="")


def _area_in(after: str, gazetteer: Gazetteer) -> str:
    """The longest beginning of the words that names a country or an area."""
    words = after.split()
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if any(place.feature[:3] in {"PCL", "ADM"} for place in gazetteer.named(name)):
            return name
    return ""


def countries_named(texts: Iterable[str]) -> dict[str, float]:
    """The shares 0..1 in which the texts name each country (alpha-2), its people or what is its."""
    counts = Counter(
        place.country
        for text in texts
        for match in _CAPITALISED.finditer(text)
        for name in _parts(match.group())
        if (place := known_places().get(name)) is not None
        and place.sort in {"country", "demonym", "people"}
        and place.country
    )
    total = sum(counts.values())
    return {country: counts[country] / total for country in sorted(counts)}


def _parts(phrase: str) -> list[str]:
    whole = _GENITIVE.sub("", phrase)
    return [whole] if whole in known_places() else _GENITIVE.sub("", phrase).split()
