"""Organisations told apart and put together by their names, their acronyms and their short forms.

An acronym goes to the body whose initials it is, or whose name stands right before it in brackets
(Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions"). A short
form ("Trading" of "Keita Trading Company") goes to the one body that it fits in the article, or
else in the story. What fits two goes to neither.
"""

from collections.abc import Iterator, Mapping, Sequence

from recension.resolve.named import Cluster, Named, articles_of, clusters_by, forms_of
from recension.resolve.names import body_tokens, initials_of, is_acronym_of, same_body_name

Index = dict[str, list[Cluster]]
"""Bodies by what may be short for their names."""


def merged_bodies(named: Sequence[Named], given: Mapping[str, frozenset[str]]) -> list[Cluster]:
    """A cluster of mentions for each organisation.

    `given` are short forms with the names that the articles give them for (`brackets`).
    """
    clusters = clusters_by(named, body_tokens)
    clusters.sort(key=lambda one: (-len(body_tokens(one[0].span.text)), one[0]))
    merged: list[Cluster] = []
    index: Index = {}
    for cluster in clusters:
        left = _shared_out(cluster, index, given)
        if left:
            merged.append(left)
            for key in sorted(_keys(left)):
                index.setdefault(key, []).append(left)
    return merged


def _keys(cluster: Cluster) -> set[str]:
    return {key for form in forms_of(cluster) for key in _short_forms(form)}


def _short_forms(form: str) -> Iterator[str]:
    tokens = body_tokens(form)
    yield "is " + " ".join(tokens)
    yield from ("of " + letters for letters in initials_of(form))
    yield from (" ".join(tokens[at:]) for at in range(1, len(tokens)))
    yield from (" ".join(tokens[:at]) for at in range(1, len(tokens)))


def _shared_out(cluster: Cluster, index: Index, given: Mapping[str, frozenset[str]]) -> Cluster:
    """Gives the mentions of a short name to the bodies they mean; returns what is left of them."""
    form = cluster[0].span.text
    tokens = body_tokens(form)
    keys = (" ".join(tokens), "of " + "".join(tokens))
    names = {body_tokens(name) for name in given.get(form, ())}
    found = [body for key in keys for body in index.get(key, ()) if _fits(form, body)]
    found += [body for name in sorted(names) for body in index.get("is " + " ".join(name), ())]
    fitting = [body for at, body in enumerate(found) if all(body is not o for o in found[:at])]
    left: Cluster = []
    for item, body in [(item, _meant(item, fitting)) for item in cluster]:
        (left if body is None else body).append(item)
    return left


def _fits(form: str, body: Cluster) -> bool:
    return any(is_acronym_of(form, one) or same_body_name(form, one) for one in forms_of(body))


def _meant(item: Named, fitting: Sequence[Cluster]) -> Cluster | None:
    here = [body for body in fitting if item.span.article in articles_of(body)]
    bodies = here or fitting
    return bodies[0] if len(bodies) == 1 else None
