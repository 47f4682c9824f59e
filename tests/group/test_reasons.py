"""What is said of an article's place in its story can be looked up in both texts."""

import msgspec
from tests.reports import FIRE, FIRE_TOO, report

from recension.group.reasons import Reason, reasons_of, sentence
from recension.model.article import Article


def _said(*articles: Article) -> dict[str, str]:
    by_id = {article.id: article for article in articles}
    return {each: sentence(reason, by_id) for each, reason in reasons_of(articles).items()}


def test_names_words_and_numbers_that_both_have_are_said_in_one_sentence() -> None:
    said = _said(
        report("a", FIRE, "2031-05-01", "Cannery burns"),
        report("c", FIRE_TOO, "2031-05-03", "Cannery is lost"),
    )
    assert said["a"].startswith("Held by “Cannery is lost”: both name ")
    assert "Tomas Quell" in said["a"]
    assert "boiler" in said["a"]
    assert said["a"].endswith("both give the number 14; they appeared 2 days apart.")


def test_every_shared_word_stands_where_it_is_said_to_stand() -> None:
    articles = {"a": report("a", FIRE), "c": report("c", FIRE_TOO)}
    reason = reasons_of(articles.values())["a"]
    assert reason.names
    assert reason.words
    for shared in (*reason.names, *reason.words, *reason.numbers):
        for span in (shared.here, shared.there):
            assert articles[span.article].text[span.start : span.end] == span.text
        assert (shared.here.article, shared.there.article) == ("a", "c")


def test_a_copy_is_called_one() -> None:
    fires = (report(name, FIRE, title="Fire") for name in "ab")
    said = _said(*(msgspec.structs.replace(fire, publisher="The Valley Post") for fire in fires))
    assert said["a"] == "Held by “Fire” (The Valley Post): the same wording."
    longer = f"{FIRE} The cannery had stood since the days of the herring fleet."
    assert "% of its wording stands there too" in _said(report("a", FIRE), report("b", longer))["a"]


def test_an_article_alone_says_so() -> None:
    assert reasons_of([report("a", FIRE)]) == {"a": Reason("a")}
    assert _said(report("a", FIRE))["a"].startswith("Alone")


def test_ten_thousand_copies_are_not_weighed_against_each_other() -> None:
    copies = [report(f"a{n:05}", FIRE) for n in range(10_000)]
    found = reasons_of(copies)
    assert {reason.copied for reason in found.values()} == {1.0}
    assert found["a00000"].nearest == "a00001"


def test_the_reason_is_the_same_whatever_the_order() -> None:
    articles = [report("a", FIRE), report("b", f"{FIRE} More."), report("c", FIRE_TOO)]
    assert reasons_of(articles) == reasons_of(articles[::-1])


def test_texts_without_words_have_a_reason_too() -> None:
    said = _said(report("a", "..."), report("b", ""))
    assert said["a"].startswith("Held by b: it is worded alike")


def test_days_months_and_years_are_told_as_dates_and_not_as_names_or_numbers() -> None:
    pair = [
        report("a", f"{FIRE} It burned down on Saturday, March 3, 2012."),
        report("b", f"{FIRE_TOO} That was on Saturday, in March 2012."),
    ]
    found = reasons_of(pair)["a"]
    assert [each.here.text for each in found.dates] == ["Saturday", "March", "2012"]
    assert "both name the dates Saturday, March and 2012" in sentence(
        found, {each.id: each for each in pair}
    )
    told = {each.here.text for each in (*found.names, *found.numbers)}
    assert not told & {"Saturday", "March", "2012"}
