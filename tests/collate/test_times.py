"""Dates that sentences give for happenings and promises."""

from collections.abc import Callable

import pytest

from recension.annotate.article import annotate_article
from recension.collate.story import Collated
from recension.collate.times import dated_in
from recension.collate.tokens import sentences_of
from recension.model.article import Article

Make = Callable[..., Article]
Collate = Callable[..., Collated]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The coups in 2020 and 2021 brought them to power.", [("coup", "2020"), ("coup", "2021")]),
        ("They promised elections by March 2034.", [("promise", "2034-03")]),
        ("The pledge to hand over power by 2 March 2034 was dropped.", [("promise", "2034-03-02")]),
        ("It allows him to remain in power until at least 2040.", [("term end", "2040")]),
        ("The trial was set for 28 October 2033.", [("hearing", "2033-10-28")]),
        ("The market was rebuilt in 2020.", []),
        ("After the coup the price of bread rose for years, until a good harvest in 2020.", []),
    ],
)
def test_a_date_goes_to_the_happening_it_is_joined_to(
    article: Make, sentence: str, found: list[tuple[str, str]]
) -> None:
    annotation = annotate_article(article("Gazette", sentence))
    (only,) = sentences_of(annotation)
    assert [(row.name, row.time.value) for row in dated_in(only, annotation)] == found


def test_two_coups_do_not_contradict_each_other(collate: Collate, article: Make) -> None:
    result = collate([article("Gazette", "The coups in 2020 and 2021 brought them to power.")])
    (found,) = [row for row in result.collations if row.kind == "time"]
    assert found.relation == "agreement"
    assert [row.label for row in found.readings] == ["2020", "2021"]
    assert [entry.date for entry in result.timeline] == ["2020", "2021"]


def test_a_promise_dated_alike_is_agreed(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "They promised a vote by March 2034."),
            article("Herald", "The pledge of a return to civilian rule by March 2034 was dropped."),
        ]
    )
    (found,) = [row for row in result.collations if row.kind == "time"]
    assert found.relation == "agreement"
    assert len(found.readings) == 1
