"""The collation table: articles as columns beside what they copy, and what a cell of it says.

It is the table of a critical apparatus turned sideways: readings in rows, witnesses in columns, the
copies next to their exemplar, so that what many carry from one is seen for what it is.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from recension.model.article import Article
from recension.model.claim import Claim, SpeakerTraits
from recension.model.collation import Collation, Dispute, Reading
from recension.model.story import Story
from recension.model.value import Quantity

Cell = Literal["own", "copied", "other", "silent"]
"""Carries the reading by itself, or as what it was taken from does; gives another; says nothing."""

DISPUTES: dict[Dispute, str] = {
    "denial": "denied by somebody",
    "correction": "corrected",
    "own-figure": "a publisher’s own figure changed",
    "publishers": "publishers contradict each other",
    "sources": "those quoted contradict each other",
}


class Column(msgspec.Struct, frozen=True):
    """An article at the head of a column, and what it took from, by siglum ("A B", "" for none)."""

    siglum: str
    article: str
    source: str


def columns(
    story: Story, articles: Sequence[Article], sigla: Mapping[str, str]
) -> tuple[Column, ...]:
    """The heads of the columns in the order of `articles`."""
    taken = sources_of(story)
    return tuple(
        Column(
            sigla[article.id],
            article.id,
            " ".join(sorted(sigla[source] for source in taken.get(article.id, ()))),
        )
        for article in articles
    )


def sources_of(story: Story) -> dict[str, frozenset[str]]:
    """Article id → the articles of the story that it took from."""
    found: dict[str, set[str]] = {}
    for row in story.derivations:
        if row.from_ in story.articles:
            found.setdefault(row.to, set()).add(row.from_)
    return {article: frozenset(sources) for article, sources in found.items()}


def cells(
    reading: Reading, collation: Collation, story: Story, articles: Sequence[Article]
) -> tuple[Cell, ...]:
    """What each article's cell in the row of `reading` says."""
    taken = sources_of(story)
    carrying, silent = set(reading.articles), set(collation.silent)

    def cell(article: str) -> Cell:
        if article in carrying:
            return "copied" if taken.get(article, frozenset()) & carrying else "own"
        return "silent" if article in silent else "other"

    return tuple(cell(article.id) for article in articles)


def silences(story: Story) -> dict[str, tuple[int, int]]:
    """Article id → on how many of the story's questions it is silent, and how many there are."""
    asked = len(story.collations)
    return {
        article: (sum(article in row.silent for row in story.collations), asked)
        for article in story.articles
    }


def described(reading: Reading, claims: Mapping[str, Claim]) -> str:
    """What is said of speakers without names beyond post and body: "rank senior, nation ML"."""
    found = dict.fromkeys(
        _described(link.traits)
        for claim in reading.claims
        for link in claims[claim].attribution
        if link.traits is not None
    )
    return "; ".join(filter(None, found))


def _described(traits: SpeakerTraits) -> str:
    named = (("rank", traits.rank), ("nation", traits.nation), ("close to", traits.close_to))
    return ", ".join(f"{name} {trait.value}" for name, trait in named if trait is not None)


def measure(reading: Reading) -> str:
    """The figure in a unit of the SI: "914 metres"; "" where it was not converted."""
    value = reading.value
    if not isinstance(value, Quantity) or value.converted is None:
        return ""
    bounds = (value.converted.low, value.converted.high)
    known = dict.fromkeys(_in_digits(bound) for bound in bounds if bound is not None)
    noun, *rest = value.converted.unit.split(" ", 1)
    return " ".join([" to ".join(known), noun if bounds == (1, 1) else f"{noun}s", *rest])


def _in_digits(figure: float) -> str:
    """The figure to four digits, never as a power of ten."""
    rounded = float(f"{figure:.4g}")
    return f"{rounded:,.0f}" if rounded >= 1000 else f"{rounded:g}"
