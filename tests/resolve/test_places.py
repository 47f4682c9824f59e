"""Tests of placing, on a small gazetteer of an invented country."""

from pathlib import Path

import pytest

from recension.model.annotation import Annotation
from recension.model.entity import Entity
from recension.model.span import Span
from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_index import Row, write_rows, writing
from recension.resolve.places import place_entities
from recension.resolve.places_evidence import Toponym, candidates_of

ROWS = (
    Row(1, "Mali", (), 17.0, -4.0, "PCLI", "ML", "", 19_000_000),
    Row(2, "Norway", (), 62.0, 10.0, "PCLI", "NO", "", 5_000_000),
    Row(3, "Ukraine", (), 49.0, 32.0, "PCLI", "UA", "", 44_000_000),
    Row(4, "Sahel", (), 44.0, 3.0, "PPL", "FR", "01", 300_000),
    Row(30, "Osmere", (), 14.4, -3.9, "ADM1", "ML", "04", 400_000),
    Row(31, "Osmere", (), 14.5, -4.1, "PPL", "ML", "04", 180_000),
    Row(32, "Tarbeck", (), 14.6, -4.2, "PPL", "ML", "04", 9_000),
    Row(33, "Tarbeck", (), 61.0, 9.0, "PPL", "NO", "01", 12_000),
    Row(35, "Los Angeles", (), 34.0, -118.2, "PPL", "US", "CA", 3_900_000),
    Row(36, "Church", (), 53.0, -2.0, "PPL", "GB", "ENG", 200_000),
    Row(34, "Sandaré", (), 14.7, -10.3, "PPL", "ML", "03", 4_000),
)


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    with writing(tmp_path / "gazetteer.db") as rows:
        write_rows(rows, ROWS)
    return Gazetteer(tmp_path / "gazetteer.db")


def placed(text: str, names: list[str], gazetteer: Gazetteer) -> dict[str, Entity]:
    entities = []
    for name in names:
        start = text.index(name)
        span = Span("a", start, start + len(name), name)
        entities.append(Entity(f"e-{name}", "place", name, (name,), (), (span,)))
    annotation = Annotation("a", text, ((0, len(text)),), (), (), (), (), ())
    return {row.name: row for row in place_entities({"a": annotation}, entities, gazetteer)}


def test_a_town_is_placed_in_the_country_the_story_is_about(gazetteer: Gazetteer) -> None:
    text = "Soldiers of Mali left Osmere for Tarbeck. Malian officials said so."
    town = placed(text, ["Mali", "Osmere", "Tarbeck"], gazetteer)["Tarbeck"]
    assert (town.geonames, town.lat, town.lon) == (32, 14.6, -4.2)
    assert town.place is not None
    assert (town.place.country, town.place.admin1, town.place.precision) == ("MLI", "Osmere", 1)


def test_an_area_named_after_a_town_decides(gazetteer: Gazetteer) -> None:
    found = placed("They met in Tarbeck, Norway, again.", ["Tarbeck"], gazetteer)
    assert found["Tarbeck"].geonames == 33


def test_a_region_that_no_code_names_lies_in_its_country_unpinned(gazetteer: Gazetteer) -> None:
    region = placed("Shells fell across Donbas on Monday.", ["Donbas"], gazetteer)["Donbas"]
    assert (region.geonames, region.lat) == (None, None)
    assert region.place is not None
    assert (region.place.country, region.place.precision) == ("UKR", 5)


@pytest.mark.parametrize("name", ["Africa", "Sahel", "Black Sea", "Middle East"])
def test_a_wide_area_keeps_its_name_and_has_no_pin(name: str, gazetteer: Gazetteer) -> None:
    area = placed(f"Droughts struck the {name} again.", [name], gazetteer)[name]
    assert (area.place, area.lat, area.geonames) == (None, None, None)


def test_a_region_is_no_town(gazetteer: Gazetteer) -> None:
    region = placed(
        "Fighting in Mali, in the central Osmere region.", ["Mali", "Osmere"], gazetteer
    )
    assert region["Osmere"].geonames == 30
    assert region["Osmere"].place is not None
    assert region["Osmere"].place.precision == 4


def test_a_region_of_which_only_the_town_is_known_is_bounded_not_pinned(
    gazetteer: Gazetteer,
) -> None:
    text = "In Mali the Tarbeck region was quiet; Malian radio said so."
    region = placed(text, ["Mali", "Tarbeck region"], gazetteer)["Tarbeck region"]
    assert (region.geonames, region.lat) == (None, None)
    assert region.place is not None
    assert (region.place.match, region.place.within, region.place.precision) == ("bound", "Mali", 4)


def test_a_variant_of_one_place_is_read_and_said_to_be_one(gazetteer: Gazetteer) -> None:
    found = placed("Sandere in Mali was attacked.", ["Sandere", "Mali"], gazetteer)["Sandere"]
    assert found.geonames == 34
    assert found.name == "Sandere"
    assert found.place is not None
    assert found.place.match == "variant"


def test_an_unknown_place_keeps_its_name_and_gets_no_pin(gazetteer: Gazetteer) -> None:
    found = placed("Qwellbroke in Mali was attacked.", ["Qwellbroke", "Mali"], gazetteer)
    assert found["Qwellbroke"].lat is None
    assert found["Qwellbroke"].place is not None
    assert found["Qwellbroke"].place.within == "Mali"


