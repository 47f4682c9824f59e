"""Names and their kinds."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.mentions import find_mentions
from recension.annotate.prepared import prepare


def _read(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.kind) for m in find_mentions(prepare(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday General Abou Sarr left Mali.", [("Abou Sarr", "person"), ("Mali", "place")]),
        ("Then Gen. Sarr spoke in Bamako.", [("Sarr", "person"), ("Bamako", "place")]),
        ("The Ministry of Defence denied it.", [("Ministry of Defence", "organisation")]),
        (
            "He joined the National Transition Council.",
            [("National Transition Council", "organisation")],
        ),
        ("They fled to Burkina Faso and Niger.", [("Burkina Faso", "place"), ("Niger", "place")]),
        ("Many Malians voted.", [("Malians", "group")]),
        ("The Malian army left.", []),
        ("Soldiers came at dawn.", []),
        ("They landed at Kotoka Airport.", [("Kotoka Airport", "facility")]),
        ("It struck the towns of Molo and Niro.", [("Molo", "place"), ("Niro", "place")]),
        ("She met Ludmila Brozhova yesterday.", [("Ludmila Brozhova", "person")]),
        ("He spoke to AFP on Monday.", [("AFP", "organisation")]),
        ("President Jean van der Berg spoke.", [("Jean van der Berg", "person")]),
        ("It happened in July.", []),
    ],
)
def test_a_sentence_names_these(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


def test_a_surname_stands_for_the_person_named_before() -> None:
    text = "Colonel Awa Brozh left. Later, Brozh came back."
    assert _read(text)[-1] == ("Brozh", "person")


def test_capitals_of_a_headline_make_no_names() -> None:
    text = "Dozens Of Soldiers Held Over Alleged Plot\n\nDozens of soldiers were held."
    assert _read(text) == []


@given(st.text(alphabet="ABab .,'\n-of", max_size=80))
@settings(deadline=None)
def test_names_do_not_overlap_and_begin_and_end_with_letters(text: str) -> None:
    found = find_mentions(prepare(text))
    for one, other in itertools.pairwise(found):
        assert one.end <= other.start
    for mention in found:
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
