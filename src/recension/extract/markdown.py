"""Markdown as blocks: headings, items, quotes and paragraphs without their marks."""

import re
from collections.abc import Iterator

import msgspec

from recension.extract.block import Block, BlockKind
from recension.extract.mend import folded, mend, unwrapped, words_of
from recension.extract.wrapping import Line, lines_of, paragraphs_of, width_of
from recension.text.mapped import MappedText, edited, mapped

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t#-].*\r?\n|\r?\n)*?---[ \t]*(?:\r?\n|\Z)"
)
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_HEADING_END = re.compile(r"\s+#+\s*\Z")
_QUOTE = re.compile(r"(?:>\s?)+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(
    r"(?:[-*_=]\s*){3,}\Z|\[[^\]]+\]:\s*\S+.*\Z|\|?[\s:|-]*-{3}[\s:|-]*\Z|<!--.*-->\Z"
)
_UNDERLINE = re.compile(r"(?:=+|-{3,})\Z")
_FENCE = re.compile(r"(?:```|~~~)")
_IMAGE = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)|\[[^\[\]]{0,200}\])"
)
_LINK = re.compile(
    r"\[([^\[\]]{0,2000})\](?:\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)|\[[^\[\]]{0,200}\])"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>|</?[a-zA-Z][^<>]{0,500}>")
_EMPHASIS = tuple(
    re.compile(
        rf"(?<![\w\\{mark}])([{mark}]{{1,3}})(?=\S)([^{mark}]{{1,1000}})(?<=\S)\1(?![\w{mark}])"
    )
    for mark in ("*", "_", "`", "~")
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_CELL = re.compile(r"\s*\|\s*")
_SIGNS = (
    re.compile(r"^#{1,6} \S", re.M),
    re.compile(r"\]\((?:https?://|/)[^)\s]+\)"),
    re.compile(r"(?<!\*)\*\*[^*\n]+\*\*(?!\*)"),
    re.compile(r"^\[[^\]\n]+\]: https?://", re.M),
)
_CHARACTERS_SEARCHED = 100_000


def is_markdown(text: str) -> bool:
    """Whether `text`, which came without a name for what it is, bears two marks of Markdown."""
    start = text[:_CHARACTERS_SEARCHED]
    return sum(bool(sign.search(start)) for sign in _SIGNS) >= 2


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text (CommonMark 0.31, with tables), in page order.

    Front matter, images, link targets, rules and comments are left out; links and emphasis give
    their words. Lines of a paragraph are joined where the text is wrapped at a fixed width, and
    stand alone elsewhere, since exports put one paragraph on a line.
    """
    start = front_matter_end(text)
    lines = [line for line in lines_of(text) if line.start >= start]
    words = words_of(text)
    pieces = _pieces(text, list(_marked(text, lines)))
    blocks = (_block(text, piece, words) for piece in pieces)
    return tuple(block for block in blocks if block.text)


def front_matter_end(text: str) -> int:
    """Where the text begins after the YAML between "---" at its head; 0 where there is none."""
    front = _FRONT_MATTER.match(text)
    return front.end() if front else 0


class _Piece(msgspec.Struct, frozen=True):
    """Lines that are one block; their marks are outside of them."""

    kind: BlockKind
    lines: tuple[Line, ...]


def _marked(text: str, lines: list[Line]) -> Iterator[tuple[BlockKind, Line]]:
    """Every line that says something, with what its mark makes it."""
    gap, fenced = 0, False
    for index, line in enumerate(lines):
        words = text[line.start : line.end]
        gap = max(gap, line.gap)
        if _FENCE.match(words):
            fenced = not fenced
        elif fenced:
            yield "line", line
        elif not _RULE.match(words):
            kind, skipped = _mark(words)
            following = lines[index + 1] if index + 1 < len(lines) else None
            if kind == "paragraph" and following and _underlines(text, following):
                kind = "heading"
            yield kind, Line(line.start + skipped, line.end, gap, line.indent)
            gap = 0


def _underlines(text: str, line: Line) -> bool:
    return not line.gap and bool(_UNDERLINE.match(text[line.start : line.end]))


def _mark(words: str) -> tuple[BlockKind, int]:
    if heading := _HEADING.match(words):
        return "heading", heading.end()
    if quote := _QUOTE.match(words):
        return "quote", quote.end()
    if item := _ITEM.match(words):
        return "item", item.end()
    return ("table", 0) if words.startswith("|") and words.endswith("|") else ("paragraph", 0)


def _pieces(text: str, marked: list[tuple[BlockKind, Line]]) -> Iterator[_Piece]:
    lines = [line for _, line in marked]
    width = width_of(text, lines)
    kinds = {line.start: kind for kind, line in marked}
    for paragraph in paragraphs_of(text, lines, width):
        run: list[Line] = []
        for line in paragraph:
            if run and not _continues(kinds[run[0].start], kinds[line.start]):
                yield _Piece(kinds[run[0].start], tuple(run))
                run = []
            run.append(line)
        yield _Piece(kinds[run[0].start], tuple(run))


def _continues(opened: BlockKind, kind: BlockKind) -> bool:
    return (opened in ("paragraph", "item") and kind == "paragraph") or opened == kind == "quote"


def _block(text: str, piece: _Piece, words: frozenset[str]) -> Block:
    first, last = piece.lines[0], piece.lines[-1]
    content = mapped(text, first.start, last.end)
    if len(piece.lines) > 1:
        content = unwrapped(_without_quote_marks(content), words)
    if piece.kind == "heading":
        content = _without(content, _HEADING_END)
    if piece.kind == "table":
        content = edited(content, [(*m.span(), " ") for m in _CELL.finditer(content.text)])
    return Block(piece.kind, folded(mend(_inline(content))), first.gap, None, None)


def _without_quote_marks(content: MappedText) -> MappedText:
    marks = re.finditer(r"(?<=\n)[ \t]*(?:>[ \t]?)+", content.text)
    return edited(content, [(*mark.span(), "") for mark in marks])


def _without(content: MappedText, pattern: re.Pattern[str]) -> MappedText:
    return edited(content, [(*match.span(), "") for match in pattern.finditer(content.text)])


def _inline(content: MappedText) -> MappedText:
    """`content` without images, link targets, emphasis and escapes."""
    content = _unwrap(_without(content, _IMAGE), _LINK)
    content = _unwrap(content, _AUTOLINK)
    for pattern in _EMPHASIS:
        content = _unwrap(content, pattern, 2)
    return _without(content, _ESCAPE)


def _unwrap(content: MappedText, pattern: re.Pattern[str], group: int = 1) -> MappedText:
    """`content` with each match left as its group, which may be absent."""
    edits = []
    for match in pattern.finditer(content.text):
        start, end = match.span(group) if match.group(group) else (match.end(), match.end())
        edits += [(match.start(), start, ""), (end, match.end(), "")]
    return edited(content, edits)
