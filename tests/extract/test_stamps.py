"""Dates and times as pages write them."""

import pytest

from recension.extract.stamps import stamps_in

READ_AT = "2031-06-05T08:00:00+00:00"


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("Jan. 5, 2013 3:05 PM EST", "2013-01-05T15:05-05:00", "minute"),
        ("5 January 2013", "2013-01-05", "day"),
        ("Saturday, 5th January, 2013", "2013-01-05", "day"),
        ("2013-01-05T10:20:30Z", "2013-01-05T10:20+00:00", "minute"),
        ("2013-01-05", "2013-01-05", "day"),
        ("Posted on: 3: 35 pm, December 23, 2012", "2012-12-23T15:35", "minute"),
        ("April 12, 2013 | 4: 00am", "2013-04-12T04:00", "minute"),
        ("Tuesday 28 April 2009 22.34 BST", "2009-04-28T22:34", "minute"),
        ("le 5 janvier 2013 à 14h30", "2013-01-05T14:30", "minute"),
        ("5 de enero de 2013", "2013-01-05", "day"),
        ("12. März 2013", "2013-03-12", "day"),
        ("25/12/2013", "2013-12-25", "day"),
        ("12/25/2013", "2013-12-25", "day"),
        ("05.01.2013 18:30", "2013-01-05T18:30", "minute"),
        ("January 2013", "2013-01", "month"),
        ("5 minutes ago", "2031-06-05T07:55+00:00", "minute"),
        ("just now", "2031-06-05T08:00+00:00", "minute"),
        ("2 hours ago", "2031-06-05", "day"),
        ("8 hours ago", "2031-06", "month"),
        ("Yesterday", "2031-06-04", "day"),
        ("Yesterday at 15:05", "2031-06-04", "day"),
        ("2 weeks ago", "2031-05", "month"),
        ("Updated 11 / 27 / 2005 3: 41 PM", "2005-11-27T15:41", "minute"),
        ("22 July 2013 Last updated at 17: 50 GMT", "2013-07-22T17:50+00:00", "minute"),
        ("Published: 09 Sep 2013 11: 25 GMT+02: 00", "2013-09-09T11:25+02:00", "minute"),
        ("05/01/2013", None, None),
        ("11 / 28 / 05", None, None),
        ("Friday, Aug 2", None, None),
        ("a few days ago", None, None),
        ("31 February 2013", None, None),
    ],
)
def test_a_stamp_says_what_it_says_and_no_more(
    line: str, value: str | None, precision: str | None
) -> None:
    (stamp,) = stamps_in(line, READ_AT)
    assert (stamp.value, stamp.precision) == (value, precision)
    assert 0 <= stamp.start < stamp.end <= len(line)


def test_without_the_time_of_reading_a_relative_time_has_no_value() -> None:
    (stamp,) = stamps_in("5 minutes ago")
    assert stamp.value is None


def test_the_words_before_a_stamp_tell_a_change_from_publication() -> None:
    stamps = stamps_in("Posted: Nov 27, 2005 8:20 AM ET Last Updated: Nov 27, 2005 8:10 PM ET")
    assert [(s.value, s.modified, s.said) for s in stamps] == [
        ("2005-11-27T08:20", False, True),
        ("2005-11-27T20:10", True, True),
    ]


@pytest.mark.parametrize(
    "line", ["", "He marched on in may.", "Version 2.10.2013b", "10-12 men", "ago"]
)
def test_words_that_date_nothing_are_no_stamp(line: str) -> None:
    assert stamps_in(line, READ_AT) == ()


def test_a_clock_said_to_be_of_a_change_makes_the_stamp_one() -> None:
    (stamp,) = stamps_in("22 July 2013 Last updated at 17:50 GMT")
    assert stamp.modified


def test_a_change_with_a_date_of_its_own_leaves_the_first_date_alone() -> None:
    stamps = stamps_in("22 July 2013 | Last updated at 17:50 GMT, 23 July 2013")
    assert [s.value for s in stamps if not s.modified][:1] == ["2013-07-22"]
