"""What could be known when: a story with revisions, read at each time of reporting."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.collate import Collated
from recension.collate.as_of import as_of, is_for_date, left_out
from recension.collate.topic import topic_of
from recension.model.article import Article, Published
from recension.model.collation import Collation
from recension.model.value import Quantity

Collate = Callable[..., Collated]
Make = Callable[..., Article]

DAYS = ("2031-05-01", "2031-05-02", "2031-05-04", "2031-05-09")


@pytest.fixture
def rising(article: Make) -> list[Article]:
    """A toll that rises twice, and an arrest that ends."""
    texts = (
        "The fire in Ostry killed 3 people. Police arrested Tavi Moreno.",
        "The fire killed 9 people.",
        "The death toll rose to 12. Another two people were injured.",
        "Tavi Moreno was released on Friday.",
    )
    return [article(name, text, day) for name, text, day in zip("ABCD", texts, DAYS, strict=True)]


def known(collate: Collate, articles: Sequence[Article], day: str) -> dict[str, Collation]:
    """The collations as of that day, by topic."""
    result = collate(as_of(articles, day), ["Tavi Moreno"])
    return {topic_of(row) or row.question: row for row in result.collations}


def figures(collation: Collation) -> set[float | None]:
    """The figures of the readings."""
    return {row.value.low for row in collation.readings if isinstance(row.value, Quantity)}


def test_the_account_grows_from_day_to_day_with_its_revisions(
    collate: Collate, rising: list[Article]
) -> None:
    tolls = [known(collate, rising, day)["killed"] for day in DAYS[:3]]
    assert [figures(row) for row in tolls] == [{3}, {3, 9}, {3, 9, 12}]
    assert [row.relation for row in tolls] == ["agreement", "revision", "revision"]
    first, last = (known(collate, rising, day)["custody"] for day in (DAYS[0], DAYS[3]))
    assert (first.relation, last.relation) == ("agreement", "revision")
    assert first.silent == ()
    assert last.silent == ("B", "C")


def test_nothing_is_known_before_the_first_report(collate: Collate, rising: list[Article]) -> None:
    assert as_of(rising, "2031-04-30") == ()
    assert known(collate, rising, "2031-04-30") == {}


def test_what_could_be_known_at_the_latest_time_is_all(
    collate: Collate, rising: list[Article]
) -> None:
    for date in (DAYS[3], "2031-05-10T00:00", "2031-06", "2032"):
        assert collate(as_of(rising, date), ["Tavi Moreno"]) == collate(rising, ["Tavi Moreno"])


def test_a_day_s_report_is_known_once_the_day_is_over(rising: list[Article]) -> None:
    known_at_noon = [each.id for each in as_of(rising, "2031-05-02T12:00")]
    assert known_at_noon == ["A"]
    assert [each.id for each in as_of(rising, "2031-05-03T00:00")] == ["A", "B"]


def test_who_learns_a_figure_first_is_the_same_at_every_later_time(
    collate: Collate, rising: list[Article]
) -> None:
    full = known(collate, rising, DAYS[3])["killed"]
    first = {row.label: row.first_reported for row in full.readings}
    for day in DAYS:
        for row in known(collate, rising, day)["killed"].readings:
            assert first[row.label] == row.first_reported


_DAYS = st.dates().map(lambda day: day.isoformat())


def _dated(text: str, published: str | None) -> Article:
    when = Published(published, "day", "given") if published else None
    return Article(text, "p", 0, None, text, None, "en", when, text, ((0, 0, len(text)),), ())


@given(st.lists(st.one_of(st.none(), _DAYS), max_size=8), _DAYS, _DAYS)
def test_later_times_know_all_that_earlier_ones_did(
    days: list[str | None], one: str, other: str
) -> None:
    articles = [_dated(f"a{at}", day) for at, day in enumerate(days)]
    early, late = sorted((one, other))
    then, now = ([each.id for each in as_of(articles, date)] for date in (early, late))
    assert set(then) <= set(now)
    latest = max((day for day in days if day), default="0001-01-01")
    dated = tuple(each for each in articles if each.published is not None)
    assert as_of(articles, latest) == dated


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=4))
def test_the_account_as_of_the_latest_time_is_the_full_account(
    collate: Collate, tolls: list[int]
) -> None:
    articles = [
        _dated(f"The fire in Ostry killed {toll} people and {at} dogs.", f"2031-05-{at + 1:02}")
        for at, toll in enumerate(tolls)
    ]
    latest = f"2031-05-{len(tolls):02}"
    assert collate(as_of(articles, latest)) == collate(articles)


def test_what_is_left_out_says_its_date_or_that_it_gives_none(
    rising: list[Article], article: Make
) -> None:
    undated = article("E", "The fire killed 20 people.")
    why = {each.id: said for each, said in left_out([*rising, undated], "2031-05-03")}
    assert why == {
        "C": "not known to have appeared by 2031-05-03: it is dated 2031-05-04",
        "D": "not known to have appeared by 2031-05-03: it is dated 2031-05-09",
        "E": "not known to have appeared by 2031-05-03: it gives no date",
    }
    assert all(map(is_for_date, why.values()))
    assert not is_for_date("empty: no bytes at all")
