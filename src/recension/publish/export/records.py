"""Records: events with what every row-shaped export needs of their story, looked up once."""

from collections.abc import Iterator

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.event import Event, EventPlace, EventQuantity
from recension.model.story import Story


class EventRecord(msgspec.Struct, frozen=True):
    """An event; `articles` carry it, `origins` are what those rest on, `claims` back it.

    `copies` names the articles that add no origin of their own; `speakers` who is said to say it.
    """

    event: Event
    story: Story
    articles: tuple[Article, ...]
    origins: tuple[str, ...]
    copies: tuple[str, ...]
    speakers: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def place(self) -> EventPlace | None:
        """The most exact place, the first where several are as exact."""
        return min(self.event.places, key=lambda place: place.precision, default=None)

    def quantity(self, *units: str) -> EventQuantity | None:
        """The first figure of one of these units."""
        return next((q for q in self.event.quantities if q.what in units), None)


def event_records(account: Account) -> Iterator[EventRecord]:
    """The events of every story, in the account's order."""
    articles = {article.id: article for article in account.articles}
    for story in account.stories:
        for event in story.events:
            yield _record(event, story, articles)


def _record(event: Event, story: Story, articles: dict[str, Article]) -> EventRecord:
    readings = [r for c in story.collations if c.id in event.collations for r in c.readings]
    carrying = {span.article for span in event.evidence}
    carrying.update(article for reading in readings for article in reading.articles)
    held = tuple(articles[one] for one in story.articles if one in carrying)
    resting = [o for o in story.origins if any(c.article in carrying for c in o.articles)]
    derived = {d.to for d in story.derivations if d.from_ in carrying}
    claims = {claim for reading in readings for claim in reading.claims}
    speakers = dict.fromkeys(name for reading in readings for name in reading.informants)
    return EventRecord(
        event=event,
        story=story,
        articles=held,
        origins=tuple(sorted(origin.name or "unknown" for origin in resting)),
        copies=tuple(witness(article) for article in held if article.id in derived),
        speakers=tuple(_named(story, name) for name in speakers),
        claims=tuple(sorted(claims)),
    )


def witness(article: Article) -> str:
    """An article as a note names it: publisher or, where none is stated, the article's id."""
    return article.publisher or article.id


def _named(story: Story, informant: str) -> str:
    """The name of an informant that is given by entity id, else the words as they stand."""
    return next((e.name for e in story.entities if e.id == informant), informant)


def sourced(record: EventRecord) -> str:
    """A note that names the origins, the copies and the claims, for a cell meant for people."""
    parts = [f"{len(record.articles)} articles, {record.event.independent_origins} origins"]
    if record.copies:
        parts.append("copies: " + ", ".join(record.copies))
    parts.append(f"{record.event.status}; {record.event.standing}; event {record.event.id}")
    if record.claims:
        parts.append("claims " + " ".join(record.claims))
    return "; ".join(parts)
