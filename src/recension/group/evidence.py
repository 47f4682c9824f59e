"""What speaks for and against two articles telling one story, in terms a person could name."""

import numpy as np
from numpy.typing import NDArray

from recension.group.profile import FACETS, Profile
from recension.group.shelf import Places, Scores, Shelf

Evidence = NDArray[np.float64]

EVIDENCE = (
    "head", "body", "names", "head_shared", "body_shared", "names_shared",
    "head_body", "head_squared", "body_squared", "names_squared",
    "numbers", "dates", "dates_clash", "counts", "counts_clash",
    "persons", "persons_clash", "places", "places_clash", "copied", "gap", "short",
)  # fmt: skip
"""The columns of an evidence table, in order."""


def evidence_between(profile: Profile, shelf: Shelf, places: Places) -> Evidence:
    """A row for each article at `places`: how it agrees and clashes with `profile`.

    Cosines and shares lie in 0..1; a clash is 1 where both articles have such a fact and share
    none; `gap` is the logarithm of 1 + the days between, 0 where a date is missing.
    """
    cosine: dict[str, Scores] = {}
    share: dict[str, Scores] = {}
    both: dict[str, Scores] = {}
    for name, facet, column in zip(FACETS, profile.facets, shelf.columns, strict=True):
        cosine[name], shared = column.dots(facet, places)
        fewer = np.minimum(column.sizes(places), len(facet.ids)).astype(np.float64)
        share[name] = shared / np.maximum(fewer, 1)
        both[name] = (fewer > 0).astype(np.float64)
    clash = {name: both[name] * (share[name] == 0) for name in ("dates", "persons", "places")}
    columns: dict[str, Scores] = {
        "head": cosine["head"],
        "body": cosine["body"],
        "names": cosine["names"],
        "head_shared": share["head"],
        "body_shared": share["body"],
        "names_shared": share["names"],
        "head_body": cosine["head"] * cosine["body"],
        "head_squared": cosine["head"] ** 2,
        "body_squared": cosine["body"] ** 2,
        "names_squared": cosine["names"] ** 2,
        "numbers": share["numbers"],
        "dates": share["dates"],
        "dates_clash": clash["dates"],
        "counts": share["counts"],
        "counts_clash": np.maximum(share["counted"] - share["counts"], 0),
        "persons": cosine["persons"],
        "persons_clash": clash["persons"],
        "places": cosine["places"],
        "places_clash": clash["places"],
        "copied": share["shingles"],
        "gap": _gap(profile, shelf, places),
        "short": 1 / np.log(np.e + np.minimum(shelf.lengths(places), profile.length)),
    }
    return np.stack([columns[name] for name in EVIDENCE], axis=1)


def _gap(profile: Profile, shelf: Shelf, places: Places) -> Scores:
    if profile.day is None:
        return np.zeros(len(places))
    apart = np.abs(shelf.days(places) - profile.day)
    gap: Scores = np.log1p(np.nan_to_num(apart, nan=0.0))
    return gap
