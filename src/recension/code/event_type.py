"""Event type: which PLOVER event a short text is about, by its words; a linear model.

Words and pairs of words of the headline and of the body, weighed by tf-idf, one weight an event for
each (one against the rest; the method is that of Joachims 1998). Names of countries and peoples are
one token, so that no country speaks for an event. Made by training.plover.train.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from recension.annotate.gazetteer import known_places
from recension.code.reports import reported_events
from recension.text.sentences import sentence_offsets

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_MOST = 4_000  # characters that are read
_FIRST = 4  # sentences of a headline whose reports are features


class Model(msgspec.Struct, frozen=True):
    """Weights [features, events], offsets [events] and idf [features] in order of `rows`."""

    events: tuple[str, ...]
    rows: dict[str, int]
    weights: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    idf: npt.NDArray[np.float32]


@cache
def shipped_model() -> Model:
    """The shipped weights, int8 with one scale an event."""
    raw = resources.files("recension.code").joinpath("event_type.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        words = bytes(held["words"]).decode("utf-8").split("\n")
        weights = held["weights"].astype(np.float32) * held["scale"]
        return Model(
            events=tuple(bytes(held["events"]).decode("utf-8").split("\n")),
            rows={word: row for row, word in enumerate(words)},
            weights=weights,
            offsets=held["offsets"].astype(np.float32),
            idf=held["idf"].astype(np.float32),
        )


def features_of(headline: str, body: str) -> Counter[str]:
    """Words and pairs, those of the headline and the lead marked, and what the headline reports."""
    found = Counter(f"h {word}" for word in _words_and_pairs(headline))
    found.update(f"l {word}" for word in _words_and_pairs(body[:300]))
    found.update(_words_and_pairs(body))
    found.update(f"h= {event}" for event in _reported(headline))
    return found


def _words_and_pairs(text: str) -> Iterator[str]:
    words = [_masked(word) for word in _WORD.findall(text[:_MOST])]
    yield from words
    yield from (f"{a} {b}" for a, b in pairwise(words))


def _masked(word: str) -> str:
    place = known_places().get(word)
    return "@place" if place else "#" if word.isdigit() else word.lower()


def _reported(text: str) -> Iterator[str]:
    for start, end in sentence_offsets(text)[:_FIRST]:
        yield from (row.event for row in reported_events(text, start, end))


def event_scores(headline: str, body: str, model: Model | None = None) -> dict[str, float]:
    """How strongly the words speak for each event; above 0 for, below 0 against."""
    held = model or shipped_model()
    found = {
        row: n
        for word, n in features_of(headline, body).items()
        if (row := held.rows.get(word)) is not None
    }
    if not found:
        return {}
    rows = np.array(sorted(found))
    counts = np.array([found[row] for row in rows], dtype=np.float32)
    weighed = (1 + np.log(counts)) * held.idf[rows]
    scores = (weighed / np.linalg.norm(weighed)) @ held.weights[rows] + held.offsets
    return {event: float(score) for event, score in zip(held.events, scores, strict=True)}


def strongest(headline: str, body: str) -> tuple[str, float] | None:
    """The event that the words speak for most and how strongly; None where no word is known."""
    scores = event_scores(headline, body)
    if not scores:
        return None
    event = max(scores, key=lambda event: (scores[event], event))
    return event, scores[event]


def event_type(headline: str, body: str) -> str | None:
    """The event that the words speak for most; None where they hold no known word."""
    found = strongest(headline, body)
    return found[0] if found else None
