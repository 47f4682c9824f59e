"""An article as the report shows it: its text with the evidence marked, and what was dropped."""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from recension.model.article import Article
from recension.model.span import Offsets
from recension.publish.pieces import Piece, pieces_of
from recension.publish.wording import date_in_words

_EXCERPT = 160
_TAG = re.compile(r"<[^>]*>")


class ArticleView(msgspec.Struct, frozen=True):
    """An article with its text, evidence marked, and what was dropped from its page."""

    id: str
    siglum: str
    title: str
    publisher: str
    byline: str
    date: str
    facts: tuple[str, ...]
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    dropped: tuple[tuple[str, str], ...]


def article_view(
    article: Article,
    *,
    siglum: str,
    facts: tuple[str, ...],
    marked: Sequence[Offsets],
    anchors: Collection[int],
    page_text: str | None,
) -> ArticleView:
    """The view of `article`; `page_text` is None where what was dropped cannot be shown."""
    return ArticleView(
        id=article.id,
        siglum=siglum,
        title=article.title or "(no title)",
        publisher=article.publisher or "publisher not given",
        byline=article.byline or "",
        date=date_in_words(article.published) or "date not given",
        facts=facts,
        language=article.language,
        paragraphs=tuple(
            pieces_of(article.text, paragraph, marked, anchors, f"at-{article.id}-")
            for paragraph in _paragraphs(article.text)
        ),
        dropped=() if page_text is None else tuple(_dropped(article, page_text)),
    )


def _paragraphs(text: str) -> Iterator[Offsets]:
    position = 0
    for line in text.split("\n"):
        if line.strip():
            yield position, position + len(line)
        position += len(line) + 1


def _dropped(article: Article, page_text: str) -> Iterator[tuple[str, str]]:
    for dropped in article.dropped:
        raw = _TAG.sub(" ", page_text[dropped.page_start : dropped.page_end])
        words = " ".join(raw.split())
        if len(words) > _EXCERPT:
            words = words[:_EXCERPT].rpartition(" ")[0] + " …"
        if words:
            yield dropped.reason, words
