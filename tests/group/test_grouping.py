"""Stories out of articles: invented towns, invented people, invented outlets."""

import random
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import reports

from recension.group import grouping
from recension.group.grouping import group_articles
from recension.group.likeness import lead_decision
from recension.model.article import Article, Published

FIRE = f"Fire guts the Harrowmere cannery\n{reports.FIRE}"
FIRE_TOO = f"Fourteen hurt as Harrowmere cannery burns\n{reports.FIRE_TOO}"
OTHER_FIRE = (
    "Blaze at Tolvane school\n"
    "A blaze damaged the roof of a school in Tolvane on Friday. Nobody was hurt, said Agnes Mirow, "
    "who leads the volunteer firefighters there. Lessons go on in the town hall until the summer."
)
BRIDGE = f"Court halts the Vantry bridge\n{reports.BRIDGE}"


def _article(name: str, text: str) -> Article:
    return Article(name, "p", 0, None, None, None, "en", None, text, (), ())


def _stories(*articles: Article) -> tuple[tuple[str, ...], ...]:
    return group_articles(articles, {}).stories


def test_two_reports_of_one_fire_come_together_and_other_stories_stay_apart() -> None:
    found = _stories(
        _article("a", FIRE),
        _article("b", BRIDGE),
        _article("c", FIRE_TOO),
        _article("d", OTHER_FIRE),
    )
    assert found == (("a", "c"), ("b",), ("d",))


def test_the_order_of_arrival_does_not_show() -> None:
    texts = (FIRE, FIRE_TOO, OTHER_FIRE, BRIDGE, BRIDGE + " It was a surprise.")
    articles = [_article(f"a{number}", text) for number, text in enumerate(texts)]
    expected = group_articles(articles, {})
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert group_articles(shuffled, {}) == expected


def test_what_holds_an_article_in_its_story_is_said_by_name() -> None:
    why = group_articles([_article("a", FIRE), _article("c", FIRE_TOO)], {}).why
    assert "Harrowmer" in why["a"]
    assert group_articles([_article("b", BRIDGE)], {}).why["b"].startswith("Alone")


def test_more_articles_on_other_things_do_not_part_a_story() -> None:
    others = [
        _article(f"o{n}", f"{BRIDGE} Clerk number {n} of Vantry{n} spoke about Selby{n} later.")
        for n in range(40)
    ]
    found = _stories(_article("a", FIRE), _article("c", FIRE_TOO), *others)
    assert ("a", "c") in found


def test_a_large_pool_is_grouped_as_a_small_one_in_any_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [_article("a", FIRE), _article("b", BRIDGE), _article("c", FIRE_TOO)]
    articles += [_article(f"d{n}", f"{OTHER_FIRE} Day {n}.") for n in range(9)]
    expected = group_articles(articles, {})
    monkeypatch.setattr(grouping, "_MOST_PAIRED", 5)
    assert group_articles(articles, {}) == expected
    assert group_articles(articles[::-1], {}) == expected


@pytest.mark.parametrize("text", ["", "Fire", "...", "12"])
def test_an_article_of_one_word_joins_nothing(text: str) -> None:
    assert _stories(_article("a", FIRE), _article("b", text)) == (("a",), ("b",))


def test_the_same_article_ten_thousand_times_is_one_story_in_seconds() -> None:
    started = time.process_time()
    found = _stories(*(_article(f"a{number}", FIRE) for number in range(10_000)))
    assert len(found) == 1
    assert time.process_time() - started < 90


def test_a_paragraph_that_a_thousand_articles_share_makes_no_giant_story() -> None:
    notice = (
        "This report was sent to you by the Lakeside Post. The Lakeside Post of Tolvane has told "
        "the news of the valley since 1911, and Editor Robin Vale thanks all readers of the Post."
    )
    chosen = random.Random(3)
    syllables = ["ba", "ko", "ri", "tu", "ne", "sa", "mo", "vi", "le", "gu", "pa", "zo"]

    def word() -> str:
        return "".join(chosen.choices(syllables, k=3))

    articles = [
        _article(f"a{number}", f"{' '.join(word() for _ in range(60)).capitalize()}.\n{notice}")
        for number in range(1_000)
    ]
    assert max(map(len, _stories(*articles))) < 20


