"""Parts and totals: figures of places and kinds, figures that add, and what they come to."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.collate import Collated
from recension.collate.topic import topic_of, whole_readings
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.value import Quantity

Collate = Callable[..., Collated]
Make = Callable[..., Article]

TABLE = Path(__file__).parent / "parts.tsv"
CASES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]
PLACES = ("Ostry", "Kell", "Brack", "Tavel", "Morne")


def asked(result: Collated, topic: str) -> Collation:
    """The collation of that happening."""
    return next(row for row in result.collations if topic_of(row) == topic)


def figure(value: object) -> str:
    """The low bound as written in the table."""
    assert isinstance(value, Quantity)
    return f"{value.low:g}"


def summed(result: Collated, topic: str) -> list[str]:
    """Every sum as "24 = 12 + 10 + 2", its parts in the order of the text."""
    claims = {claim.id: claim for claim in result.claims}
    rows = [row for row in asked(result, topic).readings if row.parts]
    parts = [sorted((claims[part] for part in row.parts), key=lambda c: c.span) for row in rows]
    return [
        f"{figure(row.value)} = {' + '.join(figure(part.value) for part in made)}"
        for row, made in zip(rows, parts, strict=True)
    ]


@pytest.mark.parametrize(("texts", "topic", "readings", "sums"), CASES)
def test_parts_stand_under_their_total_and_sums_name_their_parts(
    collate: Collate, article: Make, texts: str, topic: str, readings: str, sums: str
) -> None:
    names = ("Gazette", "Herald", "Courier")
    result = collate([article(n, t.strip()) for n, t in zip(names, texts.split("|"), strict=False)])
    found = asked(result, topic).readings
    assert sorted(f"{figure(row.value)} {row.scope}".strip() for row in found) == sorted(
        row.strip() for row in readings.split(";")
    )
    assert summed(result, topic) == ([sums] if sums else [])


def test_a_sum_says_that_it_is_one_and_a_total_what_it_is_the_sum_of(
    collate: Collate, article: Make
) -> None:
    apart = "Twelve people were killed in Ostry and 10 in Kell."
    alone = asked(collate([article("Gazette", apart)]), "killed")
    assert alone.readings[-1].label == "22 killed (the sum of twelve in Ostry and 10 in Kell)"
    assert "gives no total; twelve in Ostry and 10 in Kell come to 22" in alone.why
    stated = asked(
        collate([article("Gazette", apart), article("Herald", "The flood killed 22 people.")]),
        "killed",
    )
    assert "22 killed is the sum of twelve in Ostry and 10 in Kell (Gazette)" in stated.why
    assert [row.articles for row in whole_readings(stated)] == [("Herald",)]


def test_parts_that_exceed_their_total_are_told(collate: Collate, article: Make) -> None:
    text = "Police arrested 40 people: 25 in Ostry and 20 in Kell."
    found = asked(collate([article("Gazette", text)]), "arrested")
    assert "come to 45, more than the 40 that it states" in found.why


def test_a_sum_is_never_set_against_a_figure_that_an_article_states(
    collate: Collate, article: Make
) -> None:
    texts = ("Twelve people were killed in Ostry and 10 in Kell.", "The flood killed 30 people.")
    found = asked(collate([article(n, t) for n, t in zip("AB", texts, strict=True)]), "killed")
    assert found.relation == "agreement"
    assert [row.label for row in whole_readings(found)] == ["30 killed"]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(3, 90), min_size=2, max_size=5, unique=True),
    st.integers(3, 400),
)
def test_parts_never_exceed_the_total_in_silence(
    collate: Collate, article: Make, parts: list[int], total: int
) -> None:
    named = [f"{part} in {place}" for part, place in zip(parts, PLACES, strict=False)]
    text = f"Police arrested {total} people: {', '.join(named[:-1])} and {named[-1]}."
    found = asked(collate([article("Gazette", text)]), "arrested")
    assert ("more than the" in found.why) == (sum(parts) > total)
    assert ("is the sum of" in found.why) == (sum(parts) == total)
    tied = [row for row in found.readings if row.parts]
    assert all(figure(row.value) == f"{sum(parts)}" for row in tied)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(3, 90), min_size=2, max_size=4, unique=True))
def test_sums_do_not_depend_on_the_order_of_articles(
    collate: Collate, article: Make, parts: list[int]
) -> None:
    named = [f"{part} people in {place}" for part, place in zip(parts, PLACES, strict=False)]
    articles = [
        article("Gazette", f"Police arrested {', '.join(named[:-1])} and {named[-1]}."),
        article("Herald", f"Police arrested {sum(parts)} people."),
        article("Courier", "Police arrested 2 people. Another 5 people were arrested later."),
    ]
    results = [collate(list(order)) for order in permutations(articles)]
    assert all(result == results[0] for result in results)
