"""FollowTheMoney: people, organisations, articles and events as entities, one JSON object a line.

Schemata and properties are those of followthemoney 4. Ids are ours, so that an entity leads back to
the account. Places are named on events; groups of people have no schema there and are left out.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.entity import Entity
from recension.publish.export.records import EventRecord, event_records

Properties = dict[str, list[str]]


class Proxy(msgspec.Struct, frozen=True):
    """An entity as followthemoney reads it."""

    id: str
    schema: str
    properties: Properties


_SCHEMATA = {"person": "Person", "organisation": "Organization"}


def write(account: Account, path: Path) -> int:
    """Write the entities; gives how many."""
    proxies = list(_proxies(account))
    path.write_bytes(b"".join(msgspec.json.encode(proxy) + b"\n" for proxy in proxies))
    return len(proxies)


def _proxies(account: Account) -> Iterator[Proxy]:
    for article in account.articles:
        yield _article(article)
    known: set[str] = set()
    for story in account.stories:
        for entity in story.entities:
            if entity.kind in _SCHEMATA and entity.id not in known:
                known.add(entity.id)
                yield _entity(entity)
    for record in event_records(account):
        yield _event(record, known)


def _article(article: Article) -> Proxy:
    return _proxy(
        article.id,
        "Article",
        title=[article.title],
        author=[article.byline],
        publisher=[article.publisher],
        publishedAt=[article.published.value if article.published else None],
    )


def _entity(entity: Entity) -> Proxy:
    aliases = [name for name in entity.names if name != entity.name]
    roles = sorted({role.text for role in entity.roles})
    if entity.kind == "person":
        return _proxy(entity.id, "Person", name=[entity.name], alias=aliases, position=roles)
    return _proxy(entity.id, "Organization", name=[entity.name], alias=aliases)


def _event(record: EventRecord, known: set[str]) -> Proxy:
    event = record.event
    involved = [a.entity for a in (*event.actors, *event.recipients) if a.entity in known]
    countries = sorted({place.country for place in event.places if place.country})
    return _proxy(
        event.id,
        "Event",
        name=[event.label],
        startDate=[event.date.start if event.date else None],
        endDate=[event.date.end if event.date else None],
        location=[place.name for place in event.places],
        country=[country.lower() for country in countries],
        involved=involved,
        proof=[article.id for article in record.articles],
        keywords=[event.plover.event, event.plover.mode, event.status],
        publisher=list(record.origins),
    )


def _proxy(identifier: str, schema: str, **properties: list[str | None] | list[str]) -> Proxy:
    held = {name: [v for v in values if v] for name, values in properties.items()}
    return Proxy(identifier, schema, {name: values for name, values in held.items() if values})
