"""A passage as the report shows it: a span in its sentence's company, and where to read on."""

import msgspec

from recension.model.article import Article
from recension.model.span import Span

_CONTEXT = 110


class PassageView(msgspec.Struct, frozen=True):
    """A span in its sentence's company."""

    siglum: str
    link: str
    before: str
    words: str
    after: str


def passage_view(span: Span, article: Article, siglum: str) -> PassageView:
    """The span's words with what stands about them in the paragraph, cut between words."""
    text = article.text
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + _CONTEXT)
    before, after = text[start : span.start], text[span.end : end]
    if start and text[start - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if end < len(text) and text[end] != "\n":
        after = after.rpartition(" ")[0] + "…"
    link = f"#at-{span.article}-{span.start}"
    return PassageView(siglum, link, before, span.text, after)
