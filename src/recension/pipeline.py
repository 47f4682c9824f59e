"""The stages in order, from paths to an account."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path

import msgspec

from recension import __version__
from recension.annotate.article import annotate_article
from recension.code.story import code_story
from recension.collate.axes import informants_of, information_of, with_reporting_origins
from recension.collate.story import collate_story
from recension.group.texts import Texts
from recension.growing import Grown, grown, kept_after, told
from recension.intake import Reading, Request, read
from recension.model.account import Account, Generator
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.event import Event
from recension.model.history import Ruling, StoryChange
from recension.model.identity import digest_id
from recension.model.kept import Kept
from recension.model.lineage import Lineage
from recension.model.stage import Stage
from recension.model.story import Story
from recension.resolve.entities import resolve_entities
from recension.resolve.gazetteer import open_gazetteer
from recension.resolve.gazetteer_home import ensured
from recension.resolve.places import place_entities
from recension.resolve.places_found import with_places
from recension.spread import Progress, silent, spread, workers
from recension.trace.rarity import Background, background_of
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
MODEL = "reader/1"
"""What reads the language: the shipped tagger (annotate/tagging), rules for times and counts."""


_ENOUGH_STORIES = 20
"""Below so many stories a phrase in several articles is news shared, not background."""


class Group(msgspec.Struct, frozen=True):
    """The articles of one story with their annotations, and what holds each in it, by id.

    `background` counts what all articles of the run say, so that a story's common phrases are told
    from what every outlet carries.
    """

    story: str
    articles: tuple[Article, ...]
    annotations: dict[str, Annotation]
    why: dict[str, str]
    background: Background | None
    gazetteer: Path | None = None
    history: tuple[StoryChange, ...] = ()
    rulings: tuple[Ruling, ...] = ()


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
    gazetteer = _gazetteer(request.gazetteer)
    with workers(request.jobs) as pool:
        reading = read(request, pool, progress, kept)
        annotations = _annotate(reading.articles, pool, progress)
        pool_grown = _grown(reading.articles, annotations, progress, kept, request.texts)
        groups = _groups(reading.articles, annotations, pool_grown)
        stories = _stories(groups, gazetteer, pool, progress)
    account = Account(
        generator=Generator("recension", __version__, MODEL, _described(gazetteer)),
        pages=tuple(sorted((d.page for d in reading.documents), key=lambda page: page.id)),
        refused=reading.refused,
        articles=_with_story(reading.articles, stories),
        stories=stories,
    )
    return Run(
        account,
        {document.page.id: document.text for document in reading.documents},
        kept_after(kept, reading, pool_grown),
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
    articles: Sequence[Article], jobs: int = 1, progress: Progress = silent
) -> dict[str, Annotation]:
    """The annotation of every article, by article id."""
    with workers(jobs) as pool:
        return _annotate(articles, pool, progress)


def lineages_of(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    jobs: int = 1,
    progress: Progress = silent,
) -> dict[str, Lineage]:
    """The lineage of every story the articles tell, by story id, in order of id."""
    groups = _groups(articles, annotations, _grown(articles, annotations, progress))
    with workers(jobs) as pool:
        lineages = spread(_lineage, groups, pool, "trace", progress)
    return {group.story: found for group, found in zip(groups, lineages, strict=True)}


def events_by_article(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    jobs: int = 1,
    progress: Progress = silent,
) -> dict[str, tuple[Event, ...]]:
    """The events of each article read by itself, by article id."""
    gazetteer = _gazetteer(None)
    alone = [
        Group(
            digest_id("s", article.id),
            (article,),
            {article.id: annotations[article.id]},
            {},
            None,
            gazetteer,
        )
        for article in articles
    ]
    with workers(jobs) as pool:
        events = spread(_events_alone, alone, pool, "code", progress)
    return {article.id: found for article, found in zip(articles, events, strict=True)}


def _annotate(
    articles: Sequence[Article], pool: Executor | None, progress: Progress
) -> dict[str, Annotation]:
    annotations = spread(annotate_article, articles, pool, "annotate", progress)
    return {annotation.id: annotation for annotation in annotations}


def _grown(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    progress: Progress,
    kept: Kept = Kept(),  # noqa: B008
    texts: Texts | None = None,
) -> Grown:
    progress("group", 0, 1)
    found = grown(articles, annotations, kept, texts)
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
    groups: Iterable[Group], gazetteer: Path | None, pool: Executor | None, progress: Progress
) -> tuple[Story, ...]:
    placed = [msgspec.structs.replace(group, gazetteer=gazetteer) for group in groups]
    stories = spread(_story, placed, pool, "stories", progress)
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), story.id)))


def _gazetteer(given: Path | None) -> Path | None:
    """The gazetteer's file, made where there is none; None where no folder can hold one."""
    try:
        path = ensured(given)
    except OSError:
        return None
    open_gazetteer(path)
    return path


def _described(gazetteer: Path | None) -> str:
    return "" if gazetteer is None else open_gazetteer(gazetteer).described


def _story(group: Group) -> Story:
    articles, annotations = group.articles, group.annotations
    lineage = trace_story(articles, annotations, group.background)
    if group.gazetteer is not None:
        places = open_gazetteer(group.gazetteer)
        annotations = {key: with_places(row, places) for key, row in annotations.items()}
    entities = resolve_entities(articles, annotations)
    if group.gazetteer is not None:
        entities = place_entities(annotations, entities, open_gazetteer(group.gazetteer))
    collated = collate_story(articles, annotations, lineage, entities)
    events = code_story(articles, annotations, lineage, entities, collated)
    claims = with_reporting_origins(collated.claims, lineage)
    informants = informants_of(claims, entities)
    return Story(
        id=group.story,
        title=_story_title(articles),
        articles=tuple(article.id for article in articles),
        independent_origins=lineage.independence.low or 0,
        independence=lineage.independence,
        origins=lineage.origins,
        derivations=lineage.derivations,
        entities=entities,
        claims=claims,
        collations=collated.collations,
        events=events,
        timeline=collated.timeline,
        why=group.why,
        history=group.history,
        rulings=group.rulings,
        informants=informants,
        information=information_of(informants, len(claims)),
    )


def _lineage(group: Group) -> Lineage:
    return trace_story(group.articles, group.annotations, group.background)


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
