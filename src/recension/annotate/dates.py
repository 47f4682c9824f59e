"""Dates that are written out: days, months, years, ranges of them, and times of day."""

from recension.annotate.anchors import iso_month, valid_day
from recension.annotate.time_words import Read, View, is_digits, past_stop, time_words
from recension.annotate.units import singular

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset("-–—/")


def iso_date(view: View, at: int) -> Read | None:
    """ "2025-08-11", "11/08/2025", "8.11.2025"."""
    parts = _dotted(view, at) or _marked(view, at)
    if parts is None:
        return None
    numbers, end = parts
    if not all(is_digits(number) for number in numbers):
        return None
    value, precision = _numeric(numbers)
    return Read(at, end, value, precision, None, True) if value else None


def _dotted(view: View, at: int) -> tuple[list[str], int] | None:
    """ "31.01.2023", of which the first two parts are read as one number."""
    first = view.low(at).split(".")
    tight = at + 2 < view.last and view.words[at + 2].end - view.words[at].start <= 10
    if len(first) != 2 or view.low(at + 1) != "." or not tight:
        return None
    return [*first, view.low(at + 2)], at + 3


def _marked(view: View, at: int) -> tuple[list[str], int] | None:
    words = view.words
    if not words[at].is_number or at + 5 > view.last:
        return None
    numbers = [words[at + step].text for step in (0, 2, 4)]
    tight = words[at + 4].end - words[at].start == sum(map(len, numbers)) + 2
    same = words[at + 1].text == words[at + 3].text and words[at + 1].text in "-/."
    return (numbers, at + 5) if same and tight else None


def _numeric(numbers: list[str]) -> tuple[str | None, str | None]:
    """A day where its order is sure; the year alone where day and month could be either."""
    first, second, third = (int(number) for number in numbers)
    if len(numbers[0]) == 4:
        return valid_day(first, second, third), "day"
    if len(numbers[2]) != 4:
        return None, None
    if first > 12:
        return valid_day(third, second, first), "day"
    if second > 12 or first == second:
        return valid_day(third, first, second), "day"
    return f"{third:04d}", "year"


def day_and_month(view: View, at: int) -> Read | None:
    """ "10 November 2024", "the 10th of November", "November 10, 2024", "Nov. 10-12"."""
    return _day_first(view, at) or _month_first(view, at)


def _day_number(view: View, at: int) -> tuple[int, int] | None:
    """A day of the month at `at` and where it ends: "10", "10th", "tenth"."""
    word = view.low(at)
    if is_digits(word) and len(word) <= 2 and 1 <= int(word) <= 31:
        follows = view.low(at + 1)
        adjoins = at + 1 < view.last and view.words[at + 1].start == view.words[at].end
        return int(word), at + 1 + (adjoins and follows in _ORDINAL_ENDS)
    ordinal = time_words().ordinals.get(word)
    return None if ordinal is None else (ordinal, at + 1)


def _month(view: View, at: int) -> tuple[int, int] | None:
    """A month at `at`, its capital needed ("may", "march"), and where it ends."""
    if not view.first <= at < view.last:
        return None
    month = time_words().months.get(view.low(at))
    if month is None or not view.words[at].is_name_like:
        return None
    short = len(view.low(at)) <= 4 and view.low(at) not in {"may", "june", "july"}
    return month, past_stop(view, at + 1) if short else at + 1


def _year(view: View, at: int) -> tuple[int, int] | None:
    """A year at `at`, a comma before it allowed, and where it ends."""
    start = at + 1 if view.low(at) in {",", "of"} else at
    word = view.low(start)
    if len(word) == 4 and is_digits(word) and 1000 <= int(word) <= 2199:
        return int(word), start + 1
    return None


def _day_first(view: View, at: int) -> Read | None:
    start = at + 1 if view.low(at) == "the" else at
    day = _day_number(view, start)
    if day is None:
        return None
    second = _second_day(view, day[1])
    end = second[1] if second else day[1]
    month = _month(view, end + 1 if view.low(end) == "of" else end)
    if month is None:
        return None
    return _with_year(view, (at, month[1]), month[0], day[0], second[0] if second else None)


def _second_day(view: View, at: int) -> tuple[int, int] | None:
    """The other end of "10-12" or "10 to 12"."""
    if view.low(at) not in {*_DASHES, "to", "and"}:
        return None
    return _day_number(view, at + 1)


