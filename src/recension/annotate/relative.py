"""Relative times: expressions that only an anchor turns into dates."""

from datetime import date
from functools import cache

from recension.annotate.anchors import (
    iso_day,
    iso_month,
    shifted_days,
    week_range,
    weekend_range,
)
from recension.annotate.time_words import Read, View, is_digits, small_number, time_words


def _today(view: View) -> date | None:
    return view.anchor.as_date() if view.anchor else None


def weekday(view: View, at: int) -> Read | None:
    """ "Sunday", "last Sunday", "early Sunday morning": the latest, or the next to come."""
    number = time_words().weekdays.get(view.low(at))
    if number is None or not view.words[at].is_name_like or _is_short_word(view, at):
        return None
    start, end = _with_parts(view, at, at + 1)
    lists = time_words().words
    before = view.low(start - 1)
    modifier = before in lists.last | lists.next | lists.this
    today = _today(view)
    first = start - 1 if modifier else start
    if today is None:
        return Read(first, end, None, "day", pointing=True)
    back = (today.weekday() - number) % 7
    if before in lists.next or (before not in lists.last and _is_coming(view, at)):
        day = shifted_days(today, (number - today.weekday()) % 7 or 7)
    else:
        day = shifted_days(today, -(back or (7 if before in lists.last else 0)))
    return Read(first, end, iso_day(day) if day else None, "day", pointing=True)


def _is_short_word(view: View, at: int) -> bool:
    """ "Sun" and "Sat" are days only with a full stop or a number beside them."""
    return len(view.low(at)) == 3 and view.low(at + 1) not in {".", ","}


def _is_coming(view: View, at: int) -> bool:
    return view.looks_ahead(at) or view.low(at - 1) == "this"


def _with_parts(view: View, start: int, end: int) -> tuple[int, int]:
    """The span widened over "early" before and "morning" after it."""
    parts = time_words().parts
    if view.low(start - 1) in parts.early:
        start -= 1
    while view.low(end) in parts.words | parts.early:
        end += 1
    return start, end


def named_day(view: View, at: int) -> Read | None:
    """ "today", "yesterday morning", "last night", "this morning", "overnight"."""
    low = view.low(at)
    parts, lists = time_words().parts, time_words().words
    if low == "overnight":
        return _overnight(view, at)
    if low in time_words().days:
        offset = time_words().days[low]
        start, end = _with_parts(view, at, at + 1)
        return _day_from(view, start, end, offset)
    follows = view.low(at + 1)
    if follows in parts.words and (low in lists.this or low == "last"):
        start, end = _with_parts(view, at, at + 2)
        offset = -1 if low == "last" else 0
        return _day_from(view, start, end, offset)
    if [view.low(at + n) for n in range(4)] == ["the", "day", "before", "yesterday"]:
        return _day_from(view, at, at + 4, -2)
    if [view.low(at + n) for n in range(4)] == ["the", "day", "after", "tomorrow"]:
        return _day_from(view, at, at + 4, 2)
    return None


def _day_from(view: View, start: int, end: int, offset: int) -> Read:
    today = _today(view)
    day = shifted_days(today, offset) if today else None
    return Read(start, end, iso_day(day) if day else None, "day", pointing=True)


def _overnight(view: View, at: int) -> Read:
    today = _today(view)
    before = shifted_days(today, -1) if today else None
    value = f"{iso_day(before)}/{iso_day(today)}" if today and before else None
    return Read(at, at + 1, value, "range")


def ago(view: View, at: int) -> Read | None:
    """ "three days ago", "a month earlier", "two years from now"."""
    number = small_number(view.low(at))
    step = at + 1
    if (number == 2 and view.low(at) == "couple") or (view.low(at), view.low(at + 1)) == (
        "a",
        "couple",
    ):
        number, step = 2, at + (3 if view.low(at) == "a" else 2)
    unit = time_words().units.get(view.low(step))
    if number is None or unit is None or view.low(step) not in time_words().units:
        return None
    if view.low(step + 1) == "ago":
        return _moved(view, (at, step + 2), unit, -number)
    if (view.low(step + 1), view.low(step + 2)) == ("from", "now"):
        return _moved(view, (at, step + 3), unit, number)
    return None


def _moved(view: View, span: tuple[int, int], unit: str, number: int) -> Read:
    value, precision = _moved_value(view, unit, number)
    return Read(span[0], span[1], value, precision)


def _moved_value(view: View, unit: str, number: int) -> tuple[str | None, str | None]:
    """The date, to the precision that the unit of the words allows."""
    anchor, today = view.anchor, _today(view)
    if anchor is None:
        return None, None
    if unit == "year":
        return f"{anchor.year + number:04d}", "year"
    if unit == "month" and anchor.month is not None:
        return iso_month(anchor.year, anchor.month + number), "month"
    days = _DAYS.get(unit)
    day = None if today is None or days is None else shifted_days(today, number * days)
    if day is None:
        return None, None
    return (week_range(day), "range") if unit in {"week", "fortnight"} else (iso_day(day), "day")


_DAYS = {"second": 0, "minute": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}


