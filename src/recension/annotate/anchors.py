"""Anchors: the moment that relative times are counted from, and calendar sums on it."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec


class Anchor(msgspec.Struct, frozen=True):
    """A moment known to the year, the month, the day or the minute; what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: str | None = None

    def as_date(self) -> date | None:
        """The day, where it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def anchor_of(value: str | None) -> Anchor | None:
    """The anchor that an ISO 8601 date of any precision gives; None where it is no date."""
    if value is None:
        return None
    parts = value[:10].split("-")
    try:
        numbers = [int(part) for part in parts[:3]]
        date(*([*numbers, 1, 1])[:3])
    except (ValueError, TypeError, OverflowError):
        return None
    padded: list[int | None] = [*numbers, None, None]
    clock = value[11:16] if len(value) >= 16 else None
    return Anchor(numbers[0], padded[1], padded[2], clock)


def iso_month(year: int, month: int) -> str:
    """ "2025-07"; months below 1 and above 12 count on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def iso_day(day: date) -> str:
    """ "2025-07-05"."""
    return day.isoformat()


def valid_day(year: int, month: int, day: int) -> str | None:
    """The ISO day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def shifted_days(day: date, days: int) -> date | None:
    """`day` moved by `days`; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week_range(day: date) -> str:
    """The week of `day`, Monday to Sunday, as an interval of days."""
    monday = day - timedelta(days=day.weekday())
    return f"{iso_day(monday)}/{iso_day(monday + timedelta(days=6))}"


def weekend_range(day: date) -> str:
    """The Saturday and Sunday of the week of `day`."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    return f"{iso_day(saturday)}/{iso_day(saturday + timedelta(days=1))}"
