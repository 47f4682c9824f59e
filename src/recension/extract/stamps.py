"""Stamps: the dates and times that stand by an article, read to what they say and no finer."""

import functools
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from recension.model.article import DatePrecision
from recension.text.word_lists import word_list


class Stamp(msgspec.Struct, frozen=True):
    """A date as a line of a page says it, at [start, end) of the line.

    `value` is ISO 8601 cut to `precision`; both are None where the words alone fix no date: a day
    without its year, "5 minutes ago" without the time it was read. `modified` says that the words
    before it call it the time of a change ("Updated"), `said` that they say what it is at all.
    """

    start: int
    end: int
    value: str | None
    precision: DatePrecision | None
    modified: bool = False
    said: bool = False


class _Words(msgspec.Struct, frozen=True):
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]
    zones: dict[str, str]
    units: dict[str, int]

    def month(self, name: str) -> int:
        """The number 1 to 12 of the month called `name`."""
        folded = name.casefold().rstrip(".")
        return next(i for i, names in enumerate(self.months, 1) if folded in names)


@functools.cache
def _words() -> _Words:
    return word_list(__package__, "stamps.toml", _Words)


@functools.cache
def day_words() -> frozenset[str]:
    """The names of months and weekdays, in small letters, none of which is a person's alone."""
    words = _words()
    return frozenset(words.weekdays).union(*words.months)


