"""The stages in order, from paths to an account."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec

from recension import __version__
from recension.annotate.article import annotate_article, unread
from recension.faults import refused_for
from recension.group.vectors import vector_of
from recension.growing import Grown, grown, kept_after, told
from recension.intake import Reading, Request, read
from recension.model.account import Account, Generator
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.event import Event
from recension.model.history import StoryChange
from recension.model.identity import digest_id
from recension.model.kept import Kept, Texts
from recension.model.lineage import Lineage
from recension.model.page import Refusal
from recension.model.stage import Stage
from recension.model.story import Story
from recension.one_story import Group, lineage_of, story_of
from recension.resolve.gazetteer import open_gazetteer
from recension.resolve.gazetteer_home import ensured
from recension.spread import Progress, silent, spread, workers
from recension.trace.rarity import Background, background_of

STAGES = (
    Stage("extract", "1", reads="page", writes="article", shape="per_article"),
    Stage("annotate", "1", reads="article", writes="annotation", shape="per_article"),
    Stage("group", "1", reads="article, annotation", writes="grouping", shape="join"),
    Stage("trace", "1", reads="article, annotation", writes="lineage", shape="per_story"),
    Stage("resolve", "1", reads="article, annotation", writes="entity", shape="per_story"),
    Stage("collate", "1", reads="lineage, entity", writes="claim, collation", shape="per_story"),
    Stage("code", "1", reads="collation", writes="event", shape="per_story"),
)
MODEL = "reader/1"
"""What reads the language: the shipped tagger (annotate/tagging), rules for times and counts."""


_ENOUGH_STORIES = 20
"""Below so many stories a phrase in several articles is news shared, not background."""


T = TypeVar("T")
Attempt = tuple[T, Refusal | None]
"""What was made of one thing, and a refusal where a fault of the program cost all or some of it."""


class Run(msgspec.Struct, frozen=True):
    """The account, with each page's text by page id for whoever shows what was dropped.

    `kept` is what the next run on the same pool starts from, and `told` what this one did to it.
    `settings` says what the texts were taken as when they were grouped, and why.
    """

    account: Account
    page_texts: dict[str, str]
    kept: Kept
    told: tuple[str, ...]
    settings: str


def run(
    request: Request,
    progress: Progress = silent,
    kept: Kept = Kept(),  # noqa: B008
) -> Run:
    """The account of everything under the request's paths. Never raises for what they hold.

    With what earlier runs `kept`, of that and what is new together.

    Raises ValueError where the gazetteer that the request names is none.
    """
    gazetteer = _gazetteer(request.gazetteer, progress)
    with workers(request.jobs) as pool:
        reading = read(request, pool, progress, kept)
        read_now = _annotate(reading.articles, request, pool, progress, kept.annotations)
        annotations = kept.annotations | _by_id(read_now)
        pool_grown = _grown(reading.articles, annotations, pool, progress, kept, request.texts)
        groups = _groups(reading.articles, annotations, pool_grown)
        told_now = _stories(groups, gazetteer, request, pool, progress)
    stories = _by_size(story for story, _ in told_now)
    account = Account(
        generator=Generator("recension", __version__, MODEL, _described(gazetteer)),
        pages=tuple(sorted((d.page for d in reading.documents), key=lambda page: page.id)),
        refused=tuple(sorted((*reading.refused, *_refused(read_now), *_refused(told_now)))),
        articles=_with_story(reading.articles, stories),
        stories=stories,
        as_of=request.as_of,
    )
    sound = _by_id(pair for pair in read_now if pair[1] is None)
    return Run(
        account,
        {document.page.id: document.text for document in reading.documents},
        kept_after(kept, reading, pool_grown, sound),
        tuple(told(kept, pool_grown)),
        pool_grown.settings,
    )


def read_articles(
    request: Request,
    progress: Progress = silent,
    kept: Kept = Kept(),  # noqa: B008
) -> Reading:
    """Pages and articles under the request's paths, extracted; sorted by page id and ordinal."""
    with workers(request.jobs) as pool:
        return read(request, pool, progress, kept)


def annotate(
    articles: Sequence[Article], request: Request, progress: Progress = silent
) -> tuple[dict[str, Annotation], tuple[Refusal, ...]]:
    """The annotation of every article, by article id, and what a fault cost."""
    with workers(request.jobs) as pool:
        done = _annotate(articles, request, pool, progress)
    return _by_id(done), _refused(done)


def lineages_of(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    request: Request,
    progress: Progress = silent,
) -> tuple[dict[str, Lineage], tuple[Refusal, ...]]:
    """The lineage of every story the articles tell, by story id, in order of id.

    Beside it stands what a fault cost: such a story is not among them.
    """
    with workers(request.jobs) as pool:
        found = _grown(articles, annotations, pool, progress, texts=request.texts)
        groups = _groups(articles, annotations, found)
        lineage = partial(_lineage, request.strict)
        done = spread(lineage, groups, pool, "trace", progress)
    stories = (group.story for group in groups)
    lineages = {story: made for story, (made, _) in zip(stories, done, strict=True) if made}
    return lineages, _refused(done)


