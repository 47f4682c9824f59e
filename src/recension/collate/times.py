"""Times: the dates that sentences give for happenings and promises."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from recension.collate.lexicon import Index, index_forms
from recension.collate.tokens import Hit, Sentence, hits_in
from recension.model.annotation import Annotation, TimeExpression
from recension.model.value import Time
from recension.text.word_lists import word_list

_PRECISIONS = frozenset({"day", "month", "year"})
_JOINING = frozenset({"and", ",", "or"})


class DateQuestion(msgspec.Struct, frozen=True):
    """A happening whose date is asked for; see dates.toml."""

    name: str
    question: str
    words: tuple[str, ...]
    links: frozenset[str]
    several: bool = False
    of_one: frozenset[str] = frozenset()


class DateQuestions(msgspec.Struct, frozen=True):
    """dates.toml."""

    reach: int
    date: tuple[DateQuestion, ...]

    def named(self, name: str) -> DateQuestion:
        """The question of that name; raises KeyError where there is none."""
        for question in self.date:
            if question.name == name:
                return question
        raise KeyError(name)


class Dated(msgspec.Struct, frozen=True):
    """That a sentence dates a happening: from the word at token `first` to the date at `end`."""

    name: str
    first: int
    end: int
    time: TimeExpression


@cache
def date_questions() -> DateQuestions:
    """The shipped questions."""
    return word_list(__package__, "dates.toml", DateQuestions)


@cache
def _index() -> Index:
    return index_forms(
        (word, question.name, "date")
        for question in date_questions().date
        for word in question.words
    )


def dated_in(sentence: Sentence, annotation: Annotation) -> tuple[Dated, ...]:
    """The dates of happenings in a sentence, in order; each date goes to the nearest word."""
    hits = hits_in(sentence, _index())
    found = [row for time in _times(sentence, annotation) if (row := _dated(sentence, hits, time))]
    return tuple(found)


def _times(sentence: Sentence, annotation: Annotation) -> Iterator[TimeExpression]:
    start, end = sentence.offsets
    for time in annotation.times:
        if start <= time.start and time.end <= end and time.precision in _PRECISIONS and time.value:
            yield time


def _dated(sentence: Sentence, hits: Sequence[Hit], time: TimeExpression) -> Dated | None:
    at = next((n for n, token in enumerate(sentence.tokens) if token.end > time.start), 0)
    link = _link(sentence, at, time)
    near = [hit for hit in hits if 0 < at - hit.last <= date_questions().reach]
    for hit in sorted(near, key=lambda hit: -hit.last):
        if any(token.low in _REPORTS for token in sentence.tokens[hit.last + 1 : at]):
            return None  # "after the election, a paper reported in 2014"
        if _is_of_one(sentence, hit):
            continue
        if link in date_questions().named(hit.name).links:
            return Dated(hit.name, hit.first, time.end, time)
    return None


def _is_of_one(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is one voter's vote: "his vote in 2005 for the bill"."""
    before = sentence.tokens[max(0, hit.first - 2) : hit.first]
    of_one = date_questions().named(hit.name).of_one
    return sentence.tokens[hit.first].low == "vote" and any(row.low in of_one for row in before)


_REPORTS = frozenset({"said", "reported", "told", "wrote", "announced", "compared", "than"})


def _link(sentence: Sentence, at: int, time: TimeExpression) -> str:
    """The preposition of a date: before it, in it, or before the date that it is joined to."""
    if sentence.tokens[at].low.isalpha() and sentence.tokens[at].start == time.start:
        first = sentence.tokens[at].low
        if any(first in question.links for question in date_questions().date):
            return first
    before = [token.low for token in sentence.tokens[max(0, at - 4) : at]]
    while before and (before[-1] in _JOINING or before[-1][0].isdigit() or before[-1] in _SOFT):
        before.pop()
    return before[-1] if before else ""


_SOFT = frozenset({"at", "least", "the", "early", "late", "mid", "end", "of"})


def time_value(time: TimeExpression) -> Time:
    """The date as a value: one day, month or year."""
    value = (time.value or "")[: {"day": 10, "month": 7, "year": 4}[time.precision or "day"]]
    return Time(value, value, time.precision or "")
