"""Tests of finding the names of places, on a small gazetteer of invented towns."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.model.annotation import Annotation, Mention, MentionKind
from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_index import Row, write_rows, writing
from recension.resolve.places_found import find_places, with_places

ROWS = (
    Row(1, "Mali", (), 17.0, -4.0, "PCLI", "ML", "", 19_000_000),
    Row(30, "Osmere", (), 14.4, -3.9, "ADM1", "ML", "04", 400_000),
    Row(31, "Tarbeck", (), 14.6, -4.2, "PPL", "ML", "04", 90_000),
    Row(32, "Hexley", (), 14.7, -4.3, "PPL", "ML", "04", 40_000),
    Row(33, "Tennessee", ("Tenn.", "TN"), 36.0, -86.0, "ADM1", "US", "TN", 6_900_000),
    Row(34, "Dunmoor", (), 36.1, -86.1, "PPL", "US", "TN", 30_000),
    Row(None, "Alder County", (), None, None, "ADM2", "US", "TN", 0),
    Row(35, "Reading", (), 51.5, -1.0, "PPL", "GB", "ENG", 200_000),
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.db"
    with writing(path) as rows:
        write_rows(rows, ROWS)
    return Gazetteer(path)


def mentions(text: str, **kinds: MentionKind) -> tuple[Mention, ...]:
    """The names, with "_" for a space, each where it stands first."""
    found = []
    for name, kind in kinds.items():
        start = text.index(name.replace("_", " "))
        found.append(Mention(start, start + len(name), kind))
    return tuple(sorted(found))


def found(text: str, names: tuple[Mention, ...], gazetteer: Gazetteer) -> dict[str, str]:
    places = find_places(text, names, gazetteer)
    return {text[row.start : row.end]: row.use for row in places}


def test_a_town_inside_the_name_of_its_council_is_found(gazetteer: Gazetteer) -> None:
    text = "The Tarbeck Town Council met on Monday."
    names = mentions(text, Tarbeck_Town_Council="organisation")
    assert found(text, names, gazetteer) == {"Tarbeck": "within"}


def test_an_adjective_of_a_country_is_found_and_told_apart(gazetteer: Gazetteer) -> None:
    text = "He met Malian officials in Tarbeck."
    names = mentions(text, Tarbeck="place")
    assert found(text, names, gazetteer) == {"Malian": "adjective", "Tarbeck": "place"}


def test_an_abbreviated_state_keeps_its_full_stop(gazetteer: Gazetteer) -> None:
    text = "She was born in Dunmoor, Tenn., in May."
    names = mentions(text, Dunmoor="place", Tenn="place")
    assert found(text, names, gazetteer) == {"Dunmoor": "place", "Tenn.": "place"}


def test_a_county_is_found_whole(gazetteer: Gazetteer) -> None:
    text = "An Alder County sheriff's deputy stopped the car near Dunmoor."
    names = mentions(text, Alder_County="organisation", Dunmoor="place")
    assert found(text, names, gazetteer) == {"Alder County": "place", "Dunmoor": "place"}


def test_a_person_with_a_towns_name_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Anna Hexley lost. Hexley said on Monday that Hexley's party would stay."
    names = tuple(
        Mention(start, start + len(name), "person")
        for name, start in (("Anna Hexley", 0), ("Hexley", 18), ("Hexley", 45))
    )
    assert found(text, names, gazetteer) == {}


def test_an_ordinary_word_that_opens_a_sentence_is_no_place(gazetteer: Gazetteer) -> None:
    assert found("Reading is taught early. He likes reading.", (), gazetteer) == {}


def test_a_missed_place_is_added_and_what_was_found_is_kept(gazetteer: Gazetteer) -> None:
    text = "She left Mali. In Mali, the market of Hexley burned."
    known = (Mention(9, 13, "place"), Mention(38, 44, "place"))
    read = Annotation("a", text, ((0, len(text)),), known, (), (), (), ())
    again = with_places(read, gazetteer)
    assert again.mentions == (known[0], Mention(18, 22, "place"), known[1])
    assert with_places(again, gazetteer) == again


def test_a_text_of_thousands_of_one_name_is_read_in_time_that_grows_with_it(
    gazetteer: Gazetteer,
) -> None:
    began = time.process_time()
    text = "Tarbeck, Hexley and Osmere, Mali. " * 3000
    assert len(find_places(text, (), gazetteer)) > 3000
    assert time.process_time() - began < 30


NAMES = ["Tarbeck", "Osmere", "Alder", "Tenn.", "U.S.", "St.", "Malian", "Mali", "Ünal", "É.", "N."]
OTHERS = ["County", "Highway", "the", "of", "said", "in", "12", "-", ",", "’s", "\n", "(AP)"]
WORDS = st.sampled_from([*NAMES, *OTHERS])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=30))
def test_names_lie_in_the_text_apart_and_in_order(gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    names = []
    at = 0
    for word in words:
        if word[0].isupper():
            names.append(Mention(at, at + len(word), "organisation"))
        at += len(word) + 1
    rows = find_places(text, tuple(names[::2]), gazetteer)
    assert all(0 <= row.start < row.end <= len(text) for row in rows)
    assert all(one.end <= other.start for one, other in pairwise(rows))
    assert all(0 <= row.probability <= 1 for row in rows)
