"""What the report shows, story by story, as plain values for its template."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.collate.reasons import in_passing
from recension.collate.topic import is_apart
from recension.model.account import Account
from recension.model.article import Article
from recension.model.collation import Collation, Reading
from recension.model.event import Event
from recension.model.lineage import Derivation, Shift
from recension.model.span import Span
from recension.model.story import Story
from recension.model.value import Text
from recension.publish.article_view import ArticleView, article_view
from recension.publish.brief import BriefLine, brief
from recension.publish.brief_view import BriefGroup, Cited, brief_groups
from recension.publish.brief_words import change_in_words, distinct
from recension.publish.collation_table import (
    DISPUTES,
    Cell,
    Column,
    cells,
    columns,
    described,
    measure,
    silences,
)
from recension.publish.importance import importance, is_trivial
from recension.publish.lineage_picture import layout, svg
from recension.publish.map_view import PlacesView, places_view
from recension.publish.passage_view import PassageView, passage_view
from recension.publish.pieces import Piece, changes
from recension.publish.wording import (
    counted,
    headline,
    in_lineage_order,
    independent_origins,
    origins_in_words,
    siglum,
)

MOST_COLUMNS = 12
"""Above so many articles a collation lists sigla instead of giving each article a column."""
_MOST_PASSAGES = 40


class CellView(msgspec.Struct, frozen=True):
    """What an article says to a reading, and where its words stand in it; "" where it says none."""

    kind: Cell
    siglum: str
    link: str


class ReadingView(msgspec.Struct, frozen=True):
    """One answer: its cell in each column, whom they quote, what stands behind it.

    `measure` is the figure in a unit of the SI, `traits` what is said of speakers without a name,
    `parts` the passages whose figures it is the sum of; each empty where there is none.
    """

    label: str
    cells: tuple[CellView, ...]
    informants: str
    origins: str
    independence: str
    passages: tuple[PassageView, ...]
    measure: str
    traits: str
    parts: tuple[PassageView, ...]


class ShiftView(msgspec.Struct, frozen=True):
    """What changed between two articles."""

    detail: str
    was: PassageView
    became: PassageView
    note: str


class CollationView(msgspec.Struct, frozen=True):
    """A question with its answers."""

    id: str
    question: str
    relation: str
    shown: str
    dispute: str
    why: str
    readings: tuple[ReadingView, ...]
    shifts: tuple[ShiftView, ...]
    silent: str


class PairView(msgspec.Struct, frozen=True):
    """What one article took from another, side by side."""

    anchor: str
    one: str
    other: str
    summary: str
    rows: tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]
    more: int


class EventView(msgspec.Struct, frozen=True):
    """A coded record in words, each a pair of heading and content."""

    id: str
    label: str
    cells: tuple[tuple[str, str], ...]


class StoryView(msgspec.Struct, frozen=True):
    """A story, ready to be set."""

    id: str
    title: str
    headline: str
    basis: str
    brief: tuple[BriefGroup, ...]
    picture: str
    pairs: tuple[PairView, ...]
    columns: tuple[Column, ...]
    collations: tuple[CollationView, ...]
    timeline: tuple[tuple[str, str], ...]
    entities: tuple[tuple[str, str, str, int], ...]
    events: tuple[EventView, ...]
    places: PlacesView | None
    articles: tuple[ArticleView, ...]


class _Desk(msgspec.Struct, frozen=True):
    """What every view of a story looks things up in."""

    story: Story
    articles: tuple[Article, ...]
    by_id: dict[str, Article]
    sigla: dict[str, str]
    locations: dict[str, str]
    brief: tuple[BriefLine, ...]
    spans: dict[str, Span]


class Shelf(msgspec.Struct, frozen=True):
    """An account's articles, and the places and texts of its pages, by id."""

    account: Account
    articles: dict[str, Article]
    locations: dict[str, str]
    page_texts: Mapping[str, str]


def shelf_of(account: Account, page_texts: Mapping[str, str]) -> Shelf:
    """What the views of an account's stories look things up in, put together once for all."""
    return Shelf(
        account,
        {article.id: article for article in account.articles},
        {page.id: page.location for page in account.pages},
        page_texts,
    )


