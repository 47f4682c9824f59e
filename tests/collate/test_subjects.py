"""Of whom a predicate is said: nobody who only stands before it."""

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
        "The officer charged with killing Tavi Moreno was jailed.",
        "The trial of Tavi Moreno was seized upon by his rivals.",
        "Bela Rossi, who had once worked for Tavi Moreno, was arrested.",
        "Tavi Moreno arrested him and left.",
        "Bela Rossi let the clerk of Tavi Moreno go unharmed.",
    ],
)
def test_who_stands_before_a_predicate_need_not_be_its_subject(
    collate: Collate, article: Make, text: str
) -> None:
    result = collate([article("Gazette", text)], ["Tavi Moreno"])
    asked = ["Is Tavi Moreno in custody?", "How is Tavi Moreno?"]
    assert not [question for question in questions(result) if question in asked]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk, Tavi Moreno, was arrested.",
        "Tavi Moreno, who had worked for the mayor, was arrested.",
        "Chief of Police Tavi Moreno was arrested.",
        "Acting mayor Tavi Moreno was arrested.",
        "Tavi Moreno, arrested on Friday, said nothing.",
        "He was at sea when police arrested Tavi Moreno.",
    ],
)
def test_an_apposition_or_a_title_does_not_part_a_subject_from_its_verb(
    collate: Collate, article: Make, text: str
) -> None:
    result = collate([article("Gazette", text)], ["Tavi Moreno"])
    assert questions(result) == ["Is Tavi Moreno in custody?"]


def test_after_a_lone_comma_the_sentence_goes_on_about_who_opened_it(
    collate: Collate, article: Make
) -> None:
    text = "Bela Rossi, the aide who brought down President Tavi Moreno, has died."
    result = collate([article("Gazette", text)], ["Tavi Moreno", "Bela Rossi"])
    assert questions(result) == ["Is Bela Rossi alive or dead?"]


def test_the_death_of_her_granddaughter_is_not_her_own(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno mourned the death of her granddaughter."
    assert questions(collate([article("Gazette", text)], ["Tavi Moreno"])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Tavi Moreno's followers.",
        "Gunmen broke into Tavi Moreno's home and were arrested.",
        "Tavi Moreno agreed the plan is not dead.",
        "The mayor met Tavi Moreno and families of victims killed in Ostry.",
        "Bela Rossi met Tavi Moreno before he was arrested.",
        "They praised Tavi Moreno's widow, whom he had met, and passed away.",
        "They met at Tavi Moreno's Funeral Home in Ostry.",
        "They praised Tavi Moreno and Bela Rossi, who was arrested.",
        "They praised Tavi Moreno; and Bela Rossi, the former pilot who was arrested.",
    ],
)
def test_an_owner_a_speaker_or_one_of_a_row_is_not_of_whom_it_is_said(
    collate: Collate, article: Make, text: str
) -> None:
    result = collate([article("Gazette", text)], ["Tavi Moreno", "Bela Rossi"])
    assert not [question for question in questions(result) if "Tavi Moreno" in question]


def test_a_description_after_a_name_is_of_the_same_person(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno was arrested.\nPolice then arrested Bela Rossi, the pilot, in Ostry."
    result = collate([article("Gazette", text)], ["Tavi Moreno", "Bela Rossi"])
    spans = {claim.id: claim.span.text for claim in result.claims}
    told = {
        row.question: [spans[name] for reading in row.readings for name in reading.claims]
        for row in result.collations
    }
    assert told["Is Tavi Moreno in custody?"] == ["arrested"]
    assert len(told["Is Bela Rossi in custody?"]) == 1
