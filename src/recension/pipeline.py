"""The stages in order, from paths to an account."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import TypeVar

import msgspec

from recension import __version__
from recension.acquire.files import Acquired, RawArticle, RawPage, acquire
from recension.annotate.article import annotate_article
from recension.code.story import code_story
from recension.collate.story import collate_story
from recension.extract.articles import articles_of
from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.given import given_article
from recension.extract.passages import PassageIndex, passage_index
from recension.group.grouping import group_articles
from recension.model.account import Account, Generator
from recension.model.annotation import Annotation
from recension.model.article import Article, Published
from recension.model.event import Event
from recension.model.identity import digest_id
from recension.model.lineage import Lineage
from recension.model.page import Refusal
from recension.model.stage import Stage
from recension.model.story import Story
from recension.resolve.entities import resolve_entities
from recension.trace.story import trace_story

STAGES = (
    Stage("extract", "1", reads="page", writes="article", shape="per_article"),
    Stage("annotate", "1", reads="article", writes="annotation", shape="per_article"),
    Stage("group", "1", reads="article, annotation", writes="grouping", shape="join"),
    Stage("trace", "1", reads="article, annotation", writes="lineage", shape="per_story"),
    Stage("resolve", "1", reads="article, annotation", writes="entity", shape="per_story"),
    Stage("collate", "1", reads="lineage, entity", writes="claim, collation", shape="per_story"),
    Stage("code", "1", reads="collation", writes="event", shape="per_story"),
)
MODEL = "rules/1"
"""What reads the language: rules and data files, no trained model yet."""

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many of its items are done, and of how many."""

T = TypeVar("T")
R = TypeVar("R")


class Request(msgspec.Struct, frozen=True):
    """What to run on: paths, the dates the user vouches for, and how many processes to use."""

    paths: tuple[str, ...]
    published: Published | None = None
    retrieved_at: str | None = None
    jobs: int = 1


class Reading(msgspec.Struct, frozen=True):
    """What acquiring and extracting gave."""

    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    refused: tuple[Refusal, ...]


class Group(msgspec.Struct, frozen=True):
    """The articles of one story with their annotations, and what holds each in it, by id."""

    story: str
    articles: tuple[Article, ...]
    annotations: dict[str, Annotation]
    why: dict[str, str]


class Run(msgspec.Struct, frozen=True):
    """The account, with each page's text by page id for whoever shows what was dropped."""

    account: Account
    page_texts: dict[str, str]


def silent(stage: str, done: int, total: int) -> None:
    """A progress that says nothing."""


def run(request: Request, progress: Progress = silent) -> Run:
    """The account of everything under the request's paths. Never raises for what they hold."""
    with _workers(request.jobs) as workers:
        reading = _read(request, workers, progress)
        annotations = _annotate(reading.articles, workers, progress)
        stories = _stories(reading.articles, annotations, workers, progress)
    account = Account(
        generator=Generator("recension", __version__, MODEL),
        pages=tuple(sorted((d.page for d in reading.documents), key=lambda page: page.id)),
        refused=reading.refused,
        articles=_with_story(reading.articles, stories),
        stories=stories,
    )
    return Run(account, {document.page.id: document.text for document in reading.documents})


def read_articles(request: Request, progress: Progress = silent) -> Reading:
    """Pages and articles under the request's paths, extracted; sorted by page id and ordinal."""
    with _workers(request.jobs) as workers:
        return _read(request, workers, progress)


def annotate(
    articles: Sequence[Article], jobs: int = 1, progress: Progress = silent
) -> dict[str, Annotation]:
    """The annotation of every article, by article id."""
    with _workers(jobs) as workers:
        return _annotate(articles, workers, progress)


def group_stories(
    articles: Sequence[Article], annotations: Mapping[str, Annotation], progress: Progress = silent
) -> dict[str, str]:
    """The id of the story each article belongs to, by article id."""
    groups = _groups(articles, annotations, progress)
    return {article.id: group.story for group in groups for article in group.articles}


