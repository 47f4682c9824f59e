"""Quotation marks: which runs of a text stand between them, and which of those are speech.

A reader of its own, by typographic convention (Chicago Manual of Style 6.115, 13.30–13.36): pairs
are typed, inner marks alternate, a quotation that runs over paragraphs reopens each of them and is
closed once. Apostrophes are no marks. Nothing here knows of speakers.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from recension.model.span import Offsets
from recension.text.sentences import paragraph_offsets
from recension.text.word_lists import word_list

Ending = Literal["closed", "reopened", "never"]
QuotationKind = Literal["speech", "scare", "title"]

_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“", "‹": "›", '"': '"', "'": "'", "`": "'"}
_SINGLE = frozenset("'‘’`")
_ANY_MARK = re.compile("[“”‘’«»„‹›\"'`]")
_DEEPEST = 6  # deeper nesting is noise, and would cost time without bound
_BEFORE_OPENING = frozenset("([{—–-/:“‘\"'«„")


class MarkedRun(msgspec.Struct, frozen=True, order=True):
    """The run [start, end) between two marks, white space included.

    `depth` is 0 for an outer quotation; `ending` says whether its mark is closed, goes on in the
    next paragraph ("reopened"), or is never closed, when the run ends with its paragraph.
    """

    start: int
    end: int
    mark: str
    depth: int
    ending: Ending


class _Open(msgspec.Struct, frozen=True):
    at: int
    mark: str


class _QuotationWords(msgspec.Struct, frozen=True):
    elided: frozenset[str]
    works: frozenset[str]
    small: frozenset[str]


def marked_runs(text: str) -> tuple[MarkedRun, ...]:
    """Every run between quotation marks of `text`, in order of start, inner ones included."""
    paragraphs = paragraph_offsets(text)
    runs: list[MarkedRun] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        runs.extend(_nested(sorted(_runs_of(text, paragraph, following))))
    return tuple(runs)


def _nested(runs: list[MarkedRun]) -> Iterator[MarkedRun]:
    """The runs with as much depth as others stand around them; a mark given up was none."""
    around: list[int] = []
    for run in runs:
        around = [end for end in around if end > run.start]
        yield msgspec.structs.replace(run, depth=len(around))
        around.append(run.end)


def _runs_of(text: str, paragraph: Offsets, following: Offsets | None) -> Iterator[MarkedRun]:
    stack: list[_Open] = []
    for at in _mark_positions(text, paragraph):
        if _closes(text, at, stack, paragraph[1]):
            yield from _close(text, at, stack)
        elif len(stack) < _DEEPEST and _opens(text, at, paragraph[0]):
            if stack and stack[-1].mark == text[at]:
                yield from _give_up(text, stack.pop(), at, len(stack))
            stack.append(_Open(at, text[at]))
    yield from _left_open(text, stack, paragraph, following)


def _mark_positions(text: str, paragraph: Offsets) -> Iterator[int]:
    for mark in _ANY_MARK.finditer(text, *paragraph):
        yield mark.start()


def _closes(text: str, at: int, stack: list[_Open], end: int) -> bool:
    mark = text[at]
    if not any(_PAIRS[entry.mark] == mark or _mixed(entry.mark, mark) for entry in stack):
        return False
    if mark in _SINGLE:
        return _is_closing_single(text, at, end)
    if mark == "“":  # closes „ alone
        return any(entry.mark == "„" for entry in stack)
    double = next((entry for entry in reversed(stack) if entry.mark not in _SINGLE), None)
    return (
        mark != '"' or not _looks_opening(text, at) or (double is not None and double.mark == '"')
    )


def _mixed(opening: str, closing: str) -> bool:
    """A page that has lost one of its curls: “ closed by a straight mark, or the other way."""
    return (opening, closing) in {("“", '"'), ('"', "”"), ("‘", "'"), ("'", "’")}


def _is_closing_single(text: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isalnum():
        return False
    if before.isspace():
        return text[at - 2 : at - 1] in tuple(",.!?") and before != "\n"
    if before == "s" and after == " ":
        return not _later_single(text, at + 1, end)
    return True


def _later_single(text: str, start: int, end: int) -> bool:
    """Whether a better closing mark follows, so that this one is a possessive ("soldiers' pay")."""
    for at in range(start, min(end, start + 400)):
        if text[at] in "'’" and not text[at - 1].isspace():
            after = text[at + 1] if at + 1 < end else " "
            if not after.isalnum() and (text[at - 1] != "s" or not after.isspace()):
                return True
        if text[at] in "‘":
            return False
    return False


def _looks_opening(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark not in _PAIRS:
        return False
    if mark in {"'", "`"}:
        return (at == start or _looks_opening(text, at)) and not _is_elision(text, at)
    if mark == "‘":
        return not _is_elision(text, at)
    return mark != '"' or at == start or _looks_opening(text, at)


def _is_elision(text: str, at: int) -> bool:
    """'90s, 'em, ’tis: an apostrophe where a word begins."""
    end = at + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[at + 1 : end].lower()
    return word in _words().elided or (word[:2].isdigit() and word.endswith("s"))


def _close(text: str, at: int, stack: list[_Open]) -> Iterator[MarkedRun]:
    while stack:
        entry = stack.pop()
        if _PAIRS[entry.mark] == text[at] or _mixed(entry.mark, text[at]):
            yield from _run(text, entry, at, len(stack), "closed")
            return
        if entry.mark not in _SINGLE:  # an unclosed single mark was an apostrophe
            yield from _give_up(text, entry, at, len(stack))


def _give_up(text: str, entry: _Open, limit: int, depth: int) -> Iterator[MarkedRun]:
    """A mark never closed before `limit`: its run ends with the last full stop before that."""
    stop = max(text.rfind(mark, entry.at, limit) for mark in ".!?")
    if entry.mark not in _SINGLE and stop > entry.at:
        yield from _run(text, entry, stop + 1, depth, "never")


def _left_open(
    text: str, stack: list[_Open], paragraph: Offsets, following: Offsets | None
) -> Iterator[MarkedRun]:
    for depth, entry in enumerate(stack):
        reopened = following is not None and text[following[0]] == entry.mark
        if reopened:
            yield from _run(text, entry, paragraph[1], depth, "reopened")
        elif entry.mark not in _SINGLE:
            yield from _run(text, entry, paragraph[1], depth, "never")


def _run(text: str, entry: _Open, end: int, depth: int, ending: Ending) -> Iterator[MarkedRun]:
    start = entry.at + 1
    if text[start:end].strip():
        yield MarkedRun(start, end, entry.mark, depth, ending)


def quotation_kind(text: str, run: MarkedRun) -> QuotationKind:
    """What the run is as far as its own words and those before it tell, without a speaker.

    A title of a work stands in capitals or after "the film" and the like. Up to three words that
    no comma or full stop closes are scare quotes, unless a speaker is found for them.
    """
    words = text[run.start : run.end].split()
    if _is_title(text, run, words):
        return "title"
    pointed = (
        text[run.start : run.end].rstrip()[-1] in ".,!?" or text[run.end + 1 : run.end + 2] == ","
    )
    return "scare" if len(words) <= 3 and not pointed else "speech"


def _is_title(text: str, run: MarkedRun, words: list[str]) -> bool:
    known = _words()
    before = text[max(0, run.start - 60) : run.start - 1].lower().split()
    if before and before[-1].strip(",:") in known.works:
        return words[0][0].isupper()
    main = [word for word in words if word.lower() not in known.small]
    return (
        2 <= len(main) <= 8
        and len(words) > 1
        and all(word[0].isupper() for word in main)
        and (text[run.end - 1] not in ".!?")
    )


@cache
def _words() -> _QuotationWords:
    return word_list(__package__, "quotations.toml", _QuotationWords)