def test_nothing_is_said_of_an_unknown_place_in_a_text_of_no_country(gazetteer: Gazetteer) -> None:
    assert placed("Qwellbroke fell.", ["Qwellbroke"], gazetteer)["Qwellbroke"].place is None


def test_a_wide_area_is_not_bounded_by_the_country_of_the_story(gazetteer: Gazetteer) -> None:
    text = "West African leaders met in Mali, and Malian officials too."
    assert placed(text, ["West African", "Mali"], gazetteer)["West African"].place is None


def test_a_generic_word_leaves_only_places_of_its_kind(gazetteer: Gazetteer) -> None:
    places = candidates_of(Toponym("Osmere", kind="ADM1"), gazetteer).places
    assert [place.geonames for place in places] == [30]


def test_a_small_town_is_left_alone_where_nothing_else_tells_of_its_country(
    gazetteer: Gazetteer,
) -> None:
    found = placed(
        "Dockers in Tarbeck and Qwellbroke struck.", ["Tarbeck", "Qwellbroke"], gazetteer
    )
    assert found["Tarbeck"].lat is None
    assert found["Qwellbroke"].place is None


def test_letters_that_stand_for_a_city_give_it(gazetteer: Gazetteer) -> None:
    found = placed("A man was held in LA on Monday.", ["LA"], gazetteer)["LA"]
    assert found.geonames == 35


def test_what_is_first_of_all_no_town_is_pinned_nowhere(gazetteer: Gazetteer) -> None:
    found = placed("Crowds gathered around Church and Osmere.", ["Church", "Osmere"], gazetteer)
    assert found["Church"].place is None


def test_a_town_that_the_area_beside_it_does_not_have_is_only_bounded(
    gazetteer: Gazetteer,
) -> None:
    town = placed("They met in Osmere, Norway, again.", ["Osmere"], gazetteer)["Osmere"]
    assert town.place is not None
    assert (town.lat, town.place.country, town.place.match) == (None, "NOR", "bound")


def test_an_area_after_in_tells_which_town_is_meant(gazetteer: Gazetteer) -> None:
    found = placed("Malians met in Tarbeck in Norway again.", ["Tarbeck"], gazetteer)
    assert found["Tarbeck"].geonames == 33


def test_the_city_of_a_name_is_that_city(gazetteer: Gazetteer) -> None:
    name = "City of Los Angeles"
    assert placed(f"The {name} paid.", [name], gazetteer)[name].geonames == 35


def test_two_names_of_one_place_are_one_entity(gazetteer: Gazetteer) -> None:
    found = placed("Malians in LA like Los Angeles.", ["LA", "Los Angeles"], gazetteer)
    assert [row.names for row in found.values()] == [("LA", "Los Angeles")]
    assert [span.text for row in found.values() for span in row.mentions] == ["LA", "Los Angeles"]


def test_of_two_areas_in_a_row_neither_lies_in_the_other(gazetteer: Gazetteer) -> None:
    found = placed("It rained in Mali, Norway and Tarbeck.", ["Mali"], gazetteer)
    assert found["Mali"].geonames == 1


@pytest.mark.parametrize("name", ["West Coast", "Bay Area", "Gulf"])
def test_a_coast_without_its_country_is_pinned_nowhere(name: str, tmp_path: Path) -> None:
    with writing(tmp_path / "gazetteer.db") as rows:
        write_rows(rows, [Row(1, name, (), 10.0, 10.0, "ADM1", "ML", "01", 900_000)])
    found = placed(f"Snow fell on the {name}.", [name], Gazetteer(tmp_path / "gazetteer.db"))
    assert found[name].place is None


def test_a_small_town_far_from_all_others_of_the_story_is_not_pinned(tmp_path: Path) -> None:
    with writing(tmp_path / "gazetteer.db") as rows:
        extra = [
            Row(41, "Stilles", (), 35.0, -100.0, "PPL", "US", "OK", 3_000),
            Row(42, "Dunmoor", (), 34.1, -118.0, "PPL", "US", "CA", 90_000),
            Row(43, "United States", (), 39.8, -98.6, "PCLI", "US", "", 300_000_000),
        ]
        write_rows(rows, [*ROWS, *extra])
    text = "He went from Los Angeles to Dunmoor and on to Stilles. United States officials knew."
    names = ["Los Angeles", "Dunmoor", "Stilles"]
    found = placed(text, names, Gazetteer(tmp_path / "gazetteer.db"))
    assert [found[name].lat for name in names] == [34.0, 34.1, None]


def test_a_listed_area_is_not_the_town_of_its_name(tmp_path: Path) -> None:
    with writing(tmp_path / "gazetteer.db") as rows:
        areas = [
            Row(1, "Kidal", (), 19.0, 1.0, "ADM1", "ML", "08", 70_000),
            Row(2, "Kidal", (), 14.0, -4.0, "PPL", "ML", "04", 900_000),
        ]
        write_rows(rows, areas)
    found = placed("They live in Kidal.", ["Kidal"], Gazetteer(tmp_path / "gazetteer.db"))
    assert found["Kidal"].geonames == 1


def test_a_surname_after_a_town_is_no_area_of_another_country(gazetteer: Gazetteer) -> None:
    text = "Growing up in Los Angeles, Osmere saw families of the United States."
    assert placed(text, ["Los Angeles"], gazetteer)["Los Angeles"].geonames == 35
