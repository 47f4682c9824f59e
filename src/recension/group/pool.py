"""The stories of a stream as they stand, and the steps by which they came to stand so."""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from recension.group.pair_odds import Floats, PairOdds
from recension.group.rulings import Rulings

_MOST_KNOWN = 1 << 19


class Step(msgspec.Struct, frozen=True):
    """What deciding on `row` did: the stories it changed, as they were before it.

    `grew` names the one story that took the row in and changed in nothing else.
    """

    row: int
    before: tuple[tuple[int, list[int]], ...] = ()
    grew: int | None = None


class Pool:
    """Articles by row, and stories: a story goes by the row of its first article.

    `orders` are the rows' places in reporting order and `minutes` when they appeared, where that is
    known; `twins` the copies of a row's text. Rows that `succeeded` holds are no more: the text is
    another row's, which appeared before. `was` holds the story of each row whose story changed
    since the last look, at which there were `seen` rows.
    """

    def __init__(self, odds: PairOdds, rulings: Rulings) -> None:
        self.odds = odds
        self.rulings = rulings
        self.orders: list[int] = []
        self.minutes: list[int | None] = []
        self.ids: list[str] = []
        self.twins: dict[int, list[tuple[int, str]]] = {}
        self.row_of: dict[str, int] = {}
        self.home: list[int] = []
        self.stories: dict[int, list[int]] = {}
        self.steps: list[Step] = []
        self.succeeded: set[int] = set()
        self.was: dict[int, int] = {}
        self.seen = 0
        self._noted: set[int] = set()
        self._known: dict[int, float] = {}

    def beside(self, row: int, others: Sequence[int]) -> Floats:
        """The log odds of `row` with each of `others`, each pair weighed once while it is known."""
        keys = [(row << 32 | other) if row > other else (other << 32 | row) for other in others]
        missing = [place for place, key in enumerate(keys) if key not in self._known]
        if missing:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
                missing = list(range(len(keys)))
            found = self.odds.beside(row, [others[place] for place in missing]).tolist()
            self._known.update(zip((keys[place] for place in missing), found, strict=True))
        return np.array([self._known[key] for key in keys], np.float32)

    def table(self, rows: Sequence[int]) -> Floats:
        """The log odds of every pair of `rows`, (n, n), symmetric."""
        odds = np.zeros((len(rows), len(rows)), np.float32)
        for place, row in enumerate(rows):
            odds[place, :place] = self.beside(row, rows[:place])
        both: Floats = odds + odds.T
        return both

    def articles(self, rows: Iterable[int]) -> list[str]:
        """The ids of the rows' articles, copies of one text with it."""
        found = []
        for row in rows:
            found.append(self.ids[row])
            found += [identifier for _, identifier in self.twins.get(row, ())]
        return found

    def note(self, story: int) -> None:
        """Remember whose story this is before it changes."""
        if story not in self._noted:
            self._noted.add(story)
            for row in self.stories[story]:
                if row < self.seen:
                    self.was.setdefault(row, story)

    def looked(self) -> None:
        """Forget what was noted: the stories have been looked at as they are now."""
        self.was.clear()
        self._noted.clear()
        self.seen = len(self.ids)

    def add(self, identifier: str, order: int, minute: int | None) -> int:
        """Take an article in, without a story yet; gives its row."""
        row = len(self.ids)
        self.ids.append(identifier)
        self.orders.append(order)
        self.minutes.append(minute)
        self.home.append(-1)
        self.row_of[identifier] = row
        return row

    def succeed(self, old: int, row: int) -> None:
        """Make what had the text of `old` copies of `row`, which appeared before it."""
        self.succeeded.add(old)
        twins = [(self.orders[old], self.ids[old]), *self.twins.pop(old, ())]
        self.twins.setdefault(row, []).extend(twins)
        for _, identifier in twins:
            self.row_of[identifier] = row

    def put(self, story: Sequence[int]) -> None:
        """Set up a story of these rows, which are in reporting order."""
        members = list(story)
        self.stories[members[0]] = members
        for row in members:
            self.home[row] = members[0]

    def undo(self) -> int:
        """Take back the last step; gives its row, which then has no story."""
        step = self.steps.pop()
        self.note(self.home[step.row])
        if step.grew is not None:
            self.stories[step.grew].pop()
        else:
            rows = [step.row, *(row for _, members in step.before for row in members)]
            for story in {self.home[row] for row in rows}:
                self.note(story)
                del self.stories[story]
            for _, members in step.before:
                self.put(members)
        self.home[step.row] = -1
        return step.row
