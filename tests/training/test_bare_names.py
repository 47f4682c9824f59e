"""Bare names within labelled phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.reader.bare_names import bare_names


def named(phrase: str, kind: str | None, head: str | None = None, *, opens: bool = False) -> str:
    words = phrase.split()
    at = None if head is None else words.index(head)
    found = bare_names(words, kind, head=at, opens=opens)
    return "; ".join(f"{' '.join(words[a:b])} = {own or '?'}" for a, b, own in found)


@pytest.mark.parametrize(
    ("phrase", "kind", "names"),
    [
        ("the US", "place", "US = place"),
        ("us", "organisation", ""),
        ("I", "person", ""),
        ("the Iraqi city of Mosul", "place", "Iraqi = group; Mosul = place"),
        ("Oslo , Norway", "place", "Oslo = place; Norway = place"),
        ("the government of Norway", "organisation", "Norway = place"),
        ("the Norwegian people", "organisation", "Norwegian = group"),
        ("the Government of Norway", "organisation", "Government of Norway = organisation"),
        ("Norway", "organisation", "Norway = place"),
        ("Corvane fighters", "organisation", "Corvane = ?"),
        ("Norway and Sweden", "organisation", "Norway = place; Sweden = place"),
        ("Foreign Secretary Ada C . Holm", "person", "Ada C . Holm = person"),
        ("the Minister for the Middle East", "person", ""),
        ("commander of the Harbour Guard", "person", "Harbour Guard = ?"),
        ("Al - Sorin neighborhood", "place", "Al - Sorin = place"),
        ("Da ’ ren", "organisation", "Da ’ ren = organisation"),
        ("the 3rd Battalion", "organisation", "3rd Battalion = organisation"),
        ("a Corvane factory", "place", "Corvane = ?"),
    ],
)
def test_a_phrase_gives_its_bare_names(phrase: str, kind: str, names: str) -> None:
    assert named(phrase, kind) == names


def test_a_capital_that_opens_a_sentence_makes_no_name_of_an_ordinary_word() -> None:
    assert named("Members of the Harbour Council", "organisation", opens=True) == (
        "Harbour Council = ?"
    )
    assert named("Officers", "organisation", opens=True) == ""
    assert named("Officers", "organisation") == "Officers = organisation"


def test_where_the_head_is_known_the_run_that_holds_it_has_the_kind() -> None:
    assert named("Holm of Harbour House", "person", "Holm") == ""
    assert named("Harbour University", "organisation", "University") == (
        "Harbour University = organisation"
    )


@given(
    st.lists(st.text("aA1.'-’s ", min_size=1).filter(str.strip), min_size=1, max_size=8),
    st.sampled_from(["person", "organisation", "place", None]),
)
def test_names_lie_within_the_phrase_in_order_and_apart(words: list[str], kind: str | None) -> None:
    found = bare_names(words, kind)
    edges = [edge for name in found for edge in (name.first, name.last)]
    assert edges == sorted(edges)
    assert all(0 <= name.first < name.last <= len(words) for name in found)
