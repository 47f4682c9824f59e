"""HTML pages as blocks of text, each tied to the source it was read from."""

import functools
import html
import re
from collections.abc import Callable

import msgspec

from recension.extract.block import Block, BlockKind, Markup
from recension.extract.document import Document
from recension.extract.mend import mend
from recension.extract.tags import Token, attributes_of, elements, tokens
from recension.text.mapped import MappedText, Run

_PATH_ENDS = 32
"""Of a chain of elements that is longer than twice this, the middle is left out."""
_REACH = 32
"""How far up an element that closes another looks for it."""
_LABEL_CHARACTERS = 200

_SECTIONING = frozenset({"article", "section", "aside", "main", "body", "nav", "footer", "header"})
_PARAGRAPH_OF = frozenset({"quote", "caption", "title", "heading"})
_TELLING = (("itemprop", "articleBody"), ("role", "article"), ("role", "main"))
"""Attributes by which a page says where its article is."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPECIAL = re.compile(r"&|[^\S ]|  ")
_PIECE = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<entity>&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
    r"|[^\s&]++(?: [^\s&]++)*+|&"
)
_LINE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
_CLASS_WORDS = re.compile(r"\S+")


def html_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of an HTML page in page order, `in_main` still open.

    A block is a run of text that a browser sets apart: a paragraph, heading, list entry, table row
    or line of its own. Entities are decoded, inline tags vanish, white space is folded, broken
    characters are mended; the map leads into the page's source. What a browser does not show
    (script, style, hidden elements) is left out. Never raises, and takes time linear in the page.
    """
    walk = _Walk(document.text)
    for token in tokens(document.text):
        walk.take(token)
    return walk.finish()


class _Element:
    """An open element of the page."""

    __slots__ = (
        "attributes",
        "container",
        "hidden",
        "kind",
        "name",
        "parent",
        "path",
        "sectioning",
        "start",
    )

    def __init__(self, token: Token, parent: "_Element | None") -> None:
        self.name = token.name
        self.attributes = token.attributes
        self.start = token.start
        self.parent = parent
        self.kind = _kind_in(token.name, parent)
        self.sectioning = token.name in _SECTIONING
        self.hidden: bool = (parent is not None and parent.hidden) or _is_hidden(token)
        self.path: tuple[str, ...] | None = None
        self.container: int | None = None


def _kind_in(name: str, parent: _Element | None) -> BlockKind:
    inherited: BlockKind = "paragraph" if parent is None else parent.kind
    if name == "p":
        return inherited if inherited in _PARAGRAPH_OF else "paragraph"
    return _KINDS.get(name, inherited)


def _is_hidden(token: Token) -> bool:
    written = token.attributes
    if token.name in _UNSEEN:
        return True
    if "hidden" not in written and "none" not in written:
        return False
    attributes = attributes_of(written)
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    return bool(_HIDDEN.search(attributes.get("style", "")))


class _Part(msgspec.Struct, frozen=True):
    """A block that is not yet told where it stands."""

    element: _Element
    content: MappedText
    linked: int


