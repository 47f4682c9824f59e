"""Sentences of a few words, in which a copy changed one."""

from collections.abc import Callable

Told = Callable[[str, str], set[tuple[str, str, str]]]


def test_a_figure_changed_in_a_sentence_of_six_words_is_told(told: Told) -> None:
    before, after = "About 100 people have been hurt.", "About 103 people have been hurt."
    assert ("quantity-changed", "100", "103") in told(before, after)


def test_a_short_sentence_that_is_like_two_others_is_no_copy(told: Told) -> None:
    before = "About 40 people have been hurt.\nAbout 55 people have been saved."
    after = "About 60 people have been found."
    assert not [one for one in told(before, after) if one[0] == "quantity-changed"]
