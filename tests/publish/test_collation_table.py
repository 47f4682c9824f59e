"""The table of a collation: copies beside what they copy, silence, sums, disputes."""

from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model.account import Account
from recension.model.article import Article, Published
from recension.model.collation import Collation, Reading
from recension.model.lineage import Derivation, Independence
from recension.model.story import Story
from recension.model.value import Measure, Quantity
from recension.publish.collation_table import cells, columns, measure, silences
from recension.publish.report import report_html
from recension.publish.wording import in_lineage_order

KNOWN = Independence(1, 1, "given")


def article(name: str, day: str) -> Article:
    """An article of that day."""
    return Article(name, "p", 0, name, name, None, "en", Published(day, "day", ""), "", (), ())


def story_of(names: str, taken: Mapping[str, str]) -> tuple[Story, dict[str, Article]]:
    """A story of the articles, each of `taken` having taken from those of its letters."""
    articles = {name: article(name, f"2031-05-{at + 1:02}") for at, name in enumerate(names)}
    rows = tuple(
        Derivation(source, copy, "edited", 0.5, (), "given", (1.0, 0.0))
        for copy, sources in taken.items()
        for source in sources
    )
    story = Story("s", "t", tuple(sorted(names)), 1, KNOWN, (), rows, (), (), (), (), ())
    return story, articles


def order(names: str, taken: Mapping[str, str]) -> str:
    """The articles in the order of the columns."""
    story, articles = story_of(names, taken)
    return "".join(each.id for each in in_lineage_order(story, articles))


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ({}, "abcdef"),
        ({"d": "a"}, "adbcef"),
        ({"d": "a", "e": "b", "f": "a"}, "adfbec"),
        ({"c": "a", "e": "c", "f": "a"}, "acefbd"),
        ({"d": "ab"}, "abdcef"),
        ({"a": "f"}, "bcdefa"),
    ],
)
def test_copies_stand_beside_what_they_copy(taken: dict[str, str], expected: str) -> None:
    assert order("abcdef", taken) == expected


@given(st.dictionaries(st.sampled_from("bcdefg"), st.sets(st.sampled_from("abcdefg"), max_size=3)))
def test_no_copy_stands_before_what_it_copies_and_every_article_stands_once(
    drawn: dict[str, set[str]],
) -> None:
    taken = {copy: "".join(sorted(s for s in found if s < copy)) for copy, found in drawn.items()}
    shown = order("abcdefg", taken)
    assert sorted(shown) == list("abcdefg")
    assert all(shown.index(s) < shown.index(copy) for copy, found in taken.items() for s in found)


def collation(readings: tuple[Reading, ...], silent: tuple[str, ...]) -> Collation:
    """A collation of those readings."""
    return Collation("co", "How many?", "quantity", None, "agreement", readings, (), silent, "")


def reading(label: str, articles: str, value: Quantity) -> Reading:
    """A reading that those articles carry."""
    return Reading(label, value, (), tuple(articles), (), (), KNOWN, None)


def test_a_cell_tells_own_word_from_copy_and_silence_from_another_answer() -> None:
    story, articles = story_of("abcd", {"b": "a", "c": "b"})
    ordered = in_lineage_order(story, articles)
    asked = collation(
        (reading("3", "ab", Quantity(3, 3, "")), reading("5", "c", Quantity(5, 5, ""))), ("d",)
    )
    rows = [cells(each, asked, story, ordered) for each in asked.readings]
    assert rows == [("own", "copied", "other", "silent"), ("other", "other", "own", "silent")]
    heads = columns(story, ordered, {"a": "A", "b": "B", "c": "C", "d": "D"})
    assert [(each.siglum, each.source) for each in heads] == [
        ("A", ""),
        ("B", "A"),
        ("C", "B"),
        ("D", ""),
    ]


def test_silence_is_counted_for_every_article(account: Account) -> None:
    for story in account.stories:
        found = silences(story)
        assert set(found) == set(story.articles)
        silent = sum(len(row.silent) for row in story.collations)
        assert sum(count for count, _ in found.values()) == silent
        for row in story.collations:
            answering = {each for one in row.readings for each in one.articles}
            assert answering.isdisjoint(row.silent)
            assert answering | set(row.silent) == set(story.articles)


def test_a_measure_is_shown_in_metres_too() -> None:
    value = Quantity(3000, 3000, "foot", converted=Measure(914.4, 914.4, "metre"))
    assert measure(reading("3,000 feet", "a", value)) == "914.4 metres"


def test_a_long_measure_is_no_power_of_ten() -> None:
    value = Quantity(25, 25, "mile", converted=Measure(40233.6, 40233.6, "metre"))
    assert measure(reading("25 miles", "a", value)) == "40,230 metres"
    assert measure(reading("3", "a", Quantity(3, 3, "killed"))) == ""


def test_the_report_names_the_dispute_and_the_parts_of_a_sum(account: Account) -> None:
    story = next(each for each in account.stories if len(each.articles) > 1)
    first = next(row for row in story.collations if len(row.readings) > 1)
    parts = first.readings[1].claims
    tied = msgspec.structs.replace(first.readings[0], parts=parts)
    told = msgspec.structs.replace(
        first, readings=(tied, *first.readings[1:]), dispute="own-figure", relation="revision"
    )
    changed = msgspec.structs.replace(story, collations=(told,))
    html = report_html(msgspec.structs.replace(account, stories=(changed,)), {})
    assert "revision: a publisher’s own figure changed" in html
    assert "It is the sum of:" in html