class _Walk:
    """The state of a walk over the tokens: open elements, and the block being gathered."""

    def __init__(self, source: str) -> None:
        self._source = source
        root = _Element(Token("open", 0, 0), None)
        root.path = ()
        self._stack = [root]
        self._open: dict[str, int] = {}
        self._parts: list[_Part] = []
        self._in_link = False
        self._lines = 0
        self._start_block()

    def _start_block(self) -> None:
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._linked = 0
        self._space: int | None = None

    def take(self, token: Token) -> None:
        """Go one token further."""
        role = token.role
        if role == "text":
            if not self._stack[-1].hidden:
                self._text(token.start, token.end)
        elif role == "close":
            self._closed(token.name)
        elif role == "open":
            opened = _OPENED.get(token.name)
            if opened is not None:
                opened(self, token)
            elif self._hides(token):
                self._unseen(token)

    def finish(self) -> tuple[Block, ...]:
        """All blocks."""
        self._flush()
        return tuple(_block(part) for part in self._parts)

    def _skip(self, token: Token) -> None:
        """An element that has no text of its own."""

    def _link(self, token: Token) -> None:
        self._in_link = "href" in token.attributes
        if self._hides(token):
            self._unseen(token)

    def _cell(self, token: Token) -> None:
        self._close_before(token.name)
        self._mark_space(token.start)
        self._push(token)

    def _unseen(self, token: Token) -> None:
        if not token.attributes.endswith("/"):
            self._push(token)

    def _hides(self, token: Token) -> bool:
        return self._stack[-1].hidden or _is_hidden(token)

    def _open_block(self, token: Token) -> None:
        self._flush()
        if self._open.get("p"):
            self._pop_to("p")
        if token.name == "hr":
            return
        self._close_before(token.name)
        self._push(token)
        if token.name == "p" and len(self._stack) > 1:
            self._stack[-2].sectioning = self._stack[-2].sectioning or self._stack[-2].name == "div"

    def _close_before(self, name: str) -> None:
        closes = elements().closes.get(name)
        if closes is None or not self._open.get(closes):
            return
        for element in self._stack[: -1 - _REACH : -1]:
            if element.name in (name, closes):
                self._pop_to(element.name)
                return
            if element.name in ("ul", "ol", "dl", "table"):
                return

    def _push(self, token: Token) -> None:
        self._stack.append(_Element(token, self._stack[-1]))
        self._open[token.name] = self._open.get(token.name, 0) + 1

    def _closed(self, name: str) -> None:
        if name == "a":
            self._in_link = False
        elif name in _BLOCKS:
            self._flush()
        if self._open.get(name):
            self._pop_to(name)

    def _pop_to(self, name: str) -> None:
        while len(self._stack) > 1:
            closed = self._stack.pop().name
            self._open[closed] -= 1
            if closed == name:
                return

    def _line_break(self, token: Token) -> None:
        self._lines += 1
        ended = bool(self._texts) and _LINE_END.search(self._texts[-1])
        if self._stack[-1].kind not in ("title", "heading") and (ended or self._lines > 1):
            self._flush()
        else:
            self._mark_space(token.start)

    def _text(self, start: int, end: int) -> None:
        chunk = self._source[start:end]
        if chunk.isspace():
            self._mark_space(start)
            return
        if not _SPECIAL.search(chunk):
            bare = chunk.strip(" ")
            lead = len(chunk) - len(chunk.lstrip(" "))
            if lead:
                self._mark_space(start)
            if bare:
                self._add(bare, start + lead)
                if len(bare) + lead < len(chunk):
                    self._mark_space(end - 1)
            return
        for piece in _PIECE.finditer(chunk):
            at = start + piece.start()
            if piece.lastgroup == "space":
                self._mark_space(at)
            elif piece.lastgroup == "entity":
                self._entity(piece.group(), at)
            else:
                self._add(piece.group(), at)

    def _mark_space(self, at: int) -> None:
        if self._space is None:
            self._space = at

    def _entity(self, written: str, at: int) -> None:
        character = _decoded(written)
        if character == written:
            self._add(written, at)
        elif character.isspace():
            self._mark_space(at)
        else:
            for one in character:
                self._add(one, at)

    def _add(self, piece: str, at: int) -> None:
        self._lines = 0
        if self._space is not None:
            if self._texts:
                self._append(" ", self._space)
            self._space = None
        self._append(piece, at)
        if self._in_link:
            self._linked += len(piece)

    def _append(self, piece: str, at: int) -> None:
        self._texts.append(piece)
        self._runs.append((self._length, at, len(piece)))
        self._length += len(piece)

    def _flush(self) -> None:
        if self._texts:
            content = MappedText("".join(self._texts), tuple(self._runs))
            if not content.text.isascii() or "``" in content.text:  # else nothing can be broken
                content = mend(content).stripped()
            if not content.text:
                self._start_block()
                return
            self._parts.append(_Part(self._stack[-1], content, self._linked))
        self._start_block()


def _opening() -> "dict[str, Callable[[_Walk, Token], None]]":
    known = elements()
    table: dict[str, Callable[[_Walk, Token], None]] = dict.fromkeys(
        known.void | known.raw, _Walk._skip
    )
    table |= dict.fromkeys(known.block, _Walk._open_block)
    table |= dict.fromkeys(known.cell, _Walk._cell)
    table |= dict.fromkeys(known.unseen, _Walk._unseen)
    return table | {"a": _Walk._link, "br": _Walk._line_break}


_OPENED = _opening()
_BLOCKS = elements().block
_KINDS = elements().kind
_UNSEEN = elements().unseen


@functools.lru_cache(maxsize=4096)
def _decoded(entity: str) -> str:
    return html.unescape(entity)


def _block(part: _Part) -> Block:
    share = min(1.0, part.linked / max(1, len(part.content)))
    markup = Markup(_path(part.element), _container(part.element), round(share, 3))
    return Block(part.element.kind, part.content, 0, markup, None)


def _path(element: _Element) -> tuple[str, ...]:
    """The chain of elements down to `element`, kept with each so that it is made once."""
    todo: list[_Element] = []
    at: _Element | None = element
    while at is not None and at.path is None:
        todo.append(at)
        at = at.parent
    path: tuple[str, ...] = () if at is None else (at.path or ())
    for one in reversed(todo):
        path = (*path, _label(one.name, one.attributes))
        if len(path) > 2 * _PATH_ENDS:
            path = (*path[:_PATH_ENDS], *path[-_PATH_ENDS:])
        one.path = path
    return path


@functools.lru_cache(maxsize=8192)
def _label(name: str, written: str) -> str:
    """An element as CSS selects it: "div#main.story[role=main]", id and classes in lower case."""
    if not any(key in written for key in ("class", "id", "itemprop", "role")):
        return name
    attributes = attributes_of(written)
    words = [f".{word}" for word in _CLASS_WORDS.findall(attributes.get("class", ""))]
    identity = attributes.get("id", "").strip()
    label = name + (f"#{identity}" if identity else "") + "".join(words)
    telling = [f"[{key}={value}]" for key, value in _TELLING if attributes.get(key) == value]
    return label[:_LABEL_CHARACTERS].lower() + "".join(telling)


def _container(element: _Element) -> int:
    todo: list[_Element] = []
    at = element
    while at.container is None and not at.sectioning and at.parent is not None:
        todo.append(at)
        at = at.parent
    found = at.start if at.container is None else at.container
    for one in (at, *todo):
        one.container = found
    return found
