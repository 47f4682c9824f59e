"""Expressions of time as intervals."""

import pytest

from recension.annotate.article import annotate_article
from recension.model.article import Article, Published
from recension.model.value import Time
from recension.resolve.times import interval_of


def _interval(text: str, published: str | None = "2025-08-11") -> Time | None:
    day = Published(published, "day", "given") if published else None
    article = Article("a-1", "p-1", 0, None, None, None, "en", day, text, (), ())
    annotation = annotate_article(article)
    return interval_of(annotation, annotation.times[0])


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("He has been held since 1 August.", "2025-08-01", None, "day"),
        ("Since three days ago he is held.", "2025-08-08", None, "day"),
        ("He rules until at least 2030.", "2030", None, "year"),
        ("He rules until 2030.", None, "2030", "year"),
        ("Power returns by March 2024.", None, "2024-03", "month"),
        ("He left on 1 August.", "2025-08-01", "2025-08-01", "day"),
        ("He left last week.", "2025-08-04", "2025-08-10", "range"),
        ("He ruled from 2012 to 2014.", "2012", "2014", "range"),
    ],
)
def test_a_word_before_a_date_opens_or_closes_it(
    text: str, start: str | None, end: str | None, precision: str
) -> None:
    assert _interval(text) == Time(start, end, precision)


def test_a_time_without_an_anchor_has_no_interval() -> None:
    assert _interval("He left last week.", None) is None
