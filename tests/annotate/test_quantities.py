"""Quantities: a table that a person can read, and what holds for every text."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.prepared import prepare
from recension.annotate.quantities import find_quantities
from recension.annotate.times import find_times

_TABLE = Path(__file__).with_name("quantities.tsv")
_ANCHOR = "2025-08-11"
Row = tuple[str, float | None, float | None, str, bool]


def _cases() -> list[tuple[str, list[Row]]]:
    cases: dict[str, list[Row]] = defaultdict(list)
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[0].startswith("#"):
                continue
            sentence, words, low, high, unit, approximate = row
            rows = cases[sentence]
            if words != "-":
                rows.append((words, _bound(low), _bound(high), unit, approximate == "yes"))
    return list(cases.items())


def _bound(text: str) -> float | None:
    return float(text) if text else None


def _read(sentence: str) -> list[Row]:
    prepared = prepare(sentence)
    return [
        (
            sentence[count.start : count.end],
            count.value.low,
            count.value.high,
            count.value.unit,
            count.value.approximate,
        )
        for count in find_quantities(prepared, find_times(prepared, _ANCHOR))
    ]


def test_the_table_has_at_least_four_hundred_rows() -> None:
    rows = [line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) >= 400


@pytest.mark.parametrize(("sentence", "expected"), _cases(), ids=lambda value: str(value)[:50])
def test_a_sentence_gives_the_counts_of_the_table(sentence: str, expected: list[Row]) -> None:
    assert _read(sentence) == expected


_PIECES = st.sampled_from(
    [
        "at least",
        "20",
        "50",
        "dozens",
        "of",
        "to",
        "-",
        "$",
        "million",
        "men",
        "one",
        "a",
        "2020",
        "between",
        "and",
        "hundred",
        ".",
        ",",
        "%",
        "killed",
        "two",
        "or more",
        "+",
        "٣",
        "½",
        "²",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_counts_are_in_order_and_their_low_is_never_above_their_high(text: str) -> None:
    prepared = prepare(text)
    counts = find_quantities(prepared, find_times(prepared, None))
    starts = [count.start for count in counts]
    assert starts == sorted(starts)
    for count in counts:
        low, high = count.value.low, count.value.high
        assert low is None or high is None or low <= high
        assert text[count.start : count.end].strip()
