"""Quotation marks: which words of a text stand between them."""

import re
from collections.abc import Iterator

from recension.model.span import Offsets

_MARKS = re.compile(r"[“”„«»\"\n]|(?<![\w.,!?])[‘'](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_OPENERS = {"“": "”", "„": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_MOST_SINGLE = 400


def quotations(text: str) -> tuple[Offsets, ...]:
    """The stretches between paired quotation marks, without the marks, in order.

    Double marks pair within a paragraph; one left open runs to the paragraph's end, as printers do
    where a quotation goes on in the next. Single marks count only when they pair and hold two words
    or more, since the same mark is an apostrophe.
    """
    return tuple((start, end) for start, end in _pairs(text) if start < end)


def _pairs(text: str) -> Iterator[Offsets]:
    opened: int | None = None
    opener = ""
    for match in _MARKS.finditer(text):
        mark = match.group()
        if opened is None:
            if mark in _OPENERS:
                opened, opener = match.end(), mark
        elif mark == "\n" or _closes(opener, mark):
            if _is_quotation(text, opener, mark, opened, match.start()):
                yield opened, match.start()
            opened = None
            if opener in "‘'" and mark in '“"':
                opened, opener = match.end(), mark
        elif opener in "‘'" and mark in '“"':
            opened, opener = match.end(), mark
    if opened is not None and opener not in "‘'":
        yield opened, len(text.rstrip())


def _closes(opener: str, mark: str) -> bool:
    if opener in "‘'":
        return mark in "’'"
    return mark == _OPENERS[opener] or (opener in '“"„' and mark in '”"')


def _is_quotation(text: str, opener: str, mark: str, start: int, end: int) -> bool:
    if opener not in "‘'":
        return True
    return mark != "\n" and " " in text[start:end].strip() and end - start < _MOST_SINGLE
