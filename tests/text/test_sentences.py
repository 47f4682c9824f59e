"""Where sentences end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text.sentences import paragraph_offsets, sentence_offsets


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_offsets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The river rose.", ["It rained.", "The river rose."]),
        ("Gen. Abou Sarr left. He wept.", ["Gen. Abou Sarr left.", "He wept."]),
        ("J. K. Traore spoke. Dr. Sy left.", ["J. K. Traore spoke.", "Dr. Sy left."]),
        ("It cost $2.5 million. Prices fell.", ["It cost $2.5 million.", "Prices fell."]),
        ("He lives in the U.S. The talks failed.", ["He lives in the U.S.", "The talks failed."]),
        ("The U.S. Army left.", ["The U.S. Army left."]),
        ("They met on Aug. 5 in Tolo.", ["They met on Aug. 5 in Tolo."]),
        ("See No. 5. No one came.", ["See No. 5.", "No one came."]),
        ('"Where are they?" Amadou Keita asked.', ['"Where are they?" Amadou Keita asked.']),
        ('"It is over!" he said.', ['"It is over!" he said.']),
        ("“We left.” He wept.", ["“We left.”", "He wept."]),
        (
            "The fire raged on.Elsewhere, it rained.",
            ["The fire raged on.", "Elsewhere, it rained."],
        ),
        ("Read booking.com today.", ["Read booking.com today."]),
        ("He waited… Then he left.", ["He waited…", "Then he left."]),
        ("Title\nIt rained.", ["Title", "It rained."]),
        ("A line that is\nwrapped here.", ["A line that is\nwrapped here."]),
        ("It ended at 5 p.m. The crowd left.", ["It ended at 5 p.m.", "The crowd left."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_a_text_falls_into_these_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@given(st.text(alphabet="aB. \n\"“”'?!…1U.S", max_size=200))
def test_every_character_that_is_no_space_lies_in_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    for start, end in sentence_offsets(text):
        assert text[start:end] == text[start:end].strip()
        for at in range(start, end):
            covered[at] += 1
    wanted = [mark for mark, letter in zip(covered, text, strict=True) if not letter.isspace()]
    assert all(mark == 1 for mark in wanted)


@given(st.text(max_size=300))
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    paragraphs = paragraph_offsets(text)
    for start, end in sentence_offsets(text):
        assert any(first <= start and end <= last for first, last in paragraphs)


def test_a_sentence_of_a_hundred_thousand_characters_takes_linear_time() -> None:
    begun = time.process_time()
    assert len(sentence_offsets("word and, " * 10_000)) == 1
    assert len(sentence_offsets("U.S. " * 20_000)) == 1
    assert time.process_time() - begun < 15
