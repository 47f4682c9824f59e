"""Stories that go on from one run to the next: which is which, and what happened to them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from recension.group.background import news_background
from recension.group.changes import SAMPLE, ruled_reason, weighed_reason
from recension.group.likeness import Decision, log_odds, shipped_decision
from recension.group.profile import profile_of
from recension.group.rulings import Rulings
from recension.group.stream import by_date
from recension.model.article import Article
from recension.model.history import ChangeKind, StoryChange
from recension.model.identity import digest_id

_Home = TypeVar("_Home", int, str)
Homes = Mapping[str, str]
"""Each article's story, both by id."""


def continued(
    stories: Iterable[Sequence[str]],
    homes: Homes,
    articles: Mapping[str, Article],
    ever: Iterable[str] = (),
) -> dict[str, tuple[str, ...]]:
    """Each story's articles by the story's id: the id it had, where it is one that was there.

    It is the one that most of an earlier story's articles are in now; of several earlier ones it
    goes on under the id of the one that most of these come from, or that began first. Others get
    an id from their articles, none that a story `ever` had.
    """
    parts = [tuple(sorted(story)) for story in stories]
    place = {article: number for number, part in enumerate(parts) for article in part}
    goes_on: dict[int, tuple[int, str]] = {}
    for story, members in _earlier(homes, articles).items():
        main = _main(members, place)
        came = sum(place[each] == main for each in members)
        if came > goes_on.get(main, (0, ""))[0]:
            goes_on[main] = came, story
    taken = {*ever, *homes.values()}
    named = {
        goes_on[number][1] if number in goes_on else _named(part, taken): part
        for number, part in enumerate(parts)
    }
    return dict(sorted(named.items()))


def changes_between(
    before: Homes,
    after: Homes,
    articles: Mapping[str, Article],
    rulings: Rulings,
    decision: Decision | None = None,
) -> tuple[StoryChange, ...]:
    """What happened to the stories of `before`, each change with its reason, sorted.

    `articles` are all that are there now, and `decision` what they were grouped by; what is no
    longer there says nothing.
    """
    decided = decision or shipped_decision()
    earlier, now = _earlier(before, articles), _earlier(after, articles)
    found = []
    for story, members in earlier.items():
        main = _main(members, after)
        for home in sorted({after[each] for each in members} - {story}):
            moved = [each for each in members if after[each] == home]
            kind: ChangeKind = "moved" if home in earlier else "split"
            ends = (story, home)
            if home == main:
                kind, ends = "merged", (home, story)
            joined = story if kind == "split" else home
            beside = _others(earlier.get(joined, ()), moved) or _others(now.get(joined, ()), moved)
            reason = ruled_reason(rulings, kind, beside, moved)
            reason = reason or _reason(kind, beside or moved, moved, articles, decided)
            found.append(StoryChange(kind, ends, tuple(sorted(moved)), reason))
    return tuple(sorted(found, key=lambda each: (each.kind, each.stories, each.articles)))


def _others(some: Iterable[str], moved: Sequence[str]) -> list[str]:
    gone = set(moved)
    return [each for each in some if each not in gone]


def _reason(
    kind: ChangeKind,
    some: Sequence[str],
    others: Sequence[str],
    articles: Mapping[str, Article],
    decision: Decision,
) -> str:
    background = news_background()
    near = some[-SAMPLE:]
    profiles = [profile_of(articles[each], background) for each in (*near, *others[-SAMPLE:])]
    return weighed_reason(log_odds(profiles, background, decision), len(near), kind, decision)


def _earlier(homes: Homes, articles: Mapping[str, Article]) -> dict[str, list[str]]:
    """The stories of `homes`, as far as their articles are there, by when they began."""
    found: dict[str, list[str]] = {}
    for each in _in_order((each for each in homes if each in articles), articles):
        found.setdefault(homes[each], []).append(each)
    return found


def _in_order(some: Iterable[str], articles: Mapping[str, Article]) -> list[str]:
    return sorted(some, key=lambda each: by_date(articles[each]))


def _main(members: Sequence[str], homes: Mapping[str, _Home]) -> _Home:
    """Where most of a story's articles are now; of several the one that its first is in."""
    counts = Counter(homes[each] for each in members)
    return max(dict.fromkeys(homes[each] for each in members), key=counts.__getitem__)


def _named(members: Sequence[str], taken: set[str]) -> str:
    """An id from the articles, which no other story has."""
    return next(name for name in _names(members) if name not in taken)


def _names(members: Sequence[str]) -> Iterator[str]:
    yield digest_id("s", *members)
    number = 1
    while True:
        number += 1
        yield digest_id("s", *members, str(number))
