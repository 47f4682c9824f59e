from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.prepared import prepare
from recension.annotate.tagging.predicates import factuality_of, marks_before, weighing
from recension.annotate.tagging.reader import read_by_tagger


def _told(text: str) -> dict[str, str]:
    found = read_by_tagger(prepare(text)).predicates
    return {text[one.start : one.end]: one.factuality for one in found}


def test_what_is_reported_plainly_happened() -> None:
    told = _told("Soldiers arrested the harbour master on Sunday and took him to Tola.")
    assert told == {"arrested": "happened", "took": "happened"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The council promised to hold elections in March.", "hold"),
        ("He may have fled.", "fled"),
        ("Troops will arrest the harbour master if he returns.", "arrest"),
    ],
)
def test_what_is_promised_supposed_or_to_come_is_not_said_to_have_happened(
    text: str, word: str
) -> None:
    assert _told(text)[word] != "happened"


def test_a_mark_counts_in_its_own_clause_alone() -> None:
    text = "He did not resign, but soldiers arrested him."
    assert marks_before(text, text.index("resign")) == {"negation", "support"}
    assert marks_before(text, text.index("arrested")) == frozenset()


def test_a_shortened_not_is_a_negation() -> None:
    text = "They didn’t sign."
    assert marks_before(text, text.index("sign")) == {"negation", "support"}


def test_negation_doubt_and_modals_all_lower_factuality() -> None:
    assert all(weighing().marks[name] < 0 for name in ("negation", "doubt", "modal", "condition"))


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_higher_value_is_never_less_sure_to_have_happened(one: float, other: float) -> None:
    order = ("not", "uncertain", "happened")
    low, high = sorted((one, other))
    assert order.index(factuality_of(low)) <= order.index(factuality_of(high))


@given(st.text(alphabet="abT. ’n'\n", max_size=60))
def test_predicates_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = read_by_tagger(prepare(text)).predicates
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
