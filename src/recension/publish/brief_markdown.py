"""brief.md: the brief of every story, each answer with the articles and characters it rests on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.span import Span
from recension.model.story import Story
from recension.publish.brief import NOTHING_TOLD, BriefLine, brief, heading_of, more_in_words
from recension.publish.brief_words import closed
from recension.publish.wording import (
    are_most,
    as_of_in_words,
    date_in_words,
    headline,
    in_lineage_order,
    origins_in_words,
    siglum,
    silent_in_words,
)


class _Desk(msgspec.Struct, frozen=True):
    """A story with its articles in lineage order, their sigla, and the places of their pages."""

    story: Story
    articles: tuple[Article, ...]
    sigla: dict[str, str]
    locations: dict[str, str]


def brief_markdown(account: Account) -> str:
    """brief.md: every story of several articles, its lines under their headings, each cited.

    A citation is the siglum of an article and the offsets of the words in its text; the line below
    says how many articles carry it and from which origins. Stories of one article are told where
    there are no others.
    """
    told = [story for story in account.stories if len(story.articles) > 1] or account.stories
    by_id = {article.id: article for article in account.articles}
    locations = {page.id: page.location for page in account.pages}
    desks = (_desk(story, by_id, locations) for story in told)
    told_by = as_of_in_words(account)
    head = [f"*{told_by}.*", ""] if told_by else []
    return "\n".join([*head, *(line for desk in desks for line in _story(desk, by_id))])


def _desk(story: Story, by_id: Mapping[str, Article], locations: dict[str, str]) -> _Desk:
    articles = tuple(in_lineage_order(story, by_id))
    sigla = {article.id: siglum(position) for position, article in enumerate(articles)}
    return _Desk(story, articles, sigla, locations)


def _story(desk: _Desk, by_id: Mapping[str, Article]) -> Iterator[str]:
    yield from (f"# {_escaped(desk.story.title)}", "", f"{headline(desk.story)}.")
    yield _escaped(origins_in_words(desk.story, desk.sigla))
    lines = brief(desk.story, by_id)
    for standing, said in groupby(lines, key=lambda line: line.standing):
        yield from ("", f"## {heading_of(standing, desk.story)}", "")
        yield from (row for line in said for row in _line(line, desk))
    if not any(line.collation for line in lines):
        yield from ("", NOTHING_TOLD)
    yield from ("", "## Articles" if len(desk.articles) > 1 else "## The article", "")
    for article in desk.articles:
        yield f"- {desk.sigla[article.id]}: {_escaped(_bibliographic(article, desk))}"
    yield ""


def _bibliographic(article: Article, desk: _Desk) -> str:
    """Title, publisher or file, and date, where they are given."""
    named = article.publisher or desk.locations[article.page].rpartition("/")[2]
    date = date_in_words(article.published)
    return f"{article.title or '(no title)'} ({', '.join(filter(None, (named, date)))})"


def _line(line: BriefLine, desk: _Desk) -> Iterator[str]:
    """One answer in one line with its question; several below it, each with its citations."""
    silent = silent_in_words(line.silent, desk.sigla)
    if len(line.answers) == 1:
        silent = "" if are_most(line.silent, desk.sigla) else silent
        notes = (line.answers[0].support, silent)
        yield f"- {_escaped(line.text)} {_citation(line.spans, desk)}"
        yield from _noted("  ", notes)
        return
    named = f" {_citation(line.named, desk)}" if line.named else ""
    yield f"- {_escaped(line.question)}{named}"
    yield from _noted("  ", [silent])
    for answer in line.answers:
        cited = _citation(answer.spans, desk)
        yield f"  - {_escaped(closed(answer.text))} {cited}"
        yield from _noted("    ", [answer.support])
    yield from _noted("  ", [more_in_words(line.more).rstrip(".")])


def _noted(indent: str, notes: Sequence[str]) -> Iterator[str]:
    """What is said of an answer and by none of its sources, on a line of its own below it."""
    told = ". ".join(_escaped(note) for note in notes if note)
    yield from [f"{indent}*{told}.*"] if told else []


def _citation(spans: Sequence[Span], desk: _Desk) -> str:
    """The spans in the order of the sigla, each with its own: "[A 3–9; A 40–52; B 1–5]"."""
    told = [
        f"{sign} {one.start}–{one.end}"
        for article, sign in desk.sigla.items()
        for one in sorted(spans)
        if one.article == article
    ]
    return f"[{'; '.join(told)}]"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
