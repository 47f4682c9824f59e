"""Lines of a text, and which of them are one paragraph in a text wrapped at a fixed width."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

_LINE = re.compile(r"([^\n\r\f\v\u2028\u2029]*)(\r\n|[\n\r\f\v\u2028\u2029]|\Z)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_FIRST_WORD = re.compile(r"\S+")
_OPENS_ITEM = re.compile(r"(?:[-–—*•◦‣▪●∙·>#|]|\d{1,2}[.)])\s")
_ALONE = re.compile(r"[\W\d]*\Z")

_NARROWEST, _WIDEST = 40, 100  # columns; typewriters, mail and terminals lie between
_PAIRS_NEEDED = 4
_FULL_SHARE = 0.8  # of the lines that end inside a sentence, in a text that is wrapped
_LOWER_SHARE = 0.35  # of the lines after these that begin with a small letter
_RAGGED = 0.85  # a line is full where the next word would have passed this share of the width


class Line(msgspec.Struct, frozen=True):
    """A line with something on it, without white space at its ends.

    `start` and `end` are offsets in the text, `gap` the blank lines before it, `indent` the white
    space taken off its front.
    """

    start: int
    end: int
    gap: int
    indent: int


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    gap = 0
    for match in _LINE.finditer(text):
        line = match.group(1)
        kept = line.strip()
        if not kept:
            gap += bool(match.group(2))
            continue
        indent = len(line) - len(line.lstrip())
        yield Line(match.start() + indent, match.start() + indent + len(kept), gap, indent)
        gap = 0


def width_of(text: str, lines: Sequence[Line]) -> int | None:
    """The width in columns that `text` is wrapped at, None where it is not.

    Told by the rule that wrapping follows: the first word of a line would not have fitted on the
    line before. Asked of the lines that end inside a sentence, which also must often go on with a
    small letter; a list of headlines of like length does neither.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(pairs) < _PAIRS_NEEDED:
        return None
    lengths = sorted(a.end - a.start for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    inside = [(a, b) for a, b in pairs if not _SENTENCE_END.search(text, a.start, a.end)]
    if not _NARROWEST <= width <= _WIDEST or len(inside) < _PAIRS_NEEDED - 1:
        return None
    full = sum(_is_full(text, a, b, width) for a, b in inside)
    lower = sum(text[b.start].islower() for _, b in inside)
    if full < _FULL_SHARE * len(inside) or lower < _LOWER_SHARE * len(inside):
        return None
    return width


def paragraphs_of(text: str, lines: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    """The lines of each paragraph; every line is one where `width` is None."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and (width is None or not _goes_on(text, paragraph[-1], line, width)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    if following.gap or following.indent > line.indent + 1:
        return False
    if _OPENS_ITEM.match(text, following.start) or _ALONE.match(
        text[following.start : following.end]
    ):
        return False
    if line.end - line.start > width * 1.15:
        return False
    ended = _SENTENCE_END.search(text, line.start, line.end)
    return _is_full(text, line, following, width) or (not ended and text[following.start].islower())


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    if text[line.end - 1] == "-" and text[following.start].islower():
        return True
    word = _FIRST_WORD.match(text, following.start, following.end)
    taken = word.end() - word.start() if word else 0
    return line.end - line.start + 1 + taken >= _RAGGED * width
