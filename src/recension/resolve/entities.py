"""Entities: the mentions of one story's articles, put together where they name one and the same.

Merging is by rule and shy: full names that can be spellings of one another, a surname where only
one person of the article (or else of the story) bears it, an acronym and its long form. What stays
undecided stays an entity of its own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recension.annotate.gazetteer import known_places
from recension.model.annotation import Annotation, Mention
from recension.model.article import Article
from recension.model.entity import Entity, EntityKind
from recension.model.identity import digest_id
from recension.model.span import Span
from recension.resolve.names import (
    is_acronym_of,
    main_tokens,
    name_tokens,
    same_person_name,
    spelled_alike,
)
from recension.resolve.roles import role_spans

_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "group")


class Named(msgspec.Struct, frozen=True, order=True):
    """A mention in its article, with the roles that stand beside it there."""

    span: Span
    kind: EntityKind
    roles: tuple[Span, ...]


Cluster = list[Named]


def resolve_entities(
    articles: Sequence[Article], annotations: Mapping[str, Annotation]
) -> tuple[Entity, ...]:
    """The entities of one story, sorted by kind, name and id.

    `annotations` go by article id; the order of articles does not matter. Two mentions are merged
    only where nothing else in the story fits either of them.
    """
    named = sorted(
        item
        for article in articles
        if article.id in annotations
        for item in _named(annotations[article.id])
    )
    entities: list[Entity] = []
    for kind in _KINDS:
        of_kind = [item for item in named if item.kind == kind]
        clusters = _persons(of_kind) if kind == "person" else _others(of_kind)
        entities.extend(_entity(kind, cluster) for cluster in clusters)
    return tuple(sorted(entities, key=lambda entity: (entity.kind, entity.name, entity.id)))


def _named(annotation: Annotation) -> Iterable[Named]:
    for mention in annotation.mentions:
        for kind in _KINDS:
            if mention.kind == kind:
                yield Named(
                    _span(annotation, mention.start, mention.end), kind, _roles(annotation, mention)
                )


def _span(annotation: Annotation, start: int, end: int) -> Span:
    return Span(annotation.id, start, end, annotation.text[start:end])


def _roles(annotation: Annotation, mention: Mention) -> tuple[Span, ...]:
    if mention.kind != "person":
        return ()
    return tuple(_span(annotation, *span) for span in role_spans(annotation.text, mention))


def _by_key(named: Iterable[Named]) -> list[Cluster]:
    clusters: dict[tuple[str, ...], Cluster] = {}
    for item in named:
        clusters.setdefault(main_tokens(item.span.text), []).append(item)
    return [clusters[key] for key in sorted(clusters)]


def _persons(named: list[Named]) -> list[Cluster]:
    full = _by_key(item for item in named if len(main_tokens(item.span.text)) > 1)
    merged = _merge_variants(full)
    alone = [item for item in named if len(main_tokens(item.span.text)) == 1]
    left: list[Named] = []
    for item in alone:
        target = _bearer(item, merged)
        if target is None:
            left.append(item)
        else:
            target.append(item)
    return merged + _by_key(left)


def _merge_variants(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters of spellings of one name; a spelling that fits two different names joins neither."""
    forms = [cluster[0].span.text for cluster in clusters]
    near = [
        {
            other
            for other in range(len(forms))
            if other != at and same_person_name(forms[at], forms[other])
        }
        for at in range(len(forms))
    ]
    done: set[int] = set()
    merged: list[Cluster] = []
    for at in range(len(forms)):
        if at in done:
            continue
        group = {at, *near[at]} - done
        if not all(group <= {member, *near[member]} for member in group):
            group = {at}
        done |= group
        merged.append([item for member in sorted(group) for item in clusters[member]])
    return merged


def _bearer(item: Named, clusters: list[Cluster]) -> Cluster | None:
    """The one person who bears this surname: of the article, or else of the story."""
    surname = main_tokens(item.span.text)[0]
    bearers = [cluster for cluster in clusters if _bears(cluster, surname)]
    here = [c for c in bearers if any(other.span.article == item.span.article for other in c)]
    fitting = here or bearers
    if len(fitting) > 1 and item.roles:
        fitting = [cluster for cluster in fitting if _shares_role(item, cluster)]
    return fitting[0] if len(fitting) == 1 else None


def _bears(cluster: Cluster, surname: str) -> bool:
    names = [main_tokens(item.span.text) for item in cluster]
    return any(len(name) > 1 and spelled_alike(name[-1], surname) for name in names)


def _shares_role(item: Named, cluster: Cluster) -> bool:
    words = {word for role in item.roles for word in name_tokens(role.text)}
    return any(words & set(name_tokens(role.text)) for other in cluster for role in other.roles)


def _others(named: list[Named]) -> list[Cluster]:
    """Organisations, places and groups: equal names, one country's names, acronyms spelled out."""
    clusters = _by_key(named)
    merged: list[Cluster] = []
    for cluster in sorted(clusters, key=lambda c: (-len(main_tokens(c[0].span.text)), c[0])):
        fitting = [other for other in merged if _same_thing(cluster, other)]
        if len(fitting) == 1:
            fitting[0].extend(cluster)
        else:
            merged.append(list(cluster))
    return merged


def _same_thing(one: Cluster, other: Cluster) -> bool:
    short, long = one[0].span.text, other[0].span.text
    if one[0].kind == "place":
        return _same_country(short, long)
    return is_acronym_of(short, long)


def _same_country(one: str, other: str) -> bool:
    left, right = known_places().get(one), known_places().get(other)
    return left is not None and left == right and left.sort == "country"


def _entity(kind: EntityKind, cluster: Cluster) -> Entity:
    mentions = tuple(sorted({item.span for item in cluster}))
    counts = Counter(span.text for span in mentions)
    name = max(
        sorted(counts), key=lambda form: (len(main_tokens(form)) > 1, counts[form], len(form))
    )
    first = mentions[0]
    return Entity(
        id=digest_id("e", kind, name, first.article, str(first.start)),
        kind=kind,
        name=name,
        names=tuple(sorted(counts)),
        roles=tuple(sorted({role for item in cluster for role in item.roles})),
        mentions=mentions,
    )
