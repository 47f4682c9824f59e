"""The trace of a story: its passages, derivations, origins and shifts."""

from collections.abc import Mapping, Sequence

from recension.annotate.newsrooms import with_named_in
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.identity import digest_id
from recension.model.lineage import Derivation, Lineage, Passage, Relation, Shift
from recension.model.stage import Stage
from recension.trace.credits import Stated, stated_credits
from recension.trace.cuts import cut_alike
from recension.trace.family import family_of
from recension.trace.origins import Took, independence_of, origins_of, rests
from recension.trace.outlet_shifts import outlet_shifts
from recension.trace.parents import Parent, choose_parents
from recension.trace.passages import Aligned, align, passage
from recension.trace.rarity import Background, weights, without_background
from recension.trace.settings import Tracing
from recension.trace.shifts import shifts_of
from recension.trace.siblings import common_sources, sibling_edges
from recension.trace.speaker_shifts import sayings_of
from recension.trace.variants import without_restored
from recension.trace.witness import Witness, read_witness

TRACE = Stage("trace", "1", "articles of a story, annotations", "lineage", "per_story")


Edge = tuple[Parent, tuple[Aligned, ...], Took]


def trace_story(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    background: Background | None = None,
    settings: Tracing = Tracing(),  # noqa: B008
) -> Lineage:
    """Who took what from whom among the articles of one story, and what changed on the way.

    `annotations` go by article id; where one is missing the text is read without it. `background`
    tells phrases that every outlet carries from reuse; without it the story alone tells. The result
    does not depend on the order of `articles`.
    """
    read = cut_alike([read_witness(one, annotations.get(one.id)) for one in _ordered(articles)])
    witnesses = without_background(read, background)
    registry = with_named_in((one.text for one in witnesses), (one.publisher for one in articles))
    credits = [stated_credits(one.text, registry) for one in witnesses]
    weight = weights(read, background, settings.pair_weight)
    family, direction_of = family_of(witnesses, credits, weight, settings)
    parents = choose_parents(family, direction_of, settings)
    edges = [_edge(read, witnesses, one, weight, settings) for one in parents]
    linked = [edge for edge in edges if edge[2].passages]
    apart = sibling_edges(parents)
    kept = [edge for edge in linked if (edge[2].parent, edge[2].child) not in apart]
    siblings = [edge[2] for edge in linked if (edge[2].parent, edge[2].child) in apart]
    found = rests(witnesses, credits, [edge[2] for edge in kept])
    story = digest_id("story", *sorted(one.id for one in articles))
    origins = origins_of(story, witnesses, found)
    derivations = [
        *(_derivation(witnesses, *edge) for edge in kept),
        *common_sources(witnesses, siblings, origins),
    ]
    return Lineage(
        origins,
        tuple(sorted(derivations, key=lambda one: (one.to, one.from_))),
        independence_of(origins, len(witnesses)),
        _shifts(witnesses, credits, kept),
    )


def _shifts(
    witnesses: Sequence[Witness], credits: Sequence[Sequence[Stated]], edges: Sequence[Edge]
) -> tuple[Shift, ...]:
    linked = {place for parent, _, _ in edges for place in (parent.parent, parent.child)}
    sayings = {place: sayings_of(witnesses[place]) for place in sorted(linked)}
    taken: dict[str, set[str]] = {}
    found: list[Shift] = []
    for parent, aligned, _ in edges:
        source, to = sayings[parent.parent], sayings[parent.child]
        found.extend(shifts_of(source, to, aligned))
        stated = credits[parent.parent], credits[parent.child]
        found.extend(outlet_shifts(source.witness, to.witness, aligned, *stated))
        taken.setdefault(to.witness.id, set()).add(source.witness.id)
    return without_restored(found, sayings.values(), taken)


def _ordered(articles: Sequence[Article]) -> list[Article]:
    """Those published first come first, then the longer, which is less often the copy."""

    def key(article: Article) -> tuple[str, int, str]:
        published = article.published.value if article.published else "~"
        return published, -len(article.text), article.id

    return sorted(articles, key=key)


def _edge(
    read: Sequence[Witness],
    witnesses: Sequence[Witness],
    parent: Parent,
    weight: Mapping[str, float],
    settings: Tracing,
) -> Edge:
    """An edge with what stands in both; background is aligned for its shifts, and is no passage."""
    source, to = witnesses[parent.parent], witnesses[parent.child]
    aligned = align(read[parent.parent], read[parent.child], weight, settings)
    passages = tuple(
        passage(source, to, one)
        for one in aligned
        if to.sentences[one.to].features and source.sentences[one.source].features
    )
    return parent, aligned, Took(parent.parent, parent.child, _coverage(to, passages), passages)


def _coverage(to: Witness, passages: Sequence[Passage]) -> float:
    """The share of the article's words that lie in passages."""
    total = sum(len(sentence.words) for sentence in to.sentences)
    inside = 0
    for sentence in to.sentences:
        here = [
            one.to.offsets
            for one in passages
            if one.to.start < sentence.end and sentence.start < one.to.end
        ]
        for word in sentence.words if here else ():
            inside += any(start <= word.start < end for start, end in here)
    return round(inside / max(total, 1), 4)


def _derivation(
    witnesses: Sequence[Witness], parent: Parent, _: tuple[Aligned, ...], took: Took
) -> Derivation:
    source, to = witnesses[parent.parent], witnesses[parent.child]
    forward = round(parent.direction.forward, 4)
    return Derivation(
        source.id,
        to.id,
        _relation(source, to, took),
        took.coverage,
        took.passages,
        parent.direction.basis,
        (forward, round(1.0 - forward, 4)),
    )


def _relation(source: Witness, to: Witness, took: Took) -> Relation:
    """What most of the words taken are; a far shorter retelling is a summary."""
    lengths: dict[Relation, int] = {"verbatim": 0, "edited": 0, "paraphrase": 0}
    for one in took.passages:
        lengths[one.relation] += one.to.end - one.to.start
    most = max(lengths, key=lambda name: lengths[name])
    shorter = len(to.text) < 0.4 * len(source.text)
    return "summary" if most == "paraphrase" and shorter else most
