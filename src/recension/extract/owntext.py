"""What of a piece of the page is an article's text, and whether the piece is an article at all."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from recension.extract.block import Block, Labelled
from recension.extract.cut_units import is_paragraph
from recension.text.word_lists import word_list


class Foreign(msgspec.Struct, frozen=True):
    """When a piece that the readers of an HTML page leave out is still an article.

    It has `words` of prose or more, which make up `prose` (0..1) of its letters and of which no
    more than `linked` (0..1) stand in links; a line of prose has at least `line` words.
    """

    words: int = 60
    prose: float = 0.7
    linked: float = 0.3
    line: int = 12


_OPENERS = ("title", "publisher", "byline", "date")
_ALIKE = 0.8
_CLASS_WORD = re.compile(r"[a-z]+")


@cache
def _site_parts() -> frozenset[str]:
    return word_list(__package__, "foreign.toml", dict[str, frozenset[str]])["site_parts"]


_STRICT = Foreign()
_BRIEF = Foreign(words=20, line=5)


def own_texts(parts: Sequence[Sequence[Labelled]]) -> list[tuple[Block, ...]]:
    """For each piece of a page the blocks that are an article's text; () if it is no article.

    In HTML the text is what the readers of the page take for main text. A piece that they leave
    out, such as a story under "Related", is an article where it is prose enough of its own; a brief
    is enough where it stands in the same kind of container as another article of the page. The
    headline (`h1`) of a page of one article is set apart by the page, and left out.
    """
    found = [_own_text(part, _STRICT) for part in parts]
    known = {place for own in found for place in _containers(own)}
    for number, part in enumerate(parts):
        if not found[number]:
            brief = _own_text(part, _BRIEF)
            found[number] = brief if _containers(brief) & known else ()
    if sum(map(bool, found)) == 1:
        return [_without_headline(own) for own in found]
    return found


def _own_text(part: Sequence[Labelled], foreign: Foreign) -> tuple[Block, ...]:
    texts = [one for one in part if one.label in ("body", "title")]
    if not any(is_paragraph(one) for one in texts):
        return ()
    if all(one.block.markup is None for one in texts):
        return tuple(one.block for one in texts)
    main = [one for one in texts if one.block.in_main]
    if any(is_paragraph(one) for one in main):
        return tuple(one.block for one in main)
    return _foreign_text(texts, foreign)


def _without_headline(own: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in own if block.markup is None or block.kind != "title")


def _containers(own: Sequence[Block]) -> set[tuple[str, ...]]:
    """The kinds of container that the paragraphs stand in: paths without the ids."""
    return {
        tuple(step.split("#")[0] for step in block.markup.path[:-1])
        for block in own
        if block.markup and block.kind == "paragraph"
    }


def _foreign_text(texts: Sequence[Labelled], foreign: Foreign) -> tuple[Block, ...]:
    prose = [one for one in texts if is_paragraph(one) and _words(one) >= foreign.line]
    linked = sum(len(one.block.text) * one.block.markup.linked for one in prose if one.block.markup)
    size = _characters(prose)
    if sum(map(_words, prose)) < foreign.words or size < foreign.prose * _characters(texts):
        return ()
    if (
        _is_listing(texts, prose)
        or linked > foreign.linked * size
        or any(_is_sites_own(one) for one in prose)
    ):
        return ()
    return tuple(one.block for one in texts)


def _is_listing(texts: Sequence[Labelled], prose: Sequence[Labelled]) -> bool:
    """Whether it is a list of teasers: a heading for every paragraph or two, or texts cut short."""
    paragraphs = sum(map(is_paragraph, texts))
    short = sum(one.block.text.endswith(("...", "…")) for one in prose)
    return len(texts) - paragraphs > max(2, paragraphs / 2) or 4 * short > len(prose)


def _is_sites_own(one: Labelled) -> bool:
    path = one.block.markup.path if one.block.markup else ()
    return any(word in _site_parts() for step in path for word in _CLASS_WORD.findall(step))


def _words(one: Labelled) -> int:
    return one.block.text.count(" ") + 1


def _characters(texts: Iterable[Labelled]) -> int:
    return sum(len(one.block.text) for one in texts)


def _without_tail(part: Sequence[Labelled]) -> list[Sequence[Labelled]]:
    """The piece, and apart from it what follows its main text in containers of another kind."""
    main = [at for at, one in enumerate(part) if one.block.in_main and is_paragraph(one)]
    if not main:
        return [part]
    own = _containers([one.block for one in part if one.block.in_main])
    for at in range(main[-1] + 1, len(part)):
        if is_paragraph(part[at]) and not _containers([part[at].block]) & own:
            start = next((k for k in range(main[-1] + 1, at) if _is_head(part[k])), at)
            return [part[:start], part[start:]]
    return [part]


def _is_head(one: Labelled) -> bool:
    return one.label in _OPENERS or one.block.kind == "heading"


def restored(parts: Sequence[Sequence[Labelled]]) -> tuple[tuple[Labelled, ...], ...]:
    """The pieces of a page, with what one article repeats of another given back to it.

    Two articles may carry the same paragraph, and each has a right to it: what the page repeats is
    body where its first showing is in another piece and it stands between paragraphs of its own.
    """
    parts = [piece for part in parts for piece in _without_tail(part)]
    if not any(one.label == "repeat" for part in parts for one in part):
        return tuple(map(tuple, parts))
    first: dict[str, int] = {}
    for number, part in enumerate(parts):
        for one in part:
            if one.label in ("body", "title"):
                first.setdefault(_letters(one), number)
    return tuple(_given_back(part, number, first) for number, part in enumerate(parts))


def _given_back(
    part: Sequence[Labelled], number: int, first: dict[str, int]
) -> tuple[Labelled, ...]:
    places = [at for at, one in enumerate(part) if is_paragraph(one)]
    if not places:
        return tuple(part)
    opened = next((at for at, one in enumerate(part) if one.label in _OPENERS), places[0])
    return tuple(
        Labelled(one.block, "body", "shared")
        if one.label == "repeat"
        and opened < at < places[-1]
        and first.get(_letters(one), -1) != number
        and not _said_here(one, part)
        else one
        for at, one in enumerate(part)
    )


def _said_here(repeat: Labelled, part: Sequence[Labelled]) -> bool:
    """Whether another paragraph of the piece has nearly the same words."""
    own = set(repeat.block.text.casefold().split())
    return any(
        len(own & set(one.block.text.casefold().split())) > _ALIKE * len(own)
        for one in part
        if one.label == "body"
    )


def _letters(one: Labelled) -> str:
    return "".join(filter(str.isalnum, one.block.text.casefold()))
