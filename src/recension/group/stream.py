"""Articles in reporting order: each joins a story or opens one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recension.group.decision import Weights, log_odds, shipped_weights
from recension.group.evidence import evidence_between
from recension.group.index import Index
from recension.group.linkage import average_linkage
from recension.group.profile import Profile
from recension.group.settings import Settings
from recension.group.shelf import Places, Scores, Shelf

_APART = -8.0
_EVEN = 1e-9
"""Log-odds above which two stories are sooner one than two."""


class Stream:
    """What grouping has seen: profiles, index, links and stories. Owned by one caller.

    The same articles in the same order give the same stories, however they are batched.
    """

    def __init__(self, settings: Settings | None = None, weights: Weights | None = None) -> None:
        self.settings = settings or Settings()
        self._weights = weights or shipped_weights()
        self._shelf = Shelf()
        self._index = Index(self.settings.depth)
        self._profiles: list[Profile] = []
        self._links: list[tuple[int, int]] = []
        self._story: list[int] = []
        self._members: dict[int, list[int]] = {}

    def add(
        self, profile: Profile, vectors: Mapping[str, NDArray[np.float32]] | None = None
    ) -> int:
        """Take in an article; gives the number of the story it joins, or of the one it opens."""
        places = self._index.near(profile.keys, self.settings.candidates)
        scores = self.scores(profile, places, vectors)
        story = self._joined(profile, places, scores, vectors)
        place = self._shelf.add(profile)
        self._index.add(place, profile.keys)
        self._profiles.append(profile)
        self._links += [(place, int(other)) for other in places[scores > 0]]
        number = place if story is None else story
        self._story.append(number)
        self._members.setdefault(number, []).append(place)
        return number

    def scores(
        self,
        profile: Profile,
        places: Places,
        vectors: Mapping[str, NDArray[np.float32]] | None = None,
    ) -> Scores:
        """Log-odds that `profile` and each of the articles at `places` tell one story."""
        if not len(places):
            return np.empty(0)
        scores = log_odds(evidence_between(profile, self._shelf, places), self._weights)
        if vectors is not None and self._weights.vectors:
            scores = scores + self._second_opinion(profile, places, vectors)
        if profile.day is not None:
            apart = np.abs(np.nan_to_num(self._shelf.days(places) - profile.day))
            scores[apart > self.settings.window] = np.minimum(
                scores[apart > self.settings.window], 0.0
            )
        return scores

    def _second_opinion(
        self, profile: Profile, places: Places, vectors: Mapping[str, NDArray[np.float32]]
    ) -> Scores:
        own = vectors.get(profile.id)
        if own is None:
            return np.zeros(len(places))
        others = (vectors.get(self._profiles[place].id) for place in places.tolist())
        usual = self._weights.vectors_usual
        cosines = [usual if other is None else float(own @ other) for other in others]
        return self._weights.vectors * (np.array(cosines) - usual)

    def _joined(
        self,
        profile: Profile,
        places: Places,
        scores: Scores,
        vectors: Mapping[str, NDArray[np.float32]] | None,
    ) -> int | None:
        """The story whose latest members hold the article best on average, if they do."""
        best: tuple[float, int] | None = None
        for story in sorted({self._story[place] for place in places[scores > 0].tolist()}):
            faces = np.array(self._members[story][-self.settings.faces :], dtype=np.int64)
            held = float(self.scores(profile, faces, vectors).mean())
            if held > 0 and (best is None or held > best[0]):
                best = (held, story)
        return None if best is None else best[1]

    def stories(self) -> list[list[int]]:
        """The stories as decided on arrival: places, by first member."""
        return [list(found) for found in self._members.values()]

    def settled(
        self,
        judged: Mapping[tuple[int, int], float] | None = None,
        vectors: Mapping[str, NDArray[np.float32]] | None = None,
    ) -> list[list[int]]:
        """The stories after a look at all evidence: places, by first member.

        Articles that links hold together, directly or through others, are all compared and
        parted by average linkage, which does not depend on the order they came in. Where more
        than `dense` hang together, the decisions made on arrival stand.
        """
        judged = judged or {}
        stories: list[list[int]] = []
        for places in self._hanging_together(judged):
            if len(places) == 1:
                stories.append(places)
            elif len(places) > self.settings.dense:
                stories += self._as_arrived(places)
            else:
                table = self._table(places, judged, vectors)
                stories += [
                    [places[at] for at in found]
                    for found in average_linkage(table.astype(np.float32), _EVEN)
                ]
        return sorted(stories)

    def _as_arrived(self, places: Sequence[int]) -> list[list[int]]:
        stories: dict[int, list[int]] = defaultdict(list)
        for place in places:
            stories[self._story[place]].append(place)
        return list(stories.values())

    def _hanging_together(self, judged: Mapping[tuple[int, int], float]) -> list[list[int]]:
        root = list(range(len(self._profiles)))
        same = [pair for pair, score in sorted(judged.items()) if score > 0]
        arrived = [(m[0], other) for m in self._members.values() for other in m[1:]]
        for left, right in (*self._links, *same, *arrived):
            one, two = _root(root, left), _root(root, right)
            root[max(one, two)] = min(one, two)
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(root)):
            found[_root(root, place)].append(place)
        return list(found.values())

    def _table(
        self,
        places: Sequence[int],
        judged: Mapping[tuple[int, int], float],
        vectors: Mapping[str, NDArray[np.float32]] | None,
    ) -> Scores:
        table = np.full((len(places), len(places)), _APART)
        for at, place in enumerate(places[1:], start=1):
            before = np.array(places[:at], dtype=np.int64)
            table[at, :at] = self.scores(self._profiles[place], before, vectors)
            table[:at, at] = table[at, :at]
        row = {place: at for at, place in enumerate(places)}
        for (left, right), score in judged.items():
            if left in row and right in row:
                table[row[left], row[right]] = table[row[right], row[left]] = score
        return table


def _root(root: list[int], place: int) -> int:
    while root[place] != place:
        root[place] = root[root[place]]
        place = root[place]
    return place
