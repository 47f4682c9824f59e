"""Told: happenings that sentences report and no collated question covers, one record each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from recension.code.acting import Cast, actors_among, cast_of, is_bare
from recension.code.contexts import contexts_of
from recension.code.dating import date_of
from recension.code.event_type import strongest
from recension.code.lexicon import acts
from recension.code.one_happening import Telling, happenings_told
from recension.code.parties import codes_of
from recension.code.placing import places_of
from recension.code.reality import is_real, is_supposed, reality
from recension.code.reports import Reported, Stage, reported_events
from recension.code.standing import is_habit, is_past, is_recalled
from recension.code.testimony import Testimony
from recension.code.verbs import grammar
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.claim import Claim, Polarity
from recension.model.entity import Entity
from recension.model.event import Actor, Event, PloverCode
from recension.model.identity import digest_id
from recension.model.lineage import Lineage
from recension.model.span import Span, span_of

_MOST_SENTENCES = 400
"""An article's sentences that are read for events; what is longer is a list, no report."""
_HEADLINE = 150  # characters
_SURE = 0.1
"""From here the words of a text alone make an event: 98 in 100 of the held-out stories that pass
are right, and 3 of 136 articles of sports and film do."""
_BETWEEN_TWO = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT", "REQUEST", "REJECT"}
)
"""Events that say little of one side alone ("promised", "visited the general")."""
_OF_BODIES = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Of those, the ones that between private people are no event ("a man visited an inmate")."""
_BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Events of which a noun after "may" tells nothing; a charge stands before the trial does."""
_BACK = 4  # words
_ATTACK = ("attack", "assault", "ambush", "clash")


def told_events(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    lineage: Lineage,
    entities: Sequence[Entity],
    collated: Sequence[Event],
) -> tuple[Event, ...]:
    """Events of kinds that no collated event is of, and background of any kind, in order of id.

    A verb needs a party with a code on one side, a noun on both: without them nobody is said to
    have done it; less is enough where the words of the article speak for that event. Who was
    killed is an event only where it is said by whom or how. Reports whose kinds and parties agree
    are one happening, however many articles tell it.
    """
    cast = cast_of(entities, annotations)
    tellings = (
        _dated(telling, articles, cast)
        for article in sorted(articles, key=lambda article: article.id)
        for telling in _tellings(article, annotations[article.id])
    )
    groups = happenings_told([row for row in tellings if not _is_covered(row, collated)])
    groups = [rows for rows in groups if any(map(_is_somebodys, rows))]
    return tuple(
        sorted((_event(rows, lineage, entities) for rows in groups), key=lambda row: row.id)
    )


def _dated(telling: Telling, articles: Sequence[Article], cast: Cast) -> Telling:
    row, testimony = telling.reported, telling.testimony
    date = date_of([testimony])
    is_old = is_recalled(testimony) or (date is not None and is_past(date, articles))
    actors = actors_among(row.actors, testimony, cast)
    recipients = actors_among(row.recipients, testimony, cast)
    own = next(article for article in articles if article.id == testimony.annotation.id)
    heading = _is_heading(testimony, own)
    return Telling(row, testimony, date, is_old, actors, recipients, heading)


def _is_heading(row: Testimony, article: Article) -> bool:
    """Whether the sentence is the article's title or a first line that is short enough for one."""
    start, end = row.sentence
    words = article.text[start:end].strip(" .")
    return words in {(article.title or "").strip(" ."), _first_line(article.text).strip(" .")}


def _is_covered(telling: Telling, collated: Sequence[Event]) -> bool:
    """Whether a collated event is of its kind; for background, one that its own sentence tells."""
    same = [event for event in collated if event.plover.event == telling.reported.event]
    if not telling.is_past:
        return bool(same)
    article, (start, end) = telling.testimony.annotation.id, telling.testimony.sentence
    return any(
        span.article == article and start <= span.start < end
        for event in same
        for span in event.evidence
    )


