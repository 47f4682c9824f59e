"""Dated: the timeline, by the date on which things happened."""

from collections.abc import Mapping, Sequence

from recension.collate.claims import Answer
from recension.model.annotation import Annotation, TimeExpression
from recension.model.article import Article
from recension.model.story import TimelineEntry
from recension.model.value import Time

_PRECISIONS = frozenset({"day", "month", "year"})


def timeline_of(
    answers: Sequence[Answer],
    articles: Mapping[str, Article],
    annotations: Mapping[str, Annotation],
) -> tuple[TimelineEntry, ...]:
    """What the answers date, in order of date; sentences that say the same stand once."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for answer in answers:
        finding = answer.finding
        when = _when(answer, annotations[finding.article])
        if when is not None:
            start, end = finding.sentence
            text = " ".join(articles[finding.article].text[start:end].split())
            found.setdefault((*when, text), set()).add(answer.claim.id)
    return tuple(
        TimelineEntry(date, precision, text, tuple(sorted(claims)))
        for (date, precision, text), claims in sorted(found.items())
    )


def _when(answer: Answer, annotation: Annotation) -> tuple[str, str] | None:
    """The date and its precision: the answer's own where it is one, else its sentence's."""
    value = answer.finding.value
    if isinstance(value, Time) and value.start is not None:
        return value.start, value.precision
    time = _time_of(answer, annotation)
    return (time.value, time.precision) if time and time.value and time.precision else None


def _time_of(answer: Answer, annotation: Annotation) -> TimeExpression | None:
    """The one date of the answer's sentence; None where it has none or several."""
    start, end = answer.finding.sentence
    inside = [
        time
        for time in annotation.times
        if start <= time.start and time.end <= end and time.precision in _PRECISIONS and time.value
    ]
    return inside[0] if len({time.value for time in inside}) == 1 else None
