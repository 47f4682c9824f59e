"""Dates as page heads state them, read to what they say and no finer."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from recension.extract.stamps import stamps_in
from recension.model.article import Published

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_RFC_822 = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d", re.ASCII)
_YEARS = range(1900, 2100)


def published_as_stated(stated: str | None, basis: str) -> Published | None:
    """The date of a metadata field; None where it fixes no day of the calendar.

    Read are ISO 8601 and RFC 3339 (with and without hyphens), RFC 5322, seconds and milliseconds
    since 1970, and dates in words. A time of exactly midnight is how content systems write a day
    without its time, so it is read as a day. The offset stays as stated, "Z" for UTC.
    """
    stated = (stated or "").strip()
    if (found := _ISO.match(stated)) and not _EPOCH.fullmatch(stated):
        return _from_iso(found, basis)
    if _MONTH.fullmatch(stated):
        return Published(stated, "month", basis) if int(stated[:4]) in _YEARS else None
    if _EPOCH.fullmatch(stated):
        seconds = int(stated[:10])
        return _from_datetime(datetime.fromtimestamp(seconds, UTC), basis)
    if _RFC_822.match(stated):
        try:
            return _from_datetime(parsedate_to_datetime(stated), basis)
        except ValueError:
            return None
    return _in_words(stated, basis)


def _from_iso(found: re.Match[str], basis: str) -> Published | None:
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    except ValueError:
        return None
    if at.year not in _YEARS:
        return None
    if hour is None or (hour, minute, second or "00") == ("00", "00", "00"):
        return Published(f"{at:%Y-%m-%d}", "day", basis)
    return Published(f"{at:%Y-%m-%dT%H:%M}{_offset(zone)}", "minute", basis)


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return "Z" if digits == "0000" else f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _from_datetime(at: datetime, basis: str) -> Published | None:
    if at.year not in _YEARS:
        return None
    return _from_iso_text(at.isoformat(), basis)


def _from_iso_text(text: str, basis: str) -> Published | None:
    found = _ISO.match(text)
    return _from_iso(found, basis) if found else None


def _in_words(stated: str, basis: str) -> Published | None:
    if len(stated) > 80:
        return None
    for stamp in stamps_in(stated):
        if stamp.value is not None and stamp.precision is not None:
            return Published(stamp.value, stamp.precision, basis)
    return None
