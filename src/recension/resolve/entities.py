"""Entities: the mentions of one story's articles, put together where they name one and the same.

The names are read over the whole story first (`story_names`), and then merged by rule (`persons`,
`bodies`). What stays undecided stays an entity of its own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from recension.annotate.gazetteer import known_places
from recension.model.annotation import Annotation, Mention
from recension.model.article import Article
from recension.model.entity import Entity, EntityKind
from recension.model.identity import digest_id
from recension.model.span import Span
from recension.resolve.bodies import merged_bodies
from recension.resolve.brackets import short_forms
from recension.resolve.descriptions import with_descriptions
from recension.resolve.ministries import with_ministries
from recension.resolve.named import Cluster, Named, clusters_by
from recension.resolve.names import main_tokens
from recension.resolve.persons import merged_persons
from recension.resolve.roles import role_spans
from recension.resolve.story_names import story_mentions

_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "group")


def resolve_entities(
    articles: Sequence[Article], annotations: Mapping[str, Annotation]
) -> tuple[Entity, ...]:
    """The entities of one story, sorted by kind, name and id.

    `annotations` go by article id; the order of articles does not matter. Two mentions are merged
    only where nothing else in the story fits either of them.
    """
    read = {one.id: annotations[one.id] for one in articles if one.id in annotations}
    mentions = with_ministries(read, story_mentions(read))
    named = sorted(item for name in sorted(read) for item in _named(read[name], mentions[name]))
    given = short_forms(read, mentions)
    entities: list[Entity] = []
    for kind in _KINDS:
        of_kind = [item for item in named if item.kind == kind]
        entities.extend(_entity(kind, cluster) for cluster in _clusters(kind, of_kind, given))
    described = with_descriptions(sorted(entities, key=_rank), read)
    return tuple(sorted(described, key=_rank))


def _rank(entity: Entity) -> tuple[str, str, str]:
    return entity.kind, entity.name, entity.id


def _clusters(
    kind: EntityKind, named: Sequence[Named], given: Mapping[str, frozenset[str]]
) -> list[Cluster]:
    if kind == "person":
        return merged_persons(named)
    return merged_bodies(named, given) if kind == "organisation" else _by_country(named)


def _named(annotation: Annotation, mentions: Sequence[Mention]) -> Iterable[Named]:
    for mention in mentions:
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


def _by_country(named: Sequence[Named]) -> list[Cluster]:
    """Places and groups: equal names, and the names of one country."""
    merged: list[Cluster] = []
    clusters = clusters_by(named, main_tokens)
    for cluster in sorted(clusters, key=lambda c: (-len(main_tokens(c[0].span.text)), c[0])):
        form, place = cluster[0].span.text, cluster[0].kind == "place"
        fitting = [one for one in merged if place and _same_country(form, one[0].span.text)]
        if len(fitting) == 1:
            fitting[0].extend(cluster)
        else:
            merged.append(cluster)
    return merged


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
