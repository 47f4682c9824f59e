"""Composite pages set as HTML, in layouts from the well-marked to the neutral."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

import msgspec

from benchmarks.composites.parts import Part

Strings = Iterator[tuple[str, Part | None]]


class Layout(msgspec.Struct, frozen=True):
    """The tags of a page: round each block, round all blocks after the first, and by role."""

    name: str
    block: str
    rest: str = ""
    title: str = "h2"
    first_title: str = "h1"
    meta: str = "p"
    paragraph: str = "p"
    subhead: str = "h3"


SEEN_LAYOUTS = (
    Layout("articles", 'article class="post"', meta='div class="meta"'),
    Layout("cards", 'div class="card"', 'aside class="related-articles"', "h3", meta="span"),
    Layout("neutral", 'div class="c-x12"', 'div class="c-b"', "h3", meta='div class="c-y"'),
    Layout("flat", "", title="h2"),
    Layout("flat-equal", "", title="h2", first_title="h2"),
    Layout("strong", "", title="strong", first_title="strong"),
    Layout("sections", "section", title="h3", first_title="h3", meta="time"),
    Layout("plain", "div", title="p", first_title="p"),
)
HELD_OUT_LAYOUTS = (
    Layout("table", "tr><td", title="b", first_title="b", meta="i"),
    Layout("list", 'li class="item"', 'ul class="list"', "h4", "h1", 'p class="small"'),
    Layout("linked", 'div class="u"', 'section class="also"', 'h3><a href="#"', "h1", "small"),
)


def html_of(parts: Sequence[Part], layout: Layout, rng: Random) -> Strings:
    """The page as strings, each with the part it shows, if any."""
    name = next((part.text for part in parts if part.role == "title"), "News")
    yield f"<!DOCTYPE html>\n<html><head><title>{_escaped(name)}</title></head>\n<body>\n", None
    ruled = rng.random() < 0.5
    tabular = layout.block.startswith("tr")
    yield ("<table>" if tabular else '<div class="content">') + "\n", None
    blocks = [(head, list(group)) for head, group in groupby(parts, lambda part: part.head)]
    opened = False
    for head, block in blocks:
        if head is not None and head > 0 and layout.rest and not opened:
            yield _open(layout.rest), None
            opened = True
        yield from _block(block, head, layout, ruled)
    yield (_close(layout.rest) if opened else ""), None
    yield ("</table>" if tabular else "</div>") + "\n</body></html>\n", None


def _block(block: Sequence[Part], head: int | None, layout: Layout, ruled: bool) -> Strings:
    wrap = layout.block if head is not None or layout.block.startswith("tr") else ""
    yield _open(wrap), None
    for part in block:
        if ruled and part.role == "separator" and not any(map(str.isalnum, part.text)):
            yield "<hr>\n", None
            continue
        tag = _tag(part, layout)
        yield _open(tag), None
        yield from _letters(part)
        yield _close(tag) + "\n", None
    yield _close(wrap), None


def _tag(part: Part, layout: Layout) -> str:
    if part.role == "title":
        return layout.first_title if part.head == 0 else layout.title
    if part.role == "subhead":
        return layout.subhead if layout.title.startswith("h") else layout.title
    return layout.paragraph if part.role == "paragraph" else layout.meta


def _letters(part: Part) -> Strings:
    """The text, escaped; what an escape adds belongs to no part."""
    rest = part.text
    while rest:
        at = next((i for i, c in enumerate(rest) if c in "&<>"), len(rest))
        if at:
            yield rest[:at], part
        if at < len(rest):
            escape = _escaped(rest[at])
            yield escape[0], part
            yield escape[1:], None
        rest = rest[at + 1 :]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _open(tag: str) -> str:
    return f"<{tag}>" if tag else ""


def _close(tag: str) -> str:
    names = [piece.strip("<").split()[0] for piece in tag.split(">")] if tag else []
    return "".join(f"</{name}>" for name in reversed(names)) + ("\n" if names else "")