def story_view(story: Story, shelf: Shelf) -> StoryView:
    """The story as the report shows it; articles in lineage order, named A, B, C …"""
    by_id = shelf.articles
    articles = in_lineage_order(story, by_id)
    desk = _Desk(
        story=story,
        articles=tuple(articles),
        by_id=by_id,
        sigla={article.id: siglum(position) for position, article in enumerate(articles)},
        locations=shelf.locations,
        brief=brief(story, by_id),
        spans={claim.id: claim.span for claim in story.claims},
    )
    several = len(articles) > 1
    shows_places = several or len(shelf.account.stories) == 1
    return StoryView(
        id=story.id,
        title=story.title,
        headline=headline(story),
        basis=origins_in_words(story, desk.sigla),
        brief=brief_groups(desk.brief, story, Cited(desk.articles, desk.sigla)),
        picture=_picture(desk) if several else "",
        pairs=tuple(_pair(desk, derivation) for derivation in _between_articles(story)),
        columns=_columns(desk),
        collations=tuple(
            _collation(desk, collation) for collation in sorted(story.collations, key=_weight)
        ),
        timeline=tuple((entry.date, entry.text) for entry in story.timeline),
        entities=_entities(story),
        events=tuple(_event(event) for event in sorted(story.events, key=_is_background)),
        places=places_view(story, by_id, desk.sigla) if shows_places else None,
        articles=tuple(_article(desk, article, shelf.page_texts) for article in articles),
    )


def _columns(desk: _Desk) -> tuple[Column, ...]:
    few = len(desk.articles) <= MOST_COLUMNS
    return columns(desk.story, desk.articles, desk.sigla) if few else ()


def _picture(desk: _Desk) -> str:
    laid_out = layout(desk.story, desk.articles, desk.sigla)
    return svg(laid_out, f"Lineage of {counted(len(desk.articles), 'article')}", "pair-")


def _between_articles(story: Story) -> list[Derivation]:
    return [derivation for derivation in story.derivations if derivation.from_ in story.articles]


def _pair(desk: _Desk, derivation: Derivation) -> PairView:
    pairs = [(passage.from_, passage.to) for passage in derivation.passages if passage.from_]
    return PairView(
        anchor=f"pair-{derivation.from_}-{derivation.to}",
        one=desk.sigla[derivation.from_],
        other=desk.sigla[derivation.to],
        summary=f"{derivation.relation}, {derivation.coverage:.0%} of "
        f"{desk.sigla[derivation.to]}; direction: {derivation.direction}",
        rows=tuple(changes(was.text, became.text) for was, became in pairs[:_MOST_PASSAGES]),
        more=max(0, len(pairs) - _MOST_PASSAGES),
    )


def _passage(desk: _Desk, span: Span) -> PassageView:
    return passage_view(span, desk.by_id[span.article], desk.sigla[span.article])


def _weight(collation: Collation) -> tuple[bool, bool, bool, int]:
    """The place of a question: the story's own, of the greatest weight, ages and wordings last."""
    wording = _is_of_wording(collation)
    return wording, is_apart(collation), is_trivial(collation), -importance(collation)


def _is_of_wording(collation: Collation) -> bool:
    """Whether it compares how a thing is worded; what happened comes first."""
    wording = any(isinstance(reading.value, Text) for reading in collation.readings)
    return wording or collation.kind in ("attribution", "quotation", "identity")


def _with_sigla(desk: _Desk, sentence: str) -> str:
    """The sentence with the siglum of an article that has no publisher to call it by."""
    for article in desk.articles:
        called = f"“{article.title}”" if article.title else article.id
        if not article.publisher:
            sentence = sentence.replace(called, desk.sigla[article.id])
    return sentence


def _shown(collation: Collation) -> str:
    """What the relation is called: one article agrees with nobody, nor does one wording refine."""
    if _is_of_wording(collation) and collation.shifts and collation.relation == "refinement":
        return "reworded"
    answering = {article for reading in collation.readings for article in reading.articles}
    alone = len(answering) == 1 and collation.relation == "agreement"
    return "one article alone" if alone else collation.relation


def _collation(desk: _Desk, collation: Collation) -> CollationView:
    return CollationView(
        id=collation.id,
        question=collation.question,
        relation=collation.relation,
        shown=_shown(collation),
        dispute=DISPUTES[collation.dispute] if collation.dispute is not None else "",
        why=_with_sigla(desk, collation.why),
        readings=tuple(_reading(desk, reading, collation) for reading in collation.readings),
        shifts=tuple(_shift(desk, shift) for shift in collation.shifts),
        silent=_sigla(desk, collation.silent),
    )


def _sigla(desk: _Desk, articles: Sequence[str]) -> str:
    """The sigla in lineage order."""
    order = [desk.sigla[article.id] for article in desk.articles if article.id in set(articles)]
    return " ".join(order)


