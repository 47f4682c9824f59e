"""Invented stories, from texts to what collation makes of them."""

from collections.abc import Callable, Sequence

import pytest

from recension.annotate.article import annotate_article
from recension.collate import Collated, collate_story
from recension.model.article import Article, Published
from recension.model.entity import Entity
from recension.model.lineage import Independence, Lineage
from recension.model.span import Span

UNKNOWN = Lineage((), (), Independence(None, None, "not measured"))


def invented(name: str, text: str, day: str | None = None) -> Article:
    """An article of the invented outlet `name`."""
    published = Published(day, "day", "given") if day else None
    runs = ((0, 0, len(text)),)
    return Article(name, f"p-{name}", 0, None, name, None, "en", published, text, runs, ())


def person(name: str, articles: Sequence[Article]) -> Entity:
    """The person `name`, mentioned wherever the name stands."""
    spans = [
        Span(article.id, at, at + len(name), name)
        for article in articles
        for at in range(len(article.text))
        if article.text.startswith(name, at)
    ]
    return Entity(f"e-{name}", "person", name, (name,), (), tuple(spans))


Collate = Callable[..., Collated]


@pytest.fixture
def collate() -> Collate:
    """Collates articles, with the persons of the names given."""

    def made(
        articles: Sequence[Article], names: Sequence[str] = (), lineage: Lineage = UNKNOWN
    ) -> Collated:
        annotations = {article.id: annotate_article(article) for article in articles}
        entities = [person(name, articles) for name in names]
        return collate_story(articles, annotations, lineage, entities)

    return made


@pytest.fixture
def article() -> Callable[..., Article]:
    """Makes an invented article: outlet, text and, where known, the day it appeared."""
    return invented
