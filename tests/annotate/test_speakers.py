"""What is said of speakers without a name, and which of two may be one informant."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.informants import likeness
from recension.annotate.speakers import traits_of
from recension.model.article import Article
from recension.model.claim import SpeakerTraits

FIELDS = ("post", "body", "nation", "rank", "close_to")
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("speakers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def said(phrase: str, before: str = "", after: str = " spoke.") -> tuple[Article, SpeakerTraits]:
    """The traits of a phrase that stands between two pieces of an article."""
    text = before + phrase + after
    article = Article("a", "p", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ())
    found = traits_of(text, (len(before), len(before) + len(phrase)), article.span)
    return article, found or SpeakerTraits()


def values(traits: SpeakerTraits) -> list[str]:
    """The fields in the order of the table, "" for what is not said."""
    found = [getattr(traits, name) for name in FIELDS]
    return [trait.value if trait is not None else "" for trait in found]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_phrase_says_of_the_speaker_what_the_table_has(row: list[str]) -> None:
    _, traits = said(row[0], "On Monday ")
    assert values(traits) == row[1:]


def test_every_field_is_text_of_the_article() -> None:
    for row in ROWS:
        article, traits = said(row[0], "On Monday ")
        for name in FIELDS:
            trait = getattr(traits, name)
            if trait is not None:
                span = trait.span
                assert article.text[span.start : span.end] == span.text
                assert span.text in row[0]


@pytest.mark.parametrize(
    ("earlier", "later", "likeness_of_them"),
    [
        ("a Malian security source", "a senior security official", "rank-grew"),
        ("a senior security official", "a Malian security source", "rank-fell"),
        ("a security source", "a Malian security official", "same"),
        ("an army captain", "an army colonel", "rank-grew"),
        ("a former official", "an official", "rank-grew"),
        ("a deputy minister", "a minister", "rank-grew"),
        ("an aide to General Sanna", "a senior aide to Sanna", "rank-grew"),
        ("a source close to the general", "a top source close to the premier", None),
        ("a Malian security source", "a senior French security official", None),
        ("a police source", "a senior army official", None),
        ("a witness", "a senior diplomat", None),
        ("a source", "a source", "same"),
    ],
)
def test_two_speakers_may_be_one_whose_rank_grew(
    earlier: str, later: str, likeness_of_them: str | None
) -> None:
    (_, one), (_, other) = said(earlier, "On Monday "), said(later, "On Monday ")
    assert likeness(one, other) == likeness_of_them


@given(st.sampled_from(ROWS), st.sampled_from(ROWS))
def test_likeness_read_backwards_is_its_opposite(one: list[str], other: list[str]) -> None:
    (_, first), (_, second) = said(one[0]), said(other[0])
    opposite = {"rank-grew": "rank-fell", "rank-fell": "rank-grew", "same": "same", None: None}
    assert likeness(second, first) == opposite[likeness(first, second)]