def _any(words: Iterator[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@functools.cache
def _stamp_pattern() -> re.Pattern[str]:
    """A stamp with its lead ("Updated:"), weekday, date, and clock before or after the date.

    What follows the date may say of what the clock is ("1 May 2013 Last updated at 17:50"), unless
    another date stands behind it.
    """
    words = _words()
    month = _any(name for names in words.months for name in names)
    day, year = r"\d{1,2}(?:st|nd|rd|th|er|\.)?", r"\d{4}"
    clock = (
        rf"(?P<hour%s>\d{{1,2}})(?::\s?|\.|h)(?P<minute%s>\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<half%s>[ap]\.?\s?m\b\.?)?"
        rf"\s*\(?(?P<zone%s>(?:(?:UTC|GMT)\s?)?[+-]\d\d:?\s?\d\d"
        rf"|(?:{_any(iter(words.zones))}|ET|CT|MT|PT|IST|BST|CST|AST|HKT)\b)?\)?"
        r"|(?P<hourly%s>\d{1,2})\s*(?P<halfly%s>[ap]\.?m\b\.?)"
    )
    dates = "|".join(
        (
            r"(?P<iso>\d{4}-\d\d-\d\d)",
            r"(?P<slashed>\d{4}[/.]\d{1,2}[/.]\d{1,2})",
            rf"(?P<month>{month})\b\.?\s+(?P<day>{day}\b)(?:,?\s*(?:at\s+)?(?P<year>{year})\b)?",
            rf"(?P<day2>{day})\s*(?:de\s+)?[\s-]?(?P<month2>{month})\b\.?(?:,?[\s-]*(?:de\s+|del\s+)?(?P<year2>{year})\b)?",
            r"(?P<numbers>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})\b",
            r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d\d\b",  # a stamp, but of no certain day
            rf"(?P<month3>{month})\b\.?,?\s+(?P<year3>{year})\b",
        )
    )
    between = r"[\s,|·•@T–—-]*(?:at\s+|um\s+|à\s+)?"
    before = clock.replace("%s", "0")
    after = clock.replace("%s", "1")
    lead = rf"(?:(?P<lead>{_any(iter(words.modified + words.published))})\b\s*[:\-–—]?\s*)?"
    late = rf"(?:(?P<late>{_any(iter(words.modified))})\b[\s:]*(?:at\s+)?)?"
    weekday = rf"(?:(?:{_any(iter(words.weekdays))})\b\.?,?\s+)?"
    return re.compile(
        rf"(?<![\w/-]){lead}{weekday}(?:(?:{before}){between}{weekday})?(?:{dates})"
        rf"(?:{between}{late}(?:{after})(?(late)(?!\D{{0,20}}\d)))?(?![\w/])",
        re.IGNORECASE,
    )


@functools.cache
def _ago_pattern() -> re.Pattern[str]:
    words = _words()
    units = _any(iter(words.units))
    lead = rf"(?:(?P<lead>{_any(iter(words.modified + words.published))})\b\s*[:\-–—]?\s*)?"
    count = r"(?P<count>\d{1,3}|an?|one|two|three|a\s+few|about\s+an?)"
    ago = rf"{count}\s*(?P<unit>{units})s?\.?\s+ago"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d\d(?:\s*[ap]\.?m\.?)?)?"
    named = rf"(?P<named>yesterday|today|just\s+now|moments?\s+ago){clock}"
    return re.compile(rf"(?<![\w-]){lead}(?:{ago}|{named})(?!\w)", re.IGNORECASE)


_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_AGO = re.compile(r"ago|yesterday|today|now", re.IGNORECASE)
"""What every relative time holds: most lines are spared the large patterns."""


@functools.cache
def _month_names() -> frozenset[str]:
    return frozenset(name for names in _words().months for name in names)


def _may_hold_a_date(line: str) -> bool:
    """Whether it has what every date holds: a figure, and the name of a month or more figures."""
    if not _DIGIT.search(line):
        return False
    if _NUMBERS.search(line):
        return True
    return not _month_names().isdisjoint(_LETTERS.findall(line.casefold()))


def stamps_in(line: str, retrieved_at: str | None = None) -> tuple[Stamp, ...]:
    """The stamps of a line in order; relative ones are reckoned from `retrieved_at` (ISO 8601).

    "5 minutes ago" counts whole units, so it is known to within one; the precision given is the
    finest that both ends of that time share. Day and month that could be exchanged ("05/01/2013")
    fix no date.
    """
    absolute, relative = [], []
    if _may_hold_a_date(line):
        absolute = [_absolute(match) for match in _stamp_pattern().finditer(line)]
    if _AGO.search(line):
        relative = [_relative(match, retrieved_at) for match in _ago_pattern().finditer(line)]
    taken = [(stamp.start, stamp.end) for stamp in absolute]
    free = [s for s in relative if all(s.end <= start or end <= s.start for start, end in taken)]
    return tuple(sorted(absolute + free, key=lambda stamp: stamp.start))


def _absolute(match: re.Match[str]) -> Stamp:
    day = _day(match)
    clock = _clock(match, "0") or _clock(match, "1")
    if day is None:
        return _stamp(match, None, None)
    if len(day) < 10:
        return _stamp(match, day, "month")
    return _stamp(match, day, "day") if clock is None else _stamp(match, f"{day}T{clock}", "minute")


def _stamp(match: re.Match[str], value: str | None, precision: DatePrecision | None) -> Stamp:
    late = match.groupdict().get("late")
    lead = (late or match["lead"] or "").casefold()
    said = lead not in ("", "on")
    return Stamp(*match.span(), value, precision, lead in _words().modified, said)


def _day(match: re.Match[str]) -> str | None:
    """The date as YYYY-MM-DD, or YYYY-MM where no day is said, None where it says no date."""
    if match["month3"]:
        return f"{match['year3']}-{_words().month(match['month3']):02}"
    numbers = _numbers(match)
    if numbers is None:
        return None
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return None


def _numbers(match: re.Match[str]) -> tuple[int, int, int] | None:
    if written := match["iso"] or match["slashed"]:
        year, month, day = re.split(r"[-/.]", written)
        return int(year), int(month), int(day)
    if match["numbers"]:
        return _day_and_month(match["numbers"])
    for suffix in ("", "2"):
        if match["month" + suffix] and match["year" + suffix]:
            day = re.sub(r"\D", "", match["day" + suffix])
            return int(match["year" + suffix]), _words().month(match["month" + suffix]), int(day)
    return None


def _day_and_month(written: str) -> tuple[int, int, int] | None:
    """Of 31/12/2013 and 12/31/2013 the one that can be; German dots put the day first."""
    first, second, year = (int(number) for number in re.split(r"[/.-]", written))
    if "." in written or first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None


def _clock(match: re.Match[str], suffix: str) -> str | None:
    hour = match["hour" + suffix] or match["hourly" + suffix]
    if hour is None:
        return None
    half = (match["half" + suffix] or match["halfly" + suffix] or "").casefold()
    hours = int(hour) % 12 + 12 * half.startswith("p") if half else int(hour)
    minutes = int(match["minute" + suffix] or 0)
    if hours > 23 or minutes > 59:
        return None
    return f"{hours:02}:{minutes:02}{_zone(match['zone' + suffix])}"


def _zone(zone: str | None) -> str:
    """The offset that a zone stands for, nothing where it stands for several."""
    if zone and (offset := _OFFSET.search(zone)):
        return f"{offset[1]}:{offset[2]}"
    return _words().zones.get((zone or "").casefold(), "")


_OFFSET = re.compile(r"([+-]\d\d):?\s?(\d\d)")
_COUNTS = {"one": 1, "two": 2, "three": 3}


def _relative(match: re.Match[str], retrieved_at: str | None) -> Stamp:
    span = _elapsed(match)
    if retrieved_at is None or span is None:
        return _stamp(match, None, None)
    return _stamp(match, *_shared(*(datetime.fromisoformat(retrieved_at) - each for each in span)))


def _elapsed(match: re.Match[str]) -> tuple[timedelta, timedelta] | None:
    """The longest and the shortest time that has gone by."""
    named = (match["named"] or "").casefold()
    if named in ("yesterday", "today"):
        days = timedelta(days=named == "yesterday")
        return days, days
    if named:
        return timedelta(minutes=1), timedelta()
    counted = match["count"].casefold()
    if "few" in counted:
        return None
    count = int(counted) if counted.isdigit() else _COUNTS.get(counted, 1)
    unit = _words().units[match["unit"].casefold()]
    return timedelta(seconds=(count + 1) * unit), timedelta(seconds=count * unit)


_PRECISIONS: tuple[tuple[DatePrecision, int], ...] = (("day", 10), ("month", 7), ("year", 4))


def _shared(early: datetime, late: datetime) -> tuple[str | None, DatePrecision | None]:
    if timedelta() < late - early <= timedelta(minutes=1):
        return late.isoformat()[:16] + late.isoformat()[19:].split(".")[-1][-6:] * bool(
            late.tzinfo
        ), "minute"
    for precision, length in _PRECISIONS:
        if early.isoformat()[:length] == late.isoformat()[:length]:
            return late.isoformat()[:length], precision
    return None, None
