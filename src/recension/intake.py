"""From paths to articles: every page read and extracted, whatever cannot be is refused."""

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec

from recension.acquire.files import Acquired, RawArticle, RawPage, acquire
from recension.collate.as_of import as_of, left_out
from recension.extract.articles import articles_of
from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.given import given_article
from recension.extract.passages import PassageIndex, passage_index
from recension.faults import refused_for
from recension.model.article import Article, DatePrecision, Published
from recension.model.identity import digest_id
from recension.model.kept import Kept, Texts
from recension.model.page import Refusal
from recension.spread import Progress, spread


class Request(msgspec.Struct, frozen=True):
    """What to run on: paths, the dates the user vouches for, and how many processes to use.

    `as_of` leaves out articles not known to have appeared by then. `gazetteer` is the file that
    places are looked up in, by default the user's own. `texts` says what articles are taken as when
    they are grouped, by default what they look like. `strict` raises what a fault of the program
    raises, which otherwise costs the page, article or story that it happens on.
    """

    paths: tuple[str, ...]
    published: Published | None = None
    retrieved_at: str | None = None
    as_of: str | None = None
    jobs: int = 1
    gazetteer: Path | None = None
    texts: Texts | None = None
    strict: bool = False


class Reading(msgspec.Struct, frozen=True):
    """What acquiring and extracting gave."""

    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    refused: tuple[Refusal, ...]


def read(
    request: Request,
    pool: Executor | None,
    progress: Progress,
    kept: Kept = Kept(),  # noqa: B008
) -> Reading:
    """Pages and articles under the request's paths, extracted; sorted by page id and ordinal.

    Those that earlier runs `kept` come first, as they were read then; only new pages are read.
    Never raises for what a path holds: what cannot be read is refused.
    """
    pages: list[RawPage] = []
    given: list[tuple[Document, Article]] = []
    refused: list[Refusal] = []
    for found in acquire(request.paths):
        match _opened(found, request):
            case RawPage() as page:
                pages.append(page)
            case Refusal() as refusal:
                refused.append(refusal)
            case pair:
                given.append(pair)
    known = [page.sha256 for page in kept.pages]
    documents = _decoded(_new_pages(pages, kept), request, pool, progress, refused, known)
    articles = _extracted(documents, request, pool, progress, refused)
    given = _new_given(given, kept)
    documents += _distinct_pages([document for document, _ in given])
    documents += [Document(page, kept.texts[page.id]) for page in kept.pages]
    articles = [*kept.articles, *articles]
    articles = _distinct_articles([*articles, *(article for _, article in given)], refused)
    articles = _known_by(request.as_of, articles, documents, refused)
    return Reading(
        tuple(documents),
        tuple(sorted(articles, key=lambda article: (article.page, article.ordinal, article.id))),
        tuple(sorted(refused)),
    )


def _known_by(
    date: str | None,
    articles: Sequence[Article],
    documents: Sequence[Document],
    refused: list[Refusal],
) -> list[Article]:
    if date is None:
        return list(articles)
    locations = {document.page.id: document.page.location for document in documents}
    refused += [
        Refusal(f"{locations[article.page]}, “{article.title or article.id}”", why)
        for article, why in left_out(articles, date)
    ]
    return list(as_of(articles, date))


def _opened(found: Acquired, request: Request) -> RawPage | Refusal | tuple[Document, Article]:
    if not isinstance(found, RawArticle):
        return found
    try:
        return given_article(found.raw, found.location)
    except Exception as error:  # one line must never cost the others
        return refused_for(error, found.location, "read", strict=request.strict)


def _decoded(
    pages: Sequence[RawPage],
    request: Request,
    pool: Executor | None,
    progress: Progress,
    refused: list[Refusal],
    known: Iterable[str],
) -> list[Document]:
    results = spread(partial(_decode, request), pages, pool, "read", progress)
    refused.extend(result for result in results if isinstance(result, Refusal))
    return _distinct_pages([result for result in results if isinstance(result, Document)], known)


