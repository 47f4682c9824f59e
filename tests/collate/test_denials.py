"""Denials, corrections and contradictions: three things, each told as what it is."""

from collections.abc import Callable

import msgspec
import pytest

from recension.collate import Collated
from recension.collate.topic import topic_of, whole_readings
from recension.model.article import Article
from recension.model.collation import Collation

Collate = Callable[..., Collated]
Make = Callable[..., Article]

MORENO = "Tavi Moreno"


def about(result: Collated, topic: str) -> Collation:
    """The collation of that happening or state."""
    return next(row for row in result.collations if topic_of(row) == topic)


def test_a_denied_figure_is_no_figure_of_its_own(collate: Collate, article: Make) -> None:
    denial = article("Gazette", "The army denied that 20 people were killed.")
    report = article("Herald", "Twenty people were killed, residents said.")
    alone, both = about(collate([denial]), "killed"), about(collate([denial, report]), "killed")
    assert (alone.relation, alone.dispute) == ("agreement", "denial")
    assert [row.scope for row in alone.readings] == ["denied"]
    assert (both.relation, both.dispute) == ("conflict", "denial")
    assert [row.articles for row in whole_readings(both)] == [("Herald",)]
    assert "That is a denial, a claim about what the others report" in both.why


def test_a_denial_names_the_claim_that_it_denies(collate: Collate, article: Make) -> None:
    texts = (
        "The army denied that 20 people were killed.",
        "Twenty people were killed.",
        "Thirty people were killed.",
    )
    result = collate([article(name, text) for name, text in zip("ABC", texts, strict=True)])
    against = {row.span.article: row.against for row in result.claims}
    theirs = next(row.id for row in result.claims if row.span.article == "B")
    assert against == {"A": (theirs,), "B": (), "C": ()}


def test_a_state_that_somebody_denies_is_set_against_it(collate: Collate, article: Make) -> None:
    found = about(
        collate(
            [
                article("Gazette", "Tavi Moreno was arrested on Sunday."),
                article("Herald", "The army denied that Tavi Moreno was arrested."),
            ],
            [MORENO],
        ),
        "custody",
    )
    assert (found.relation, found.dispute) == ("conflict", "denial")
    assert "one side denies what the other reports" in found.why
    assert any("denied that Tavi Moreno was arrested" in row.label for row in found.readings)


def test_who_denies_having_killed_does_not_say_that_the_victim_lives(
    collate: Collate, article: Make
) -> None:
    text = "Odran Fell denied that he killed Tavi Moreno."
    result = collate([article("Gazette", text)], [MORENO, "Odran Fell"])
    lives = [row for row in result.collations if topic_of(row) == "life"]
    assert not [each for row in lives for each in row.readings if "alive" in each.label]


def test_a_denial_of_guilt_is_about_the_charges(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno was charged with murder. Tavi Moreno denied the charges."
    result = collate([article("Gazette", text)], [MORENO])
    found = about(result, "plea")
    charge = {name for row in about(result, "charge").readings for name in row.claims}
    assert found.dispute == "denial"
    assert {name for row in result.claims for name in row.against} == charge
    assert "a denial by the accused, not publishers contradicting each other" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said 20 people were killed. Eighteen were killed.",
        "Eighteen people were killed. The Gazette incorrectly reported that 20 people were killed.",
    ],
)
def test_a_figure_that_a_correction_takes_back_contradicts_nobody(
    collate: Collate, article: Make, text: str
) -> None:
    found = about(collate([article("Gazette", text)]), "killed")
    assert (found.relation, found.dispute) == ("revision", "correction")
    assert [row.scope for row in found.readings] == ["", "withdrawn in a correction"]


def test_a_corrected_figure_replaces_the_other(collate: Collate, article: Make) -> None:
    texts = ("The ministry corrected the number of dead to 18.", "The fire killed 20 people.")
    result = collate([article(name, text) for name, text in zip("AB", texts, strict=True)])
    found = about(result, "killed")
    assert (found.relation, found.dispute) == ("revision", "correction")
    assert "the figure was corrected" in found.why


def test_a_publisher_s_own_change_two_publishers_and_those_quoted_are_told_apart(
    collate: Collate, article: Make
) -> None:
    held, free = "Tavi Moreno is in custody{}.", "Tavi Moreno is at home{}."
    publishers = [article("A", held.format("")), article("B", free.format(""))]
    sources = [
        article("A", held.format(", mayor Runa Halvard said")),
        article("B", free.format(", lawyer Odran Fell said")),
    ]
    early = article("Post", "The fire killed 3 people.", "2031-04-02")
    late = msgspec.structs.replace(
        article("Post", "The fire killed 9 people.", "2031-04-04"), id="later"
    )
    own = about(collate([early, late]), "killed")
    two = about(collate(publishers, [MORENO]), "custody")
    quoted = about(collate(sources, [MORENO]), "custody")
    assert (own.relation, own.dispute) == ("revision", "own-figure")
    assert (two.relation, two.dispute) == ("conflict", "publishers")
    assert (quoted.relation, quoted.dispute) == ("conflict", "sources")
    assert "a publisher changed its own figure" in own.why
    assert "publishers contradict each other" in two.why
    assert "those whom they quote contradict each other" in quoted.why
