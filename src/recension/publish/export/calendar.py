"""Calendar: whole days for dates known to a month or a year, as event data sets write them."""

from calendar import monthrange
from datetime import date

from recension.model.event import EventDate

_DAY = len("2031-03-09")
_MONTH = len("2031-03")


def first_day(given: EventDate | None) -> str | None:
    """The first day that the date can mean, ISO 8601 ("2031-03" gives 2031-03-01)."""
    return None if given is None else f"{given.start}-01-01"[:_DAY]


def last_day(given: EventDate | None) -> str | None:
    """The last day that the date can mean, ISO 8601 ("2031-02" gives 2031-02-28)."""
    if given is None:
        return None
    if _is_year(given.end):
        return f"{given.end}-12-31"
    if len(given.end) >= _DAY:
        return given.end
    year, month = int(given.end[:4]), int(given.end[5:_MONTH])
    return f"{given.end[:_MONTH]}-{monthrange(year, month)[1]:02}"


def days_of(span: EventDate) -> int:
    """How many days the date covers, the first and the last among them."""
    first, last = (date.fromisoformat(day or "") for day in (first_day(span), last_day(span)))
    return (last - first).days + 1


def _is_year(value: str) -> bool:
    return len(value) < _MONTH
