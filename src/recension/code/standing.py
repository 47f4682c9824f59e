"""Standing: whether an event is the story's news or background, by its own date."""

from collections.abc import Sequence
from datetime import date

import msgspec

from recension.model.article import Article
from recension.model.event import Event, EventDate

_DAYS = 60
"""An event that ended longer than this before the first article is what the news recalls."""


def with_standing(event: Event, articles: Sequence[Article]) -> Event:
    """The event, as background where its date ends well before every dated article.

    Where no article is dated, a bare year makes background: news of the day is not dated so.
    """
    if event.date is None or not is_past(event.date, articles):
        return event
    return msgspec.structs.replace(event, standing="background")


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
