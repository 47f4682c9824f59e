"""Dating: when an event happened, by the dates in the sentences that tell of it."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from recension.code.testimony import Testimony
from recension.code.verbs import grammar
from recension.model.annotation import TimeExpression
from recension.model.event import EventDate
from recension.model.span import Span, span_of

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[,;:–—“”\"]")
_PLACES = re.compile(r", (?:[A-Z][^\s,]*\.?(?: [A-Z][^\s,]*)*|[0-9]{1,3}),")
"""What stands between two commas: "in Kati, Mali, on Monday", "Bo Lind, 34, on Monday"."""
_SAID = 2  # words before a time in which "said" makes it the time of saying
_OPENS = 4  # characters; what begins here opens the sentence
_NEAR = 90  # characters between an act and its date
_DATE_LENGTH = {"day": 10, "month": 7, "year": 4}


class DatingWords(msgspec.Struct, frozen=True):
    """dating.toml."""

    not_when: frozenset[str]
    clause: frozenset[str]
    before_act: frozenset[str]


@cache
def dating_words() -> DatingWords:
    """The shipped words."""
    text = resources.files("recension.code").joinpath("dating.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), DatingWords)


def date_of(testimony: Sequence[Testimony]) -> EventDate | None:
    """The one date that the testimony gives, the most exact precision first; None where it differs.

    Dates that do not exclude each other ("2025-08", "2025-08-10") are one date. Only times of the
    act itself count: not when somebody said so, nor those of another clause. Where several
    articles date it and more than half of them agree, theirs stands.
    """
    dated = [(row, time) for row in testimony for time in _times(row)]
    for kept in (dated, _of_most(dated)):
        ranked = sorted(kept, key=_most_exact)
        value = _cut(ranked[0][1]) if ranked else ""
        if value and all(value.startswith(_cut(time)) for _, time in ranked):
            basis = sorted({_span(row, time) for row, time in ranked if _cut(time) == value})
            return _event_date(value, ranked[0][1].precision or "", tuple(basis))
    return None


_Dated = tuple[Testimony, TimeExpression]


def _most_exact(dated: _Dated) -> tuple[int, str, str, int]:
    row, time = dated
    return -len(_cut(time)), _cut(time), row.claim.id, time.start


def _of_most(dated: Sequence[_Dated]) -> list[_Dated]:
    """The datings with the value that more than half of the dating articles give."""
    by_value: dict[str, set[str]] = {}
    for row, time in dated:
        by_value.setdefault(_cut(time), set()).add(row.annotation.id)
    articles = {row.annotation.id for row, _ in dated}
    held = [value for value, own in by_value.items() if 2 * len(own) > len(articles) > 1]
    return [pair for pair in dated if len(held) == 1 and _cut(pair[1]) == held[0]]


def _times(row: Testimony) -> list[TimeExpression]:
    """The dates of the act in its sentence, where they are a single one."""
    start, end = row.sentence
    inside = [
        time
        for time in row.annotation.times
        if start <= time.start and time.end <= end and time.value and time.precision in _DATE_LENGTH
    ]
    own = [time for time in inside if _is_when(row, time)]
    return own if len({time.value for time in own}) == 1 else []


def _is_when(row: Testimony, time: TimeExpression) -> bool:
    """Whether the time is of the act: no clause begins between them and nobody says it then."""
    text, start = row.annotation.text, row.sentence[0]
    before = _WORD.findall(text[start : time.start].lower())
    after = _WORD.findall(text[time.end : row.sentence[1]].lower())
    if before[-1:] and before[-1] in dating_words().not_when:
        return False
    if set(before[-_SAID:]) & grammar().said or set(after[:1]) & grammar().said:
        return False
    return _opens(row, time) or not _is_apart(row, time)


def _opens(row: Testimony, time: TimeExpression) -> bool:
    """Whether the time opens the sentence and nothing but the act is told after it."""
    return time.start - row.sentence[0] <= _OPENS


def _is_apart(row: Testimony, time: TimeExpression) -> bool:
    """Whether a clause or a mark stands between the act and the time."""
    text, span = row.annotation.text, row.claim.span
    breaks = dating_words().clause
    if time.start >= span.end:
        between = text[span.end : time.start]
    else:
        breaks |= dating_words().before_act
        between = text[time.end : span.start]
        between = between[:-2] if between.endswith(", ") and _is_participle(span.text) else between
    between = _PLACES.sub(" ", between)
    words = set(_WORD.findall(between.lower()))
    return bool(_MARK.search(between) or breaks & words) or len(between) > _NEAR


def _is_participle(words: str) -> bool:
    return words.split(" ", maxsplit=1)[0].endswith("ing")


def _cut(time: TimeExpression) -> str:
    return (time.value or "")[: _DATE_LENGTH[time.precision or "day"]]


def _span(row: Testimony, time: TimeExpression) -> Span:
    return span_of(row.annotation.id, row.annotation.text, (time.start, time.end))


def _event_date(value: str, precision: str, basis: tuple[Span, ...]) -> EventDate | None:
    if precision == "day":
        return EventDate(value, value, "day", basis)
    if precision == "month":
        return EventDate(value, value, "month", basis)
    return EventDate(value, value, "year", basis) if precision == "year" else None
