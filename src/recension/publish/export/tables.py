"""Tables: the account as flat tables joined by id, as comma-separated files and Parquet have it."""

from collections.abc import Iterator

import msgspec

from recension.model.account import Account
from recension.model.article import Published
from recension.model.event import Actor, Disagreement, Event
from recension.model.story import Story
from recension.publish.export.cells import Cell


class Table(msgspec.Struct, frozen=True):
    """A named table; every row has a cell for each column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(account: Account) -> tuple[Table, ...]:
    """Every table of an account, in the order in which data was found."""
    return (
        _pages(account),
        _articles(account),
        _stories(account),
        *(
            Table(name, columns, tuple(row for story in account.stories for row in rows(story)))
            for name, columns, rows in _OF_STORIES
        ),
    )


def _pages(account: Account) -> Table:
    rows = tuple((page.id, page.location) for page in account.pages)
    return Table("pages", ("id", "location"), rows)


def _articles(account: Account) -> Table:
    columns = ("id", "page", "story", "title", "publisher", "byline", "language", "published")
    rows = tuple(
        (a.id, a.page, a.story, a.title, a.publisher, a.byline, a.language, _published(a.published))
        for a in account.articles
    )
    return Table("articles", columns, rows)


def _published(given: Published | None) -> str | None:
    return None if given is None else given.value


def _stories(account: Account) -> Table:
    columns = ("id", "title", "articles", "independent_low", "independent_high", "basis")
    rows = tuple(
        (
            s.id,
            s.title,
            len(s.articles),
            s.independence.low,
            s.independence.high,
            s.independence.basis,
        )
        for s in account.stories
    )
    return Table("stories", columns, rows)


Row = tuple[Cell, ...]


def _origins(story: Story) -> Iterator[Row]:
    for origin in story.origins:
        for credit in origin.articles:
            yield origin.id, story.id, origin.name, origin.kind, credit.article, credit.credit


def _derivations(story: Story) -> Iterator[Row]:
    for one in story.derivations:
        share = round(one.coverage, 4)
        yield story.id, one.from_, one.to, one.relation, share, one.direction, *one.scores


def _entities(story: Story) -> Iterator[Row]:
    for one in story.entities:
        names = "; ".join(one.names)
        yield one.id, story.id, one.kind, one.name, names, one.geonames, one.lat, one.lon


def _mentions(story: Story) -> Iterator[Row]:
    for entity in story.entities:
        for span in entity.mentions:
            yield entity.id, span.article, span.start, span.end, span.text


def _claims(story: Story) -> Iterator[Row]:
    for claim in story.claims:
        span = claim.span
        chain = " < ".join(link.source for link in claim.attribution if link.source)
        yield (
            *(claim.id, story.id, claim.about, span.article, span.start, span.end, span.text),
            *(chain, claim.polarity, claim.certainty, claim.quoted),
        )


def _collations(story: Story) -> Iterator[Row]:
    for one in story.collations:
        yield one.id, story.id, one.kind, one.question, one.relation, one.why


def _readings(story: Story) -> Iterator[Row]:
    for one in story.collations:
        for at, reading in enumerate(one.readings):
            held = reading.independence
            yield (
                *(one.id, at, reading.label, "; ".join(reading.claims)),
                *("; ".join(reading.articles), "; ".join(reading.origins)),
                *("; ".join(reading.informants), held.low, held.high, reading.first_reported),
            )


def _events(story: Story) -> Iterator[Row]:
    for event in story.events:
        yield (
            *(event.id, story.id, event.label, event.plover.event, event.plover.mode),
            *("; ".join(event.plover.context), *_dates(event), event.status, event.stage),
            *(event.standing, event.kind, event.independent_origins, "; ".join(event.collations)),
        )


def _dates(event: Event) -> tuple[str | None, str | None, str | None]:
    date = event.date
    return (None, None, None) if date is None else (date.start, date.end, date.precision)


def _parties(story: Story) -> Iterator[Row]:
    for event in story.events:
        for role, actors in (("actor", event.actors), ("recipient", event.recipients)):
            for actor in actors:
                yield event.id, role, *_party(actor)


def _party(actor: Actor) -> tuple[Cell, ...]:
    return actor.entity, actor.name, actor.country, actor.sector


def _places(story: Story) -> Iterator[Row]:
    for event in story.events:
        for place in event.places:
            yield event.id, *msgspec.structs.astuple(place)


_NO_VOICES = (None,) * len(Disagreement.__struct_fields__)


def _figures(story: Story) -> Iterator[Row]:
    for event in story.events:
        for one in event.quantities:
            naive = one.per_report
            yield (
                *(event.id, one.what, one.low, one.best, one.high, one.rule, one.collation),
                *(naive.low, naive.best, naive.high),
                *(msgspec.structs.astuple(one.disagreement) if one.disagreement else _NO_VOICES),
            )


def _evidence(story: Story) -> Iterator[Row]:
    for event in story.events:
        for span in event.evidence:
            yield event.id, span.article, span.start, span.end, span.text


_SPAN = ("article", "start", "end", "text")
_OF_STORIES = (
    ("origins", ("id", "story", "name", "kind", "article", "credit"), _origins),
    (
        "derivations",
        ("story", "from", "to", "relation", "coverage", "direction", "forward", "backward"),
        _derivations,
    ),
    (
        "entities",
        ("id", "story", "kind", "name", "names", "geonames", "latitude", "longitude"),
        _entities,
    ),
    ("mentions", ("entity", *_SPAN), _mentions),
    (
        "claims",
        (
            *("id", "story", "collation", *_SPAN),
            *("attribution", "polarity", "certainty", "quoted"),
        ),
        _claims,
    ),
    ("collations", ("id", "story", "kind", "question", "relation", "why"), _collations),
    (
        "readings",
        (
            *("collation", "number", "label", "claims", "articles", "origins", "informants"),
            *("independent_low", "independent_high", "first_reported"),
        ),
        _readings,
    ),
    (
        "events",
        (
            *("id", "story", "label", "plover_event", "plover_mode", "plover_context"),
            *("date_start", "date_end", "date_precision", "status", "stage", "standing", "kind"),
            *("independent_origins", "collations"),
        ),
        _events,
    ),
    ("event_parties", ("event", "role", "entity", "name", "country", "sector"), _parties),
    (
        "event_places",
        (
            *("event", "name", "geonames", "country", "admin1", "latitude", "longitude"),
            "where_prec",
        ),
        _places,
    ),
    (
        "event_figures",
        (
            *("event", "what", "low", "best", "high", "rule", "collation"),
            *("per_report_low", "per_report_best", "per_report_high"),
            *Disagreement.__struct_fields__,
        ),
        _figures,
    ),
    ("event_evidence", ("event", *_SPAN), _evidence),
)
