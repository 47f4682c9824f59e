"""How many newsrooms a story shows, and how many there may be."""

import pytest

from recension.annotate.newsrooms import publisher_key
from recension.model.article import Article
from recension.model.lineage import Lineage
from recension.trace.story import trace_story

BRIDGE = (
    "A footbridge over the Tamm fell into the river on Sunday during the spring fair.",
    "Nine dancers of the Ulmen club were carried to the hospital at Brandau by boat.",
    "Twice since autumn an engineer had asked for the eastern cable to be renewed.",
)
MARKET = (
    "Stallholders at the covered market of Ostvik voted to stay closed until Thursday.",
    "A burst main had left the cellars under a metre of brown water since the weekend.",
    "Insurers will send somebody on Wednesday, the chairman of the guild promised them.",
)


def article(name: str, lines: tuple[str, ...], publisher: str | None) -> Article:
    """An article of these lines, credited to nobody."""
    text = "\n".join(lines)
    return Article(name, "p", 0, None, publisher, None, "en", None, text, ((0, 0, len(text)),), ())


def traced(*articles: Article) -> Lineage:
    """The lineage of these articles."""
    return trace_story(articles, {})


def test_two_articles_of_one_publisher_are_not_two_witnesses() -> None:
    lineage = traced(
        article("a", BRIDGE, "The Tamm Courier"), article("b", MARKET, "tammcourier.com")
    )
    assert [len(origin.articles) for origin in lineage.origins] == [2]
    assert (lineage.independence.low, lineage.independence.high) == (1, 1)
    assert "2 credit nobody, of one line that may stand alone or not" in lineage.independence.basis


def test_articles_of_unknown_publishers_that_share_nothing_cannot_be_measured() -> None:
    lineage = traced(article("a", BRIDGE, "Tamm Courier"), article("b", MARKET, "Ostvik Bugle"))
    assert (lineage.independence.low, lineage.independence.high) == (None, None)
    assert lineage.independence.basis.startswith("Cannot be measured")


def test_two_papers_of_one_house_are_one_newsroom() -> None:
    lineage = traced(article("a", BRIDGE, "BBC News"), article("b", MARKET, "BBC Afrique"))
    assert [origin.name for origin in lineage.origins] == ["BBC"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BBC Hausa", "BBC News"),
        ("Al Jazeera English", "Al Jazeera"),
        ("Reuters UK", "Reuters"),
        ("Liverpool Echo", "Manchester Evening News"),
        ("The Tennessean", "USA Today"),
        ("Vancouver Sun", "Ottawa Citizen"),
    ],
)
def test_editions_and_papers_that_share_their_copy_are_one_newsroom(one: str, other: str) -> None:
    lineage = traced(article("a", BRIDGE, one), article("b", MARKET, other))
    assert len(lineage.origins) == 1
    assert (lineage.independence.low, lineage.independence.high) == (1, 1)


def test_two_newsrooms_with_a_word_in_common_are_two() -> None:
    lineage = traced(article("a", BRIDGE, "The Times"), article("b", MARKET, "The Times of India"))
    assert len(lineage.origins) == 2


def test_a_newsroom_without_a_name_is_said_to_be_credited() -> None:
    said = ("The bridge fell at noon, the mayor told AFP.", "Two are dead, local media reported.")
    basis = traced(article("a", said, None)).independence.basis
    assert "1 newsroom is credited without a name and may be any" in basis


def test_ways_of_writing_a_publisher_are_one() -> None:
    same = {
        publisher_key(name) for name in ("The Ostvik Bugle", "ostvikbugle.co.uk", "Ostvik bugle")
    }
    assert len(same) == 1
    assert publisher_key("Ostvik Post") not in same


def test_the_grounds_of_the_interval_read_as_a_sentence() -> None:
    said = (
        "The bridge fell, the mayor told AFP.",
        "He told Reuters of two dead, the BBC reported.",
    )
    basis = traced(article("a", said, None)).independence.basis
    assert basis == "1 article rests on AFP (1 stated), BBC (1 stated) and Reuters (1 stated)."
