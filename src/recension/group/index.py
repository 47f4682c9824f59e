"""Finding, among very many articles, the few that could tell the same story as a new one."""

from array import array

import numpy as np

from recension.group.profile import Ids
from recension.group.shelf import Places


class Index:
    """For each rare term the latest articles that carry it. Owned by one stream.

    Only the latest `depth` articles stand under a term: a term that more carry tells little, and
    the cost of a look-up stays the same however many articles were seen (impact-capped postings,
    after Broder et al. 2003 and the bounded posting lists of near-duplicate search).
    """

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._postings: dict[int, array[int]] = {}

    def add(self, place: int, keys: Ids) -> None:
        """Enter an article under its keys."""
        for key in keys.tolist():
            held = self._postings.get(key)
            if held is None:
                self._postings[key] = array("I", (place,))
                continue
            held.append(place)
            if len(held) >= 2 * self._depth:
                del held[: -self._depth]

    def near(self, keys: Ids, most: int) -> Places:
        """The places of at most `most` articles that share the most keys, ascending.

        Among equals the later article comes first.
        """
        lists = [held[-self._depth :] for key in keys.tolist() if (held := self._postings.get(key))]
        if not lists:
            return np.empty(0, dtype=np.int64)
        flat = np.concatenate([np.frombuffer(held, dtype=np.uint32) for held in lists])
        places, counts = np.unique(flat, return_counts=True)
        if len(places) > most:
            places = places[np.lexsort((-places.astype(np.int64), -counts))[:most]]
        return np.sort(places).astype(np.int64)
