"""As of: what could be known at a time of reporting."""

from collections.abc import Sequence

from recension.model.article import Article


def as_of(articles: Sequence[Article], date: str) -> tuple[Article, ...]:
    """The articles that had appeared by `date` (ISO 8601, of any precision), in their order.

    An article that gives its date less exactly counts from the end of that time ("2025-08" is
    known to have appeared only once the month is over); one without a date is left out.
    """
    return tuple(article for article in articles if _appeared(article, date))


def _appeared(article: Article, date: str) -> bool:
    published = article.published
    if published is None:
        return False
    size = min(len(published.value), len(date))
    if published.value[:size] != date[:size]:
        return published.value[:size] < date[:size]
    return len(published.value) >= len(date) or _ends(published.value, date)


def _ends(value: str, date: str) -> bool:
    """Whether the time `value` is over at `date`, which lies in it: never, it could yet appear."""
    return value == date
