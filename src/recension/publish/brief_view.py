"""The brief as the report shows it: every sentence with a passage of each article it cites."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from recension.model.article import Article
from recension.model.span import Span
from recension.model.story import Story
from recension.publish.brief import BriefLine, heading_of, more_in_words
from recension.publish.brief_words import closed
from recension.publish.passage_view import PassageView, passage_view
from recension.publish.wording import are_most, silent_in_words


class CitedView(msgspec.Struct, frozen=True):
    """A sentence of the brief: one passage for each article it cites, and what stands behind it."""

    text: str
    passages: tuple[PassageView, ...]
    support: str


class BriefRow(msgspec.Struct, frozen=True):
    """A line of the brief: a question with its one answer in one, or with several below it."""

    head: CitedView
    answers: tuple[CitedView, ...]
    silent: str
    more: str


class BriefGroup(msgspec.Struct, frozen=True):
    """Lines of the brief under one heading."""

    heading: str
    lines: tuple[BriefRow, ...]


class Cited(msgspec.Struct, frozen=True):
    """What citations are looked up in: the articles in lineage order, and their sigla by id."""

    articles: Sequence[Article]
    sigla: Mapping[str, str]


def brief_groups(lines: Sequence[BriefLine], story: Story, cited: Cited) -> tuple[BriefGroup, ...]:
    """The lines under the heading of their standing, in their order."""
    by_standing = groupby(lines, key=lambda line: line.standing)
    return tuple(
        BriefGroup(heading_of(standing, story), tuple(_row(line, cited) for line in told))
        for standing, told in by_standing
    )


def _row(line: BriefLine, cited: Cited) -> BriefRow:
    silent = silent_in_words(line.silent, cited.sigla)
    if len(line.answers) == 1:
        silent = "" if are_most(line.silent, cited.sigla) else silent
        whole = CitedView(line.text, _passages(line.spans, cited), line.answers[0].support)
        return BriefRow(whole, (), silent, "")
    answers = (
        CitedView(closed(one.text), _passages(one.spans, cited), one.support)
        for one in line.answers
    )
    head = CitedView(line.question, _passages(line.named, cited), "")
    return BriefRow(head, tuple(answers), silent, more_in_words(line.more))


def _passages(spans: Sequence[Span], cited: Cited) -> tuple[PassageView, ...]:
    """The first passage cited of each article, in the order of the sigla."""
    first: dict[str, Span] = {}
    for span in sorted(spans):
        first.setdefault(span.article, span)
    return tuple(
        passage_view(first[each.id], each, cited.sigla[each.id])
        for each in cited.articles
        if each.id in first
    )
