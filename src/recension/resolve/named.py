"""Named mentions and clusters of them: what merging works on."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

import msgspec

from recension.model.entity import EntityKind
from recension.model.span import Span

K = TypeVar("K", bound=Hashable)


class Named(msgspec.Struct, frozen=True, order=True):
    """A mention in its article, with the roles that stand beside it there."""

    span: Span
    kind: EntityKind
    roles: tuple[Span, ...]


Cluster = list[Named]


def clusters_by(named: Iterable[Named], key_of: Callable[[str], K]) -> list[Cluster]:
    """The mentions whose texts have one key, in the order in which the keys come up."""
    clusters: dict[K, Cluster] = {}
    for item in named:
        clusters.setdefault(key_of(item.span.text), []).append(item)
    return list(clusters.values())


def forms_of(cluster: Cluster) -> list[str]:
    """The texts of a cluster's mentions, each once, sorted."""
    return sorted({item.span.text for item in cluster})


def articles_of(cluster: Cluster) -> frozenset[str]:
    """The articles that the mentions of a cluster stand in."""
    return frozenset(item.span.article for item in cluster)
