"""Articles → stories: which of them tell of one event."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.group.background import news_background
from recension.group.likeness import Decision, Floats, log_odds, shipped_decision
from recension.group.linkage import average_linkage
from recension.group.profile import Profile, profile_of
from recension.model.annotation import Annotation
from recension.model.article import Article

_MOST_NAMED = 4


class Grouping(msgspec.Struct, frozen=True):
    """The partition: each story's article ids, sorted, and for each article why it is there."""

    stories: tuple[tuple[str, ...], ...]
    why: dict[str, str]


def group_articles(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    decision: Decision | None = None,
) -> Grouping:
    """The stories that `articles` tell, the same whatever the order they come in.

    Every pair is weighed (`likeness`), and stories are the clusters of average linkage over the
    pairs' log odds. Copies of one text are taken as one. Time and memory grow with the square of
    the number of distinct texts. `annotations` are not needed yet.
    """
    del annotations
    decision = decision or shipped_decision()
    copies = _copies(articles)
    profiles = [profile for profile, _ in copies]
    odds = log_odds(profiles, news_background(), decision)
    clusters = average_linkage(odds, decision.threshold)
    why: dict[str, str] = {}
    for rows in clusters:
        for row in rows:
            reason = _reason(row, rows, copies, odds)
            why |= {article.id: reason for article in copies[row][1]}
    stories = (sorted(a.id for row in rows for a in copies[row][1]) for rows in clusters)
    return Grouping(tuple(sorted(map(tuple, stories))), why)


def _copies(articles: Sequence[Article]) -> list[tuple[Profile, list[Article]]]:
    """Articles of the same text together, in order of its digest: arrival gets no further."""
    background = news_background()
    by_text: dict[str, tuple[Profile, list[Article]]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        profile = profile_of(article, background)
        by_text.setdefault(profile.key, (profile, []))[1].append(article)
    return [by_text[key] for key in sorted(by_text)]


def _reason(
    row: int, rows: Sequence[int], copies: Sequence[tuple[Profile, list[Article]]], odds: Floats
) -> str:
    profile, same = copies[row]
    others = [other for other in rows if other != row]
    if not others:
        return "The same text." if len(same) > 1 else "Alone: no other article is alike enough."
    nearest = max(others, key=lambda other: (odds[row, other], -other))
    other, of = copies[nearest]
    shared = [name for name in profile.main_names if name in other.names][:_MOST_NAMED]
    rare = _rarest(set(profile.lead) & set(other.body) - set(profile.names))
    parts = [
        f"names {', '.join(name.capitalize() for name in shared)}" if shared else "",
        f"tells of {', '.join(rare)}" if rare else "",
    ]
    said = " and ".join(part for part in parts if part) or "is worded alike"
    return f"Held by “{of[0].title or of[0].id}”, which also {said}."


def _rarest(stems: set[str]) -> list[str]:
    background = news_background()
    return sorted(stems, key=lambda stem: (-background.rarity(stem), stem))[:_MOST_NAMED]
