"""One story's stages, in order, each adding to what those before it found."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from recension.code.story import code_story
from recension.collate.axes import informants_of, information_of, with_reporting_origins
from recension.collate.story import Collated, collate_story
from recension.faults import refused_for
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.history import Ruling, StoryChange
from recension.model.lineage import Independence, Lineage
from recension.model.page import Refusal
from recension.model.story import Story
from recension.resolve.entities import resolve_entities
from recension.resolve.gazetteer import open_gazetteer
from recension.resolve.places import place_entities
from recension.resolve.places_found import with_places
from recension.trace.rarity import Background
from recension.trace.story import trace_story


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


def story_of(group: Group, *, strict: bool) -> tuple[Story, Refusal | None]:
    """The story of the group, and a refusal where a fault of the program cost some of it.

    What the stages before the one that failed found stands. Raises what it raises if `strict`.
    """
    reached = [("", _untold(group))]
    try:
        for step in _told(group, reached[0][1]):
            reached.append(step)
    except Exception as error:  # one story must never cost the others
        stage, story = reached[-1]
        return story, refused_for(error, f"story {group.story}", stage, strict=strict)
    return reached[-1][1], None


def lineage_of(group: Group) -> Lineage:
    """Who took what from whom among the articles of the group."""
    return trace_story(group.articles, group.annotations, group.background)


def _untold(group: Group) -> Story:
    """The story before any stage: its articles, and what holds them in it."""
    return Story(
        id=group.story,
        title=_title(group.articles),
        articles=tuple(article.id for article in group.articles),
        independent_origins=0,
        independence=Independence(None, None, "It was not measured."),
        origins=(),
        derivations=(),
        entities=(),
        claims=(),
        collations=(),
        events=(),
        timeline=(),
        why=group.why,
        history=group.history,
        rulings=group.rulings,
    )


def _told(group: Group, story: Story) -> Iterator[tuple[str, Story]]:
    """Each stage's name, before it starts, with the story as those before it left it."""
    articles, annotations = group.articles, group.annotations
    yield "trace", story
    lineage = lineage_of(group)
    story = _with_lineage(story, lineage)
    yield "resolve", story
    annotations, entities = _resolved(group)
    story = replace(story, entities=entities)
    yield "collate", story
    collated = collate_story(articles, annotations, lineage, entities)
    story = _with_collated(story, collated, lineage)
    yield "code", story
    events = code_story(articles, annotations, lineage, entities, collated)
    yield "", replace(story, events=events)


def _resolved(group: Group) -> tuple[dict[str, Annotation], tuple[Entity, ...]]:
    """The annotations with what the gazetteer calls a place, and the entities of all."""
    annotations = group.annotations
    if group.gazetteer is None:
        return annotations, resolve_entities(group.articles, annotations)
    places = open_gazetteer(group.gazetteer)
    annotations = {key: with_places(row, places) for key, row in annotations.items()}
    entities = resolve_entities(group.articles, annotations)
    return annotations, place_entities(annotations, entities, places)


def _with_lineage(story: Story, lineage: Lineage) -> Story:
    return replace(
        story,
        independent_origins=lineage.independence.low or 0,
        independence=lineage.independence,
        origins=lineage.origins,
        derivations=lineage.derivations,
    )


def _with_collated(story: Story, collated: Collated, lineage: Lineage) -> Story:
    claims = with_reporting_origins(collated.claims, lineage)
    informants = informants_of(claims, story.entities)
    return replace(
        story,
        claims=claims,
        collations=collated.collations,
        timeline=collated.timeline,
        informants=informants,
        information=information_of(informants, len(claims)),
    )


def _title(articles: Sequence[Article]) -> str:
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
