"""Standing: whether an event is the story's news or background, by its own date."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from recension.code.dating import dating_words
from recension.code.reality import reality
from recension.code.testimony import Testimony, low_words
from recension.model.article import Article
from recension.model.event import Event, EventDate

_MARK = re.compile(r"[,;:–—“”\"]")
_DAYS = 60
"""An event that ended longer than this before the first article is what the news recalls."""


def with_standing(event: Event, articles: Sequence[Article]) -> Event:
    """The event, as background where its date ends well before every dated article.

    Where no article is dated, a bare year makes background: news of the day is not dated so. A
    date after all articles is none of something done.
    """
    if event.date is None:
        return event
    if event.stage == "realized" and _is_to_come(event.date, articles):
        return msgspec.structs.replace(event, date=None)
    if not is_past(event.date, articles):
        return event
    return msgspec.structs.replace(event, standing="background")


def _is_to_come(date: EventDate, articles: Sequence[Article]) -> bool:
    """Whether it lies after every article, where none is undated: what is done is not to come."""
    days = [_day(row.published.value) if row.published else None for row in articles]
    start = _day(date.start)
    known = [day for day in days if day is not None]
    return start is not None and len(known) == len(days) and start > max(known) + timedelta(1)


def is_recalled(row: Testimony) -> bool:
    """Whether the words about the act say that it was before the news ("had previously shot")."""
    clause = _clause(row)
    return any(f" {words} " in clause for words in dating_words().former)


def is_habit(row: Testimony) -> bool:
    """Whether it is told as what happens again and again ("in recent years", "typically")."""
    clause = _clause(row)
    return any(f" {words} " in clause for words in reality().habit)


def _clause(row: Testimony) -> str:
    """The low words between the marks before and after the claim."""
    text, span = row.annotation.text, row.claim.span
    before = _MARK.split(text[row.sentence[0] : span.start])[-1]
    after = _MARK.split(text[span.end : row.sentence[1]])[0]
    return low_words(f"{before} {span.text} {after}")


def is_past(date: EventDate, articles: Sequence[Article]) -> bool:
    """Whether the date lies well before the articles."""
    ended = _last_day(date.end)
    days = [day for row in articles if row.published and (day := _day(row.published.value))]
    if ended is None or not days:
        return ended is not None and date.precision == "year"
    return (min(days) - ended).days > _DAYS


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _last_day(value: str) -> date | None:
    """The last day of a year, month or day; None for what is no date ("2025-02-31")."""
    year, _, rest = value.partition("-")
    ends = {0: f"{year}-12-31", 2: f"{value}-28"}
    return _day(ends.get(len(rest), value))
