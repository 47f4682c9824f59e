"""As of: what could be known at a time of reporting."""

from collections.abc import Sequence

from recension.model.article import Article


def as_of(articles: Sequence[Article], date: str) -> tuple[Article, ...]:
    """The articles that had appeared by `date` (ISO 8601, of any precision), in their order.

    An article that gives its date less exactly counts from the end of that time ("2025-08" is
    known to have appeared only once the month is over); one without a date is left out.
    """
    return tuple(article for article in articles if _appeared(article, date))


LEFT_OUT = "not known to have appeared by "
"""How the reason begins for which an article is left out; the date follows."""


def left_out(articles: Sequence[Article], date: str) -> tuple[tuple[Article, str], ...]:
    """The articles that had not appeared by `date`, or are not known to have, each with why."""
    known = {article.id for article in as_of(articles, date)}
    return tuple(
        (article, f"{LEFT_OUT}{date}: {_dated(article)}")
        for article in articles
        if article.id not in known
    )


def _dated(article: Article) -> str:
    published = article.published
    return f"it is dated {published.value}" if published is not None else "it gives no date"


def is_for_date(why: str) -> bool:
    """Whether this is the reason of an article that was left out for its date."""
    return why.startswith(LEFT_OUT)


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
