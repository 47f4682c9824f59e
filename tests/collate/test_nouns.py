"""What is counted is asked for in the plural."""

from collections.abc import Callable

import pytest
from tests.collate.conftest import Collate

from recension.annotate.units import singular
from recension.collate.nouns import plural
from recension.model.article import Article


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bridge", "bridges"),
        ("wing", "wings"),
        ("church", "churches"),
        ("box", "boxes"),
        ("ferry", "ferries"),
        ("monastery", "monasteries"),
        ("quay", "quays"),
        ("bus", "buses"),
        ("knife", "knives"),
        ("person", "people"),
        ("aircraft", "aircraft"),
        ("spacecraft", "spacecraft"),
        ("houses", "houses"),
        ("men", "men"),
    ],
)
def test_a_noun_has_its_plural_and_a_plural_stays(one: str, many: str) -> None:
    assert plural(one) == many
    assert plural(many) == many


def test_the_singular_of_a_plural_made_is_the_noun() -> None:
    for noun in ("bridge", "ferry", "church", "rifle", "truck", "village"):
        assert singular(plural(noun)) == noun


def test_one_bridge_and_two_bridges_answer_one_question_in_good_english(
    collate: Collate, article: Callable[..., Article]
) -> None:
    one = article("Gazette", "Soldiers destroyed 12 trucks and one bridge.")
    two = article("Herald", "Soldiers destroyed two bridges in Ostry.")
    found = [row for row in collate([one, two]).collations if "bridge" in row.question]
    assert [row.question for row in found] == ["How many bridges were destroyed or damaged?"]
    assert len(found[0].readings) == 2
