"""Ages of persons stand right behind or before their names."""

import pytest
from tests.collate.conftest import invented

from recension.annotate.article import annotate_article
from recension.collate.ages import aged_in
from recension.collate.persons import Named
from recension.collate.tokens import sentences_of


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
