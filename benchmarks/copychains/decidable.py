"""Which parents the texts tell: where no other article has all that the copy took, to the letter.

A copy of an unchanged copy could as well be one of the first. Such edges stay in the headline
figures; these rates say how much of what is missed could have been told at all.
"""

import re
from collections.abc import Iterable, Mapping

from benchmarks.copychains.chain import Chain, TrueEdge, TruePassage
from benchmarks.copychains.score import GROUPS, Rate, Score, same_shift
from recension.model.lineage import Lineage

Place = tuple[str, int, int]
"""A piece: article, start, end."""
_SLUG = re.compile(r"^\([^)]{2,12}\) - ")


def rivals_of(chain: Chain) -> dict[tuple[str, str], frozenset[str]]:
    """For each true edge (parent, child) the articles that could as well be that parent.

    Such a one was not published after the child, is not made from it, and holds every piece that
    the child took as the parent holds it.
    """
    pieces = _Pieces(chain)
    published = {one.id: one.published for one in chain.articles}
    above = _ancestors(chain.truth.edges)
    found = {}
    for edge in chain.truth.edges:
        taken = [p for p in chain.truth.passages if (p.from_, p.to) == (edge.from_, edge.to)]
        needed = {pieces.root(_source(p)): pieces.text(_source(p)) for p in taken}
        may = (
            one
            for one in published
            if one not in {edge.from_, edge.to} and edge.to not in above.get(one, frozenset())
            if not _later(published[one], published[edge.to])
        )
        found[edge.from_, edge.to] = frozenset(
            one for one in may if needed.items() <= pieces.held.get(one, {}).items()
        )
    return found


def told_by_text(chain: Chain) -> frozenset[tuple[str, str]]:
    """The true edges (parent, child) whose parent the texts and times tell from all others."""
    return frozenset(edge for edge, rivals in rivals_of(chain).items() if not rivals)


def score_told(chain: Chain, lineage: Lineage) -> Score:
    """Parents found, among those that the texts tell and among the others; shifts likewise.

    A parent or its like is found where the parent or one of its rivals is given: to the letter
    they are the same source. What a copy changed is told where its parent is among the articles.
    """
    rivals = rivals_of(chain)
    given = {(one.from_, one.to) for one in lineage.derivations}
    total = Score({})
    for edge in chain.truth.edges:
        key = edge.from_, edge.to
        kind = "the texts leave it open" if rivals[key] else "the texts tell it"
        group = GROUPS[edge.recipe]
        total += Score({f"parent found where {kind}: {group}": Rate(int(key in given), 1)})
        like = any((one, edge.to) in given for one in (edge.from_, *rivals[key]))
        total += Score({f"parent found, or its like to the letter: {group}": Rate(int(like), 1)})
    right = set(rivals) | {(one, to) for (_, to), its in rivals.items() for one in its}
    ids = {one.id for one in chain.articles}
    edges = [edge for edge in given if edge[0] in ids]
    true = sum(edge in right for edge in edges)
    total += Score({"edges that are true, or their like to the letter": Rate(true, len(edges))})
    with_parent = {edge.to for edge in chain.truth.edges}
    for shift in chain.truth.shifts:
        if not shift.inherited and shift.to in with_parent:
            found = any(same_shift(shift, one) for one in lineage.shifts)
            name = f"shifts found where the parent is given: {shift.kind}"
            total += Score({name: Rate(int(found), 1)})
    return total + _quotations_that_differ(chain, lineage)


def _quotations_that_differ(chain: Chain, lineage: Lineage) -> Score:
    """Of the altered quotations given, how many truly differ, whichever recipe altered them.

    The words stand in a piece, the article they are said to come from has that piece and is one
    that the copy goes back to, and has it without those words. Recipes that rewrite also rewrite
    what stands in single marks, or in marks that the source left open.
    """
    pieces, above = _Pieces(chain), _ancestors(chain.truth.edges)
    total = Score({})
    for shift in lineage.shifts:
        if shift.detail != "quotation-altered":
            continue
        was, became = shift.was, shift.became
        before = [
            pieces.held.get(was.article, {}).get(root, "")
            for root in pieces.at(became.article, became.start, became.end)
        ]
        known = any(same_shift(true, shift) for true in chain.truth.shifts)
        comes_from = was.article in above.get(became.article, frozenset())
        differs = comes_from and any(text and became.text not in text for text in before)
        name = "altered quotations that truly differ"
        total += Score({name: Rate(int(known or differs), 1)})
    return total


class _Pieces:
    """The pieces of a chain's articles, each with the first piece it goes back to."""

    def __init__(self, chain: Chain) -> None:
        self._texts = {one.id: one.text for one in chain.articles}
        self._up = {_copy(p): _source(p) for p in chain.truth.passages}
        self.held: dict[str, dict[Place, str]] = {}
        for place in {*self._up, *self._up.values()}:
            self.held.setdefault(place[0], {})[self.root(place)] = self.text(place)

    def root(self, place: Place) -> Place:
        """The piece that `place` goes back to through all copies."""
        while place in self._up:
            place = self._up[place]
        return place

    def at(self, article: str, start: int, end: int) -> list[Place]:
        """The first pieces of those that [start, end) of an article lies in."""
        held = (place for place in self._up if place[0] == article)
        return [self.root(one) for one in held if one[1] < end and start < one[2]]

    def text(self, place: Place) -> str:
        """The words of a piece, without an agency's slug."""
        article, start, end = place
        return _SLUG.sub("", self._texts[article][start:end])


def _source(passage: TruePassage) -> Place:
    return passage.from_, passage.from_start, passage.from_end


def _copy(passage: TruePassage) -> Place:
    return passage.to, passage.start, passage.end


def _later(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one > other


def _ancestors(edges: Iterable[TrueEdge]) -> Mapping[str, frozenset[str]]:
    """All that each article was made from, through however many copies."""
    direct: dict[str, set[str]] = {}
    for edge in edges:
        direct.setdefault(edge.to, set()).add(edge.from_)

    def above(one: str) -> frozenset[str]:
        parents = direct.get(one, set())
        return frozenset(parents).union(*(above(parent) for parent in parents))

    return {one: above(one) for one in direct}
