"""Texts that tell the same in other words lie close together, and each is read by itself."""

import msgspec
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.group.background import news_background
from recension.group.likeness import (
    MEANING,
    encoder_of,
    headline_decision,
    lead_decision,
    log_odds,
    shipped_decision,
)
from recension.group.profile import profile_of, words_of
from recension.group.vectors import (
    WIDTH,
    cosines,
    no_vector,
    remember,
    table_of,
    vector_of,
)
from recension.model.article import Article

FIRE = "A blaze tore through a fish cannery on the quay in Harrowmere and put fourteen in hospital."
BLAZE = "Fire gutted the seafood plant at Harrowmere's waterfront; 14 workers treated for smoke."
STORM = "A gale felled trees across Vantry and left thousands of homes without power overnight."


def _article(identifier: str, text: str, title: str | None = None) -> Article:
    return Article(identifier, "p", 0, title, None, None, "en", None, text, (), ())


def test_the_same_in_other_words_lies_closer_than_another_event() -> None:
    alike = cosines(*[table_of([vector_of(text) for text in (FIRE, BLAZE, STORM)])] * 2)
    assert alike[0, 1] > alike[0, 2] + 0.2
    assert alike[0, 1] > alike[1, 2] + 0.2


def test_a_text_has_a_signed_byte_for_each_part_and_no_text_has_none() -> None:
    assert len(vector_of(FIRE)) == WIDTH
    assert vector_of("") == vector_of(" \n ") == b""
    assert not table_of([b""]).any()


def test_a_cosine_with_itself_is_one_but_for_rounding() -> None:
    table = table_of([vector_of(FIRE)])
    assert abs(float(cosines(table, table)[0, 0]) - 1) < 0.02


def test_what_another_process_found_is_not_looked_for_again() -> None:
    remember("A text that nobody wrote before this test.", b"\1" * WIDTH)
    assert vector_of("A text that nobody wrote before this test.") == b"\1" * WIDTH


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_a_vector_or_none(text: str) -> None:
    assert len(vector_of(text)) in (0, WIDTH)


def test_characters_that_no_encoding_holds_are_read_over() -> None:
    assert len(vector_of("A ferry sank \ud800 off the cape.")) == WIDTH


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_pair_has_the_same_cosine_among_few_and_among_many(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    table = chance.integers(-40, 40, (count + 2, WIDTH)).astype(np.float32)
    assert cosines(table[:1], table[1:2])[0, 0] == cosines(table, table)[0, 1]


def test_meaning_speaks_for_one_story_where_words_differ() -> None:
    background = news_background()
    profiles = [
        profile_of(_article(str(at), text), background) for at, text in enumerate((FIRE, BLAZE))
    ]
    for decision in (shipped_decision(), lead_decision()):
        words = {name: w for name, w in decision.weights.items() if name != MEANING}
        without = msgspec.structs.replace(decision, weights=words)
        gained = log_odds(profiles, background, decision) - log_odds(profiles, background, without)
        assert gained[0, 1] > 3


def test_only_a_decision_that_weighs_vectors_has_them_made() -> None:
    assert encoder_of(shipped_decision()) is encoder_of(lead_decision()) is vector_of
    assert encoder_of(headline_decision()) is no_vector
    assert no_vector(FIRE) == b""


def test_a_title_that_is_not_the_first_line_is_read_before_the_text() -> None:
    assert words_of(_article("a", "Fire.\nIt burnt.", "Fire.")) == "Fire.\nIt burnt."
    assert words_of(_article("a", "It burnt.", "Fire.")) == "Fire.\nIt burnt."
