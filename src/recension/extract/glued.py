"""Junk glued into a paragraph: advertisement marks, picture credits, slugs, tail lines."""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from recension.extract.block import Block
from recension.extract.phrases import lexicon, sentence_hit

Cut = tuple[int, int, str]
"""[start, end) of a block's text and the rule that takes it out."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-Þ0-9©])")
_SLUG = re.compile(
    r"(?:(?<=[.!?…\"”’)])\s+|\A)[a-z]{2,5}(?:-[a-z]{2,5})?(?:/[a-z]{2,5}){1,5}(?:-[a-z]{2,5})?\s*\Z"
)
_OPENS = re.compile(r"\s*(?:[\"“‘'(\[A-ZÀ-Þ0-9]|\Z)")
_CAPTION_LONGEST = 400
_CAPTION_SENTENCES = 3
_SLIDE = re.compile(r"(?:(?<=[.!?…\"”’)\]])\s|\A)\s*\d{1,2}\s(?=[\"“‘'A-ZÀ-Þ])")


class Piece(msgspec.Struct, frozen=True):
    """A part of a block; `rule` names what takes it out, empty where nothing does."""

    block: Block
    rule: str


def pieces_of(block: Block) -> tuple[Piece, ...]:
    """`block` cut at the junk that is glued into its text; whole where there is none.

    Taken out are: marks of advertisements between sentences, picture credits between sentences
    and the caption before them (from a slide's number, or from the block's start), a wire's slug
    after the last sentence, and last sentences that ask to subscribe or claim a copyright.
    """
    cuts = sorted_cuts(block.text)
    if not cuts:
        return (Piece(block, ""),)
    return tuple(_cut_up(block, cuts))


@functools.lru_cache(maxsize=1_024)
def sorted_cuts(text: str) -> tuple[Cut, ...]:
    """The cuts of a text in order; kept, since an article's paragraphs are read twice."""
    return tuple(sorted(_cuts(text)))


def _cuts(text: str) -> Iterator[Cut]:
    captions = list(_captions(text))
    yield from captions
    end = len(text.rstrip())
    if slug := _SLUG.search(text):
        yield slug.start(), end, "slug"
        end = slug.start()
    for start, stop in _tail_sentences(text, end):
        yield start, stop, "tail-sentence"
    for match in _marks().finditer(_with_ends(text, captions)):
        yield match.start(), match.end(), "advertisement"


def _with_ends(text: str, captions: list[Cut]) -> str:
    """`text` with a full stop for the last character of each caption: credits have none."""
    if not captions:
        return text
    characters = list(text)
    for _, end, _ in captions:
        characters[end - 1] = "."
    return "".join(characters)


@functools.cache
def _marks() -> re.Pattern[str]:
    """The mark of an advertisement where a sentence has ended and another begins."""
    marks = "|".join(re.escape(m) for m in sorted(lexicon().glued.marks, key=len, reverse=True))
    before = r"(?:(?<=[.!?…\"”’)\]])\s+|\A\s*)"
    return re.compile(rf"{before}(?:{marks})[.:]?(?=\s+[\"“‘'(A-ZÀ-Þ0-9]|\s*\Z)")


def _tail_sentences(text: str, end: int) -> Iterator[tuple[int, int]]:
    for _ in range(3):
        starts = [m.end() for m in _SENTENCE.finditer(text, max(0, end - 300), end)]
        start = starts[-1] if starts else (0 if end <= 300 else None)
        if start is None or sentence_hit(text[start:end]) is None:
            return
        yield start, end
        end = len(text[:start].rstrip())


@functools.cache
def _credit_pattern() -> re.Pattern[str]:
    credit = lexicon().credit
    agencies = _any(credit.agencies)
    openers = _any(credit.openers)
    person = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
    house = rf"(?:{agencies})(?!\w)"
    bare = rf"{person}\s?/\s?{house}(?:\s?/\s?{house})?|{house} via Getty Images"
    named = rf"(?i:{openers})\b:?\s[^()\[\]]{{2,80}}"
    slashed = rf"{person}\s?/\s?[^()\[\]/]{{2,40}}|[^()\[\]]{{0,60}}(?:via |/)Getty Images"
    before = r"(?:(?<=[.!?…\"”’)\]])\s+|\A\s*)"
    return re.compile(rf"{before}(?:{bare}|[(\[](?:{named}|{slashed})[)\]])(?!\w)")


@functools.cache
def _credit_line() -> re.Pattern[str]:
    openers = "|".join(re.escape(opener) for opener in lexicon().credit.openers)
    return re.compile(rf"(?i:{openers})s?(?:\s*[:©|]|\s+by\b|\s+courtesy\b)\s*\S.{{1,90}}")


def is_credit_line(line: str) -> bool:
    """Whether a line says only who took a picture."""
    return _credit_line().fullmatch(line) is not None and line[-1] not in ".!?"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(_cased(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _cased(word: str) -> str:
    """`word` as a credit writes it: in capitals, or with a capital at each word."""
    return rf"(?:{re.escape(word.upper())}|{re.escape(word.title())})"


def _captions(text: str) -> Iterator[Cut]:
    done = 0
    for match in _credit_pattern().finditer(text):
        if not _OPENS.match(text, match.end()):
            continue
        start = _caption_start(text, done, match.start())
        yield start, match.end(), "caption"
        done = match.end()


def _caption_start(text: str, floor: int, credit: int) -> int:
    """Where the caption before a credit begins: at a slide's number, or at the block's start."""
    window = max(floor, credit - _CAPTION_LONGEST)
    slides = [m.start() for m in _SLIDE.finditer(text, window, credit)]
    if slides and len(_SENTENCE.findall(text, slides[-1] + 4, credit)) < _CAPTION_SENTENCES:
        return slides[-1]
    return 0 if window == 0 == floor and not _SENTENCE.search(text, 0, credit) else credit


def _cut_up(block: Block, cuts: Sequence[Cut]) -> Iterator[Piece]:
    done = 0
    for start, end, rule in cuts:
        if start < done:
            continue
        yield from _piece(block, done, start, "")
        yield from _piece(block, start, end, rule)
        done = end
    yield from _piece(block, done, len(block.text), "")


def _piece(block: Block, start: int, end: int, rule: str) -> Iterator[Piece]:
    content = block.content.cut(start, end).stripped()
    if content.text:
        gap = block.gap if start == 0 else 0
        yield Piece(Block(block.kind, content, gap, block.markup, block.in_main), rule)
