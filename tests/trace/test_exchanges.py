"""What differs between the speakers whom two articles credit with one statement."""

from collections.abc import Callable

import pytest

Told = Callable[[str, str], set[tuple[str, str, str]]]

LINE = "{} said the buoy that marked the Grey Shoal had drifted in the night."


@pytest.mark.parametrize(
    ("was", "became", "detail"),
    [
        ("A Norwegian naval officer", "A naval officer", "source-redescribed"),
        ("A security source", "Security sources", "source-redescribed"),
        ("A senior naval official", "A naval official", "source-redescribed"),
        ("A Norwegian naval officer", "A Danish naval officer", "source-exchanged"),
        ("A Norwegian naval officer", "A senior Norwegian naval officer", "rank-grew"),
    ],
)
def test_a_speaker_without_a_name_who_is_described_otherwise(
    told: Told, was: str, became: str, detail: str
) -> None:
    assert (detail, was, became) in told(LINE.format(was), LINE.format(became))


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("A Norwegian naval officer", "The officer"),
        ("Odran Fell, a pilot", "Odran Fell, a navigator"),
        ("An officer", "One officer"),
        ("The TCG", "The Tavelmoor Coast Guard"),
    ],
)
def test_a_phrase_that_points_back_or_a_name_that_stays_is_no_other_speaker(
    told: Told, was: str, became: str
) -> None:
    given = told(LINE.format(was), LINE.format(became))
    assert not [one for one in given if one[0].startswith(("source", "rank"))]


def test_a_day_of_the_month_is_no_figure_that_somebody_gives(told: Told) -> None:
    before = "Odran Fell said the buoy was laid on May 19, 2031 by the crew of a trawler."
    after = "On May 19, 2031 the weather turned, Runa Halvard said of her last long voyage."
    assert not [one for one in told(before, after) if one[0].startswith("source")]


def test_a_long_phrase_before_the_verb_is_read_from_its_beginning(told: Told) -> None:
    line = '"The lamps of the buoy were out since Friday," {} said.'
    before = line.format("a source close to the respected pilot and former warden of Tavelmoor")
    after = line.format("a figure close to the pilot")
    assert not [one for one in told(before, after) if one[0] == "source-exchanged"]
