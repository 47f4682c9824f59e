"""Role nouns with the countries beside them."""

import pytest

from recension.code.actors import role_nouns
from recension.code.parties import parsed


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Malian soldiers fled.", "MLI"),
        ("South African police fled.", "ZAF"),
        ("North Korea's troops fled.", "PRK"),
        ("European ministers fled.", None),
        ("Kurdish rebels fled.", None),
    ],
)
def test_a_word_for_more_than_a_country_gives_none(text: str, country: str | None) -> None:
    (role,) = role_nouns(text, 0, len(text))
    assert role.country == country
    assert country in {party.country for party in parsed(text, 0, len(text), {}).parties}


def test_the_country_stands_in_the_words_of_the_role() -> None:
    text = "Dozens of South African soldiers fled."
    (role,) = role_nouns(text, 0, len(text))
    assert role.text == "South African soldiers"
