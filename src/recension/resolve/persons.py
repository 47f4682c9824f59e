"""People told apart and put together: full names first, then surnames and first names alone.

Full names that can be spellings of one another are one person; so is a full name that stands whole
in a longer one. A surname goes to the one person who bears it in the article, or else in the story;
a first name only to one of its article; "Mo" and "Maurice" of one surname are one. What fits two
people goes to neither.
"""

from collections.abc import Sequence

import msgspec

from recension.resolve.named import Cluster, Named, articles_of, clusters_by, forms_of
from recension.resolve.names import (
    begins_alike,
    generation,
    holds_name,
    main_tokens,
    name_tokens,
    same_person_name,
    short_given_name,
    spelled_alike,
)


def merged_persons(named: Sequence[Named]) -> list[Cluster]:
    """A cluster of mentions for each person."""
    full = [item for item in named if len(main_tokens(item.span.text)) > 1]
    alone = [item for item in named if len(main_tokens(item.span.text)) == 1]
    clusters = sorted(clusters_by(full, _full_key), key=lambda one: _full_key(one[0].span.text))
    merged = _with_short_forms(_with_longer(_with_variants(clusters)))
    people = _by_initials(merged)
    rooms = [people.get(main_tokens(item.span.text)[0][0], ()) for item in alone]
    homes = [_bearer(item, room) for item, room in zip(alone, rooms, strict=True)]
    for item, home in zip(alone, homes, strict=True):
        if home is not None:
            home.append(item)
    left = [item for item, home in zip(alone, homes, strict=True) if home is None]
    return merged + clusters_by(left, main_tokens)


def _full_key(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return main_tokens(name), tuple(sorted(generation(name)))


def _with_variants(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters of spellings of one name; a spelling that fits two different names joins neither."""
    near = _near(clusters)
    done: set[int] = set()
    merged: list[Cluster] = []
    for at in range(len(clusters)):
        if at in done:
            continue
        group = {at, *near[at]} - done
        if not all(group <= {member, *near[member]} for member in group):
            group = {at}
        done |= group
        merged.append([item for member in sorted(group) for item in clusters[member]])
    return merged


def _near(clusters: Sequence[Cluster]) -> list[set[int]]:
    """For each cluster the others whose names can be the same person's."""
    rooms: dict[tuple[str, str], list[int]] = {}
    for at, cluster in enumerate(clusters):
        tokens = main_tokens(cluster[0].span.text)
        rooms.setdefault((tokens[0][0], tokens[-1][0]), []).append(at)
    near: list[set[int]] = [set() for _ in clusters]
    for room in rooms.values():
        for one in room:
            near[one] = {o for o in room if o != one and _same(clusters[one], clusters[o])}
    return near


def _same(one: Cluster, other: Cluster) -> bool:
    """Whether two names are one person's; father and "Jr" of one article are two people."""
    left, right = one[0].span.text, other[0].span.text
    if not same_person_name(left, right):
        return False
    return generation(left) == generation(right) or not articles_of(one) & articles_of(other)


def _with_longer(clusters: list[Cluster]) -> list[Cluster]:
    """A longer name joins the one shorter name that stands whole at an end of it."""
    ends: dict[tuple[str, ...], set[int]] = {}
    for at, cluster in enumerate(clusters):
        for form in forms_of(cluster):
            ends.setdefault(main_tokens(form), set()).add(at)
    homes = [_shorter(at, cluster, clusters, ends) for at, cluster in enumerate(clusters)]
    for at in range(len(clusters)):
        home = at
        while (next_home := homes[home]) is not None:
            home = next_home
        if home != at:
            clusters[home].extend(clusters[at])
    return [cluster for cluster, home in zip(clusters, homes, strict=True) if home is None]


def _shorter(
    at: int, cluster: Cluster, clusters: Sequence[Cluster], ends: dict[tuple[str, ...], set[int]]
) -> int | None:
    found: set[int] = set()
    for form in forms_of(cluster):
        tokens = main_tokens(form)
        pieces = [tokens[:n] for n in range(2, len(tokens))]
        pieces += [tokens[-n:] for n in range(2, len(tokens))]
        found |= {other for piece in pieces for other in ends.get(piece, ()) if other != at}
    size = _longest(cluster)
    fitting = [
        o for o in sorted(found) if _longest(clusters[o]) < size and _holds(cluster, clusters[o])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _holds(longer: Cluster, shorter: Cluster) -> bool:
    return any(holds_name(one, other) for one in forms_of(longer) for other in forms_of(shorter))


def _longest(cluster: Cluster) -> int:
    return max(len(main_tokens(form)) for form in forms_of(cluster))


def _with_short_forms(clusters: list[Cluster]) -> list[Cluster]:
    """A first name cut short joins the one other bearer of the surname that it can stand for."""
    rooms: dict[str, list[int]] = {}
    for at, cluster in enumerate(clusters):
        rooms.setdefault(main_tokens(cluster[0].span.text)[-1], []).append(at)
    partner = {}
    for room in rooms.values():
        for at in room:
            fitting = [o for o in room if o != at and _is_short_for(clusters[at], clusters[o])]
            partner[at] = fitting[0] if len(fitting) == 1 else None
    mutual = {at: o for at, o in partner.items() if o is not None and partner.get(o) == at}
    return [
        [*cluster, *(clusters[mutual[at]] if at in mutual else ())]
        for at, cluster in enumerate(clusters)
        if mutual.get(at, at) >= at
    ]


def _is_short_for(one: Cluster, other: Cluster) -> bool:
    """By the list; or by how they begin, where no article names both."""
    pairs = [(left, right) for left in forms_of(one) for right in forms_of(other)]
    if any(short_given_name(left, right) for left, right in pairs):
        return True
    apart = not articles_of(one) & articles_of(other)
    return apart and any(begins_alike(left, right) for left, right in pairs)


class _Person(msgspec.Struct, frozen=True):
    """A cluster of full names with what its short names would be."""

    cluster: Cluster
    surnames: frozenset[str]
    firsts: frozenset[str]
    articles: frozenset[str]


def _person(cluster: Cluster) -> _Person:
    tokens = [main_tokens(form) for form in forms_of(cluster)]
    return _Person(
        cluster,
        frozenset(names[-1] for names in tokens),
        frozenset(names[0] for names in tokens),
        articles_of(cluster),
    )


def _by_initials(clusters: Sequence[Cluster]) -> dict[str, list[_Person]]:
    """The people by the letters that their surnames and first names begin with."""
    rooms: dict[str, list[_Person]] = {}
    for cluster in clusters:
        person = _person(cluster)
        for letter in sorted({name[0] for name in person.surnames | person.firsts}):
            rooms.setdefault(letter, []).append(person)
    return rooms


def _bearer(item: Named, people: Sequence[_Person]) -> Cluster | None:
    """The one person whom a name of one word means: by surname, or else by first name."""
    name = main_tokens(item.span.text)[0]
    bearers = [one for one in people if any(spelled_alike(own, name) for own in one.surnames)]
    here = [one for one in bearers if item.span.article in one.articles]
    fitting = here or bearers
    if not fitting:
        fitting = [p for p in people if name in p.firsts and item.span.article in p.articles]
    if len(fitting) > 1 and item.roles:
        fitting = [one for one in fitting if _shares_role(item, one.cluster)]
    return fitting[0].cluster if len(fitting) == 1 else None


def _shares_role(item: Named, cluster: Cluster) -> bool:
    words = {word for role in item.roles for word in name_tokens(role.text)}
    return any(words & set(name_tokens(role.text)) for other in cluster for role in other.roles)
