"""Which place a name means: all names of a text weighed together, by fitted weights."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np

from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.places_evidence import (
    EVIDENCE,
    Candidates,
    Numbers,
    Toponym,
    candidates_of,
    own_evidence,
    with_context,
)


class Weights(msgspec.Struct, frozen=True):
    """place_weights.json: for each pass over the text, the weight of each kind of evidence."""

    about: str
    passes: tuple[dict[str, float], ...]


class Choice(msgspec.Struct, frozen=True):
    """The place a name most likely means and how likely, 0..1, among those that bear it."""

    place: Place
    probability: float


@cache
def place_weights() -> Weights:
    """The shipped weights."""
    file = resources.files("recension.resolve").joinpath("place_weights.json")
    return msgspec.json.decode(file.read_bytes(), type=Weights)


def choose_places(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, countries: Mapping[str, float]
) -> tuple[Choice | None, ...]:
    """The likeliest place of each name of one text; None where the gazetteer has no such name.

    The first pass takes every place for as likely as it is populous, each later one for as likely
    as the pass before found it. `countries`: the shares in which the text names each country.
    """
    rows = [candidates_of(toponym, gazetteer) for toponym in toponyms]
    own = [own_evidence(row, gazetteer) for row in rows]
    masses = [by_population(row) for row in rows]
    for named in place_weights().passes:
        weights = np.array([named[kind] for kind in EVIDENCE])
        evidence = with_context(rows, own, masses, countries)
        masses = [softmax(numbers @ weights) for numbers in evidence]
    return tuple(_choice(row, mass) for row, mass in zip(rows, masses, strict=True))


def _choice(row: Candidates, mass: Numbers) -> Choice | None:
    if not row.places:
        return None
    best = int(np.argmax(mass))
    return Choice(row.places[best], float(mass[best]))


def by_population(row: Candidates) -> Numbers:
    """How likely each candidate is by population alone; sums to 1."""
    return softmax(np.log1p(np.array([place.population for place in row.places], np.float64)))


def softmax(scores: Numbers) -> Numbers:
    """Scores to shares that sum to 1; of nothing, nothing."""
    if not scores.size:
        return scores
    raised: Numbers = np.exp(scores - scores.max())
    return raised / raised.sum()
