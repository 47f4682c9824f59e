"""A pool that grows from run to run: the same stories as in one run, and every change told."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports import BRIDGE, FIRE, FIRE_TOO, WORDS, report

from recension.extract.document import Document
from recension.group import grouping
from recension.group.vectors import vector_of
from recension.growing import Grown, grown, kept_after, ruled, told
from recension.intake import Reading
from recension.model.article import Article
from recension.model.history import Ruling
from recension.model.kept import Kept
from recension.model.page import Page


def _reading(kept: Kept, new: Sequence[Article]) -> Reading:
    articles = (*kept.articles, *new)
    pages = (
        Page(each.page, each.id, each.id, "text/plain", None, "utf-8", len(each.text))
        for each in articles
    )
    documents = (Document(page, each.text) for page, each in zip(pages, articles, strict=True))
    return Reading(tuple(documents), articles, ())


def _run(kept: Kept, new: Sequence[Article]) -> tuple[Kept, Grown]:
    reading = _reading(kept, new)
    found = grown(reading.articles, {}, kept)
    return kept_after(kept, reading, found), found


def _partition(kept: Kept) -> set[frozenset[str]]:
    stories: dict[str, set[str]] = {}
    for article, story in kept.homes.items():
        stories.setdefault(story, set()).add(article)
    return {frozenset(story) for story in stories.values()}


def _drawn(chosen: random.Random, count: int) -> list[Article]:
    """Articles that share much or little, some without a date, some of them copies."""
    texts = []
    for _ in range(count):
        start = chosen.randrange(len(WORDS) - 20)
        texts.append(" ".join(WORDS[start : start + chosen.randrange(8, 20)]))
    days = [None, *(f"2031-05-{day:02}" for day in range(1, 29))]
    return [
        report(f"a{number:02}", text, chosen.choice(days))
        for number, text in enumerate(texts + texts[:3])
    ]


def _split(chosen: random.Random, articles: Sequence[Article]) -> list[list[Article]]:
    shuffled = chosen.sample(list(articles), len(articles))
    cuts = sorted(chosen.sample(range(1, len(articles)), 3))
    bounds = zip([0, *cuts], [*cuts, len(articles)], strict=True)
    return [shuffled[start:end] for start, end in bounds]


@pytest.mark.parametrize("paired", [2_000, 5])
@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=12)
def test_neither_the_order_of_arrival_nor_the_number_of_runs_shows(paired: int, seed: int) -> None:
    chosen = random.Random(seed)
    articles = _drawn(chosen, 14)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_MOST_PAIRED", paired)
        whole, _ = _run(Kept(), articles)
        kept = Kept()
        for batch in _split(chosen, articles):
            kept, _ = _run(kept, batch)
    assert _partition(kept) == _partition(whole)
    assert set(kept.homes) == {article.id for article in articles}


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=15)
def test_what_was_told_leads_from_each_partition_to_the_next(seed: int) -> None:
    chosen = random.Random(seed)
    kept = Kept()
    for batch in _split(chosen, _drawn(chosen, 14)):
        before = dict(kept.homes)
        kept, found = _run(kept, batch)
        for change in found.changes:
            one, other = change.stories
            source, target = (other, one) if change.kind == "merged" else (one, other)
            for article in change.articles:
                assert before[article] == source
                before[article] = target
            assert change.reason.endswith(".")
            assert change.run == kept.runs
        assert all(kept.homes[article] == story for article, story in before.items())


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=15)
@pytest.mark.parametrize("paired", [2_000, 5])
def test_a_ruling_is_never_overruled_by_what_comes_later(paired: int, seed: int) -> None:
    chosen = random.Random(seed)
    batches = _split(chosen, _drawn(chosen, 14))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_MOST_PAIRED", paired)
        kept, _ = _run(Kept(), [*batches[0], *batches[1], *batches[2]])
        names = chosen.sample(sorted(kept.homes), 3)
        rulings = [Ruling("kept-together", *names[:2]), Ruling("kept-apart", *names[1:])]
        kept, _ = ruled(kept, rulings)
        for batch in batches[3:]:
            kept, _ = _run(kept, batch)
    one, other, third = (kept.homes[name] for name in names)
    assert one == other != third


def test_only_the_vectors_of_new_articles_are_found() -> None:
    found: list[str] = []

    def encoded(texts: Sequence[str]) -> list[bytes]:
        found.extend(texts)
        return [vector_of(text) for text in texts]

    def run(kept: Kept, new: Sequence[Article]) -> Kept:
        reading = _reading(kept, new)
        return kept_after(kept, reading, grown(reading.articles, {}, kept, encoded=encoded))

    kept = run(Kept(), [report("a", FIRE), report("b", BRIDGE)])
    assert found == [FIRE, BRIDGE]
    kept = run(kept, [report("c", FIRE_TOO)])
    assert found == [FIRE, BRIDGE, FIRE_TOO]
    assert kept.vectors == {name: vector_of(text) for name, text in zip("abc", found, strict=True)}


def test_new_articles_join_a_story_that_was_there_under_its_id() -> None:
    kept, _ = _run(Kept(), [report("a", FIRE), report("b", BRIDGE)])
    after, found = _run(kept, [report("c", FIRE_TOO)])
    assert {article: after.homes[article] for article in "ab"} == kept.homes
    assert after.homes["c"] == after.homes["a"]
    assert found.changes == ()
    assert told(kept, found) == [
        "2 articles kept, 1 new, of which 1 joined stories that were there; "
        "no merges, no splits, no moves"
    ]


def test_a_ruling_is_told_with_who_made_it_and_why_and_can_be_taken_back() -> None:
    kept, _ = _run(Kept(), [report("a", FIRE), report("b", BRIDGE), report("c", FIRE_TOO)])
    apart = Ruling("kept-apart", "a", "c", "Ana Roth", "2031-05-02T10:00Z", "Two fires")
    parted, found = ruled(kept, [apart])
    (change,) = found.changes
    (left,) = change.articles
    assert change.kind == "split"
    assert change.reason == "Ana Roth keeps a and c apart: Two fires."
    assert found.why["a"].endswith("Ana Roth keeps a and c apart: Two fires.")
    assert told(kept, found)[1].startswith(
        f"{left} left {kept.homes['a']} for a story of their own"
    )
    back, _ = ruled(parted, [Ruling("left-open", "c", "a")])
    assert back.homes == kept.homes
    assert back.rulings[0] == apart


def test_of_two_decisions_on_the_same_articles_the_last_holds() -> None:
    kept, _ = _run(Kept(), [report("a", FIRE), report("b", BRIDGE)])
    kept, _ = ruled(kept, [Ruling("kept-together", "a", "b")])
    assert len(_partition(kept)) == 1
    kept, found = ruled(kept, [Ruling("kept-apart", "b", "a")])
    assert len(_partition(kept)) == 2
    assert [change.kind for change in found.changes] == ["split"]


@pytest.mark.parametrize(
    ("rulings", "said"),
    [
        ([Ruling("kept-together", "a", "x")], "x: no such article"),
        ([Ruling("kept-together", "a", "a")], "on two articles"),
        (
            [
                Ruling("kept-together", "a", "b"),
                Ruling("kept-together", "b", "c"),
                Ruling("kept-apart", "a", "c"),
            ],
            "together and apart",
        ),
    ],
)
def test_rulings_that_cannot_be_kept_are_refused(rulings: list[Ruling], said: str) -> None:
    kept, _ = _run(Kept(), [report("a", FIRE), report("b", BRIDGE), report("c", FIRE_TOO)])
    with pytest.raises(ValueError, match=said):
        ruled(kept, rulings)


def test_copies_of_one_text_can_be_kept_apart() -> None:
    kept, _ = _run(Kept(), [report("a", FIRE), report("b", FIRE), report("c", FIRE_TOO)])
    kept, _ = ruled(kept, [Ruling("kept-apart", "a", "b")])
    assert kept.homes["a"] != kept.homes["b"]


def test_a_person_keeps_together_what_was_quiet_for_years() -> None:
    old, new = report("a", FIRE, "2001-05-01"), report("b", FIRE_TOO, "2031-05-01")
    kept, _ = _run(Kept(), [old, new])
    assert len(_partition(kept)) == 2
    kept, _ = ruled(kept, [Ruling("kept-together", "a", "b")])
    assert len(_partition(kept)) == 1


def test_a_story_split_off_has_an_id_that_no_other_ever_had() -> None:
    kept, _ = _run(Kept(), [report("a", FIRE), report("c", FIRE_TOO)])
    first = kept.homes["a"]
    more = [report(f"d{number}", f"{FIRE} Version {number}.") for number in range(3)]
    kept, _ = _run(kept, more)
    assert set(kept.homes.values()) == {first}
    apart = [Ruling("kept-apart", one, f"d{n}") for n in range(3) for one in "ac"]
    kept, _ = ruled(kept, apart)
    assert kept.homes["a"] == kept.homes["c"] != kept.homes["d0"] == first


def test_what_texts_are_taken_as_is_said_and_can_be_asked_for() -> None:
    pool = [report("a", FIRE), report("b", BRIDGE)]
    assert (
        grown(pool, {}).settings
        == "Grouped as articles: fewer than 20 texts do not show what they are."
    )
    assert grown(pool, {}, texts="leads").settings == "Grouped as leads, as asked for."
