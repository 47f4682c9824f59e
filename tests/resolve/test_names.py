"""When two written names can be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.resolve.names import is_acronym_of, same_person_name, spelled_alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Asimi Goreta", "Assimi Goreta", True),
        ("Assimi Goréta", "Assimi Goreta", True),
        ("Al-Sawari Khalid", "Sawari Khaled", True),
        ("Sawari Khaled Saad", "Sawari Saad", True),
        ("J. Brozh", "Jan Brozh", False),
        ("Awa M. Keita", "Awa Keita", True),
        ("Oumar Sarr", "Choguel Sarr", False),
        ("Abou Sarr", "Abou Traore", False),
        ("Sarr", "Abou Sarr", False),
        ("Hassan Ali", "Hassan Alo", False),
    ],
)
def test_two_names_are_one_or_not(one: str, other: str, same: bool) -> None:
    assert same_person_name(one, other) is same
    assert same_person_name(other, one) is same


@pytest.mark.parametrize(
    ("short", "long", "made"),
    [
        ("NTC", "National Transition Council", True),
        ("UN", "United Nations", True),
        ("BoE", "Bank of England", False),
        ("AU", "African Union", True),
        ("AFP", "African Union", False),
        ("A", "Army", False),
    ],
)
def test_an_acronym_is_made_of_the_initials(short: str, long: str, made: bool) -> None:
    assert is_acronym_of(short, long) is made


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_of_words_goes_both_ways(one: str, other: str) -> None:
    assert spelled_alike(one, other) == spelled_alike(other, one)


def test_a_family_is_not_a_spelling_of_its_name() -> None:
    assert not spelled_alike("schifanos", "schifano")
    assert spelled_alike("schifano", "schiffano")