def lineages_of(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    jobs: int = 1,
    progress: Progress = silent,
) -> dict[str, Lineage]:
    """The lineage of every story the articles tell, by story id, in order of id."""
    groups = sorted(_groups(articles, annotations, progress), key=lambda group: group.story)
    with _workers(jobs) as workers:
        lineages = _spread(_lineage, groups, workers, "trace", progress)
    return {group.story: found for group, found in zip(groups, lineages, strict=True)}


def events_by_article(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    jobs: int = 1,
    progress: Progress = silent,
) -> dict[str, tuple[Event, ...]]:
    """The events of each article read by itself, by article id."""
    alone = [
        Group(digest_id("s", article.id), (article,), {article.id: annotations[article.id]}, {})
        for article in articles
    ]
    with _workers(jobs) as workers:
        events = _spread(_events_alone, alone, workers, "code", progress)
    return {article.id: found for article, found in zip(articles, events, strict=True)}


def _read(request: Request, workers: Executor | None, progress: Progress) -> Reading:
    pages: list[RawPage] = []
    given: list[tuple[Document, Article]] = []
    refused: list[Refusal] = []
    for found in acquire(request.paths):
        match _opened(found):
            case RawPage() as page:
                pages.append(page)
            case Refusal() as refusal:
                refused.append(refusal)
            case pair:
                given.append(pair)
    documents = _decoded(pages, request, workers, progress, refused)
    articles = _extracted(documents, request, workers, progress, refused)
    documents += _distinct_pages([document for document, _ in given])
    articles += _distinct_articles([article for _, article in given], refused)
    return Reading(
        tuple(documents),
        tuple(sorted(articles, key=lambda article: (article.page, article.ordinal, article.id))),
        tuple(sorted(refused)),
    )


def _opened(found: Acquired) -> RawPage | Refusal | tuple[Document, Article]:
    if isinstance(found, RawArticle):
        return given_article(found.raw, found.location)
    return found


def _decoded(
    pages: Sequence[RawPage],
    request: Request,
    workers: Executor | None,
    progress: Progress,
    refused: list[Refusal],
) -> list[Document]:
    results = _spread(partial(_decode, request.retrieved_at), pages, workers, "read", progress)
    refused.extend(result for result in results if isinstance(result, Refusal))
    return _distinct_pages([result for result in results if isinstance(result, Document)])


def _decode(retrieved_at: str | None, raw: RawPage) -> Document | Refusal:
    document = decode(raw.raw, raw.location)
    if isinstance(document, Refusal) or retrieved_at is None:
        return document
    page = msgspec.structs.replace(document.page, retrieved_at=retrieved_at)
    return msgspec.structs.replace(document, page=page)


def _distinct_pages(documents: Sequence[Document]) -> list[Document]:
    """Pages of the same bytes are several witnesses: later ones, by location, get ids apart."""
    copies: Counter[str] = Counter()
    distinct: list[Document] = []
    for document in sorted(documents, key=lambda d: (d.page.id, d.page.location)):
        copies[document.page.id] += 1
        distinct.append(_numbered(document, copies[document.page.id]))
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
    workers: Executor | None,
    progress: Progress,
    refused: list[Refusal],
) -> list[Article]:
    index = passage_index(documents) if len(documents) > 1 else None
    extract = partial(_extract, request.published, index)
    articles: list[Article] = []
    for result in _spread(extract, documents, workers, "extract", progress):
        if isinstance(result, Refusal):
            refused.append(result)
        else:
            articles.extend(result)
    return articles


def _extract(
    published: Published | None, index: PassageIndex | None, document: Document
) -> tuple[Article, ...] | Refusal:
    location = document.page.location
    try:
        articles = articles_of(document, published_default=published, passages=index)
    except Exception as error:  # one page must never cost the others
        return Refusal(location, f"extraction failed: {type(error).__name__}: {error}")
    return articles or Refusal(location, "no readable article")


