"""Times as intervals: what "since", "until at least" and "by" make of a date.

The bounds are those of TIMEX3's mod attribute and of EDTF's open intervals (ISO 8601-2).
"""

from recension.annotate.words import words_of
from recension.model.annotation import Annotation, TimeExpression
from recension.model.value import Time

_WINDOW = 24  # characters; longer than any of the phrases below
_FROM = frozenset({"since", "from", "after", "starting"})
_TO = frozenset({"until", "till", "by", "before", "through"})


def interval_of(annotation: Annotation, time: TimeExpression) -> Time | None:
    """The interval that an expression and the word before it give, ends included.

    "since 1 August" has a start and no end, "by March 2024" an end and no start, "until at least
    2030" an end not before 2030, which is no end that is known: its start is 2030 and its end null.
    None where the expression has no value.
    """
    if time.value is None or time.precision is None:
        return None
    start, _, end = time.value.partition("/")
    end = end or start
    if "/" in time.value:
        return Time(start, end, time.precision)
    before = [word.low for word in words_of(_before(annotation, time))]
    if before[-2:] == ["at", "least"] and before[:-2] and before[-3] in _TO:
        return Time(start, None, time.precision)
    if before and before[-1] in _FROM:
        return Time(start, None, time.precision)
    if before and before[-1] in _TO:
        return Time(None, end, time.precision)
    return Time(start, end, time.precision)


def _before(annotation: Annotation, time: TimeExpression) -> str:
    return annotation.text[max(0, time.start - _WINDOW) : time.start]
