"""Articles → stories: which of them tell of one event."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.group.arrivals import minute_of
from recension.group.background import news_background
from recension.group.candidates import Search
from recension.group.crowding import beside_crowds
from recension.group.dates import Dated
from recension.group.furniture import without_furniture
from recension.group.likeness import (
    Decision,
    Floats,
    dates_of,
    encoder_of,
    log_odds,
    shipped_decision,
)
from recension.group.profile import Encode, Profile, profile_of
from recension.group.reasons import Reason, reasons_of, sentence
from recension.group.ruled import bound_together, ruled_clusters
from recension.group.rulings import Rulings, kept_apart, on_article, said
from recension.group.stream import grouped_in_order
from recension.group.window import lives
from recension.model.annotation import Annotation
from recension.model.article import Article

_MOST_PAIRED = 2_000


class Grouping(msgspec.Struct, frozen=True):
    """The partition: each story's article ids, sorted, and for each article why it is there."""

    stories: tuple[tuple[str, ...], ...]
    why: dict[str, str]


def group_articles(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    decision: Decision | None = None,
    rulings: Rulings = Rulings(),  # noqa: B008
) -> Grouping:
    """The stories that `articles` tell, the same whatever the order they come in.

    Every pair is weighed (`likeness`), and stories are the clusters of average linkage over the
    pairs' log odds beside how crowded it is about them (`crowding`), parted where nothing was told
    for too long (`window`). Copies of one text are taken as one. Of more than 2,000 distinct texts
    only those are weighed that an index proposes (`stream`), in order of date and id, so that time
    and memory grow with their number and not with its square. A person's `rulings` hold whatever
    the words say. `annotations` are not needed yet.
    """
    del annotations
    decision = decision or shipped_decision()
    copies = _copies(articles, rulings, encoder_of(decision))
    if len(copies) > _MOST_PAIRED:
        stories = grouped_in_order(articles, decision, rulings.given)
    else:
        stories = _all_pairs(copies, decision, rulings)
    by_id = {article.id: article for article in articles}
    why: dict[str, str] = {}
    for story in stories:
        found = reasons_of((by_id[each] for each in story), decision)
        why |= {each: _why(found[each], by_id, rulings) for each in story}
    return Grouping(stories, why)


def _why(reason: Reason, articles: Mapping[str, Article], rulings: Rulings) -> str:
    """What holds an article in its story, with what a person decided about it."""
    ruled = [said(ruling) for ruling in on_article(rulings, reason.article)]
    return " ".join([sentence(reason, articles), *ruled])


def _all_pairs(
    copies: Sequence[tuple[Profile, list[Article]]], decision: Decision, rulings: Rulings
) -> tuple[tuple[str, ...], ...]:
    profiles, articles = [profile for profile, _ in copies], [same[0] for _, same in copies]
    profiles = without_furniture(profiles, articles, news_background(), Search().furniture)
    odds, dated = weighed(profiles, decision)
    ids = [[article.id for article in same] for _, same in copies]
    clusters = ruled_clusters(odds, ids, rulings, decision.threshold, dated=dated)
    minutes = [_appeared(same) for _, same in copies]
    parts = (part for rows in clusters for part in _bound_lives(lives(rows, minutes), ids, rulings))
    found = (sorted(each for row in rows for each in ids[row]) for rows in parts)
    return tuple(sorted(map(tuple, found)))


def weighed(profiles: Sequence[Profile], decision: Decision) -> tuple[Floats, Dated | None]:
    """The log odds of every pair beside their crowds, (n, n), and where their dates clash."""
    odds = log_odds(profiles, news_background(), decision)
    return beside_crowds(odds, decision.crowd), dates_of(profiles, decision)


def _bound_lives(
    parts: Sequence[list[int]], ids: Sequence[Sequence[str]], rulings: Rulings
) -> list[list[int]]:
    """The parts of a story, those that a person keeps together as one."""
    told = [[each for row in rows for each in ids[row]] for rows in parts]
    groups = bound_together(told, rulings)
    return [sorted(row for place in group for row in parts[place]) for group in groups]


def _appeared(copies: Sequence[Article]) -> int | None:
    """When the first of the copies appeared, in minutes; null where no day is known."""
    dates = [each.published for each in copies if each.published is not None]
    known = [minute_of(date) for date in dates if date.precision in ("day", "minute")]
    return min((minute for minute in known if minute is not None), default=None)


def _copies(
    articles: Sequence[Article], rulings: Rulings, encode: Encode
) -> list[tuple[Profile, list[Article]]]:
    """Articles of the same text together, in order of its digest: arrival gets no further.

    Those that a person keeps apart are no copies of each other.
    """
    background = news_background()
    by_text: dict[str, list[tuple[Profile, list[Article]]]] = {}
    for article in sorted(articles, key=lambda article: article.id):
        profile = profile_of(article, background, encode)
        groups = by_text.setdefault(profile.key, [])
        for _, same in groups:
            if not kept_apart(rulings, [article.id], [each.id for each in same]):
                same.append(article)
                break
        else:
            groups.append((profile, [article]))
    return [group for key in sorted(by_text) for group in by_text[key]]