def last_next_this(view: View, at: int) -> Read | None:
    """ "last month", "this week", "next year", "the past three days", "earlier this year"."""
    lists = time_words().words
    low = view.low(at)
    direction = -1 if low in lists.last else 1 if low in lists.next else 0
    if direction == 0 and low not in lists.this:
        return None
    start = at - 1 if view.low(at - 1) in {"the", *time_words().parts.early} else at
    number = small_number(view.low(at + 1))
    if number is not None and direction:
        unit = time_words().units.get(view.low(at + 2))
        return _stretch(view, (start, at + 3), unit, direction * number) if unit else None
    unit = time_words().units.get(view.low(at + 1))
    if unit is None or view.low(at + 1).endswith("s"):
        return None
    if low in {"past", "coming"}:
        return _stretch(view, (start, at + 2), unit, direction)
    value, precision = _neighbour(view, unit, direction)
    return Read(start, at + 2, value, precision)


def _neighbour(view: View, unit: str, direction: int) -> tuple[str | None, str | None]:
    anchor, today = view.anchor, _today(view)
    if anchor is None:
        return None, None
    if unit == "year":
        return f"{anchor.year + direction:04d}", "year"
    if unit == "month" and anchor.month is not None:
        return iso_month(anchor.year, anchor.month + direction), "month"
    if today is not None and unit == "weekend":
        return _weekend(today, direction), "range"
    days = _DAYS.get(unit) or None
    day = None if today is None or days is None else shifted_days(today, direction * days)
    if day is None:
        return None, None
    return (week_range(day), "range") if unit == "week" else (iso_day(day), "day")


def _weekend(today: date, direction: int) -> str | None:
    """The last weekend is the one that is over; the next, the one after that to come."""
    over = today.weekday() >= 5
    day = shifted_days(today, 7 * (direction if over or direction < 0 else 0))
    return weekend_range(day) if day else None


def _stretch(view: View, span: tuple[int, int], unit: str | None, number: int) -> Read:
    """ "the past three years": from so far back to the anchor, to the unit's precision."""
    value = _stretch_value(view, unit, number)
    return Read(span[0], span[1], value, "range" if value else None)


def _stretch_value(view: View, unit: str | None, number: int) -> str | None:
    anchor, today = view.anchor, _today(view)
    if anchor is None:
        return None
    if unit in {"year", "decade"}:
        years = number * (10 if unit == "decade" else 1)
        return _ordered(f"{anchor.year + years:04d}", f"{anchor.year:04d}")
    if unit == "month" and anchor.month is not None:
        here = iso_month(anchor.year, anchor.month)
        return _ordered(iso_month(anchor.year, anchor.month + number), here)
    if today is None or unit not in {"day", "night", "week", "hour"}:
        return None
    days = number * 7 if unit == "week" else number
    if unit == "hour":
        days = -(-number // 24) if number > 0 else number // 24
    day = shifted_days(today, days)
    return _ordered(iso_day(day), iso_day(today)) if day else None


def _ordered(one: str, other: str) -> str:
    return "/".join(sorted((one, other)))


def weekend(view: View, at: int) -> Read | None:
    """ "the weekend", "at the weekend": the one under way or the last."""
    if view.low(at) != "weekend":
        return None
    start = at - 1 if view.low(at - 1) == "the" else at
    today = _today(view)
    if today is None:
        return Read(start, at + 1, None, "range")
    ahead = view.looks_ahead(at)
    current = 0 if today.weekday() >= 5 or ahead else -7
    day = shifted_days(today, current)
    return Read(start, at + 1, weekend_range(day) if day else None, "range")


def season(view: View, at: int) -> Read | None:
    """ "summer 2024", "the spring of 2020": its months depend on where, so the year."""
    if view.low(at) not in time_words().seasons:
        return None
    step = at + 2 if view.low(at + 1) == "of" else at + 1
    word = view.low(step)
    if len(word) == 4 and is_digits(word) and 1500 <= int(word) <= 2199:
        return Read(at, step + 1, word, "year", None, True)
    return None


def century(view: View, at: int) -> Read | None:
    """ "the 19th century", "the twentieth century"."""
    ordinal = time_words().ordinals.get(view.low(at))
    end = at + 1
    if ordinal is None and is_digits(view.low(at)) and view.low(at + 1) in {"st", "nd", "rd", "th"}:
        ordinal, end = int(view.low(at)), at + 2
    if ordinal is None or view.low(end) not in {"century", "-century"} or not 1 <= ordinal <= 30:
        return None
    start = (ordinal - 1) * 100
    return Read(at, end + 1, f"{start:04d}/{start + 99:04d}", "range", None, True)


@cache
def _vague_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in time_words().vague.phrases:
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(phrases, key=lambda words: (-len(words), words)))
        for first, phrases in by_first.items()
    }


def vague(view: View, at: int) -> Read | None:
    """ "recently", "several days ago", "the following year": a time, and no date."""
    for phrase in _vague_phrases().get(view.low(at), ()):
        if all(view.low(at + n) == word for n, word in enumerate(phrase)):
            return Read(at, at + len(phrase), None, None)
    return None
