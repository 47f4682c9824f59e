"""Near-duplicate search over texts of invented words."""

import random

from hypothesis import given
from hypothesis import strategies as st

from recension.text.shingles import shingle_hashes, word_hashes
from recension.trace.candidates import near_duplicates


def text_of(seed: int, length: int = 400) -> str:
    rng = random.Random(seed)
    return " ".join(f"w{rng.randrange(5000)}" for _ in range(length))


def test_a_copy_with_one_word_in_six_changed_is_found() -> None:
    words = text_of(1).split()
    copy = " ".join("other" if at % 6 == 0 else word for at, word in enumerate(words))
    (pair,) = near_duplicates([text_of(1), text_of(2), copy])
    assert (pair.first, pair.second) == (0, 2)


def test_a_text_embedded_in_a_longer_one_is_found_from_its_own_side() -> None:
    small = text_of(3, 120)
    (pair,) = near_duplicates([f"{text_of(4)} {small} {text_of(5)}", small])
    assert pair.of_second == 1.0
    assert pair.jaccard < 0.3


def test_that_two_texts_are_like_a_third_makes_them_no_pair() -> None:
    one, other = text_of(6), text_of(7)
    found = near_duplicates([one, f"{one} {other}", other])
    assert [(pair.first, pair.second) for pair in found] == [(0, 1), (1, 2)]


def test_unlike_texts_and_empty_ones_make_no_pair() -> None:
    assert near_duplicates(["", text_of(8), text_of(9), "three short words"]) == ()


@given(st.text(max_size=60))
def test_case_and_punctuation_do_not_count(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    upper = plain.upper().replace(" ", " , ")
    assert word_hashes(plain).tolist() == word_hashes(upper).tolist()


def test_a_long_text_hashes_as_its_parts_do() -> None:
    long = text_of(10, 30_000)
    assert (
        word_hashes(long).tolist()
        == [one for word in long.split()[:50] for one in word_hashes(word).tolist()]
        + word_hashes(long).tolist()[50:]
    )
    assert len(shingle_hashes(long, 5)) == 30_000 - 4
