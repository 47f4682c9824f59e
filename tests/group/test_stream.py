"""A stream of articles: the same stories however they come in, and every change told."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import BRIDGE, FIRE, FIRE_TOO, WORDS, report

from recension.group.candidates import Search
from recension.group.grouping import group_articles
from recension.group.joining import Joining
from recension.group.pair_odds import Floats, PairOdds
from recension.group.stream import Stream, arrive, prepared, rule, stories
from recension.model.article import Article
from recension.model.history import Ruling, StoryChange


def _streamed(articles: list[Article], batch: int = 100, **parts: Search | Joining) -> Stream:
    stream = Stream(**parts)  # type: ignore[arg-type]
    for start in range(0, len(articles), batch):
        arrive(stream, prepared(stream, articles[start : start + batch]))
    return stream


def _drawn(chosen: random.Random, count: int) -> list[Article]:
    """Articles that share much or little, on days of one month, some of them copies."""
    texts = []
    for _ in range(count):
        start = chosen.randrange(len(WORDS) - 20)
        length = chosen.randrange(8, 20)
        texts.append(" ".join(WORDS[start : start + length]) + f" Extra{chosen.randrange(9)}.")
    return [
        report(f"a{number}", text, f"2031-05-{chosen.randrange(1, 29):02}")
        for number, text in enumerate(texts + texts[:3])
    ]


def test_a_report_joins_its_story_and_another_opens_one() -> None:
    stream = _streamed([report("a", FIRE), report("b", BRIDGE), report("c", FIRE_TOO)])
    assert stories(stream) == (("a", "c"), ("b",))


@given(st.integers(0, 1_000_000), st.integers(1, 7))
@settings(max_examples=25, deadline=None)
def test_neither_the_order_of_arrival_nor_the_size_of_batches_shows(seed: int, batch: int) -> None:
    chosen = random.Random(seed)
    articles = _drawn(chosen, 20)
    narrow = Search(recent=6, most=4, least=6.0)
    small = Joining(quiet=5 * 1440, around=6, whole=3, voice=2)
    expected = stories(_streamed(articles, search=narrow, joining=small))
    shuffled = chosen.sample(articles, len(articles))
    assert stories(_streamed(shuffled, batch, search=narrow, joining=small)) == expected


def test_a_small_pool_is_grouped_as_all_pairs_together_are() -> None:
    articles = [report("a", FIRE), report("b", BRIDGE), report("c", FIRE_TOO)]
    articles += [report(f"d{n}", f"{BRIDGE} Clerk {n} of Tolvane{n} agreed.") for n in range(9)]
    assert stories(_streamed(articles, 2)) == group_articles(articles, {}).stories


def test_articles_without_a_date_stand_in_the_order_of_arrival_whatever_the_batches() -> None:
    articles = [report(f"a{n}", text) for n, text in enumerate((FIRE, BRIDGE, FIRE_TOO))]
    articles += [report(f"b{n}", f"{BRIDGE} Clerk {n} agreed.", "2031-05-02") for n in range(3)]
    assert stories(_streamed(articles, 1)) == stories(_streamed(articles, 6))


def test_a_story_that_was_quiet_for_longer_than_it_lived_is_over() -> None:
    early = [report("a", FIRE, "2031-05-01"), report("b", FIRE_TOO, "2031-05-02")]
    assert stories(_streamed([*early, report("c", FIRE + " Again.", "2033-05-01")])) == (
        ("a", "b"),
        ("c",),
    )
    lasting = [report(f"d{n}", f"{FIRE} Day {n}.", f"2031-0{n}-01") for n in range(5, 9)]
    close = [report(f"e{n}", f"{FIRE} Close {n}.", f"2031-05-{n}") for n in range(15, 31, 5)]
    later = report("f", FIRE_TOO, "2031-10-15")
    assert len(stories(_streamed([*lasting, *close, later]))) == 1


def test_a_late_report_that_ties_two_stories_is_told_of() -> None:
    first = report("a", "The cannery at Oldham Quay in Harrowmere burned, Ilse Brandt said.")
    second = report("b", "Fire chief Tomas Quell spoke of a boiler room and 14 workers treated.")
    tie = [report(f"c{n}", f"{first.text} {second.text} Version {n}.") for n in range(3)]
    stream = Stream()
    assert arrive(stream, prepared(stream, [first, second])) == ()
    assert stories(stream) == (("a",), ("b",))
    changes = arrive(stream, prepared(stream, tie))
    assert stories(stream) == (("a", "b", "c0", "c1", "c2"),)
    (change,) = changes
    assert (change.kind, change.stories, change.articles) == ("merged", ("a", "b"), ("b",))
    assert "log odds" in change.reason


def test_nothing_new_changes_nothing() -> None:
    stream = _streamed([report("a", FIRE), report("b", BRIDGE)])
    assert arrive(stream, prepared(stream, [report("a", BRIDGE)])) == ()
    assert arrive(stream, ()) == ()
    assert stories(stream) == (("a",), ("b",))


def test_what_a_person_keeps_apart_or_together_stays_so() -> None:
    articles = [report("a", FIRE), report("b", BRIDGE), report("c", FIRE_TOO)]
    stream = _streamed(articles)
    apart = Ruling("kept-apart", "a", "c")
    (split,) = rule(stream, [apart])
    assert split == StoryChange("split", ("a", "c"), ("c",), "A person keeps a and c apart.")
    arrive(stream, prepared(stream, [report(f"d{n}", f"{FIRE} Again {n}.") for n in range(3)]))
    homes = {each: story for story in stories(stream) for each in story}
    assert homes["a"] != homes["c"]
    together = Ruling("kept-together", "b", "c")
    rule(stream, [apart, together])
    homes = {each: story for story in stories(stream) for each in story}
    assert homes["b"] == homes["c"] != homes["a"]
    assert rule(stream, [])
    assert stories(stream) == (("a", "c", "d0", "d1", "d2"), ("b",))


def test_rulings_before_the_articles_count_as_those_after() -> None:
    rulings = [Ruling("kept-apart", "c", "a"), Ruling("kept-together", "b", "a")]
    articles = [report("a", FIRE), report("b", BRIDGE), report("c", FIRE_TOO)]
    before, after = Stream(), _streamed(articles)
    rule(before, rulings)
    arrive(before, prepared(before, articles))
    rule(after, rulings)
    assert stories(before) == stories(after) == (("a", "b"), ("c",))


def test_a_ruling_on_a_copy_holds_for_its_text_when_the_copy_comes() -> None:
    stream = Stream()
    rule(stream, [Ruling("kept-together", "copy", "b"), Ruling("kept-apart", "twin", "a")])
    arrive(stream, prepared(stream, [report("a", FIRE), report("b", BRIDGE)]))
    assert stories(stream) == (("a",), ("b",))
    (merged,) = arrive(stream, prepared(stream, [report("copy", FIRE)]))
    assert (merged.kind, merged.reason) == ("merged", "A person keeps b and copy together.")
    arrive(stream, prepared(stream, [report("twin", FIRE)]))
    assert stories(stream) == (("a", "b", "copy"), ("twin",))


def test_rulings_that_contradict_each_other_are_refused() -> None:
    stream = _streamed([report("a", FIRE), report("b", FIRE), report("c", BRIDGE)])
    chain = [Ruling("kept-together", "a", "c"), Ruling("kept-together", "c", "d")]
    with pytest.raises(ValueError, match="together and apart"):
        rule(stream, [*chain, Ruling("kept-apart", "d", "a")])
    with pytest.raises(ValueError, match="same text"):
        rule(stream, [Ruling("kept-apart", "a", "b")])
    assert stories(stream) == (("a", "b"), ("c",))


def test_the_same_article_thousands_of_times_is_weighed_once() -> None:
    stream = _streamed([report(f"a{n}", FIRE) for n in range(2_000)], 500)
    assert len(stories(stream)) == 1
    assert len(stream.pool.steps) == len(stream.pool.odds) == 1


@pytest.mark.parametrize("text", ["", "Fire", "...", "12"])
def test_an_article_of_one_word_joins_nothing(text: str) -> None:
    assert stories(_streamed([report("a", FIRE), report("b", text)])) == (("a",), ("b",))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2031", "2031-13-45", "soon"])
def test_dates_in_the_far_future_or_none_at_all_stop_nothing(day: str) -> None:
    odd = [report("x", f"{FIRE} In time.", day), report("y", f"{BRIDGE} In time.", day)]
    usual = [report("a", FIRE, "2031-05-01"), report("c", FIRE_TOO, "2031-05-02")]
    found = stories(_streamed([*odd, *usual]))
    assert any({"a", "c"} <= set(story) for story in found)


NOTICE = (
    "This report was sent to you by the Lakeside Post. The Lakeside Post of Tolvane has told the "
    "news of the valley since 1911, and Editor Robin Vale thanks all readers of the Post."
)


def _invented(chosen: random.Random, count: int) -> str:
    syllables = ["ba", "ko", "ri", "tu", "ne", "sa", "mo", "vi", "le", "gu", "pa", "zo"]
    return " ".join("".join(chosen.choices(syllables, k=3)) for _ in range(count)).capitalize()


@pytest.mark.parametrize("own", [20, 60])
def test_a_paragraph_that_hundreds_share_makes_no_giant_story(own: int) -> None:
    chosen = random.Random(3)
    articles = [
        report(f"a{number}", f"{_invented(chosen, own)}.\n{NOTICE}") for number in range(400)
    ]
    found = stories(_streamed(articles))
    assert max(map(len, found)) <= Search().furniture


def test_a_text_that_many_printed_is_one_story_though_all_its_lines_are_shared() -> None:
    chosen = random.Random(5)
    printed = f"{FIRE}\n{FIRE_TOO}\n{NOTICE}"
    copies = [report(f"a{n}", f"{printed}\n{_invented(chosen, 4)}.") for n in range(60)]
    assert len(stories(_streamed(copies))) == 1


def test_a_story_of_hundreds_costs_each_article_no_more_than_its_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed: list[int] = []
    beside = PairOdds.beside

    def counted(odds: PairOdds, row: int, others: list[int]) -> Floats:
        weighed.append(len(others))
        return beside(odds, row, others)

    monkeypatch.setattr(PairOdds, "beside", counted)
    chosen = random.Random(9)
    articles = [report(f"a{n}", f"{FIRE} {_invented(chosen, 6)}.") for n in range(300)]
    found = stories(_streamed(articles))
    assert max(map(len, found)) > 250
    search, joining = Search(), Joining()
    assert sum(weighed) < 300 * (search.most + joining.around)
    assert max(weighed) <= search.most + joining.around
