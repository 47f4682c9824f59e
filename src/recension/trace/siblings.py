"""Siblings: articles that share what neither need have from the other, out of one unseen."""

from collections.abc import Iterator, Sequence

from recension.model.lineage import Derivation, Origin, Passage
from recension.model.span import Span
from recension.trace.origins import Took
from recension.trace.parents import Parent
from recension.trace.witness import Witness

BASIS = "a common source not among the articles"


def sibling_edges(parents: Sequence[Parent]) -> frozenset[tuple[int, int]]:
    """The edges (parent, child) that join two copies of one article no publication time orders.

    What they share beyond that article they have more simply from a source of both that is not
    given than one from the other: the hypothetical ancestor of textual criticism.
    """
    above: dict[int, set[int]] = {}
    for one in parents:
        above.setdefault(one.child, set()).add(one.parent)
    return frozenset(
        (one.parent, one.child)
        for one in parents
        if one.direction.basis != "publication times"
        and above.get(one.parent, set()) & (above[one.child] - {one.parent})
    )


def common_sources(
    witnesses: Sequence[Witness], siblings: Sequence[Took], origins: Sequence[Origin]
) -> Iterator[Derivation]:
    """For each article that shares with a sibling, what it has from the origin both rest on.

    One derivation for each article and origin, without a source span, since that text is not seen.
    """
    spans: dict[tuple[str, str], set[Passage]] = {}
    for one in siblings:
        parent, child = witnesses[one.parent].id, witnesses[one.child].id
        origin = _shared(origins, parent, child)
        if origin is None:
            continue
        for passage in one.passages:
            to = Passage(None, passage.to, passage.relation)
            spans.setdefault((origin.id, child), set()).add(to)
            if passage.from_ is not None:
                back = Passage(None, passage.from_, passage.relation)
                spans.setdefault((origin.id, parent), set()).add(back)
    by_id = {witness.id: witness for witness in witnesses}
    for (origin_id, article), passages in sorted(spans.items()):
        ordered = tuple(sorted(passages, key=lambda one: (one.to, one.relation)))
        share = _share(by_id[article], [one.to for one in ordered])
        yield Derivation(origin_id, article, "edited", share, ordered, BASIS, (0.5, 0.5))


def _shared(origins: Sequence[Origin], one: str, other: str) -> Origin | None:
    for origin in origins:
        if {one, other} <= {credit.article for credit in origin.articles}:
            return origin
    return None


def _share(witness: Witness, spans: Sequence[Span]) -> float:
    """The share of the article's characters that the spans cover."""
    covered = {at for span in spans for at in range(span.start, span.end)}
    return round(len(covered) / max(len(witness.text), 1), 4)