def events_by_article(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    request: Request,
    progress: Progress = silent,
) -> tuple[dict[str, tuple[Event, ...]], tuple[Refusal, ...]]:
    """The events of each article read by itself, by article id, and what a fault cost."""
    gazetteer = _gazetteer(request.gazetteer, progress)
    alone = [_alone(article, annotations[article.id], gazetteer) for article in articles]
    with workers(request.jobs) as pool:
        story = partial(_story, request.strict)
        done = spread(story, alone, pool, "code", progress)
    return {story.articles[0]: story.events for story, _ in done}, _refused(done)


def _alone(article: Article, annotation: Annotation, gazetteer: Path | None) -> Group:
    story, annotations = digest_id("s", article.id), {article.id: annotation}
    return Group(story, (article,), annotations, {}, None, gazetteer)


def _annotate(
    articles: Sequence[Article],
    request: Request,
    pool: Executor | None,
    progress: Progress,
    known: Mapping[str, Annotation] = MappingProxyType({}),
) -> list[Attempt[Annotation]]:
    """The articles that are not `known` already, annotated."""
    new = [article for article in articles if article.id not in known]
    return spread(partial(_annotated, request.strict), new, pool, "annotate", progress)


def _annotated(strict: bool, article: Article) -> Attempt[Annotation]:
    try:
        return annotate_article(article), None
    except Exception as error:  # one article must never cost the others
        refused = refused_for(error, f"article {article.id}", "annotate", strict=strict)
    return unread(article, refused.reason), refused


def _by_id(done: Iterable[Attempt[Annotation]]) -> dict[str, Annotation]:
    return {annotation.id: annotation for annotation, _ in done}


def _refused(done: Iterable[Attempt[T]]) -> tuple[Refusal, ...]:
    return tuple(refusal for _, refusal in done if refusal is not None)


def _grown(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    pool: Executor | None,
    progress: Progress,
    kept: Kept = Kept(),  # noqa: B008
    texts: Texts | None = None,
) -> Grown:
    def encoded(some: Sequence[str]) -> list[bytes]:
        return spread(vector_of, some, pool, "encode", progress)

    progress("group", 0, 1)
    found = grown(articles, annotations, kept, texts, encoded)
    progress("group", 1, 1)
    return found


def _groups(
    articles: Sequence[Article], annotations: Mapping[str, Annotation], found: Grown
) -> list[Group]:
    """The stories with their articles, in order of id."""
    by_id = {article.id: article for article in articles}
    background = _background(articles, found)
    history: dict[str, list[StoryChange]] = {}
    for change in found.history:
        for story in change.stories:
            history.setdefault(story, []).append(change)
    return [
        Group(
            story=story,
            articles=tuple(by_id[member] for member in members),
            annotations={member: annotations[member] for member in members},
            why={member: found.why[member] for member in members},
            background=background if len(members) > 1 else None,
            history=tuple(history.get(story, ())),
            rulings=tuple(
                each for each in found.rulings if not {each.one, each.other}.isdisjoint(members)
            ),
        )
        for story, members in found.stories.items()
    ]


def _background(articles: Sequence[Article], found: Grown) -> Background | None:
    """Of several stories; of one alone nothing can be told from it."""
    if len(found.stories) < _ENOUGH_STORIES:
        return None
    return background_of(article.text for article in articles)


def _stories(
    groups: Iterable[Group],
    gazetteer: Path | None,
    request: Request,
    pool: Executor | None,
    progress: Progress,
) -> list[Attempt[Story]]:
    placed = [msgspec.structs.replace(group, gazetteer=gazetteer) for group in groups]
    return spread(partial(_story, request.strict), placed, pool, "stories", progress)


def _story(strict: bool, group: Group) -> Attempt[Story]:
    return story_of(group, strict=strict)


def _lineage(strict: bool, group: Group) -> Attempt[Lineage | None]:
    try:
        return lineage_of(group), None
    except Exception as error:  # one story must never cost the others
        return None, refused_for(error, f"story {group.story}", "trace", strict=strict)


def _by_size(stories: Iterable[Story]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.id)))


def _gazetteer(given: Path | None, progress: Progress) -> Path | None:
    """The gazetteer's file, made where there is none; None where no folder can hold one."""
    progress("places", 0, 1)  # the first time it is made, which takes a while
    try:
        path = ensured(given)
    except OSError:
        return None
    progress("places", 1, 1)
    open_gazetteer(path)
    return path


def _described(gazetteer: Path | None) -> str:
    return "" if gazetteer is None else open_gazetteer(gazetteer).described


def _with_story(articles: Iterable[Article], stories: Iterable[Story]) -> tuple[Article, ...]:
    home = {article: story.id for story in stories for article in story.articles}
    return tuple(
        msgspec.structs.replace(article, story=home.get(article.id)) for article in articles
    )
