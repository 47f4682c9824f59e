"""Of whom a predicate is said: past appositions, relative clauses, and rows of objects."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recension.collate import Collated
from recension.model.article import Article
from recension.model.value import Status

Collate = Callable[..., Collated]
Make = Callable[..., Article]
NAMES = ["Tavi Moreno", "Bela Rossi"]
TABLE = Path(__file__).with_name("said_of.tsv").read_text("utf-8").splitlines()[1:]


def held(result: Collated, question: str) -> list[bool | None]:
    """What the readings of the question give, in order; nothing where it is not asked."""
    return [
        reading.value.holds
        for row in result.collations
        for reading in row.readings
        if row.question == question and isinstance(reading.value, Status)
    ]


@pytest.mark.parametrize("row", TABLE)
def test_a_sentence_says_it_of_the_person_whom_a_reader_takes_it_of(
    collate: Collate, article: Make, row: str
) -> None:
    question, answer, text = row.split("\t")
    result = collate([article("Gazette", text)], NAMES)
    assert held(result, question) == [answer == "yes"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is Tavi Moreno alive or dead?", "They seek the death of Tavi Moreno's killer."),
        ("Is Tavi Moreno alive or dead?", "Tavi Moreno wanted revenge for a fatal shooting."),
        ("Is Tavi Moreno in custody?", "Police have a warrant for Tavi Moreno's arrest."),
        ("Is Tavi Moreno in custody?", "Tavi Moreno has held the title since May."),
        ("Is Tavi Moreno in custody?", "Tavi Moreno escaped without injury."),
        ("Is Tavi Moreno accused or charged?", "Tavi Moreno wanted to win her back."),
        ("What was the verdict on Bela Rossi?", "Judge Bela Rossi handed down a long sentence."),
        ("Is Bela Rossi alive or dead?", "He shot Tavi Moreno and wounded Bela Rossi."),
    ],
)
def test_words_that_only_look_like_it_say_nothing_of_a_person(
    collate: Collate, article: Make, question: str, text: str
) -> None:
    assert held(collate([article("Gazette", text)], NAMES), question) == []
