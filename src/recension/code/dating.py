"""Dating: when an event happened, by the dates in the sentences that tell of it."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from recension.code.lexicon import acts
from recension.code.reality import reality
from recension.code.testimony import Testimony
from recension.code.verbs import grammar
from recension.model.annotation import TimeExpression
from recension.model.event import EventDate
from recension.model.span import Span, span_of
from recension.text.word_lists import word_list

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[,;:–—“”\"]")
_PLACES = re.compile(
    r", (?:(?:just |some )?(?:north|south|east|west|outside|near|[a-z]+ of)[^,;:]{1,30}"
    r"|[A-Z][^\s,]*\.?(?: [A-Z][^\s,]*)*|[0-9]{1,3}),"
)
"""What stands between two commas: "in Kati, Mali, on Monday", "Bo Lind, 34, on Monday"."""
_NOUN = re.compile(r" ([A-Za-z][\w.]*)")
_WHEN = re.compile(r",? when ")
_BLAMED = re.compile(r"\b(?:of|with|for) (?:\S+ )?\S+ing\b")
"""After "accused": what is told then is of what somebody is accused of ("of murdering her")."""
_WHICH = re.compile(r" (?:that|which)(?: has| have| had)? $")
_SAID = 2  # words before a time in which "said" makes it the time of saying
_OPENS = 4  # characters; what begins here opens the sentence
_NEAR = 90  # characters between an act and its date
_DATE_LENGTH = {"minute": 10, "hour": 10, "day": 10, "month": 7, "year": 4}
_LONGEST = 8  # days of a stretch of time that dates an event ("overnight", "last week")


_PRECISION: dict[int, Literal["day", "month", "year"]] = {10: "day", 7: "month", 4: "year"}
_Dated = tuple[Testimony, TimeExpression]


class DatingWords(msgspec.Struct, frozen=True):
    """dating.toml."""

    not_when: frozenset[str]
    clause: frozenset[str]
    before_act: frozenset[str]
    before_noun: frozenset[str]
    former: tuple[str, ...]


@cache
def dating_words() -> DatingWords:
    """The shipped words."""
    return word_list(__package__, "dating.toml", DatingWords)


def date_of(testimony: Sequence[Testimony]) -> EventDate | None:
    """The one date that the testimony gives, the most exact precision first; None where it differs.

    Dates that do not exclude each other ("2025-08", "2025-08-10") are one date. Only times of the
    act itself count: not when somebody said so, nor those of another clause. Where several
    articles date it and more than half of them agree, theirs stands. A stretch of some days
    ("overnight", "last week") dates what nothing dates nearer.
    """
    dated = [(row, time) for row in testimony for time in _times(row)]
    points = [pair for pair in dated if pair[1].precision in _DATE_LENGTH]
    for kept in (points, _of_most(points)):
        ranked = sorted(kept, key=_most_exact)
        value = _cut(ranked[0][1]) if ranked else ""
        if value and all(value.startswith(_cut(time)) for _, time in ranked):
            basis = sorted({_span(row, time) for row, time in ranked if _cut(time) == value})
            return EventDate(value, value, _PRECISION[len(value)], tuple(basis))
    return None if points else _stretch(dated)


def _stretch(dated: Sequence[_Dated]) -> EventDate | None:
    values = {time.value or "" for _, time in dated}
    if len(values) != 1:
        return None
    start, _, end = values.pop().partition("/")
    return EventDate(start, end, "range", tuple(sorted({_span(*pair) for pair in dated})))


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
        if start <= time.start and time.end <= end and _is_date(time)
    ]
    own = [time for time in inside if _is_when(row, time)]
    return own if len({time.value for time in own}) == 1 else []


def _is_date(time: TimeExpression) -> bool:
    """Whether it is a day, month or year, or a stretch of no more than some days."""
    if time.value is None or time.precision != "range":
        return time.value is not None and time.precision in _DATE_LENGTH
    first, _, last = time.value.partition("/")
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return False
    return 0 <= days <= _LONGEST


def _is_when(row: Testimony, time: TimeExpression) -> bool:
    """Whether the time is of the act: no clause begins between them and nobody says it then."""
    text, start = row.annotation.text, row.sentence[0]
    before = _WORD.findall(text[start : time.start].lower())
    after = _WORD.findall(text[time.end : row.sentence[1]].lower())
    if before[-1:] and before[-1] in dating_words().not_when:
        return False
    if set(before[-_SAID:]) & grammar().said or set(after[:1]) & grammar().said:
        return False
    if (
        _is_of_the_verb_before(row, time)
        or _is_of_a_noun(row, time, before)
        or _is_of_a_relative(row, time)
    ):
        return False
    return _opens(row, time) or not _is_apart(row, time)


def _is_of_the_verb_before(row: Testimony, time: TimeExpression) -> bool:
    """Whether a verb has the time that the act, said of a noun, is not of ("reeled on Sunday")."""
    text, span = row.annotation.text, row.claim.span
    after = text[span.end : span.end + 4]
    before = _WORD.findall(text[time.end : span.start].lower())
    bare = after == " by " and bool(before) and before[-1] not in grammar().passive_aux
    return bare and time.end <= span.start and not _opens(row, time)


def _is_of_a_noun(row: Testimony, time: TimeExpression, before: Sequence[str]) -> bool:
    """Whether the time says which of another thing it is ("in the May 28 incident")."""
    text, small = row.annotation.text, grammar()
    following = _NOUN.match(text, time.end)
    if following is None or not before or before[-1] not in dating_words().before_noun:
        return False
    word, own = following.group(1).lower(), row.claim.span
    plain = small.prepositions | small.auxiliaries | small.breaks | small.passive_aux | small.said
    return word not in plain and not own.start <= following.start(1) < own.end


def _is_of_a_relative(row: Testimony, time: TimeExpression) -> bool:
    """Whether the time is in a clause that the act is not ("who lied in May has been fined")."""
    text, act = row.annotation.text, row.claim.span.start
    if time.end > act:
        return False
    clause = re.split(_MARK, text[row.sentence[0] : time.start])[-1].lower().split()
    rest = text[time.end : act].lower().split()
    if (rest[:1] and rest[0] in {"has", "have", "had"}) or "now" in rest[-2:]:
        return True
    return bool({"who", "that", "which"} & set(clause)) and bool(
        rest[:1] and rest[0] in grammar().passive_aux | reality().finite
    )


def _opens(row: Testimony, time: TimeExpression) -> bool:
    """Whether the time opens the sentence and nothing but the act is told after it."""
    return time.start - row.sentence[0] <= _OPENS


def _is_apart(row: Testimony, time: TimeExpression) -> bool:
    """Whether a clause or a mark stands between the act and the time."""
    span, breaks = row.claim.span, dating_words().clause
    if time.start >= span.end:
        between = _PLACES.sub(" ", row.annotation.text[span.end : time.start])
    else:
        breaks |= dating_words().before_act
        between = _before_act(row, time)
    words = set(_WORD.findall(between.lower()))
    blamed = _BLAMED.search(between) is not None
    return blamed or bool(_MARK.search(between) or breaks & words) or len(between) > _NEAR


def _before_act(row: Testimony, time: TimeExpression) -> str:
    """The words from a time to its act, without what joins the two: ", when", "that", a comma."""
    text, span = row.annotation.text, row.claim.span
    between = _PLACES.sub(" ", text[time.end : span.start])
    if between.endswith(", ") and _is_participle(span.text):
        between = between[:-2]
    if between.startswith(",") and _opens_a_part(row, time):
        between = between[1:]
    between = _WHEN.sub(" ", between, count=1) if _WHEN.match(between) else between
    noun = _NOUN.match(between)
    if _WHICH.match(between) or (noun and noun.group(1) in _happenings()):
        between = _WHICH.sub(" ", between)
    return between


def _opens_a_part(row: Testimony, time: TimeExpression) -> bool:
    """Whether a phrase alone goes before the time in its part of the sentence ("In Bo on ")."""
    part = row.annotation.text[row.sentence[0] : time.start].rpartition(";")[2]
    words = _WORD.findall(part.lower())
    leads = grammar().prepositions - dating_words().clause
    return not _MARK.search(part) and bool(words) and words[0] in leads


@cache
def _happenings() -> frozenset[str]:
    """Words for a way of doing harm ("bombings")."""
    return frozenset(cue for cause in acts().cause for cue in cause.cues if " " not in cue)


def _is_participle(words: str) -> bool:
    return words.split(" ", maxsplit=1)[0].endswith("ing")


def _cut(time: TimeExpression) -> str:
    return (time.value or "")[: _DATE_LENGTH[time.precision or "day"]]


def _span(row: Testimony, time: TimeExpression) -> Span:
    return span_of(row.annotation.id, row.annotation.text, (time.start, time.end))
