"""Figures only supposed, of nobody, or told as of another time though they are the story's own."""

from collections.abc import Callable

import pytest

from recension.collate import Collated
from recension.model.article import Article

Collate = Callable[..., Collated]
Make = Callable[..., Article]


def questions(result: Collated) -> list[str]:
    return [row.question for row in result.collations]


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt, including two children who were inside.",
        "The plan fails if two jurors voted against it.",
        "The bill needs a majority of 151 votes needed to pass.",
        "Millions of users are in danger of having their machines infected.",
        "The office released 300 pages.",
    ],
)
def test_a_figure_that_is_only_supposed_or_counts_nobody_harmed_is_none(
    collate: Collate, article: Make, text: str
) -> None:
    result = collate([article("Gazette", text)])
    assert not [
        row.label for one in result.collations for row in one.readings if row.label != "none"
    ]


def test_a_figure_of_an_earlier_time_that_the_story_has_too_is_its_own(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "The blast killed seven people.")
    two = article(
        "Herald", "The trial over the blast, which killed seven people two years ago, opens."
    )
    assert questions(collate([one, two])) == ["How many were killed?"]


def test_words_of_an_earlier_time_past_a_comma_set_nothing_apart(
    collate: Collate, article: Make
) -> None:
    text = "It is the worst storm that Ostry has seen in a decade, and nine people were killed."
    assert questions(collate([article("Gazette", text)])) == ["How many were killed?"]


def test_a_person_dies_once(collate: Collate, article: Make) -> None:
    one = article("Gazette", "Tavi Moreno died in 2006.", "2010-05-01")
    two = article("Herald", "The death of Tavi Moreno left no heir.", "2010-05-02")
    three = article("Courier", "Tavi Moreno died in 2006.", "2010-05-02")
    result = collate([one, two, three], ["Tavi Moreno"])
    assert questions(result) == ["Is Tavi Moreno alive or dead (in 2006)?"]


def test_a_contract_is_asked_of_who_signed_it(collate: Collate, article: Make) -> None:
    text = "The club signed Tavi Moreno to a $80 million contract."
    result = collate([article("Gazette", text)], ["Tavi Moreno"])
    assert questions(result) == ["How much is the contract of Tavi Moreno worth?"]


def test_a_pass_from_a_player_is_no_distance_from_a_town(collate: Collate, article: Make) -> None:
    text = "They led by a 28-yard pass from Tavi Moreno."
    assert questions(collate([article("Gazette", text)], ["Tavi Moreno"])) == []
