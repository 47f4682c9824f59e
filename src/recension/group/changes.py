"""What changed in the stories while articles arrived, each change with its reason."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from recension.group.crowding import beside_crowds
from recension.group.likeness import Decision, Floats
from recension.group.pool import Pool
from recension.group.rulings import Rulings, deciding, said
from recension.model.history import ChangeKind, RulingKind, StoryChange

SAMPLE = 16
"""So many articles of either side are weighed to say why."""


def changes_of(pool: Pool) -> tuple[StoryChange, ...]:
    """What happened to the stories since they were last looked at, sorted."""
    olds: dict[int, list[int]] = {}
    for row, story in pool.was.items():
        if pool.home[row] >= 0:
            olds.setdefault(story, []).append(row)
    for rows in olds.values():
        rows.sort(key=pool.orders.__getitem__)
    main = {story: _main_home(pool, rows) for story, rows in olds.items()}
    found = [*_merged(pool, olds, main), *_parted(pool, olds, main)]
    return tuple(sorted(found, key=lambda each: (each.kind, each.stories, each.articles)))


def _main_home(pool: Pool, rows: Sequence[int]) -> int:
    """The story that most of the rows are in now; of several the one that began first."""
    homes = Counter(pool.home[row] for row in rows)
    return min(homes, key=lambda home: (-homes[home], pool.orders[home]))


def _merged(pool: Pool, olds: dict[int, list[int]], main: dict[int, int]) -> list[StoryChange]:
    by_home: dict[int, list[int]] = {}
    for story in sorted(olds, key=lambda story: pool.orders[olds[story][0]]):
        by_home.setdefault(main[story], []).append(story)
    found = []
    for home, (kept, *gone) in by_home.items():
        stayed = [row for row in olds[kept] if pool.home[row] == home]
        for story in gone:
            came = [row for row in olds[story] if pool.home[row] == home]
            found.append(_change(pool, "merged", (stayed, came), came))
    return found


def _parted(pool: Pool, olds: dict[int, list[int]], main: dict[int, int]) -> list[StoryChange]:
    taken = {home: story for story, home in main.items()}
    found = []
    for story, rows in olds.items():
        stayed = [row for row in rows if pool.home[row] == main[story]]
        for home in sorted({pool.home[row] for row in rows} - {main[story]}):
            left = [row for row in rows if pool.home[row] == home]
            took = olds[taken[home]] if home in taken else left
            kind: ChangeKind = "moved" if home in taken else "split"
            found.append(_change(pool, kind, (stayed, took), left))
    return found


def _change(
    pool: Pool,
    kind: ChangeKind,
    sides: tuple[Sequence[int], Sequence[int]],
    rows: Sequence[int],
) -> StoryChange:
    first, second = (pool.ids[side[0]] for side in sides)
    other = sides[0] if kind != "moved" else [row for row in sides[1] if row not in rows]
    return StoryChange(
        kind,
        (first, second),
        tuple(sorted(pool.articles(rows))),
        _reason(pool, kind, other or sides[0], rows),
    )


def _reason(pool: Pool, kind: ChangeKind, some: Sequence[int], others: Sequence[int]) -> str:
    """Why these go together, or for a split why they do not."""
    ruled = ruled_reason(pool.rulings, kind, pool.articles(some), pool.articles(others))
    if ruled:
        return ruled
    near, far = some[-SAMPLE:], others[-SAMPLE:]
    return weighed_reason(pool.table([*near, *far]), len(near), kind, pool.odds.decision)


def ruled_reason(
    rulings: Rulings, kind: ChangeKind, some: Iterable[str], others: Iterable[str]
) -> str | None:
    """The ruling, if there is one, that these articles go together by, or for a split apart."""
    asked: RulingKind = "kept-apart" if kind == "split" else "kept-together"
    ruling = deciding(rulings, asked, some, others)
    return said(ruling) if ruling else None


def weighed_reason(table: Floats, count: int, kind: ChangeKind, decision: Decision) -> str:
    """What the log odds of each pair say of the first `count` articles and the others."""
    odds = beside_crowds(table, decision.crowd)
    mean = float(np.mean(odds[:count, count:]))
    told = "With what has arrived since, their articles are on average"
    least = decision.threshold
    if (mean >= least) == (kind == "split"):
        return f"{told} less alike than those that they are with now (log odds {mean:+.1f})."
    return (
        f"{told} {'not ' if kind == 'split' else ''}alike enough: log odds {mean:+.1f}, "
        f"where {least:+.1f} is asked."
    )
