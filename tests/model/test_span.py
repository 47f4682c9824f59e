"""Spans and ids hold what they promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model.identity import digest_id
from recension.model.span import Span, span_of


@given(st.text(max_size=50), st.data())
def test_a_span_equals_the_text_at_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = span_of("a-1", text, (start, end))
    assert text[span.start : span.end] == span.text


def test_a_span_whose_text_does_not_fit_its_offsets_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span("a-1", 0, 3, "four")


def test_an_id_tells_apart_parts_that_join_to_the_same_text() -> None:
    assert digest_id("a", "ab", "c") != digest_id("a", "a", "bc")


def test_an_id_is_the_same_on_every_machine() -> None:
    assert digest_id("a", "one page") == "a-59e26b3f7365"
