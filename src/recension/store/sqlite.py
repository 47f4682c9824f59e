"""An account as one SQLite file, in the tables of tables.sql."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, Reading
from recension.model.event import Event
from recension.model.history import StoryChange
from recension.model.lineage import Derivation, Origin
from recension.model.span import Span
from recension.model.story import Story
from recension.model.value import Value

Cell = str | int | float | None
Row = tuple[str, tuple[Cell, ...]]
"""A table and the cells of one row in it."""


def write_account(account: Account, path: Path) -> None:
    """Write `account` to a new database at `path`; a file already there is replaced.

    Raises OSError or sqlite3.Error where the file cannot be written.
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(resources.files(__package__).joinpath("tables.sql").read_text())
        for table, cells in _rows(account):
            places = ", ".join("?" * len(cells))
            connection.execute(f"INSERT INTO {table} VALUES ({places})", cells)


def _rows(account: Account) -> Iterator[Row]:
    made_by = account.generator
    yield "generator", (made_by.name, made_by.version, made_by.model, account.schema)
    for page in account.pages:
        yield "page", msgspec.structs.astuple(page)
    for refusal in account.refused:
        yield "refused", (refusal.location, refusal.reason)
    held_by = {article: why for story in account.stories for article, why in story.why.items()}
    for story in account.stories:
        independence = story.independence
        yield (
            "story",
            (
                *(story.id, story.title, story.independent_origins),
                *(independence.low, independence.high, independence.basis),
            ),
        )
    for article in account.articles:
        yield from _article_rows(article, held_by.get(article.id))
    for story in account.stories:
        yield from _story_rows(story)
    for ruling in sorted({each for story in account.stories for each in story.rulings}):
        yield "ruling", msgspec.structs.astuple(ruling)
    for change in sorted({each for story in account.stories for each in story.history}, key=_when):
        named = msgspec.json.encode(change.articles).decode()
        yield "story_change", (change.run, change.kind, *change.stories, named, change.reason)


def _when(change: StoryChange) -> tuple[int, str, tuple[str, str]]:
    return change.run, change.kind, change.stories


def _article_rows(article: Article, held_by: str | None) -> Iterator[Row]:
    when = article.published
    published = (when.value, when.precision, when.basis) if when else (None, None, None)
    yield (
        "article",
        (
            *(article.id, article.page, article.ordinal, article.story, article.title),
            *(article.publisher, article.byline, article.language),
            *published,
            *(held_by, article.text),
        ),
    )
    yield "article_search", (article.id, article.title, article.text)
    for run in article.map:
        yield "article_map", (article.id, *run)
    for dropped in article.dropped:
        yield "dropped", (article.id, dropped.page_start, dropped.page_end, dropped.reason)


def _story_rows(story: Story) -> Iterator[Row]:
    for origin in story.origins:
        yield from _origin_rows(story.id, origin)
    for derivation in story.derivations:
        yield from _derivation_rows(story.id, derivation)
    for entity in story.entities:
        place = (entity.geonames, entity.wikidata, entity.lat, entity.lon)
        yield "entity", (story.id, entity.id, entity.kind, entity.name, *place)
        for mention in entity.mentions:
            yield "mention", (story.id, entity.id, *_span(mention), mention.text)
    for claim in story.claims:
        yield from _claim_rows(story.id, claim)
    for collation in story.collations:
        yield from _collation_rows(story.id, collation)
    for event in story.events:
        yield from _event_rows(story.id, event)
    for entry in story.timeline:
        yield "timeline", (story.id, entry.date, entry.precision, entry.text)


def _origin_rows(story: str, origin: Origin) -> Iterator[Row]:
    yield "origin", (story, origin.id, origin.name, origin.kind)
    for credit in origin.articles:
        yield "credit", (story, origin.id, credit.article, credit.credit)


def _derivation_rows(story: str, derivation: Derivation) -> Iterator[Row]:
    ends = (derivation.from_, derivation.to, derivation.relation)
    yield "derivation", (story, *ends, derivation.coverage, derivation.direction)
    for passage in derivation.passages:
        spans = (*_span(passage.from_), *_span(passage.to))
        yield "passage", (story, *spans, passage.relation)


def _claim_rows(story: str, claim: Claim) -> Iterator[Row]:
    yield (
        "claim",
        (
            *(story, claim.id, *_span(claim.span), claim.span.text, claim.polarity),
            *(claim.certainty, claim.quoted, claim.about, _value(claim.value)),
        ),
    )
    for position, link in enumerate(claim.attribution):
        _, start, end = _span(link.span)
        said = (link.source, link.entity, link.kind, link.role, link.link, link.cue)
        yield "attribution", (story, claim.id, position, *said, start, end)


def _collation_rows(story: str, collation: Collation) -> Iterator[Row]:
    asked = (collation.question, collation.kind, collation.subject, collation.relation)
    yield "collation", (story, collation.id, *asked, collation.why)
    for position, reading in enumerate(collation.readings):
        yield from _reading_rows(story, collation.id, position, reading)
    for shift in collation.shifts:
        spans = (*_span(shift.was), *_span(shift.became))
        yield "shift", (story, collation.id, shift.kind, shift.detail, *spans, shift.note)


def _reading_rows(story: str, collation: str, position: int, reading: Reading) -> Iterator[Row]:
    independence = (reading.independence.low, reading.independence.high)
    answer = (reading.label, _value(reading.value), *independence, reading.first_reported)
    yield "reading", (story, collation, position, *answer)
    for claim in reading.claims:
        yield "reading_claim", (story, collation, position, claim)


def _event_rows(story: str, event: Event) -> Iterator[Row]:
    date = event.date
    when = (date.start, date.end, date.precision) if date else (None, None, None)
    code = (event.plover.event, event.plover.mode)
    state = (event.status, event.stage, event.independent_origins)
    yield "event", (story, event.id, event.label, *code, *when, *state)
    for quantity in event.quantities:
        bounds = (quantity.low, quantity.best, quantity.high)
        yield (
            "event_quantity",
            (story, event.id, quantity.what, *bounds, quantity.rule, quantity.collation),
        )


def _span(span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (span.article, span.start, span.end) if span else (None, None, None)


def _value(value: Value | None) -> str | None:
    return None if value is None else msgspec.json.encode(value, order="sorted").decode()
