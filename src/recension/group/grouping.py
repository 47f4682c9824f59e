"""Articles in, stories out: the partition of a pool, the same in whatever order it comes."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recension.group.background import news_background
from recension.group.profile import Profile, profile_of
from recension.group.reasons import alone, held_by
from recension.group.settings import Grouping, Judgement, Settings
from recension.group.stream import Stream
from recension.group.terms import terms_of
from recension.model.annotation import Annotation
from recension.model.article import Article

Vectors = Mapping[str, NDArray[np.float32]]
_CERTAIN = 1e6


def group_articles(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    settings: Settings | None = None,
    judgements: Sequence[Judgement] = (),
    vectors: Vectors | None = None,
) -> Grouping:
    """The stories that the articles tell, each with what holds every article in it.

    Articles are taken in order of date and then of content, so their order of arrival does not
    show. Annotations may be missing for some or all. `judgements` are never overruled, except by
    other judgements. `vectors` are sentence vectors of unit length by article id.
    """
    profiles = [profile_of(article, annotations.get(article.id)) for article in articles]
    firsts, copies = _distinct(profiles)
    stream = Stream(settings)
    for profile in firsts:
        stream.add(profile, vectors)
    place = {one.id: at for at, first in enumerate(firsts) for one in copies[first.digest]}
    settled = stream.settled(_judged(judgements, place), vectors)
    by_id = {article.id: article for article in articles}
    stories = _with_copies(settled, firsts, copies)
    return Grouping(
        stories=stories,
        why=_reasons(settled, stream, firsts, copies, by_id, annotations),
        changes=tuple(_changes(stream.stories(), settled, firsts)),
    )


def _distinct(profiles: Iterable[Profile]) -> tuple[list[Profile], dict[str, list[Profile]]]:
    """One profile for each content, in reporting order, and all profiles of that content."""
    copies: dict[str, list[Profile]] = {}
    for profile in sorted(profiles, key=_reporting_order):
        copies.setdefault(profile.digest, []).append(profile)
    return [same[0] for same in copies.values()], copies


def _reporting_order(profile: Profile) -> tuple[bool, float, str, str]:
    return profile.day is None, profile.day or 0.0, profile.digest, profile.id


def _judged(
    judgements: Sequence[Judgement], place: Mapping[str, int]
) -> dict[tuple[int, int], float]:
    return {
        (place[word.left], place[word.right]): _CERTAIN if word.same else -_CERTAIN
        for word in judgements
        if word.left in place and word.right in place
    }


def _with_copies(
    settled: Sequence[Sequence[int]], firsts: Sequence[Profile], copies: Mapping[str, list[Profile]]
) -> tuple[tuple[str, ...], ...]:
    stories = (
        tuple(sorted(one.id for at in found for one in copies[firsts[at].digest]))
        for found in settled
    )
    return tuple(sorted(stories))


def _reasons(
    settled: Sequence[Sequence[int]],
    stream: Stream,
    firsts: Sequence[Profile],
    copies: Mapping[str, list[Profile]],
    by_id: Mapping[str, Article],
    annotations: Mapping[str, Annotation],
) -> dict[str, str]:
    why: dict[str, str] = {}
    background = news_background()
    for found in settled:
        held = {at: _holder(at, found, stream, firsts) for at in found}
        terms = {
            at: terms_of(by_id[firsts[at].id], annotations.get(firsts[at].id), background)
            for at in (found if len(found) > 1 else ())
        }
        for at, holder in held.items():
            same = copies[firsts[at].digest]
            if holder is not None:
                other = by_id[firsts[holder].id]
                said = held_by(terms[at], other, terms[holder], background)
            else:
                said = alone(by_id[same[0].id])
            for one in same:
                why[one.id] = said if one is same[0] else f"Word for word the same as {same[0].id}."
            if holder is None and len(same) > 1:
                why[same[0].id] = f"{len(same)} copies of one text, word for word."
    return why


def _holder(at: int, found: Sequence[int], stream: Stream, firsts: Sequence[Profile]) -> int | None:
    others = [other for other in found if other != at][: stream.settings.dense]
    if not others:
        return None
    scores = stream.scores(firsts[at], np.array(others, dtype=np.int64))
    return others[int(np.argmax(scores))]


def _changes(
    arrived: Sequence[Sequence[int]], settled: Sequence[Sequence[int]], firsts: Sequence[Profile]
) -> Iterable[str]:
    now = {at: number for number, found in enumerate(settled) for at in found}
    was = {at: number for number, found in enumerate(arrived) for at in found}
    for found in arrived:
        if len({now[at] for at in found}) > 1:
            yield f"Split: the story of {firsts[found[0]].id}; it holds together too little."
    for found in settled:
        if len({was[at] for at in found}) > 1:
            yield f"Merged: stories into that of {firsts[found[0]].id}; on average they hold."
