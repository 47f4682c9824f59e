"""Sentence ends: where the sentences of a text stand, by rule and in linear time.

The rules are those of Grefenstette & Tapanainen (1994, "What is a word, what is a sentence?") as
most later splitters keep them: a full stop ends a sentence unless it belongs to an abbreviation, an
initial or a number, or the next word goes on in lower case. Abbreviations lie in a data file.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from recension.model.span import Offsets
from recension.text.word_lists import word_list

_CLOSERS = "\"'”’»)]}›"
_TERMINATOR = re.compile(rf"(?:\.{{2,}}|…|[.!?。؟]+)[{re.escape(_CLOSERS)}]*")
_PARAGRAPH_END = re.compile(r"\s*\n\s*")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)*[^\W_]+$")
_NEXT_WORD = re.compile(r"[\s\"'“‘«(\[{—–-]*([^\W_]+)")
_WINDOW = 80  # longer than any abbreviation or word that decides; keeps each decision O(1)


class Abbreviations(msgspec.Struct, frozen=True):
    """The word lists of abbreviations.toml, lower case, without the last full stop."""

    inner: frozenset[str]
    either: frozenset[str]
    openers: frozenset[str]
    tags: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The shipped lists."""
    return word_list(__package__, "abbreviations.toml", Abbreviations)


def sentence_offsets(text: str) -> tuple[Offsets, ...]:
    """The sentences of `text` as [start, end) without white space around them, in order.

    No sentence crosses a paragraph end. Every character that is not white space lies in exactly
    one sentence.
    """
    return tuple(
        sentence for start, end in paragraph_offsets(text) for sentence in _within(text, start, end)
    )


def paragraph_offsets(text: str) -> tuple[Offsets, ...]:
    """The paragraphs of `text`: runs of lines, where a line that goes on in lower case is joined.

    A single line end followed by a small letter is taken for a wrapped line.
    """
    return tuple(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Offsets]:
    start = len(text) - len(text.lstrip())
    for gap in _PARAGRAPH_END.finditer(text, start):
        if gap.end() < len(text) and _is_wrap(text, gap):
            continue
        if start < gap.start():
            yield start, gap.start()
        start = gap.end()
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _is_wrap(text: str, gap: re.Match[str]) -> bool:
    one_line_end = gap.group().count("\n") == 1
    return one_line_end and text[gap.end()].islower() and text[gap.start() - 1] not in ".!?:;"


def _within(text: str, start: int, end: int) -> Iterator[Offsets]:
    begin = start
    for mark in _TERMINATOR.finditer(text, start, end):
        if mark.end() >= end or mark.start() < begin:
            continue
        if _ends_sentence(text, mark, end):
            yield begin, mark.end()
            begin = mark.end() + _spaces(text, mark.end(), end)
    if begin < end:
        yield begin, end


def _spaces(text: str, start: int, end: int) -> int:
    at = start
    while at < end and text[at].isspace():
        at += 1
    return at - start


def _ends_sentence(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end()]
    if not after.isspace():
        return _is_missing_space(text, mark)
    follower = _NEXT_WORD.match(text, mark.end(), min(end, mark.end() + _WINDOW))
    if follower is None:
        return True
    word = follower.group(1)
    if word[0].islower():
        return False
    if mark.group()[0] in "!?":
        return not _has_tag(text, mark, end)
    if mark.group() == ".":
        return _full_stop_ends(text, mark.start(), word)
    return True


def _is_missing_space(text: str, mark: re.Match[str]) -> bool:
    """ "… raged on.Elsewhere, the …": two small letters before, a capital and a small one after."""
    before = text[max(0, mark.start() - 2) : mark.start()]
    after = text[mark.end() : mark.end() + 2]
    small_before = len(before) == 2 and before.isalpha() and before.islower()
    return small_before and len(after) == 2 and after[0].isupper() and after[1].islower()


def _has_tag(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a question in quotation marks is followed by "Amadou Keita asked"."""
    if mark.group()[-1] not in _CLOSERS:
        return False
    ahead = text[mark.end() : min(end, mark.end() + _WINDOW)].split()[:4]
    known = abbreviations()
    return (
        ahead[:1] != []
        and ahead[0].lower() not in known.openers
        and any(word.strip(".,").lower() in known.tags for word in ahead)
    )


def _full_stop_ends(text: str, stop: int, following: str) -> bool:
    last = _LAST_WORD.search(text, max(0, stop - _WINDOW), stop)
    if last is None:
        return True
    word, known = last.group(), abbreviations()
    low = word.lower()
    if _is_initial(word) or (low in known.inner and not _is_plain_word(word, following)):
        return False
    dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    if dotted or (low in known.either and word[0].isupper()) or low in {"a.m", "p.m", "etc"}:
        return following.lower() in known.openers
    return True


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _is_plain_word(word: str, following: str) -> bool:
    """ "no" and the like are words, not abbreviations, unless a number follows."""
    return word.lower() in {"no", "nos", "art", "sec", "ch", "fig", "al", "p", "pp", "ed"} and not (
        following[0].isdigit()
    )