def _new_pages(pages: Sequence[RawPage], kept: Kept) -> list[RawPage]:
    """The pages that are not kept already, byte for byte, from the same place."""
    if not kept.pages:
        return list(pages)
    known = {(page.sha256, page.location) for page in kept.pages}
    return [page for page in pages if (sha256(page.raw).hexdigest(), page.location) not in known]


def _new_given(
    given: Sequence[tuple[Document, Article]], kept: Kept
) -> list[tuple[Document, Article]]:
    """The articles that came ready-made and are not kept, word for word, already."""
    known = {page.sha256 for page in kept.pages}
    return [pair for pair in given if pair[0].page.sha256 not in known]


def _decode(request: Request, raw: RawPage) -> Document | Refusal:
    try:
        document = decode(raw.raw, raw.location)
    except Exception as error:  # one page must never cost the others
        return refused_for(error, raw.location, "read", strict=request.strict)
    if isinstance(document, Refusal) or request.retrieved_at is None:
        return document
    page = msgspec.structs.replace(document.page, retrieved_at=request.retrieved_at)
    return msgspec.structs.replace(document, page=page)


def _distinct_pages(documents: Sequence[Document], known: Iterable[str] = ()) -> list[Document]:
    """Pages of the same bytes are several witnesses: later ones, by location, get ids apart.

    `known` are the digests of pages that have theirs.
    """
    copies = Counter(known)
    distinct: list[Document] = []
    for document in sorted(documents, key=lambda d: (d.page.id, d.page.location)):
        copies[document.page.sha256] += 1
        distinct.append(_numbered(document, copies[document.page.sha256]))
    return distinct


def _numbered(document: Document, copy: int) -> Document:
    if copy == 1:
        return document
    page_id = digest_id("p", document.page.sha256, str(copy))
    page = msgspec.structs.replace(document.page, id=page_id)
    return msgspec.structs.replace(document, page=page)


def _extracted(
    documents: Sequence[Document],
    request: Request,
    pool: Executor | None,
    progress: Progress,
    refused: list[Refusal],
) -> list[Article]:
    index = passage_index(documents) if len(documents) > 1 else None
    extract = partial(_extract, request, index)
    articles: list[Article] = []
    for result in spread(extract, documents, pool, "extract", progress):
        if isinstance(result, Refusal):
            refused.append(result)
        else:
            articles.extend(result)
    return articles


def _extract(
    request: Request, index: PassageIndex | None, document: Document
) -> tuple[Article, ...] | Refusal:
    location = document.page.location
    try:
        articles = articles_of(document, published_default=request.published, passages=index)
    except Exception as error:  # one page must never cost the others
        return refused_for(error, location, "extract", strict=request.strict)
    return articles or Refusal(location, "no readable article")


def _distinct_articles(articles: Sequence[Article], refused: list[Refusal]) -> list[Article]:
    kept: dict[str, Article] = {}
    for article in articles:
        if article.id in kept:
            refused.append(Refusal(f"article {article.id}", "given twice; the first stands"))
        else:
            kept[article.id] = article
    return list(kept.values())


_DATE_FORMS: tuple[tuple[str, DatePrecision], ...] = (
    ("%Y", "year"),
    ("%Y-%m", "month"),
    ("%Y-%m-%d", "day"),
    ("%Y-%m-%dT%H:%M", "minute"),
    ("%Y-%m-%dT%H:%M:%S", "minute"),
    ("%Y-%m-%dT%H:%M:%S%z", "minute"),
)


def given_date(given: str) -> Published:
    """A date as a person gives it, with the precision of what was given.

    Raises ValueError, with the forms that are understood, for anything else.
    """
    for form, precision in _DATE_FORMS:
        with suppress(ValueError):
            datetime.strptime(given, form)
            return Published(given, precision, "given")
    raise ValueError(f"{given!r} is not a date; write 2025, 2025-08, 2025-08-11 or a time")
