"""A page as a list of parts, before it is set as a dump or as HTML."""

from collections.abc import Sequence
from random import Random
from typing import Literal

import msgspec

from benchmarks.composites.source import Source, paragraphs
from benchmarks.composites.words import interruption, one

Role = Literal[
    "junk", "separator", "title", "publisher", "byline", "time", "paragraph", "subhead", "teaser"
]


class Part(msgspec.Struct, frozen=True):
    """A line or paragraph of a page.

    `article` is the article whose own text it is, None for what the page put round it; `head` says
    to which article's block of the page it belongs. `gap` counts the blank lines before it in a
    dump. A `copy` is a paragraph or title that the page has shown before.
    """

    role: Role
    text: str
    head: int | None = None
    article: int | None = None
    gap: int = 0
    copy: bool = False


class Setting(msgspec.Struct, frozen=True):
    """What a page does alike for all of its articles."""

    sentences_each: int
    paragraph_gap: int
    article_gap: int
    titles: Literal["own", "always", "none"]
    repeats: float
    subheads: float
    interruptions: float
    teasers: float


def setting(rng: Random) -> Setting:
    """A setting drawn at random."""
    paragraph_gap = rng.choice((0, 1, 1))
    return Setting(
        sentences_each=rng.choice((0, 1, 1, 2, 3)),
        paragraph_gap=paragraph_gap,
        article_gap=rng.choice((paragraph_gap, 1, 2, 3)),
        titles=rng.choice(("own", "own", "always", "none")),
        repeats=rng.choice((0.0, 0.0, 0.3)),
        subheads=rng.choice((0.0, 0.0, 0.0, 0.5)),
        interruptions=rng.choice((0.0, 0.0, 0.0, 0.15)),
        teasers=rng.choice((0.0, 0.0, 0.0, 0.0, 0.6)),
    )


def title_of(index: int, article: Source, pool: Sequence[Source], rng: Random) -> Part | None:
    """The article's headline, or one borrowed from another article on the same story."""
    if article.headline:
        return Part("title", article.headline, index, index)
    borrowed = [a.headline for a in pool if a.story == article.story and a.headline]
    return Part("title", rng.choice(borrowed), index) if borrowed else None


def body_of(index: int, article: Source, kind: Setting, rng: Random) -> list[Part]:
    """The article's paragraphs, with what the setting asks for of repeats, subheads and junk."""
    texts = paragraphs(article, kind.sentences_each, rng)
    parts = [Part("paragraph", text, index, index, kind.paragraph_gap) for text in texts]
    if len(texts) > 2 and rng.random() < kind.repeats:
        again = rng.randrange(len(texts))
        later = rng.randrange(again + 1, len(texts) + 1)
        parts.insert(later, msgspec.structs.replace(parts[again], copy=True))
    subheaded = rng.random() < kind.subheads
    made: list[Part] = []
    for number, part in enumerate(parts):
        if number > 1 and subheaded and rng.random() < 0.3:
            made.append(Part("subhead", _subhead(part.text, rng), index, gap=kind.paragraph_gap))
        if number and rng.random() < kind.interruptions:
            line = interruption(rng)
            made.append(Part("junk", line, index, gap=rng.choice((kind.paragraph_gap, 1))))
        made.append(part)
    return made


def _subhead(text: str, rng: Random) -> str:
    """A general phrase, at times about a name out of the paragraph that it stands over."""
    names = [word.strip(".,\"'“”:;()") for word in text.split()[1:] if word[:1].isupper()]
    phrase = one("subheads", rng)
    return phrase.replace("*", rng.choice(names)) if names else phrase.replace("*", "the case")


def headed(
    index: int, article: Source, pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Title, as the setting has it, and body; the first part has no gap of its own."""
    body = body_of(index, article, kind, rng)
    title = title_of(index, article, pool, rng) if kind.titles != "none" else None
    if title is not None and title.article is None and kind.titles != "always":
        title = None
    if title is None:
        return [msgspec.structs.replace(body[0], gap=0), *body[1:]]
    if index == 0 and rng.random() < kind.teasers:
        return [*_teaser(article, pool, rng), title, *body]
    return [title, *body]


def _teaser(article: Source, pool: Sequence[Source], rng: Random) -> list[Part]:
    """What sites set above a headline: the story in a sentence, and at times the headline too."""
    leads = [a.sentences[0] for a in pool if a.story == article.story and a.id != article.id]
    line = rng.choice(leads) if leads else article.sentences[-1]
    return [Part("teaser", line, 0, 0, copy=True)]


def gapped(parts: list[Part], gap: int) -> list[Part]:
    """The parts, the first of them after so many blank lines."""
    return [msgspec.structs.replace(parts[0], gap=gap), *parts[1:]] if parts else []
