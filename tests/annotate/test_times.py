"""Times: a table that a person can read, and what holds for every text."""

import csv
import itertools
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.prepared import prepare
from recension.annotate.times import find_times

_TABLE = Path(__file__).with_name("times.tsv")
Row = tuple[str, str | None, str | None]


def _cases() -> list[tuple[str, str, list[Row]]]:
    cases: dict[tuple[str, str], list[Row]] = defaultdict(list)
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[0].startswith("#"):
                continue
            anchor, sentence, words, value, precision = row
            rows = cases[anchor, sentence]
            if words != "-":
                rows.append((words, value or None, precision or None))
    return [(anchor, sentence, rows) for (anchor, sentence), rows in cases.items()]


def _read(sentence: str, anchor: str | None) -> list[Row]:
    found = find_times(prepare(sentence), anchor)
    return [(sentence[time.start : time.end], time.value, time.precision) for time in found]


def test_the_table_has_at_least_three_hundred_rows() -> None:
    rows = [line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) >= 300


@pytest.mark.parametrize(
    ("anchor", "sentence", "expected"), _cases(), ids=lambda value: str(value)[:50]
)
def test_a_sentence_gives_the_times_of_the_table(
    anchor: str, sentence: str, expected: list[Row]
) -> None:
    assert _read(sentence, anchor or None) == expected


_PIECES = st.sampled_from(
    [
        "Sunday",
        "July",
        "10",
        "31",
        "2024",
        ",",
        "of",
        "the",
        "last",
        "ago",
        "three",
        "days",
        "at",
        "0737",
        "GMT",
        "p.m.",
        "-",
        "next",
        "month",
        "(",
        ")",
        "9999",
        "0000",
        "century",
        "²",
        ":",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join), st.sampled_from(["2025-08-11", "9999-12-31"]))
@settings(max_examples=300, deadline=None)
def test_times_do_not_overlap_and_none_fails(text: str, anchor: str) -> None:
    found = find_times(prepare(text), anchor)
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start


@given(st.text(max_size=40))
def test_an_anchor_that_is_no_date_is_as_none(anchor: str) -> None:
    find_times(prepare("He left on Sunday, three days ago."), anchor)
