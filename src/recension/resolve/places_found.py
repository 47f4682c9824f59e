"""Places' names found in a text: those that a reader of names marks, and those it misses.

Each run of words that may name a place is weighed by its signs (logistic regression), and of those
that overlap the likeliest is taken.
"""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Literal

import msgspec

from recension.annotate.intervals import Intervals
from recension.model.annotation import Annotation, Mention
from recension.model.span import Offsets
from recension.resolve.gazetteer import Gazetteer
from recension.resolve.places_names import Candidate, candidates_in, units_of
from recension.resolve.places_signs import Signs
from recension.text.word_lists import word_list

_SURE = 0.8
"""What is added from here on leaves all names of GUM and re3d but one as they were."""
PlaceUse = Literal["place", "adjective", "within"]


class NamedPlace(msgspec.Struct, frozen=True, order=True):
    """A place's name at [start, end), how likely it is one (0..1), and how it is used.

    "place" is the place itself, "adjective" what is its ("Malian"), "within" a part of another name
    ("Tarbeck Town Council").
    """

    start: int
    end: int
    probability: float
    use: PlaceUse


class FoundWeights(msgspec.Struct, frozen=True):
    """places_found.json: the weight of each sign, and how likely a name must be to be taken."""

    about: str
    least: float
    constant: float
    signs: dict[str, float]


@cache
def found_weights() -> FoundWeights:
    """The shipped weights."""
    return word_list(__package__, "places_found.json", FoundWeights)


def find_places(
    text: str, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[NamedPlace, ...]:
    """The names of places in a text, in order, none over another; `mentions` in order of start."""
    units = units_of(text)
    candidates = candidates_in(text, units, mentions, gazetteer)
    signs = Signs(text, units, mentions, candidates)
    found = [
        NamedPlace(row.start, row.end, likely, _use(row, signs.cover(row)))
        for row in candidates
        if (likely := _likely(signs.of(row))) >= found_weights().least
    ]
    return _apart(found)


def _likely(signs: Sequence[str]) -> float:
    weights = found_weights()
    total = weights.constant + sum(weights.signs.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + math.exp(-total)), 4)


def _use(row: Candidate, cover: str) -> PlaceUse:
    if row.sort.startswith(("demonym", "people")):
        return "adjective"
    return "within" if cover.startswith(("begins", "in", "ends")) else "place"


def _apart(found: Sequence[NamedPlace]) -> tuple[NamedPlace, ...]:
    """Of names that overlap the likeliest, then the longest, then the first."""
    taken: set[int] = set()
    kept = []
    for row in sorted(found, key=lambda row: (-row.probability, row.start - row.end, row.start)):
        places = range(row.start, row.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(row)
    return tuple(sorted(kept))


def with_places(annotation: Annotation, gazetteer: Gazetteer) -> Annotation:
    """The annotation with the places that reading missed, or took for somebody or a body.

    Only sure ones are added; adjectives and names within other names are none.
    """
    found = find_places(annotation.text, annotation.mentions, gazetteer)
    sure = {
        (row.start, row.end) for row in found if row.use == "place" and row.probability >= _SURE
    }
    kept = Intervals((mention.start, mention.end) for mention in annotation.mentions)
    new = [Mention(*span, "place") for span in sure if not kept.touches(*span)]
    read = [_as_place(mention, sure) for mention in annotation.mentions]
    return msgspec.structs.replace(annotation, mentions=tuple(sorted([*read, *new])))


def _as_place(mention: Mention, sure: AbstractSet[Offsets]) -> Mention:
    is_taken = mention.kind in {"organisation", "person"}
    return (
        msgspec.structs.replace(mention, kind="place")
        if is_taken and (mention.start, mention.end) in sure
        else mention
    )
