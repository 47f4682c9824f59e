"""Fit the weights of a place's evidence on half of LGL and TR-News.

python -m training.places.train --gazetteer FILE [--data ../shared/data] [--write]

A conditional logit (McFadden, 1974) over the places that bear a name: the right one is that of the
annotated GeoNames id, or else the nearest within 161 km of the annotated point. Names none of whose
places is right are left out. The halves are told by the digest of the article's id.
"""

import argparse
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.toponym_corpora import CORPORA, Document, corpus
from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.places_choice import Weights, by_population, softmax
from recension.resolve.places_evidence import (
    EVIDENCE,
    Candidates,
    Numbers,
    candidates_of,
    distances,
    own_evidence,
    with_context,
)
from recension.resolve.places_text import countries_named, key_of, toponyms_of, written_at

WEIGHTS = Path("src/recension/resolve/place_weights.json")
PASSES = 3
RIDGE = 1e-3
STEPS = 300
_SET = {"widely known by this name": 0.6}
"""Weights set and not fitted: fitted with the rest it was 0.9, and places of LGL that share a name
with a city far off suffered; from 0.4 to 1.3 the fitted half has the same, to 2 names of 2,877."""
Right = list[int | None]


class Text(msgspec.Struct, frozen=True):
    """An article made ready: candidates and evidence of each name, and which is right."""

    rows: list[Candidates]
    own: list[Numbers]
    right: Right
    countries: dict[str, float]


def prepared(document: Document, gazetteer: Gazetteer) -> Text:
    """The article's names with their candidates and the right one of each."""
    written = [
        (written_at(document.text, (gold.start, gold.end), gazetteer), gold)
        for gold in document.gold
    ]
    toponyms = toponyms_of([row for row, _ in written], gazetteer)
    rows = [candidates_of(toponym, gazetteer) for toponym in toponyms.values()]
    golds = {key_of(row): gold for row, gold in reversed(written) if gold.lat is not None}
    right = [_right(row.places, golds.get(key)) for key, row in zip(toponyms, rows, strict=True)]
    own = [own_evidence(row, gazetteer) for row in rows]
    return Text(rows, own, right, countries_named([document.text]))


def _right(places: tuple[Place, ...], gold: object) -> int | None:
    if gold is None or not places:
        return None
    for at, place in enumerate(places):
        if place.geonames == gold.geonames:
            return at
    points = np.array([(p.lat or np.nan, p.lon or np.nan) for p in places], np.float64)
    far = distances(np.array([[gold.lat, gold.lon]]), points)[0]
    far = np.where(np.isnan(far), np.inf, far)
    return int(np.argmin(far)) if far.min() <= 161 else None


def fit(sets: list[tuple[Numbers, int]]) -> Numbers:
    """Weights of greatest likelihood with a ridge, by gradient ascent with momentum (Adam)."""
    lengths = [len(numbers) for numbers, _ in sets]
    flat = np.concatenate([numbers for numbers, _ in sets])
    starts = np.cumsum([0, *lengths[:-1]])
    owner = np.repeat(np.arange(len(sets)), lengths)
    chosen = flat[starts + np.array([right for _, right in sets])]
    weights, first, second = np.zeros(flat.shape[1]), 0.0, 0.0
    for step in range(1, STEPS + 1):
        scores = flat @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        shares = raised / np.add.reduceat(raised, starts)[owner]
        expected = np.add.reduceat(flat * shares[:, None], starts)
        slope = (chosen - expected).mean(axis=0) - RIDGE * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        pace = 0.2 * (1 - step / STEPS)
        weights = weights + pace * first / (1 - 0.9**step) / (
            np.sqrt(second / (1 - 0.99**step)) + 1e-8
        )
    return weights


def without_set(numbers: Numbers) -> Numbers:
    """The evidence without the kinds whose weights are set."""
    fitted = np.array([kind not in _SET for kind in EVIDENCE], dtype=np.float64)
    return np.asarray(numbers * fitted, dtype=np.float64)


def with_set(weights: Numbers) -> Numbers:
    """The weights with those that are set."""
    known = [_SET.get(kind, weight) for kind, weight in zip(EVIDENCE, weights, strict=True)]
    return np.array(known, dtype=np.float64)


def train(texts: list[Text]) -> tuple[dict[str, float], ...]:
    """The weights of each pass, the masses of a later one from the one before."""
    masses = [[by_population(row) for row in text.rows] for text in texts]
    passes = []
    for _ in range(PASSES):
        evidence = [
            with_context(text.rows, text.own, mass, text.countries)
            for text, mass in zip(texts, masses, strict=True)
        ]
        sets = [
            (numbers, right)
            for text, found in zip(texts, evidence, strict=True)
            for numbers, right in zip(found, text.right, strict=True)
            if right is not None and len(numbers) > 1
        ]
        weights = with_set(fit([(without_set(numbers), right) for numbers, right in sets]))
        masses = [[softmax(numbers @ weights) for numbers in found] for found in evidence]
        right = sum(int(np.argmax(numbers @ weights)) == at for numbers, at in sets)
        print(f"pass {len(passes)}: {len(sets)} names, {right / len(sets):.3f} right in training")
        passes.append(dict(zip(EVIDENCE, (round(float(w), 3) for w in weights), strict=True)))
    return tuple(passes)


def main() -> None:
    """Read, fit, show, and write where asked to."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--data", type=Path, default=Path("../shared/data"))
    given.add_argument("--gazetteer", type=Path, required=True)
    given.add_argument("--write", action="store_true")
    options = given.parse_args()
    gazetteer = Gazetteer(options.gazetteer)
    half = [row for name in CORPORA for row in corpus(name, options.data) if not row.is_held_out]
    weights = Weights(
        about="Weights of places' evidence, a conditional logit a pass, fitted on half of LGL and"
        " TR-News by python -m training.places.train; see docs/models.md.",
        passes=train([prepared(document, gazetteer) for document in half]),
    )
    text = msgspec.json.format(msgspec.json.encode(weights), indent=1).decode()
    print(text)
    if options.write:
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
