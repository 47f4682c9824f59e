"""What grouping keeps of an article: a few sparse vectors, small enough for a million of them."""

import datetime
import math
import zlib
from collections.abc import Mapping
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.group.background import Background, news_background
from recension.group.terms import Terms, terms_of
from recension.model.annotation import Annotation
from recension.model.article import Article, Published

Ids = NDArray[np.uint32]
Weights = NDArray[np.float32]

FACETS = (
    "head", "body", "names", "persons", "places", "numbers", "dates", "counts", "counted",
    "shingles",
)  # fmt: skip
_KEPT = {"head": 24, "body": 64, "names": 24, "shingles": 24}
_KEPT_OTHERWISE = 12
_COMMON = 1.0
_KEYS = {"head": 8, "body": 12, "names": 8, "shingles": 8}


class Facet(msgspec.Struct, frozen=True):
    """A sparse vector of unit length: ascending 32-bit hashes of terms, and their weights."""

    ids: Ids
    weights: Weights


class Profile(msgspec.Struct, frozen=True):
    """An article as grouping sees it.

    `day` counts days from 0001-01-01, null without a date; `keys` are the hashes of its rarest
    terms, by which the index finds it; `length` is its number of words; `digest` its content's.
    """

    id: str
    digest: str
    day: float | None
    length: int
    facets: tuple[Facet, ...]
    keys: Ids


def profile_of(
    article: Article, annotation: Annotation | None, background: Background | None = None
) -> Profile:
    """The profile of an article, from its text and what was annotated, and nothing else."""
    known = background or news_background()
    terms = terms_of(article, annotation, known)
    weighed = {facet: weighed_terms(terms, facet, known) for facet in FACETS}
    return Profile(
        id=article.id,
        digest=f"{zlib.crc32((article.title or '').encode('utf-8', 'replace')):08x}"
        f"{zlib.crc32(article.text.encode('utf-8', 'replace')):08x}",
        day=day_of(article.published),
        length=sum(terms.body.values()),
        facets=tuple(_facet(weighed[facet], _KEPT.get(facet, _KEPT_OTHERWISE)) for facet in FACETS),
        keys=_keys(weighed),
    )


def weighed_terms(terms: Terms, facet: str, background: Background) -> dict[str, float]:
    """The terms of one facet, weighed: logarithm of how often, times rarity (Salton 1988)."""
    held: dict[str, int] = getattr(terms, facet)
    if facet in ("head", "body", "names", "persons", "places"):
        return {
            term: (1 + math.log(often)) * rarity
            for term, often in held.items()
            if (rarity := background.rarity(term)) > _COMMON
        }
    if facet == "shingles":
        return dict.fromkeys(sorted(held, key=_hash)[: _KEPT["shingles"]], 1.0)
    return dict.fromkeys(held, 1.0)


def day_of(published: Published | None) -> float | None:
    """The day of a date, with the time of day as a fraction; null for a month or a year alone."""
    if published is None or published.precision in ("year", "month"):
        return None
    try:
        moment = datetime.datetime.fromisoformat(published.value.replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def _facet(weighed: Mapping[str, float], kept: int) -> Facet:
    best = sorted(weighed.items(), key=lambda item: (-item[1], _hash(item[0])))[:kept]
    merged: dict[int, float] = {}
    for term, weight in best:
        merged[_hash(term)] = weight
    norm = math.sqrt(sum(weight * weight for weight in merged.values())) or 1.0
    ids = sorted(merged)
    return Facet(
        np.array(ids, dtype=np.uint32),
        np.array([merged[term] / norm for term in ids], dtype=np.float32),
    )


def _keys(weighed: Mapping[str, Mapping[str, float]]) -> Ids:
    keys: set[int] = set()
    for facet, many in _KEYS.items():
        best = sorted(weighed[facet].items(), key=lambda item: (-item[1], _hash(item[0])))[:many]
        keys.update(_hash(term) for term, _ in best)
    return np.array(sorted(keys), dtype=np.uint32)


@lru_cache(maxsize=1 << 18)
def _hash(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "replace"))