def _dated(name: str, text: str, value: str) -> Article:
    published = Published(value, "day", "given")
    return msgspec.structs.replace(_article(name, text), published=published)


@pytest.mark.parametrize(("first", "later"), [("2025-03-04", "2026-03-04"), ("2026", "2999-01-01")])
def test_the_same_thing_told_a_year_later_is_another_story(first: str, later: str) -> None:
    precision = "year" if len(first) == 4 else "day"
    one = msgspec.structs.replace(
        _article("a", FIRE), published=Published(first, precision, "given")
    )
    found = group_articles([one, _dated("c", FIRE_TOO, later)], {}).stories
    # A year alone is no day from which to count.
    assert found == ((("a", "c"),) if precision == "year" else (("a",), ("c",)))


def test_dates_within_a_story_and_missing_ones_change_nothing() -> None:
    alone = _stories(_article("a", FIRE), _article("c", FIRE_TOO), _article("b", BRIDGE))
    dated = _stories(
        _dated("a", FIRE, "2026-03-04"), _dated("c", FIRE_TOO, "2026-03-09"), _article("b", BRIDGE)
    )
    assert dated == alone == (("a", "c"), ("b",))


def test_a_date_that_is_none_counts_as_missing() -> None:
    odd = [_dated("a", FIRE, "soon"), _dated("c", FIRE_TOO, "2026-02-31")]
    assert _stories(*odd) == (("a", "c"),)


def test_a_page_of_briefs_does_not_glue_the_stories_it_tells() -> None:
    stories = (FIRE, FIRE_TOO, OTHER_FIRE, OTHER_FIRE + " The town pays.", BRIDGE, BRIDGE + " Yes.")
    articles = [_article(f"a{number}", text) for number, text in enumerate(stories)]
    expected = (("a0", "a1"), ("a2", "a3"), ("a4", "a5"))
    assert _stories(*articles) == expected
    digest = _article("d", "The morning in brief\n" + "\n".join((FIRE, OTHER_FIRE, BRIDGE)))
    with_digest = _stories(*articles, digest)
    kept = tuple(tuple(each for each in story if each != "d") for story in with_digest)
    assert tuple(story for story in kept if story) == expected


@given(st.permutations(range(7)), st.lists(st.booleans(), min_size=7, max_size=7))
@settings(max_examples=20, deadline=None)
def test_the_order_of_arrival_does_not_show_with_dates_or_without(
    order: list[int], dated: list[bool]
) -> None:
    texts = (FIRE, FIRE_TOO, OTHER_FIRE, BRIDGE, BRIDGE + " It was a surprise.", FIRE, "Fire")
    articles = [
        _dated(f"a{number}", text, f"2026-0{number + 1}-01")
        if dated[number]
        else _article(f"a{number}", text)
        for number, text in enumerate(texts)
    ]
    assert group_articles([articles[n] for n in order], {}) == group_articles(articles, {})


def test_titles_with_a_sentence_come_together_by_the_weights_for_leads() -> None:
    leads = [
        "Harrowmere cannery burns down.\nFire chief Tomas Quell says 14 were hurt at Oldham Quay.",
        "14 hurt in Oldham Quay blaze.\nThe Harrowmere cannery was destroyed, says Tomas Quell.",
        "Tolvane school roof damaged.\nAgnes Mirow says lessons go on in the town hall.",
        "Court halts Vantry toll bridge.\nOdo Marchetti's fishermen feared for the oyster beds.",
    ]
    articles = [_article(f"a{number}", text) for number, text in enumerate(leads)]
    assert group_articles(articles, {}, lead_decision()).stories == (("a0", "a1"), ("a2",), ("a3",))
