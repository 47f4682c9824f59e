"""Organisations told apart by their names alone."""

import pytest

from recension.model.span import Span
from recension.resolve.bodies import merged_bodies
from recension.resolve.named import Named


def _merged(*names: str, given: dict[str, frozenset[str]] | None = None) -> list[list[str]]:
    """The names of each body; "b: Rovers" stands in article b, a name without in article a."""
    named = []
    for at, name in enumerate(names):
        article, _, form = name.rpartition(": ")
        span = Span(article or "a", 100 * at, 100 * at + len(form), form)
        named.append(Named(span, "organisation", ()))
    clusters = merged_bodies(sorted(named), given or {})
    return sorted(sorted(item.span.text for item in cluster) for cluster in clusters)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Lasso Rovers", "Rovers"),
        ("Keita Trading Company", "Keita Trading"),
        ("Keita Entertainment", "Keita"),
        ("Lasso River Authority", "LRA"),
        ("The Lasso Reporter", "TLR"),
        ("Keita magazine", "Keita"),
    ],
)
def test_a_short_form_is_the_body(long: str, short: str) -> None:
    assert len(_merged(long, short)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("White House", "House"),
        ("Lasso News", "Lasso Police"),
        ("Lasso Union of Teachers", "Lasso"),
        ("Lasso University", "University"),
        ("Fox Valley Court", "Fox"),
        ("Technical University of Lasso", "University of Lasso"),
        ("Zanga and Lasso Millers", "Lasso Millers"),
        ("Lasso County", "L&C"),
    ],
)
def test_what_names_another_body_as_well_stays_apart(one: str, other: str) -> None:
    assert len(_merged(one, other)) == 2


def test_a_short_form_that_fits_two_bodies_goes_to_neither() -> None:
    assert len(_merged("Lasso Rovers", "Zanga Rovers", "Rovers")) == 3


def test_a_short_form_means_the_body_of_its_own_article() -> None:
    merged = _merged("a: Lasso Rovers", "b: Zanga Rovers", "a: Rovers")
    assert merged == [["Lasso Rovers", "Rovers"], ["Zanga Rovers"]]


def test_letters_that_an_article_gives_in_brackets_are_the_body() -> None:
    given = {"PTK": frozenset({"Party of Millers"})}
    assert len(_merged("Party of Millers", "PTK", given=given)) == 1
    assert len(_merged("Party of Millers", "PTK")) == 2
