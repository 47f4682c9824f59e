"""Ages of persons stand right behind or before their names."""

import pytest
from tests.collate.conftest import Collate, invented

from recension.annotate.article import annotate_article
from recension.collate.ages import aged_in
from recension.collate.persons import Named
from recension.collate.tokens import sentences_of
from recension.model.value import Quantity


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ana Roth, 35, spoke.", 35),
        ("Ana Roth (35) spoke.", 35),
        ("Ana Roth,", None),
        ("Ana Roth (", None),
        ("Ana Roth, aged", None),
    ],
)
def test_a_text_that_breaks_off_behind_a_name_gives_no_age(text: str, age: int | None) -> None:
    (sentence,) = sentences_of(annotate_article(invented("a", text)))
    found = aged_in(sentence, [Named(0, 1, "e-roth")])
    assert [each.years for each in found] == ([] if age is None else [age])


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ana Roth was arrested on Monday. The 48-year-old was jailed for ten years.", 48),
        ("Ana Roth died on Monday. She was 75.", 75),
        ("Ana Roth, a 35-year-old nurse, died on Monday.", 35),
        ("Ana Roth, who is 35, was held on Monday.", 35),
        ("Police held 31 year old Ana Roth on Monday.", 31),
        ("Police held thirty-one-year-old clerk Ana Roth on Monday.", 31),
        ("Ana Roth died on Monday. She was 75 metres away.", None),
        ("Police held Ana Roth, 31 – a clerk – on Monday.", 31),
        ("Police held Ana Roth, 8-month-old Kai Lund and others.", None),
    ],
)
def test_an_age_is_of_whom_the_text_gives_it(collate: Collate, text: str, age: int | None) -> None:
    result = collate([invented("Gazette", text)], ["Ana Roth"])
    asked = [row for row in result.collations if row.question == "How old is Ana Roth?"]
    readings = [row.value for found in asked for row in found.readings]
    values = [value.low for value in readings if isinstance(value, Quantity)]
    assert values == ([] if age is None else [age])
