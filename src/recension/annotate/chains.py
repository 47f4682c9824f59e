"""Chains: from the ultimate speaker of a passage outward to the outlet that printed it.

"a Malian security source told AFP" gives the source, then AFP as addressee; "according to AFP,
citing military sources" gives the sources, then AFP as relay; the outlet comes last.
"""

import msgspec

from recension.annotate.coreference import antecedent
from recension.annotate.sources import newsroom_kind, newsrooms_in, source_kind, source_words
from recension.annotate.speakers import traits_of
from recension.model.annotation import Annotation, Attribution
from recension.model.article import Article
from recension.model.claim import AttributionLink, LinkKind, SourceKind, SourceRole
from recension.model.span import Offsets


def chain_of(
    annotation: Annotation, article: Article, offsets: Offsets
) -> tuple[AttributionLink, ...]:
    """Who is said to say what stands at `offsets`: the ultimate speaker first, the outlet last.

    Empty where nobody speaks and the publisher is not known. A newsroom is a relay where it reports
    what others said, and an addressee where it was told. `entity` is null: resolving is later work.
    """
    covering = sorted(
        (item for item in annotation.attributions if _piece(item, offsets) is not None),
        key=lambda item: _depth(annotation, item, offsets),
    )
    links: list[AttributionLink] = []
    for item in covering:
        links.extend(_links_of(annotation, article, item, offsets))
    return _without_repeats((*links, *_outlet(article)))


def _piece(item: Attribution, offsets: Offsets) -> Offsets | None:
    """The piece of the content that holds more than half of `offsets`."""
    start, end = offsets
    for piece in item.content:
        if 2 * (min(end, piece[1]) - max(start, piece[0])) > end - start:
            return piece
    return None


def _depth(annotation: Annotation, item: Attribution, offsets: Offsets) -> tuple[int, bool, int]:
    """Inner attributions first; of one content, whoever is cited comes before who cites."""
    piece = _piece(item, offsets) or offsets
    cue = _text(annotation, item.cue).lower()
    return piece[1] - piece[0], cue not in source_words().citing, item.cue[0][0] if item.cue else 0


def _text(annotation: Annotation, pieces: tuple[Offsets, ...]) -> str:
    return " ".join(annotation.text[start:end] for start, end in pieces)


def _links_of(
    annotation: Annotation, article: Article, item: Attribution, offsets: Offsets
) -> list[AttributionLink]:
    links: list[AttributionLink] = []
    if item.source:
        links.append(_speaker(annotation, article, item, offsets))
    else:
        cue = _text(annotation, item.cue) or None
        links.append(
            AttributionLink("", None, "unspecified", "originator", "in-sentence", cue, None)
        )
    return links + _addressees(annotation, article, item)


def _speaker(
    annotation: Annotation, article: Article, item: Attribution, offsets: Offsets
) -> AttributionLink:
    meant = antecedent(annotation, item)
    source = meant or (item.source[0][0], item.source[-1][1])
    kind = source_kind(annotation.text, source, persons_of(annotation))
    return AttributionLink(
        source=annotation.text[source[0] : source[1]],
        entity=None,
        kind=kind,
        role=_role(kind),
        link="coreference" if meant else _link(annotation, item, offsets),
        cue=_text(annotation, item.cue) or None,
        span=article.span(*source),
        traits=traits_of(article.text, source, article.span)
        if kind == "anonymous-person"
        else None,
    )


def persons_of(annotation: Annotation) -> tuple[Offsets, ...]:
    """Where the names of people stand."""
    return tuple((m.start, m.end) for m in annotation.mentions if m.kind == "person")


def _role(kind: SourceKind) -> SourceRole:
    return "relay" if kind in {"agency", "outlet"} else "originator"


def _link(annotation: Annotation, item: Attribution, offsets: Offsets) -> LinkKind:
    """Carried forward where no piece around `offsets` touches the sentence of the cue."""
    piece = _piece(item, offsets)
    for start, end in annotation.sentences:
        if item.cue and start <= item.cue[0][0] < end:
            touches = piece is not None and piece[0] < end and start < piece[1]
            return "in-sentence" if touches else "carried-forward"
    return "in-sentence"


def _addressees(
    annotation: Annotation, article: Article, item: Attribution
) -> list[AttributionLink]:
    """The newsrooms named right after a cue of telling."""
    cue = _text(annotation, item.cue)
    if not item.cue or not set(cue.lower().split()) & source_words().told:
        return []
    start = item.cue[-1][1]
    ends = [piece[0] for piece in item.content if piece[0] >= start]
    end = min([*ends, start + 60, _sentence_end(annotation, start)])
    return [
        AttributionLink(
            annotation.text[room.start : room.end],
            None,
            room.kind,
            "addressee",
            "in-sentence",
            cue,
            article.span(room.start, room.end),
        )
        for room in newsrooms_in(annotation.text, start, end)[:1]
    ]


def _sentence_end(annotation: Annotation, position: int) -> int:
    return next((end for start, end in annotation.sentences if start <= position < end), position)


def _outlet(article: Article) -> tuple[AttributionLink, ...]:
    if not article.publisher:
        return ()
    kind = newsroom_kind(article.publisher) or "outlet"
    return (AttributionLink(article.publisher, None, kind, "outlet", "dateline", None, None),)


def _without_repeats(links: tuple[AttributionLink, ...]) -> tuple[AttributionLink, ...]:
    """A newsroom that printed what it was told stands once, as the outlet, with its span."""
    kept: list[AttributionLink] = []
    for link in links:
        same = [n for n, other in enumerate(kept) if _name(other) == _name(link) and link.source]
        if not same:
            kept.append(link)
        elif link.role == "outlet":
            earlier = kept.pop(same[0])
            kept.append(msgspec.structs.replace(link, span=earlier.span, cue=earlier.cue))
    return tuple(kept)


def _name(link: AttributionLink) -> str:
    return link.source.removeprefix("the ").removeprefix("The ").lower()
