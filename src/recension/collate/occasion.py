"""Occasion: whether a sentence speaks of what the story is about or of something earlier."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from recension.collate.lexicon import happenings
from recension.collate.tokens import Sentence
from recension.model.annotation import Annotation, TimeExpression
from recension.model.article import Article
from recension.model.span import Offsets

_NEAR = 45  # days between what happened and what is still written of it as news
_MONTHS = [name.lower() for name in month_name[1:]]
_YEAR = re.compile(r"(?<![$€£.,\d])\b(?:1[5-9]|20)\d\d\b(?![,.]\d| (?:people|tents|homes))")
_MONTH = re.compile(rf"\b(?:in|since|last)\s+({'|'.join(_MONTHS)})\b(?!,? \d{{4}})", re.IGNORECASE)


def story_date(articles: Sequence[Article], annotations: Mapping[str, Annotation]) -> date | None:
    """The day the story is about: its earliest publication, else the date most written in it."""
    published = [day for article in articles if (day := _published(article)) is not None]
    if published:
        return min(published)
    written = Counter(
        time.value
        for article in articles
        for time in annotations[article.id].times
        if time.value is not None and time.precision in {"day", "minute"}
    )
    days = sorted(written.items(), key=lambda row: (-row[1], row[0]))
    return _day(days[0][0]) if days else None


def _published(article: Article) -> date | None:
    if article.published is None or article.published.precision not in {"day", "minute"}:
        return None
    return _day(article.published.value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def occasion_of(span: Offsets, sentence: Sentence, annotation: Annotation, day: date | None) -> str:
    """ "" where the words at `span` speak of the story's own happening, else a name of the other.

    The name is the year ("2003") or, within the story's year, the month ("february") that stands
    nearest in the sentence.
    """
    others = sorted(
        (max(start - span[1], span[0] - end, 0), other)
        for start, end, other in _others(sentence, annotation, day)
        if other
    )
    return others[0][1] if others else ""


def is_background(sentence: Sentence) -> bool:
    """Whether words such as "previous" or "years ago" set the sentence apart without a date."""
    return sentence.has_any(happenings().fillers.background)


def _others(
    sentence: Sentence, annotation: Annotation, day: date | None
) -> Iterator[tuple[int, int, str]]:
    start, end = sentence.offsets
    for time in annotation.times:
        if start <= time.start and time.end <= end:
            yield time.start, time.end, _other(time, day)
    for year in _YEAR.finditer(annotation.text, start, end):
        if day is None or int(year.group()) != day.year:
            yield year.start(), year.end(), year.group()
    for month in _MONTH.finditer(annotation.text, start, end):
        yield month.start(), month.end(), _month(month.group(1).lower(), day)


def _other(time: TimeExpression, day: date | None) -> str:
    value = time.value or ""
    if day is None or not re.match(r"\d{4}(-\d\d){0,2}", value):
        return ""
    if time.precision in {"day", "minute", "month"} and _is_near(value, day):
        return ""
    if value[:4] != str(day.year):
        return value[:4]
    named = len(value) >= 7 and time.precision != "year"
    return _MONTHS[int(value[5:7]) - 1] if named else ""


def _is_near(value: str, day: date) -> bool:
    at = _day(value)
    if at is not None:
        return abs((day - at).days) <= _NEAR
    return abs(int(value[:4]) * 12 + int(value[5:7] or 1) - day.year * 12 - day.month) <= 1


def _month(name: str, day: date | None) -> str:
    near = day is not None and (day.month - _MONTHS.index(name) - 1) % 12 <= 1
    return "" if near else name
