"""Articles that come ready-made, as JSON Lines; they are not extracted again."""

import hashlib
from datetime import datetime

import msgspec

from recension.extract.document import Document
from recension.extract.language import language_of
from recension.model.article import Article, Published
from recension.model.identity import digest_id
from recension.model.page import Page, Refusal


class GivenArticle(msgspec.Struct, frozen=True):
    """One line: `text` is needed, the rest may be absent. Other fields are left unread."""

    text: str
    id: str | int | None = None
    page: str | None = None
    ordinal: int = 0
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published | str | None = None
    modified: Published | None = None
    map: tuple[tuple[int, int, int], ...] = ()
    url: str | None = None
    location: str | None = None
    retrieved_at: str | None = None


_DECODER = msgspec.json.Decoder(GivenArticle)


def given_article(raw: bytes, location: str) -> tuple[Document, Article] | Refusal:
    """The article of one JSON line, with a page whose text is the article's own text.

    A line without an id gets one from its content, and without a language that of its text; dates
    are taken as given and looked for nowhere else; what is none is left out, and a note says so.
    """
    try:
        given = _DECODER.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Refusal(location, f"not an article: {error}")
    if not given.text.strip():
        return Refusal(location, "an article without text")
    sha = hashlib.sha256(raw).hexdigest()
    page = Page(
        id=digest_id("p", sha),
        location=given.location or given.url or location,
        sha256=sha,
        media_type="application/x-ndjson",
        retrieved_at=given.retrieved_at,
        encoding="utf-8",
        characters=len(given.text),
    )
    return Document(page, given.text), _article(given, page)


def _article(given: GivenArticle, page: Page) -> Article:
    text = given.text
    published = _published(given.published)
    dated = published if published and _is_date(published.value) else None
    return Article(
        id=digest_id("a", page.id, text) if given.id is None else str(given.id),
        page=page.id,
        ordinal=given.ordinal,
        title=given.title,
        publisher=given.publisher,
        byline=given.byline,
        language=given.language or language_of(text),
        published=dated,
        text=text,
        map=((0, 0, len(text)),),
        dropped=(),
        modified=given.modified,
        notes=(f"its date, {published.value!r}, is not one of ISO 8601: left out",)
        if published and not dated
        else (),
    )


_PRECISION_BY_LENGTH = {4: "year", 7: "month", 10: "day"}


def _published(given: Published | str | None) -> Published | None:
    if not isinstance(given, str):
        return given
    return Published(given, _PRECISION_BY_LENGTH.get(len(given), "minute"), "json:published")  # type: ignore[arg-type]


def _is_date(value: str) -> bool:
    whole = value + "2000-01-01"[len(value) :] if len(value) in _PRECISION_BY_LENGTH else value
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return whole[4:8:3] == "--"
