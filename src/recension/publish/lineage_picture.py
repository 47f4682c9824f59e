"""The lineage of a story as a picture: origins on top, time and copying run down."""

from collections.abc import Mapping, Sequence
from html import escape

import msgspec

from recension.model.article import Article
from recension.model.story import Story
from recension.publish.wording import lineage_depth

COLUMN = 150
ROW = 92
MARGIN = 40
SIDE = 84
RADIUS = 17
_THINNEST, _THICKEST = 1.2, 6.0
_MOST_NAME = 16


class Node(msgspec.Struct, frozen=True):
    """An origin or an article at (x, y); `siglum` is empty for an origin.

    An article that credits nobody is `inferred`, and so is an origin that no article credits.
    """

    id: str
    x: float
    y: float
    siglum: str
    name: str
    inferred: bool


class Edge(msgspec.Struct, frozen=True):
    """From a node down to another; `share` is how much of the lower one it accounts for, 0..1."""

    above: Node
    below: Node
    share: float
    inferred: bool
    label: str


class Picture(msgspec.Struct, frozen=True):
    """A laid-out lineage, in units of SVG user space."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def layout(story: Story, articles: Sequence[Article], sigla: Mapping[str, str]) -> Picture:
    """Where everything stands: origins in the first row, articles a row below what they took from.

    `articles` come in lineage order. Within a row the nodes are put near those they hang from
    (barycentre ordering, Sugiyama 1981).
    """
    rows = _rows(story, articles)
    width = SIDE * 2 + COLUMN * max(1, max(map(len, rows)) - 1)
    placed: dict[str, Node] = {}
    names = {origin.id: origin.name or "unknown origin" for origin in story.origins}
    names |= {article.id: article.publisher or "" for article in articles}
    parents = _parents(story)
    stated = _stated(story)
    for depth, row in enumerate(rows):
        ordered = sorted(row, key=lambda each: _pull(parents.get(each, ()), placed))
        for column, each in enumerate(ordered):
            x = width / 2 + (column - (len(row) - 1) / 2) * COLUMN
            y = MARGIN + depth * ROW
            inferred = each not in stated
            placed[each] = Node(each, x, y, sigla.get(each, ""), names[each], inferred)
    edges = (*_credit_edges(story, placed), *_derivation_edges(story, placed))
    height = 2 * MARGIN + (len(rows) - 1) * ROW
    return Picture(width, height, tuple(placed.values()), edges)


def _rows(story: Story, articles: Sequence[Article]) -> list[list[str]]:
    depth = lineage_depth(story)
    rows = [[origin.id for origin in story.origins]] if story.origins else []
    for level in range(1 + max(depth.values(), default=0)):
        rows.append([article.id for article in articles if depth[article.id] == level])
    return rows


def _stated(story: Story) -> set[str]:
    """The articles that credit somebody, and the origins that they credit."""
    credits = [
        (origin.id, credit.article)
        for origin in story.origins
        for credit in origin.articles
        if credit.credit == "stated"
    ]
    return {each for pair in credits for each in pair}


def _parents(story: Story) -> dict[str, list[str]]:
    parents: dict[str, list[str]] = {}
    for origin in story.origins:
        for credit in origin.articles:
            parents.setdefault(credit.article, []).append(origin.id)
    for derivation in story.derivations:
        parents.setdefault(derivation.to, []).append(derivation.from_)
    return parents


def _pull(above: Sequence[str], placed: Mapping[str, Node]) -> float:
    known = [placed[each].x for each in above if each in placed]
    return sum(known) / len(known) if known else 0.0


def _credit_edges(story: Story, placed: Mapping[str, Node]) -> list[Edge]:
    """An origin is joined to the first of each line that rests on it; its copies hang from that."""
    above: dict[str, set[str]] = {}
    for derivation in story.derivations:
        above.setdefault(derivation.to, set()).add(derivation.from_)
    edges = []
    for origin in story.origins:
        resting = {credit.article for credit in origin.articles}
        for credit in origin.articles:
            if not above.get(credit.article, set()) & resting:
                edges.append(
                    Edge(
                        above=placed[origin.id],
                        below=placed[credit.article],
                        share=0.0,
                        inferred=credit.credit == "inferred",
                        label=f"{credit.credit} credit",
                    )
                )
    return edges


def _derivation_edges(story: Story, placed: Mapping[str, Node]) -> list[Edge]:
    """Inferred where the direction is undecided, or the text taken is itself not among them."""
    unseen = {origin.id for origin in story.origins}
    return [
        Edge(
            above=placed[derivation.from_],
            below=placed[derivation.to],
            share=derivation.coverage,
            inferred=derivation.direction == "undecided" or derivation.from_ in unseen,
            label=f"{derivation.relation}, {derivation.coverage:.0%}",
        )
        for derivation in story.derivations
        if derivation.from_ in placed
    ]


def svg(picture: Picture, title: str, prefix: str) -> str:
    """The picture as SVG; every edge of a derivation is a link to `#{prefix}{from}-{to}`."""
    edges = "".join(_edge_svg(edge, prefix) for edge in picture.edges)
    nodes = "".join(_node_svg(node) for node in picture.nodes)
    return (
        f'<svg class="lineage" viewBox="0 0 {picture.width:g} {picture.height:g}" '
        f'style="max-width:{picture.width:g}px" role="group" aria-label="{escape(title)}">'
        f"{edges}{nodes}</svg>"
    )


def _edge_svg(edge: Edge, prefix: str) -> str:
    one, two = edge.above, edge.below
    middle = (one.y + two.y) / 2
    path = (
        f"M{one.x:g},{one.y + RADIUS:g} C{one.x:g},{middle:g} {two.x:g},{middle:g} "
        f"{two.x:g},{two.y - RADIUS:g}"
    )
    width = _THINNEST + (_THICKEST - _THINNEST) * edge.share
    kind = "edge inferred" if edge.inferred else "edge"
    drawn = f'<path class="{kind}" d="{path}" stroke-width="{width:.2g}"/>'
    name = escape(f"{one.siglum or one.name} to {two.siglum}: {edge.label}")
    if not one.siglum:
        return f"<g><title>{name}</title>{drawn}</g>"
    target = f"#{prefix}{one.id}-{two.id}"
    return (
        f'<a href="{escape(target)}" aria-label="{name}"><title>{name}</title>'
        f'<path class="reach" d="{path}"/>{drawn}</a>'
    )


def _node_svg(node: Node) -> str:
    if not node.siglum:
        kind = "origin unknown" if node.inferred else "origin"
        return (
            f'<g class="{kind}"><text x="{node.x:g}" y="{node.y:g}">'
            f"{escape(_short(node.name))}</text></g>"
        )
    name = f"{node.siglum}, {node.name}" if node.name else node.siglum
    return (
        f'<a class="witness" href="#{escape(node.id)}" aria-label="{escape(name)}">'
        f'<circle{_class(node)} cx="{node.x:g}" cy="{node.y:g}" r="{RADIUS}"/>'
        f'<text x="{node.x:g}" y="{node.y + 5:g}">{node.siglum}</text>'
        f'<text class="name" x="{node.x + RADIUS + 6:g}" y="{node.y + 4:g}">'
        f"{escape(_short(node.name))}</text></a>"
    )


def _class(node: Node) -> str:
    return ' class="inferred"' if node.inferred else ""


def _short(name: str) -> str:
    return name if len(name) <= _MOST_NAME else name[: _MOST_NAME - 1].rstrip() + "…"
