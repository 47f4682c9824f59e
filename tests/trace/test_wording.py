"""Pairs of words that one article has of another, wherever either ends its sentences."""

from hypothesis import given
from hypothesis import strategies as st

from recension.model.article import Article
from recension.trace.witness import Witness, read_witness
from recension.trace.wording import held_by, wordings_of


def witness(text: str) -> Witness:
    """An article of the text, read."""
    runs = ((0, 0, len(text)),)
    return read_witness(Article(text, "p", 0, None, None, None, "en", None, text, runs, ()), None)


def shares(one: str, other: str) -> tuple[int, int]:
    """How many distinct pairs of words of `one` stand in `other`, and how many it has."""
    first, second = wordings_of([witness(one), witness(other)])
    held = held_by(first, second)
    return int(held.sum()), len(held)


def test_a_headline_without_a_full_stop_makes_no_difference() -> None:
    assert shares("Gate broke\nThe lock is shut.", "Gate broke The lock is shut.") == (5, 5)


def test_one_word_changed_parts_two_pairs() -> None:
    assert shares("The lock gate broke at noon.", "The lock gate gave at noon.") == (3, 5)


def test_an_article_without_words_has_none_of_anothers() -> None:
    assert shares("The lock gate broke.", "") == (0, 3)
    assert shares("", "The lock gate broke.") == (0, 0)


WORDS = st.lists(st.sampled_from(["lock", "gate", "broke", "noon", "tide"]), max_size=12)


@given(WORDS, WORDS)
def test_an_article_has_all_pairs_of_itself_and_of_any_part_of_it(
    first: list[str], second: list[str]
) -> None:
    part, whole = " ".join(first), " ".join([*first, *second])
    assert shares(whole, whole)[0] == shares(whole, whole)[1]
    assert shares(part, whole)[0] == shares(part, whole)[1]
