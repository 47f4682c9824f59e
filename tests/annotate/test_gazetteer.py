"""The short list of places that reading knows."""

import pytest

from recension.annotate.gazetteer import known_places


@pytest.mark.parametrize(
    ("name", "country"), [("Florida", "US"), ("Maryland", "US"), ("Montana", "US"), ("Kidal", "ML")]
)
def test_an_area_that_shares_its_name_with_a_small_one_is_the_great_one(
    name: str, country: str
) -> None:
    assert (known_places()[name].sort, known_places()[name].country) == ("region", country)


@pytest.mark.parametrize("name", ["Hamilton", "Plymouth", "Punjab", "Santa Cruz"])
def test_names_that_mean_several_places_are_left_out(name: str) -> None:
    assert name not in known_places()