def _month_first(view: View, at: int) -> Read | None:
    month = _month(view, at)
    if month is None:
        return None
    start = month[1] + 1 if view.low(month[1]) == "the" else month[1]
    day = _day_number(view, start)
    if day is None or (
        view.low(day[1]) in {"%", "per", "percent", "."} and is_digits(view.low(day[1] + 1))
    ):
        return None
    second = _second_day(view, day[1]) if view.low(day[1]) in {*_DASHES, "to"} else None
    end = second[1] if second else day[1]
    return _with_year(view, (at, end), month[0], day[0], second[0] if second else None)


def _with_year(
    view: View, span: tuple[int, int], month: int, day: int, other: int | None
) -> Read | None:
    first, end = span
    written = _year(view, end)
    year = written[0] if written else _nearest_year(view, first, month, day)
    last = written[1] if written else end
    if year is None:
        return Read(first, last, None, "day")
    value = valid_day(year, month, day)
    if value is None:
        return None
    if other is not None:
        until = valid_day(year, month, other)
        return (
            Read(first, last, f"{value}/{until}", "range", None, written is not None)
            if until
            else None
        )
    return Read(first, last, value, "day", None, written is not None)


def _nearest_year(view: View, at: int, month: int, day: int) -> int | None:
    """The year of a day without one: the latest not after the anchor, or the next to come."""
    anchor = view.anchor
    if anchor is None or anchor.month is None:
        return None
    here = anchor.month, anchor.day or 31
    if view.looks_ahead(at):
        return anchor.year + ((month, day) < here)
    return anchor.year - ((month, day) > here)


def month_alone(view: View, at: int) -> Read | None:
    """ "July", "July 2024", "early July", "last July", "July-August 2024"."""
    month = _month(view, at)
    if month is None or _is_name(view, at, month[1]):
        return None
    written = _year(view, month[1])
    if written is not None:
        return Read(at, written[1], iso_month(written[0], month[0]), "month", None, True)
    start = at - 1 if view.low(at - 1) in time_words().words.last | time_words().words.next else at
    return Read(start, month[1], _nearest_month(view, at, month[0]), "month")


def _is_name(view: View, at: int, end: int) -> bool:
    """ "May" and "March" begin sentences and names: they need a preposition before them."""
    if view.low(at) not in {"may", "march", "april", "june", "august", "jan", "mar", "sun"}:
        return False
    lists = time_words().words
    before = (
        view.low(at - 1)
        in lists.before_year | lists.last | lists.next | lists.this | time_words().parts.early
    )
    return not before and _year(view, end) is None


def _nearest_month(view: View, at: int, month: int) -> str | None:
    anchor = view.anchor
    if anchor is None or anchor.month is None:
        return None
    last, ahead = time_words().words.last, time_words().words.next
    if view.low(at - 1) in ahead or (view.looks_ahead(at) and view.low(at - 1) not in last):
        return iso_month(anchor.year + (month < anchor.month), month)
    earlier = month > anchor.month or (month == anchor.month and view.low(at - 1) in last)
    return iso_month(anchor.year - earlier, month)


def year_alone(view: View, at: int) -> Read | None:
    """ "2012", "the 1990s", "2012-2014", "between 2012 and 2014", where words tell it is a year."""
    word = view.low(at)
    if not (len(word) == 4 and is_digits(word) and 1000 <= int(word) <= 2199):
        return None
    year = int(word)
    if view.low(at + 1) == "s" and view.words[at + 1].start == view.words[at].end:
        return (
            Read(at, at + 2, f"{year:04d}/{year + 9:04d}", "range", None, True)
            if year % 10 == 0
            else None
        )
    until = _until_year(view, at, year)
    if until is None and not _is_year(view, at, year):
        return None
    if until is not None:
        return Read(at, until[1], f"{year:04d}/{until[0]:04d}", "range", None, True)
    return Read(at, at + 1, f"{year:04d}", "year", None, True)