def _tellings(article: Article, annotation: Annotation) -> Iterator[Telling]:
    headline = article.title or _first_line(article.text)
    likely, strength = strongest(headline, article.text) or ("", 0.0)
    found = list(_worded(annotation))
    for telling in found:
        row = telling.reported
        sure = row.event == likely and row.event not in _OF_BODIES | {"THREATEN"}
        enough = _is_of_two(row) and (sure or _has_dyad(telling))
        if enough and _is_done_by_somebody(telling):
            yield telling
    if strength > _SURE and all(row.reported.event != likely for row in found):
        yield from _unworded(annotation, likely)


def _unworded(annotation: Annotation, event: str) -> Iterator[Telling]:
    """The opening words as the ground of an event that the whole text speaks for; no parties."""
    for start, end in annotation.sentences[:1]:
        row = Reported(start, end, event, None, (), (), False, None, True)
        telling = Telling(row, _testimony(row, annotation, (start, end)))
        negated = grammar().denials & set(telling.testimony.low.split())
        doubtful = negated or "uncertain" in _factuality(annotation, start, end)
        if is_real(telling.testimony) and not doubtful and not is_habit(telling.testimony):
            yield telling


def _factuality(annotation: Annotation, start: int, end: int) -> set[str]:
    return {one.factuality for one in annotation.predicates if start <= one.start < end}


def _worded(annotation: Annotation) -> Iterator[Telling]:
    for start, end in annotation.sentences[:_MOST_SENTENCES]:
        for row in reported_events(annotation.text, start, end, mentions=annotation.mentions):
            telling = Telling(row, _testimony(row, annotation, (start, end)))
            open_ = is_open(annotation.text, start, row) or is_habit(telling.testimony)
            if is_real(telling.testimony) and not open_:
                yield telling


def is_open(text: str, start: int, row: Reported) -> bool:
    """Whether it is only hoped or feared, or a noun for what is only possible, or was not.

    "May call a strike", "no arrests were made", "has not attacked"; what somebody denies is told.
    """
    before = text[start : row.start]
    if row.denied and (row.is_noun or not _is_disclaimed(before)):
        return True
    return is_supposed(before, noun=row.is_noun and row.event in _BODILY)


def _is_disclaimed(before: str) -> bool:
    """Whether the words right before an act deny that it was, as the accused do."""
    return bool(reality().disclaimed & set(before.lower().split()[-_BACK:]))