def _distinct_articles(articles: Sequence[Article], refused: list[Refusal]) -> list[Article]:
    kept: dict[str, Article] = {}
    for article in articles:
        if article.id in kept:
            refused.append(Refusal(f"article {article.id}", "given twice; the first stands"))
        else:
            kept[article.id] = article
    return list(kept.values())


def _annotate(
    articles: Sequence[Article], workers: Executor | None, progress: Progress
) -> dict[str, Annotation]:
    annotations = _spread(annotate_article, articles, workers, "annotate", progress)
    return {annotation.id: annotation for annotation in annotations}


def _groups(
    articles: Sequence[Article], annotations: Mapping[str, Annotation], progress: Progress
) -> list[Group]:
    progress("group", 0, 1)
    grouping = group_articles(articles, annotations)
    progress("group", 1, 1)
    by_id = {article.id: article for article in articles}
    return [
        Group(
            story=digest_id("s", *sorted(members)),
            articles=tuple(by_id[member] for member in members),
            annotations={member: annotations[member] for member in members},
            why={member: grouping.why[member] for member in members},
        )
        for members in grouping.stories
    ]


def _stories(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    workers: Executor | None,
    progress: Progress,
) -> tuple[Story, ...]:
    groups = _groups(articles, annotations, progress)
    stories = _spread(_story, groups, workers, "stories", progress)
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.id)))


def _story(group: Group) -> Story:
    articles, annotations = group.articles, group.annotations
    lineage = trace_story(articles, annotations)
    entities = resolve_entities(articles, annotations)
    collated = collate_story(articles, annotations, lineage, entities)
    events = code_story(articles, annotations, lineage, entities, collated)
    return Story(
        id=group.story,
        title=_story_title(articles),
        articles=tuple(article.id for article in articles),
        independent_origins=lineage.independence.low or 0,
        independence=lineage.independence,
        origins=lineage.origins,
        derivations=lineage.derivations,
        entities=entities,
        claims=collated.claims,
        collations=collated.collations,
        events=events,
        timeline=collated.timeline,
        why=group.why,
    )


def _lineage(group: Group) -> Lineage:
    return trace_story(group.articles, group.annotations)


def _events_alone(group: Group) -> tuple[Event, ...]:
    return _story(group).events


def _story_title(articles: Sequence[Article]) -> str:
    """The title of the earliest dated article that has one, else the first words of a text."""

    def age(article: Article) -> tuple[bool, str, str]:
        return article.published is None, _date(article), article.id

    for article in sorted(articles, key=age):
        if article.title:
            return article.title
    first_line = min(articles, key=age).text.split("\n", 1)[0]
    return first_line if len(first_line) <= 90 else first_line[:90].rsplit(" ", 1)[0] + " …"


def _date(article: Article) -> str:
    return article.published.value if article.published else ""


def _with_story(articles: Iterable[Article], stories: Iterable[Story]) -> tuple[Article, ...]:
    home = {article: story.id for story in stories for article in story.articles}
    return tuple(
        msgspec.structs.replace(article, story=home.get(article.id)) for article in articles
    )


@contextmanager
def _workers(jobs: int) -> Iterator[Executor | None]:
    if jobs <= 1:
        yield None
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver")) as pool:
        yield pool


def _spread(
    function: Callable[[T], R],
    items: Sequence[T],
    workers: Executor | None,
    stage: str,
    progress: Progress,
) -> list[R]:
    """`function` of each item, in the order of the items, on the workers if there are any."""
    results: list[R] = []
    total = len(items)
    mapped = (
        workers.map(function, items, chunksize=max(1, min(32, total // 8)))
        if workers
        else map(function, items)
    )
    progress(stage, 0, total)
    for result in mapped:
        results.append(result)
        progress(stage, len(results), total)
    return results
