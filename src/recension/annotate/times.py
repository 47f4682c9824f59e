"""Times: expressions that place something in time, and the date that they give with an anchor.

Values are ISO 8601: a year, month or day cut to its precision, a minute with "Z" where the words
name GMT, or an interval start/end with precision "range". What neither the words nor the anchor
tell stays null; no expression gets a finer value than its words have.
"""

from collections.abc import Callable

import msgspec

from recension.annotate.anchors import Anchor, anchor_of
from recension.annotate.dates import day_and_month, iso_date, month_alone, time_of_day, year_alone
from recension.annotate.prepared import Prepared
from recension.annotate.relative import (
    ago,
    century,
    last_next_this,
    named_day,
    season,
    vague,
    weekday,
    weekend,
)
from recension.annotate.time_words import Read, View, time_words
from recension.model.annotation import TimeExpression

_READERS: tuple[Callable[[View, int], Read | None], ...] = (
    iso_date,
    day_and_month,
    named_day,
    vague,
    ago,
    last_next_this,
    weekday,
    weekend,
    century,
    season,
    month_alone,
    time_of_day,
    year_alone,
)


def find_times(prepared: Prepared, anchor: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text, in order, none overlapping.

    `anchor` is the ISO 8601 moment that relative expressions are counted from, to whatever
    precision it is known; without one their values stay null.
    """
    moment = anchor_of(anchor)
    found: list[TimeExpression] = []
    for first, last in prepared.bounds:
        for read in _of_sentence(prepared, first, last, moment):
            start, end = prepared.words[read.first].start, prepared.words[read.last - 1].end
            found.append(TimeExpression(start, end, read.value, read.precision))
    return tuple(found)


def _of_sentence(prepared: Prepared, first: int, last: int, anchor: Anchor | None) -> list[Read]:
    view = View(prepared.words, first, last, anchor)
    reads: list[Read] = []
    at = first
    while at < last:
        read = _read(view, at)
        if read is None:
            at += 1
            continue
        floor = reads[-1].last if reads else first
        read = msgspec.structs.replace(read, first=max(read.first, floor))
        joined = _joined(view, reads[-1], read) if reads else None
        if joined is not None:
            reads[-1] = joined
        else:
            reads.append(read)
        at = read.last
    return reads


def _read(view: View, at: int) -> Read | None:
    for reader in _READERS:
        read = reader(view, at)
        if read is not None:
            return read
    return None


def _joined(view: View, one: Read, other: Read) -> Read | None:
    """One time out of two that stand together: "Sunday, 10 August", "at 0737 GMT on Sunday"."""
    between = view.words[one.last : other.first]
    joints = time_words().words.joints
    if len(between) > 3 or any(word.low not in joints for word in between):
        return None
    end = _past_bracket(view, one, other)
    if one.clock or other.clock:
        return _with_clock(one, other, end)
    if {one.precision, other.precision} != {"day"}:
        return None
    if not (one.pointing or other.pointing) or not (_is_gloss(view, one) or _spells(one, other)):
        return None
    value = other.value if one.pointing else one.value
    both = one.pointing and other.pointing
    return Read(one.first, end, value, "day", None, not both, both)


def _spells(one: Read, other: Read) -> bool:
    """A weekday and the date it fell on: "Sunday, 10 August"."""
    return one.pointing != other.pointing


def _is_gloss(view: View, one: Read) -> bool:
    """ "this morning (Sunday)": the bracket says which day is meant."""
    return view.low(one.last) == "("


def _past_bracket(view: View, one: Read, other: Read) -> int:
    opened = view.low(one.last) == "("
    return other.last + 1 if opened and view.low(other.last) == ")" else other.last


def _with_clock(one: Read, other: Read, end: int) -> Read | None:
    """A day and a time of day give a minute; two times of day give nothing."""
    day = other if one.clock else one
    clock = one.clock or other.clock
    if one.clock and other.clock:
        return Read(one.first, end, None, "minute", one.clock)
    if day.precision != "day" or day.value is None:
        return None
    return Read(one.first, end, f"{day.value}T{clock}", "minute", None, True)
