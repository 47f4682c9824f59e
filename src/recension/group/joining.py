"""One article among the stories so far: what it joins, and what that joins or parts."""

from collections.abc import Sequence

import msgspec
import numpy as np

from recension.group.crowding import COPY, beside_crowds
from recension.group.likeness import Decision
from recension.group.pool import Pool, Step
from recension.group.ruled import means, ruled_clusters

_DAY = 24 * 60


class Joining(msgspec.Struct, frozen=True):
    """Parameters of joining.

    An article may join a story that was quiet for `quiet` minutes, or for as long as the story had
    lived, but never for more than `longest`. Candidates are weighed `look` at a time, until none of
    so many is alike enough. The stories that it is linked to are taken apart and
    put together anew, `around` articles at most; a story of more than `whole` articles stays whole
    and speaks through its `voice` last ones.
    """

    quiet: int = 21 * _DAY
    longest: int = 180 * _DAY
    look: int = 6
    around: int = 96
    whole: int = 48
    voice: int = 16


def join(pool: Pool, row: int, near: Sequence[int], joining: Joining) -> None:
    """Decide on `row`, the last in reporting order so far; `near` are the rows it may go with.

    The stories that hold an article alike enough to it are clustered anew by average linkage with
    it among them, so that they can also merge and part.
    """
    linked = _linked(pool, row, near, joining)
    if not linked:
        pool.put([row])
        pool.steps.append(Step(row))
        return
    parts = [*_around(pool, linked, joining), [row]]
    clusters = _clusters(pool, parts, joining)
    _settle(pool, row, [[parts[place] for place in cluster] for cluster in clusters])


def _linked(pool: Pool, row: int, near: Sequence[int], joining: Joining) -> dict[int, float]:
    """The stories with an article alike enough to `row`, and the most that one is."""
    weighed: dict[int, float] = {}
    least = -np.inf
    for start in range(0, len(near), joining.look):
        looked = near[start : start + joining.look]
        some = [other for other in looked if _in_reach(pool, row, other, joining)]
        if not some:
            continue
        found = pool.beside(row, some).tolist()
        weighed |= zip(some, found, strict=True)
        least = _least(pool.odds.decision, sorted(weighed.values(), reverse=True))
        if max(found) < least:
            # Those that share less are still less alike.
            break
    best: dict[int, float] = {}
    for other, odds in weighed.items():
        if odds >= least:
            story = pool.home[other]
            best[story] = max(odds, best.get(story, odds))
    for partner in _partners(pool, row):
        best[pool.home[partner]] = np.inf
    return best


def _least(decision: Decision, odds: Sequence[float]) -> float:
    """Log odds below which nothing is alike enough, it being as crowded as `odds` (falling) say.

    That is if it were as empty as can be about the other article.
    """
    crowd = decision.crowd
    others = [each for each in odds if each < COPY]
    nearest = [max(each, crowd.least) for each in others[: crowd.near]]
    about = (sum(nearest) + (crowd.near - len(nearest)) * crowd.least) / crowd.near
    return decision.threshold + crowd.share / 2 * (about + crowd.least)


def _partners(pool: Pool, row: int) -> list[int]:
    """The rows that a person keeps together with `row`, of those that have a story."""
    if not pool.rulings.together:
        return []
    ids = [each for own in pool.articles([row]) for each in pool.rulings.together.get(own, ())]
    rows = {pool.row_of[each] for each in ids if each in pool.row_of}
    return sorted(each for each in rows if each != row and pool.home[each] >= 0)


def _in_reach(pool: Pool, row: int, other: int, joining: Joining) -> bool:
    """Whether the story of `other` may still go on when `row` appears."""
    now = pool.minutes[row]
    story = pool.stories[pool.home[other]]
    first, last = pool.minutes[story[0]], pool.minutes[story[-1]]
    if now is None or first is None or last is None:
        return True
    return now - last <= min(max(joining.quiet, last - first), joining.longest)


def _around(pool: Pool, linked: dict[int, float], joining: Joining) -> list[list[int]]:
    """The linked stories, the likest first, as far as they fit; large ones as one part each."""
    parts: list[list[int]] = []
    room = joining.around
    for story in sorted(linked, key=lambda story: (-linked[story], pool.orders[story])):
        members = pool.stories[story]
        room -= min(len(members), joining.voice if len(members) > joining.whole else len(members))
        if parts and room < 0 and linked[story] < np.inf:
            break
        parts += [members] if len(members) > joining.whole else [[each] for each in members]
    return sorted(parts, key=lambda part: pool.orders[part[0]])


def _clusters(pool: Pool, parts: Sequence[Sequence[int]], joining: Joining) -> list[list[int]]:
    """Which parts make up a story, by their places."""
    voices = [list(part[-joining.voice :]) for part in parts]
    rows = [row for voice in voices for row in voice]
    odds = beside_crowds(pool.table(rows), pool.odds.decision.crowd)
    dated = pool.odds.dated(rows)
    sizes = [len(voice) for voice in voices]
    if max(sizes) > 1:
        odds, dated = means(odds, sizes), dated and dated.summed(sizes)
    ids = [pool.articles(part) for part in parts] if pool.rulings.given else []
    return ruled_clusters(odds, ids, pool.rulings, pool.odds.decision.threshold, sizes, dated)


def _settle(pool: Pool, row: int, clusters: Sequence[Sequence[list[int]]]) -> None:
    """Make the stories be these clusters of parts; `row` is in one of them."""
    changed = [cluster for cluster in clusters if not _stands(pool, cluster)]
    if len(changed) == 1 and len(changed[0]) == 2 and len(changed[0][0]) > 1:
        # A large story that takes the row in and changes in nothing else is not copied.
        grew = pool.home[changed[0][0][0]]
        if row < pool.seen:
            pool.note(grew)
        pool.stories[grew].append(row)
        pool.home[row] = grew
        pool.steps.append(Step(row, grew=grew))
        return
    after = [
        sorted((each for part in cluster for each in part), key=pool.orders.__getitem__)
        for cluster in changed
    ]
    stories = sorted({pool.home[each] for rows in after for each in rows if each != row})
    before = tuple((story, pool.stories[story]) for story in stories)
    for story in stories:
        if row < pool.seen or [*pool.stories[story], row] not in after:
            pool.note(story)
        del pool.stories[story]
    for rows in after:
        pool.put(rows)
    pool.steps.append(Step(row, before))


def _stands(pool: Pool, cluster: Sequence[Sequence[int]]) -> bool:
    """Whether the cluster is a story as it is."""
    home = pool.home[cluster[0][0]]
    if home < 0 or any(pool.home[part[0]] != home for part in cluster):
        return False
    return sum(map(len, cluster)) == len(pool.stories[home])