def _first_line(text: str) -> str:
    """The first line where it is short enough to be a headline, else ""."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _HEADLINE else ""


def _is_of_two(row: Reported) -> bool:
    """Whether nobody is said to have done it to themselves."""
    actors, recipients = (
        {one.text.lower() for one in side} for side in (row.actors, row.recipients)
    )
    return not actors & recipients


def _has_dyad(telling: Telling) -> bool:
    """Whether enough of its parties are known; a protest needs no more than a crowd."""
    row = telling.reported
    if row.event == "PROTEST" and row.is_of_a_crowd:
        return True
    sides = [codes_of(row.actors), codes_of(row.recipients)]
    told = sum(map(bool, sides))
    if row.event == "THREATEN":
        return bool(sides[1]) or _is_public(sides[0])
    if row.event in _BETWEEN_TWO:
        return told == 2 and sum(map(_is_public, sides)) >= (2 if row.event in _OF_BODIES else 1)
    return told >= (2 if row.is_noun else 1)


def _is_public(codes: Sequence[tuple[str | None, str | None]]) -> bool:
    """Whether a side acts for a state, a party or a body, or is a people."""
    return any(sector in reality().public or (country and not sector) for country, sector in codes)


def _is_somebodys(telling: Telling) -> bool:
    """Whether there is somebody to be coded, or a crowd, or the whole text speaks for it."""
    unworded = telling.testimony.claim.span.offsets == telling.testimony.sentence
    crowd = telling.reported.is_of_a_crowd
    return bool(telling.actors or telling.recipients or crowd or unworded)


def _is_done_by_somebody(telling: Telling) -> bool:
    """A quake kills too: of harm without a way of doing it, somebody must be said to do it."""
    row, low = telling.reported, telling.testimony.low
    if row.event != "ASSAULT" or row.mode:
        return True
    if telling.testimony.claim.span.text.lower().startswith(_ATTACK) and not _is_by_force(telling):
        return False
    if set(low.split()) & reality().accident and not set(low.split()) & reality().force:
        return False
    if codes_of(row.actors):
        return True
    return any(f" {cue} " in low for cause in acts().cause for cue in cause.cues)


def _is_by_force(telling: Telling) -> bool:
    """Whether an attack is no attack in words, by who makes it or by what else is told."""
    if not telling.reported.actors and not telling.reported.is_noun:
        return True
    doing = {party.sector for party in telling.reported.actors}
    shown = reality().violence | reality().force
    return bool(doing & reality().fighters or shown & set(telling.testimony.low.split()))


def _testimony(row: Reported, annotation: Annotation, sentence: tuple[int, int]) -> Testimony:
    span = span_of(annotation.id, annotation.text, (row.start, row.end))
    polarity: Polarity = "denied" if row.denied else "affirmed"
    key = digest_id("t", span.article, str(span.start), row.event)
    claim = Claim(key, span, (), polarity, "stated", False, None, None)
    return Testimony(claim, annotation, sentence)


def _event(rows: Sequence[Telling], lineage: Lineage, entities: Sequence[Entity]) -> Event:
    first, told = rows[0].reported, [row.testimony for row in rows]
    evidence = tuple(sorted({row.claim.span for row in told}))
    mode = next((row.reported.mode for row in rows if row.reported.mode), None)
    actors = _side(row.actors for row in rows)
    recipients = _side(row.recipients for row in rows)
    suffering = {actor.entity for actor in recipients if actor.entity}
    actors = tuple(actor for actor in actors if actor.entity not in suffering)
    return Event(
        id=digest_id("ev", first.event, *(f"{s.article}:{s.start}" for s in evidence)),
        label=_label(rows[0], actors, recipients),
        plover=PloverCode(first.event, mode, contexts_of(row.low for row in told)),
        date=date_of(told),
        places=places_of(told, entities),
        actors=actors,
        recipients=recipients,
        quantities=(),
        status=_status(rows),
        stage=_stage(rows),
        independent_origins=origins_behind(evidence, lineage),
        collations=(),
        evidence=evidence,
        standing="background" if rows[0].is_past else "news",
    )


def _label(telling: Telling, actors: Sequence[Actor], recipients: Sequence[Actor]) -> str:
    first, span = telling.reported, telling.testimony.claim.span
    doing, suffering = (", ".join(row.name for row in side[:2]) for side in (actors, recipients))
    name = first.event.lower() + (f" ({first.mode})" if first.mode else "")
    sides = " → ".join(side for side in (doing or "?", suffering) if side)
    return f"{name}: {sides}, “{span.text}”"


def _side(sides: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """The side of the first report that tells more than that it was a man, else the first."""
    told = [side for side in sides if side]
    fuller = [side for side in told if not all(map(is_bare, side))]
    return tuple(next(iter(fuller or told), ()))


def _status(rows: Sequence[Telling]) -> Literal["asserted", "disputed", "denied"]:
    denied = [row.reported.denied for row in rows]
    return "denied" if all(denied) else "disputed" if any(denied) else "asserted"


def _stage(rows: Sequence[Telling]) -> Stage | None:
    """Realized where any report tells it as done; none of what is only denied."""
    stages = {row.reported.stage for row in rows if not row.reported.denied}
    order: tuple[Stage, ...] = ("realized", "attempt", "conspiracy")
    return next((stage for stage in order if stage in stages), None)


def origins_behind(evidence: Sequence[Span], lineage: Lineage) -> int:
    """How many of the origins behind the articles are shown to be independent."""
    articles = {span.article for span in evidence}
    behind = sum(any(c.article in articles for c in o.articles) for o in lineage.origins)
    most = lineage.independence.low
    return min(behind, most) if most is not None else 0
