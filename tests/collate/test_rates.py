"""Sums in several currencies, and figures rounded to others."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.collate import Collated
from recension.collate.rates import is_rounding, same_sum
from recension.model.article import Article
from recension.model.value import Quantity

Collate = Callable[..., Collated]
Make = Callable[..., Article]


def exact(figure: float, unit: str = "killed") -> Quantity:
    """An exact figure."""
    return Quantity(figure, figure, unit)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (600, 612, True),
        (26000, 26271, True),
        (80e6, 82e6, True),
        (612, 600, False),
        (26000, 31000, False),
        (10, 12, False),
        (600, 660, False),
        (600, 600, False),
    ],
)
def test_a_figure_is_the_rounding_of_another(one: float, other: float, *, expected: bool) -> None:
    assert is_rounding(exact(one), exact(other)) is expected


@given(st.integers(101, 10**7))
def test_of_two_figures_at_most_one_is_the_other_s_rounding(figure: int) -> None:
    rounded = float(f"{figure:.0e}")
    if rounded != figure:
        assert is_rounding(exact(rounded), exact(figure))
        assert not is_rounding(exact(figure), exact(rounded))


def test_a_sum_in_two_currencies_is_one_by_the_rate_that_the_story_gives(
    collate: Collate, article: Make
) -> None:
    rate = article("Wire", "Thieves stole jewels worth 2 million euros ($2.6 million) in Ostry.")
    one = article("Gazette", "In 2003 thieves stole jewels worth 100 million euros in Kell.")
    other = article("Herald", "In 2003 thieves stole jewels worth $130 million in Kell.")

    def relation(*articles: Article) -> str:
        found = collate(list(articles)).collations
        return next(row.relation for row in found if "2003" in row.question)

    assert relation(rate, one, other) == "agreement"
    assert relation(one, other) == "estimates"


def test_no_rate_is_no_sameness() -> None:
    assert not same_sum(exact(100, "EUR"), exact(130, "USD"), {})
    assert same_sum(exact(100, "EUR"), exact(130, "USD"), {("EUR", "USD"): 1.3})
    assert not same_sum(exact(100, "EUR"), exact(150, "USD"), {("EUR", "USD"): 1.3})


def test_a_figure_far_from_an_approximate_one_is_not_its_more_exact_form(
    collate: Collate, article: Make
) -> None:
    def relation(one: str, other: str) -> str:
        texts = (f"The quake injured {one} people.", f"The quake injured {other} people.")
        articles = [article(n, t) for n, t in zip("AB", texts, strict=True)]
        return collate(articles).collations[0].relation

    assert relation("about 50", "48") == "refinement"
    assert relation("about 50", "40") == "estimates"
    assert relation("dozens of", "40") == "refinement"
