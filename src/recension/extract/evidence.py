"""What a block tells of itself: the phrase it opens with, its form, its role among head lines."""

import re

import msgspec

from recension.extract.block import Block, Label
from recension.extract.glued import Piece, is_credit_line
from recension.extract.headlines import role_of
from recension.extract.phrases import Hit, levelled, lexicon, line_hit

Verdict = tuple[Label, str]
"""A label and the rule that decided."""

_SENTENCE_END = re.compile(r"[.!…。！][\"'”’»)\]」』]*\Z|[?？][\"”’»)\]」』]+\Z")
_IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
_SLUG_LINE = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5}){2,7}")
_CAMEL = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])")
_MENU_SEPARATOR = re.compile(r"\s*[|·•>»›/,]\s*|\s{2,}")
_LEAD = 60  # characters: a shorter line is no paragraph
_PARAGRAPH = 160  # characters: a longer line is a paragraph whatever it ends in
_NUMBER = 3  # characters of a number that stands alone: of a page, a picture, the comments


class Reading(msgspec.Struct, frozen=True):
    """A block and what it tells of itself.

    `rule` is set where the block was glued into another; `hit` is the phrase it is; `role` is what
    it were among head lines; `prose` says that it is a paragraph by length and sentence end.
    """

    block: Block
    rule: str
    hit: Hit | None
    role: Label | None
    prose: bool

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def ends_sentence(self) -> bool:
        """Whether the text ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.block.text))


def reading_of(piece: Piece) -> Reading:
    """What a piece of a page tells of itself."""
    text = piece.block.text
    size = extent(text)
    prose = size > _PARAGRAPH or (size >= _LEAD and bool(_SENTENCE_END.search(text)))
    role = None if prose else role_of(text)
    return Reading(piece.block, piece.rule, line_hit(text), role, prose)


def extent(text: str) -> int:
    """The length of a text in alphabetic characters; an ideograph or syllable counts for three."""
    return len(text) + 2 * len(_IDEOGRAPH.findall(text)) * (not text.isascii())


def alone(reading: Reading) -> Verdict | None:
    """What a block is by itself, None where its neighbours must tell."""
    block, hit = reading.block, reading.hit
    if reading.rule:
        return "furniture", reading.rule
    if block.kind == "title":
        return "title", "title-element"
    if block.in_main is False:
        return "furniture", "outside-main"
    if hit and hit.where == "anywhere":
        return "furniture", rule_of(hit, block)
    if not reading.prose and (rule := _form(block.text)):
        return "furniture", rule
    return None


def rule_of(hit: Hit, block: Block) -> str:
    """The name of the rule by which a phrase decides; "marker:" tells that other stories follow."""
    return f"marker:{levelled(block.text)}" if hit.name == "marker" else hit.name


def _form(line: str) -> str | None:
    """The rule by which the mere form of a line makes it furniture."""
    if _SLUG_LINE.fullmatch(line):
        return "slug"
    if not any(map(str.isalnum, line)):
        return "ruled-off"
    if line.isdigit() and len(line) <= _NUMBER:
        return "number"
    if is_credit_line(line):
        return "caption"
    return "navigation" if _is_menu(line) else None


def is_section(line: str) -> bool:
    """Whether a line is the name of a section."""
    return levelled(line) in lexicon().sections.names


def _is_menu(line: str) -> bool:
    """Whether a line is made of two or more section names, spaced, ruled off or run together."""
    names = lexicon().sections.names
    parts = [part.casefold() for part in _MENU_SEPARATOR.split(line) if part]
    if len(parts) >= 2 and sum(part in names for part in parts) >= 0.7 * len(parts):
        return True
    run = _CAMEL.findall(line)
    if " " not in line and len(run) >= 2 and "".join(run) == line:
        return all(word.casefold() in names for word in run)
    words = line.casefold().split()
    return len(words) >= 4 and all(word in names for word in words)
