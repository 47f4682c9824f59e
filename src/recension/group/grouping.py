"""Articles → stories: which of them tell of one event."""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from recension.group.linkage import Floats, average_linkage
from recension.group.vectors import bags_of, similarities
from recension.model.annotation import Annotation
from recension.model.article import Article


class Grouping(msgspec.Struct, frozen=True):
    """The partition: each story's article ids, sorted, and for each article why it is there."""

    stories: tuple[tuple[str, ...], ...]
    why: dict[str, str]


class GroupingSettings(msgspec.Struct, frozen=True):
    """How alike the articles of a story are on average, and what body and names weigh.

    Set on the development stories of ECB+ (`benchmarks/group.py`).
    """

    least: float = 0.19
    names: float = 0.4
    most_common: float = 0.2


def group_articles(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    settings: GroupingSettings = GroupingSettings(),  # noqa: B008 (frozen)
) -> Grouping:
    """The stories that `articles` tell, the same whatever the order they come in.

    Copies of one text are taken as one. Compares all pairs: time and memory grow with the square
    of the number of distinct texts.
    """
    del annotations
    distinct = _distinct(articles)
    texts = list(distinct.values())
    alike = _alike([same[0] for same in texts], settings)
    clusters = average_linkage(alike, settings.least)
    why: dict[str, str] = {}
    stories: list[tuple[str, ...]] = []
    for rows in clusters:
        stories.append(tuple(sorted(a.id for row in rows for a in texts[row])))
        for row in rows:
            why |= _reasons(texts, row, rows, alike)
    return Grouping(tuple(sorted(stories)), why)


def _distinct(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Articles by digest of their text, in order of digest: no order of arrival gets further."""
    by_text: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        key = hashlib.sha256(f"{article.title}\x1f{article.text}".encode()).hexdigest()
        by_text.setdefault(key, []).append(article)
    return dict(sorted(by_text.items()))


def _alike(articles: Sequence[Article], settings: GroupingSettings) -> Floats:
    bags = [bags_of(article) for article in articles]
    most = max(50, int(settings.most_common * len(bags)))
    body = similarities([bag.body for bag in bags], most)
    names = similarities([bag.names for bag in bags], most)
    weighed: Floats = body * np.float32(1 - settings.names) + names * np.float32(settings.names)
    return weighed


def _reasons(
    texts: Sequence[Sequence[Article]], row: int, rows: Sequence[int], alike: Floats
) -> dict[str, str]:
    copies = [article.id for article in texts[row]]
    others = [other for other in rows if other != row]
    if not others:
        reason = "the same text" if len(copies) > 1 else "alone: no other article is alike enough"
        return dict.fromkeys(copies, reason)
    nearest = max(others, key=lambda other: (alike[row, other], -other))
    mean = float(alike[row, others].mean())
    named = texts[nearest][0].title or texts[nearest][0].id
    reason = (
        f"shares most words and names with {named} ({alike[row, nearest]:.2f}; mean {mean:.2f})"
    )
    return dict.fromkeys(copies, reason)