def _reading(desk: _Desk, reading: Reading, collation: Collation) -> ReadingView:
    entities = {entity.id: entity.name for entity in desk.story.entities}
    claims = {claim.id: claim for claim in desk.story.claims if claim.id in reading.claims}
    shown = set(reading.claims)
    return ReadingView(
        label=reading.label,
        cells=_cells(desk, reading, collation),
        informants="; ".join(
            distinct([in_passing(entities.get(each, each)) for each in reading.informants])
        ),
        origins=_origin_names(desk.story, reading.origins),
        independence=independent_origins(reading.independence),
        passages=_in_order(desk, reading.claims),
        measure=measure(reading),
        traits=described(reading, claims),
        parts=_in_order(desk, [part for part in reading.parts if part not in shown]),
    )


def _cells(desk: _Desk, reading: Reading, collation: Collation) -> tuple[CellView, ...]:
    first: dict[str, str] = {}
    for claim in sorted(reading.claims, key=lambda each: desk.spans[each]):
        span = desk.spans[claim]
        first.setdefault(span.article, _passage(desk, span).link)
    kinds = cells(reading, collation, desk.story, desk.articles)
    return tuple(
        CellView(kind, desk.sigla[article.id], first.get(article.id, ""))
        for kind, article in zip(kinds, desk.articles, strict=True)
    )


def _origin_names(story: Story, origins: Sequence[str]) -> str:
    """The newsrooms by name, and how many more are not known."""
    names = {origin.id: origin.name for origin in story.origins}
    known = [name for origin in origins if (name := names[origin]) is not None]
    unknown = len(origins) - len(known)
    return ", ".join([*known, *([f"{unknown} unknown"] if unknown else [])])


def _in_order(desk: _Desk, claims: Sequence[str]) -> tuple[PassageView, ...]:
    """The passages of the claims in the order of the columns, then of the text."""
    place = {article.id: at for at, article in enumerate(desk.articles)}
    spans = sorted((desk.spans[each] for each in claims), key=lambda s: (place[s.article], s.start))
    return tuple(_passage(desk, span) for span in spans)


def _shift(desk: _Desk, shift: Shift) -> ShiftView:
    was, became = _passage(desk, shift.was), _passage(desk, shift.became)
    return ShiftView(change_in_words(shift.detail), was, became, shift.note)


def _entities(story: Story) -> tuple[tuple[str, str, str, int], ...]:
    return tuple(
        (
            entity.name,
            entity.kind,
            ", ".join(dict.fromkeys(role.text for role in entity.roles)),
            len(entity.mentions),
        )
        for entity in sorted(story.entities, key=lambda each: (-len(each.mentions), each.name))
    )


def _is_background(event: Event) -> bool:
    return event.standing == "background"


def _event(event: Event) -> EventView:
    date = event.date
    when = " to ".join(dict.fromkeys((date.start, date.end))) if date else ""
    figures = (
        f"{each.what}: low {_number(each.low)}, best {_number(each.best)}, "
        f"high {_number(each.high)} ({each.rule})"
        for each in event.quantities
    )
    cells = (
        ("PLOVER", " / ".join(filter(None, (event.plover.event, event.plover.mode)))),
        ("Date", when),
        ("Place", ", ".join(place.name for place in event.places)),
        ("Actors", ", ".join(actor.name for actor in event.actors)),
        ("Recipients", ", ".join(actor.name for actor in event.recipients)),
        ("Figures", "; ".join(figures)),
        ("Status", event.status),
        ("Stage", event.stage or ""),
        ("Standing", "background, by its own date" if event.standing == "background" else ""),
    )
    return EventView(event.id, event.label, tuple(cell for cell in cells if cell[1]))


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:g}"


def _article(desk: _Desk, article: Article, page_texts: Mapping[str, str]) -> ArticleView:
    shifts = [shift for collation in desk.story.collations for shift in collation.shifts]
    marked = [*desk.spans.values(), *(s.was for s in shifts), *(s.became for s in shifts)]
    cited = [*marked, *(span for line in desk.brief for span in line.spans)]
    return article_view(
        article,
        siglum=desk.sigla[article.id],
        facts=_facts(desk, article),
        marked=sorted({span.offsets for span in marked if span.article == article.id}),
        anchors={span.start for span in cited if span.article == article.id},
        page_text=page_texts.get(article.page),
    )


def _facts(desk: _Desk, article: Article) -> tuple[str, ...]:
    facts = [f"Page: {desk.locations[article.page]}"]
    silent, asked = silences(desk.story)[article.id]
    if len(desk.articles) > 1 and asked:
        facts.append(f"Silent on {silent} of {asked} questions")
    if article.published:
        facts.append(f"Dated by {article.published.basis}")
    if article.id in desk.story.why:
        facts.append(desk.story.why[article.id])
    return (*facts, *article.notes)
