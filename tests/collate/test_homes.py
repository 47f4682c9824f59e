"""Predicates past an age and an address."""

import pytest
from tests.collate.conftest import Collate, invented

NAMES = ["Ana Roth", "Ivo Brandt", "Kai Lund"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Roth, 18, of 208 Mill St. was arrested by an officer.", ["Ana Roth"]),
        ("Ana Roth, 18, of 12 Mill Road Lot 7, was arrested at home.", ["Ana Roth"]),
        (
            "Ana Roth (18) and Ivo Brandt (21), both of 1 Mill Lane, Ostry, had been in custody.",
            ["Ana Roth", "Ivo Brandt"],
        ),
        (
            "Ana Roth, 18; Ivo Brandt, 21; and Kai Lund, 30, were arrested at home.",
            ["Ana Roth", "Ivo Brandt", "Kai Lund"],
        ),
        ("Ana Roth, 18, of 208 Mill St. would be arrested on her return.", []),
    ],
)
def test_an_age_and_an_address_part_no_name_from_its_verb(
    collate: Collate, text: str, told: list[str]
) -> None:
    result = collate([invented("Gazette", text)], NAMES)
    asked = {row.question for row in result.collations}
    assert [name for name in NAMES if f"Is {name} in custody?" in asked] == told
