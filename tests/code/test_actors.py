"""Role nouns with the countries beside them."""

import pytest

from recension.annotate.gazetteer import known_places
from recension.code.actors import role_nouns
from recension.code.parties import parsed


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Malian soldiers fled.", "MLI"),
        ("South African police fled.", "ZAF"),
        ("North Korea's troops fled.", "PRK"),
        ("African soldiers fled.", None),
        ("European ministers fled.", None),
        ("Sahel soldiers fled.", None),
        ("Kurdish rebels fled.", None),
    ],
)
def test_a_word_for_more_than_a_country_gives_none(text: str, country: str | None) -> None:
    (role,) = role_nouns(text, 0, len(text))
    assert role.country == country
    assert country in {party.country for party in parsed(text, 0, len(text), {}).parties}


def test_no_continent_and_no_wider_area_has_a_country() -> None:
    wide = ("African", "Africans", "Asian", "European", "Arab", "Sahel", "Maghreb", "Balkans")
    assert {known_places()[name].country for name in wide} == {""}


def test_the_country_stands_in_the_words_of_the_role() -> None:
    text = "Dozens of South African soldiers fled."
    (role,) = role_nouns(text, 0, len(text))
    assert role.text == "South African soldiers"
