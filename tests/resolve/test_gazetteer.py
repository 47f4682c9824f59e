"""Tests of the gazetteer, on a small one of invented and of real places."""

from pathlib import Path

import pytest

from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_areas import area_middles, area_rows, middle, subdivisions
from recension.resolve.gazetteer_files import NotPlacesError
from recension.resolve.gazetteer_home import added
from recension.resolve.gazetteer_index import Row, note_source, write_rows, writing
from recension.resolve.gazetteer_names import is_written_name, place_key, skeleton
from recension.resolve.places_choice import choose_places
from recension.resolve.places_evidence import Toponym

ROWS = (
    Row(1, "Veldora", ("Republic of Veldora",), 10.0, 10.0, "PCLI", "VD", "", 9_000_000),
    Row(None, "Harrow", (), 11.0, 11.0, "ADM1", "VD", "03", 800_000),
    Row(3, "Harrow", (), 11.2, 11.1, "PPL", "VD", "03", 60_000),
    Row(4, "Harrow", (), 50.0, 20.0, "PPL", "OT", "01", 90_000),
    Row(5, "Sandaré", (), 11.4, 11.3, "PPL", "VD", "03", 4_000),
    Row(6, "Molin", (), 11.9, 11.8, "PPL", "VD", "03", 900),
    Row(7, "Molen", (), 9.0, 9.9, "PPL", "VD", "04", 900),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "gazetteer.db"
    with writing(path) as rows:
        note_source(rows, "invented")
        write_rows(rows, ROWS)
    return path


def _dump_line(number: int, name: str, country: str = "VD", admin1: str = "03") -> str:
    cells = [str(number), name, name, "", "11.5", "11.6", "P", "PPL", country, "", admin1]
    return "\t".join([*cells, "", "", "", "120", "", "", "", ""])


def test_names_are_found_without_accents_and_the_most_populous_stand_first(path: Path) -> None:
    gazetteer = Gazetteer(path)
    assert [place.geonames for place in gazetteer.named("sandare")] == [5]
    assert [place.geonames for place in gazetteer.named("Harrow")] == [None, 4, 3]


def test_a_variant_spelling_finds_the_one_place_as_near(path: Path) -> None:
    assert [p.name for p in Gazetteer(path).spelled_like("Sandere", "VD")] == ["Sandaré"]


def test_a_spelling_as_near_to_two_places_gives_both(path: Path) -> None:
    assert [p.name for p in Gazetteer(path).spelled_like("Molan", "VD")] == ["Molin", "Molen"]


def test_a_variant_is_sought_in_one_country_alone(path: Path) -> None:
    assert Gazetteer(path).spelled_like("Sandere", "OT") == ()


def test_a_geonames_dump_is_added_and_said(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "VD.txt"
    file.write_text(_dump_line(8, "Diboli") + "\n", "utf-8")
    assert added(path, file) == 1
    gazetteer = Gazetteer(path)
    assert gazetteer.named("Diboli")[0].lat == 11.5
    assert gazetteer.described.startswith("invented; VD.txt sha256:")


def test_a_place_added_again_is_one_place(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "VD.txt"
    file.write_text(_dump_line(5, "Sandare Ville") + "\n", "utf-8")
    added(path, file)
    assert Gazetteer(path).named("Sandare Ville") == Gazetteer(path).named("Sandaré")


def test_names_of_areas_give_an_unnumbered_area_its_number(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "admin1CodesASCII.txt"
    file.write_text("VD.03\tHarrow Shire\tHarrow Shire\t77\n", "utf-8")
    added(path, file)
    area = Gazetteer(path).named("Harrow Shire")[0]
    assert (area.geonames, area.feature, area.lat) == (77, "ADM1", 11.0)


def test_a_table_without_countries_takes_that_of_most_of_its_region(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "wof.csv"
    file.write_text(
        "id,name,placetype,lat,lon,region_id,county_id,geonames_id,names\n"
        "1,Near,locality,11.3,11.2,900,,,\n"
        "2,Far,locality,14.0,14.0,900,,21,\n",
        "utf-8",
    )
    added(path, file)
    assert Gazetteer(path).named("Far")[0].country == "VD"


@pytest.mark.parametrize("text", ["", "# A heading\n\nProse.\n", "name,age\nAda,36\n"])
def test_a_file_of_no_places_is_refused_and_nothing_changes(
    path: Path, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(text, "utf-8")
    before = path.read_bytes()
    with pytest.raises(NotPlacesError):
        added(path, file)
    assert path.read_bytes() == before


def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("prose", "utf-8")
    with pytest.raises(ValueError, match=r"notes\.db: not a gazetteer"):
        Gazetteer(file)


def test_a_thousand_places_of_one_name_stay_bounded(path: Path) -> None:
    with writing(path) as rows:
        write_rows(
            rows,
            (Row(n, "San Otto", (), 1.0, 1.0, "PPL", "VD", "03", n) for n in range(1000, 2000)),
        )
    found = Gazetteer(path).named("San Otto")
    assert len(found) == 60
    assert found[0].population == 1999


def test_the_key_of_a_name_forgets_accents_articles_and_dots() -> None:
    assert place_key("the U.S.") == "us"
    assert place_key("St. Louis") == place_key("Saint Louis")
    assert place_key("Ségou") == "segou"


def test_spellings_of_one_sound_share_a_skeleton() -> None:
    assert skeleton(place_key("Gogoui")) == skeleton(place_key("Gogui"))
    assert skeleton("kidal") == skeleton("qidal")
    assert skeleton("kidal") != skeleton("kayes")


def test_codes_and_foreign_letters_are_no_written_names() -> None:
    assert is_written_name("Tombouctou")
    assert not is_written_name("BKO")
    assert not is_written_name("swldw")
    assert not is_written_name("Бамако")


def test_the_middle_of_an_area_is_not_drawn_to_its_crowded_corner() -> None:
    crowd = [("VD", "03", 10.0 + n / 1000, 10.0) for n in range(50)]
    corners = [("VD", "03", 10.0, 12.0), ("VD", "03", 12.0, 10.0), ("VD", "03", 12.0, 12.0)]
    assert area_middles([*crowd, *corners]) == {("VD", "03"): (11.0, 11.0)}


def test_towns_in_a_line_or_alone_have_their_mean_for_a_middle() -> None:
    assert middle([(10.0, 20.0), (11.0, 21.0), (12.0, 22.0)]) == (11.0, 21.0)
    assert middle([(10.0, 20.0)]) == (10.0, 20.0)


def test_an_island_far_off_does_not_move_the_middle_of_an_area() -> None:
    land = [(lat / 2, lon / 2) for lat in range(20, 25) for lon in range(40, 45)]
    assert middle([*land, (11.0, -80.0)]) == middle(land) == (11.0, 21.0)


def test_an_area_across_the_date_line_has_its_middle_there() -> None:
    lat, lon = middle([(-17.0, 177.0), (-17.0, -179.0), (-19.0, 177.0), (-19.0, -179.0)])
    assert (lat, lon) == (-18.0, 179.0)


def test_first_level_areas_bear_their_own_names_and_not_a_towns() -> None:
    towns = {("FR", "11"): (48.7, 2.5), ("IT", "07"): (41.9, 12.5), ("DE", "02"): (48.8, 11.5)}
    known = subdivisions(towns)
    rows = {row.country: row for row in area_rows(known, towns, dict.fromkeys(towns, 1))}
    assert [rows[code].name for code in ("FR", "IT", "DE")] == ["Île-de-France", "Lazio", "Bavaria"]
    assert "Bayern" in rows["DE"].names


def test_of_hundreds_of_places_with_one_name_the_most_populous_sixty_are_weighed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "gazetteer.db"
    with writing(path) as rows:
        towns = (Row(n, "Tarbeck", (), 10.0, n / 10, "PPL", "ML", "01", n) for n in range(1, 901))
        write_rows(rows, towns)
    found = Gazetteer(path).named("Tarbeck")
    assert [place.population for place in found] == list(range(900, 840, -1))
    choices = choose_places([Toponym("Tarbeck", "", "")] * 300, Gazetteer(path), {})
    assert {choice.place.population for choice in choices if choice is not None} == {900}
    assert all(choice is not None and choice.probability < 0.5 for choice in choices)
