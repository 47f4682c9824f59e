"""A page rebuilt from its blocks as small, sound HTML, for readers to read."""

import functools
import html
import re
from collections.abc import Sequence

from recension.extract.block import Block

_MAX_CHARACTERS = 10_000_000
_STEP = re.compile(r"([^#.\[]*)(?:#([^.]*?))?(\..*?)?((?:\[\w+=\w+\])*)\Z", re.DOTALL)
_ATTRIBUTE = re.compile(r"\[(\w+)=(\w+)\]")
_NAME = re.compile(r"[a-z][\w-]*\Z")
_LINES = {"blockquote", "caption", "dd", "dt", "figcaption", "legend", "li", "p", "summary", "tr"}
_ONE_BLOCK_EACH = _LINES | {"h1", "h2", "h3", "h4", "h5", "h6", "td", "th"}
_ROWS = ("tr", "tbody", "thead", "tfoot", "table")


def skeleton_of(blocks: Sequence[Block]) -> str | None:
    """HTML with the text of `blocks` in the elements of their paths; None where it grows too large.

    Only what holds text is in it, nothing hidden, everything closed, no deeper than a path is
    long: a reader takes half the time for it, and cannot stumble. What share of a block is linked
    stays; where in it the links stand does not. Neighbours of the same path share an element that
    can hold several lines, with a break between them.
    """
    parts: list[str] = []
    open_path: tuple[str, ...] = ()
    size = 0
    for block in blocks:
        path = block.markup.path if block.markup is not None else ()
        before = len(parts)
        _move(parts, open_path, path)
        parts.append(_text(block, path))
        open_path = path
        size += sum(map(len, parts[before:]))
        if size > _MAX_CHARACTERS:
            return None
    return "".join(parts)


def _move(parts: list[str], old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Close and open elements on the way from one path to the next."""
    alone = bool(new) and _name(new[-1]) in _ONE_BLOCK_EACH
    most = min(len(old), len(new) - alone)
    shared = 0
    while shared < most and old[shared] == new[shared]:
        shared += 1
    if shared == len(old) == len(new):
        parts.append("<br>")
    parts.extend(_tags(step)[1] for step in reversed(old[shared:]))
    parts.extend(_tags(step)[0] for step in new[shared:])


def _text(block: Block, path: tuple[str, ...]) -> str:
    text = block.text
    linked = round(block.markup.linked * len(text)) if block.markup is not None else 0
    if not linked:
        written = _escaped(text)
    else:
        written = f'<a href="/">{_escaped(text[:linked])}</a>{_escaped(text[linked:])}'
    return f"<td>{written}</td>" if path and _name(path[-1]) in _ROWS else written


def _escaped(text: str) -> str:
    return html.escape(text, quote=False) if "&" in text or "<" in text else text


@functools.lru_cache(maxsize=8192)
def _name(step: str) -> str:
    found = _STEP.match(step)
    name = found.group(1) if found else ""
    return name if _NAME.match(name) else "div"


@functools.lru_cache(maxsize=8192)
def _tags(step: str) -> tuple[str, str]:
    """Start and end tag of a step of a path ("div#main.story[role=main]")."""
    found = _STEP.match(step)
    identity, classes, more = found.groups()[1:] if found else (None, None, "")
    attributes = [("id", identity), ("class", (classes or "").replace(".", " ").strip())]
    attributes += _ATTRIBUTE.findall(more)
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes if value)
    return f"<{_name(step)}{written}>", f"</{_name(step)}>"