def _is_year(view: View, at: int, year: int) -> bool:
    before, after = view.low(at - 1), view.low(at + 1)
    if before in {"$", "€", "£"} or after == "%" or _counts(view, at):
        return False
    bracketed = before == "(" and after in {")", "-", "–", ","}
    if before in time_words().words.before_year or bracketed:
        return True
    listed = before in {"-", "–", "/", ","} and _is_four_digits(view.low(at - 2))
    ends = after in {"", ",", ".", ";", ":", ")", "'s"} and before not in {"than", "at", "some"}
    return 1500 <= year <= 2099 and (listed or (year >= 1900 and ends) or _names_event(view, at))


def _is_four_digits(word: str) -> bool:
    return len(word) == 4 and is_digits(word)


def _counts(view: View, at: int) -> bool:
    """ "by 2010 votes", "of 1500 men": a plural follows, and nothing but a count goes before it."""
    plural = singular(view.low(at + 1)) is not None and not view.words[at + 1].is_name_like
    return plural and view.low(at - 1) in _BEFORE_COUNT


_BEFORE_COUNT = frozenset(
    {"by", "of", "about", "around", "than", "to", "some", "over", "with", "and"}
)


def _names_event(view: View, at: int) -> bool:
    """ "the 2020 coup": a year between an article and a singular or plural noun."""
    follows = at + 1 < view.last and view.words[at + 1].is_alphabetic
    if follows and view.words[at + 1].is_name_like:
        return view.low(at - 1) not in {"than", "some", "about", "around"}
    return follows and view.low(at - 1) in {
        "the",
        "a",
        "his",
        "her",
        "its",
        "their",
        "'s",
        "our",
        "this",
    }


def _until_year(view: View, at: int, year: int) -> tuple[int, int] | None:
    joint = view.low(at + 1)
    between = view.low(at - 1) in {"between", "from"} and joint in {"and", "to"}
    if joint not in _DASHES and not between:
        return None
    other = view.low(at + 2)
    if len(other) == 2 and is_digits(other) and joint in _DASHES:
        other = str(year)[:2] + other
    if len(other) == 4 and is_digits(other) and int(other) > year:
        return int(other), at + 3
    return None


def time_of_day(view: View, at: int) -> Read | None:
    """ "0737 GMT", "7:37 a.m.", "5 pm", "17:30": no date by itself, so the value stays null."""
    word = view.low(at)
    if not is_digits(word) and "." not in word:
        return None
    hour, minute, end = _hour(view, at)
    if end == at:
        return None
    hour, end, marked = _suffix(view, hour, end)
    zone = view.low(end) in time_words().words.zones
    utc = view.low(end) in {"gmt", "utc", "z"}
    end += zone
    four = len(word) == 4 and is_digits(word) and zone and _is_spoken_clock(view, at)
    if not (four or marked or view.low(at + 1) == ":"):
        return None
    if hour > 23 or minute > 59:
        return None
    return Read(at, end, None, "minute", f"{hour:02d}:{minute:02d}{'Z' if utc else ''}")


def _is_spoken_clock(view: View, at: int) -> bool:
    """ "1600 hours" is a length of time unless it begins with a nought or follows "at"."""
    hours = view.low(at + 1) == "hours"
    return not hours or view.low(at)[0] == "0" or view.low(at - 1) in {"at", "by", "around"}


def _hour(view: View, at: int) -> tuple[int, int, int]:
    """Hour, minute and where they end: "0737", "7:37", "7.37", "7"."""
    word = view.low(at)
    if len(word) == 4 and is_digits(word):
        return int(word[:2]), int(word[2:]), at + 1
    tight = at + 2 < view.last and view.words[at + 2].end - view.words[at].start <= len(word) + 4
    if view.low(at + 1) == ":" and tight and is_digits(view.low(at + 2)) and len(word) <= 2:
        return int(word), int(view.low(at + 2)), at + 3
    if (
        "." in word
        and len(word.split(".")[1]) == 2
        and view.low(at + 1) in time_words().words.clock_suffix
    ):
        hours, minutes = word.split(".")
        return int(hours), int(minutes), at + 1
    if is_digits(word) and len(word) <= 2 and view.low(at + 1) != ":":
        return int(word), 0, at + 1
    return 0, 0, at


def _suffix(view: View, hour: int, end: int) -> tuple[int, int, bool]:
    suffix = view.low(end)
    if suffix not in time_words().words.clock_suffix or hour > 12:
        return hour, end, False
    stop = end + 1
    if suffix[0] == "p":
        return hour % 12 + 12, stop, True
    return hour % 12, stop, True
