"""Article: one piece of journalism, cut clean out of a page."""

from typing import Literal

import msgspec

from recension.model.span import Span

DatePrecision = Literal["year", "month", "day", "minute"]
DropReason = Literal["boilerplate", "repeat", "other-article"]
MapRun = tuple[int, int, int]
"""[article_start, page_start, length]"""


class Published(msgspec.Struct, frozen=True):
    """When an article says it appeared: ISO 8601 cut to `precision`, and where that was read.

    `basis` is a key of the page's metadata ("json-ld:datePublished"), the page's own words with
    where they stand in the page ("page:120-139:5 minutes ago"), or "given" (by --published).
    """

    value: str
    precision: DatePrecision
    basis: str


class Dropped(msgspec.Struct, frozen=True, order=True):
    """A run of the page that is not in the article, and why."""

    page_start: int
    page_end: int
    reason: DropReason


class Article(msgspec.Struct, frozen=True):
    """One article of a page; `map` ties every run of `text` to the page's text.

    `modified` is the date of the last change where the page gives one apart from publication.
    `evidence` says on what title, publisher, byline and modified rest: field name to basis, as in
    `Published.basis`; under "slug" it has the wire's slug that was left out of the text, if one
    was. `notes` are plain sentences for the reader ("language fr: passed through").
    """

    id: str
    page: str
    ordinal: int
    title: str | None
    publisher: str | None
    byline: str | None
    language: str
    published: Published | None
    text: str
    map: tuple[MapRun, ...]
    dropped: tuple[Dropped, ...]
    story: str | None = None
    modified: Published | None = None
    evidence: dict[str, str] = {}
    notes: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of this article's text."""
        return Span(self.id, start, end, self.text[start:end])
