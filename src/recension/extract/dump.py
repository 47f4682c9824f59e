"""Plain text dumps of pages, HTML gone: their lines and paragraphs as blocks."""

import re

from recension.extract.block import Block, BlockKind
from recension.extract.document import Document
from recension.extract.markdown import is_markdown, markdown_blocks
from recension.extract.mend import folded, mend, unwrapped, words_of
from recension.extract.wrapping import Line, lines_of, paragraphs_of, width_of
from recension.text.mapped import mapped

_BULLET = re.compile(r"[•◦‣▪●∙·*]\s+(?=[\w\"“‘'(«])")
_WIRE_SUBHEAD = re.compile(r"[-–—] ?\S.{2,90}\S ?[-–—]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_LETTERS_OF_A_PARAGRAPH = 160  # longer lines are no titles, whatever they end in


def dump_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a plain text dump or of a Markdown file, in page order.

    A block is a line, or the lines of a paragraph where the dump is wrapped at a fixed width, or a
    block of Markdown. Characters are mended, white space is folded; the map leads to the page.
    """
    text = document.text
    if reads_as_markdown(document):
        return markdown_blocks(text)
    lines = lines_of(text)
    width = width_of(text, lines)
    words = frozenset[str]() if width is None else words_of(text)
    paragraphs = paragraphs_of(text, lines, width)
    return tuple(_block(text, paragraph, words) for paragraph in paragraphs)


def reads_as_markdown(document: Document) -> bool:
    """Whether the page is Markdown, by its name or by its marks."""
    return document.page.media_type == "text/markdown" or is_markdown(document.text)


def _block(text: str, lines: list[Line], words: frozenset[str]) -> Block:
    first = lines[0]
    bullet = _BULLET.match(text, first.start, first.end)
    content = mapped(text, bullet.end() if bullet else first.start, lines[-1].end)
    if len(lines) > 1:
        content = unwrapped(content, words)
    content = folded(mend(content))
    kind: BlockKind = "item" if bullet else _kind(content.text)
    return Block(kind, content, first.gap, None, None)


def _kind(line: str) -> BlockKind:
    if _WIRE_SUBHEAD.fullmatch(line):
        return "heading"
    if len(line) > _LETTERS_OF_A_PARAGRAPH or _SENTENCE_END.search(line):
        return "paragraph"
    return "line"
