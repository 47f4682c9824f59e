"""Stories out of articles: invented towns, invented people, invented outlets."""

import random
from pathlib import Path

import pytest

from recension.group.grouping import group_articles
from recension.group.settings import Judgement
from recension.model.article import Article, Published

FIRE = (
    "Fire guts the Harrowmere cannery\n"
    "Fire gutted the Oldham Quay cannery in Harrowmere on Tuesday, and 14 workers were treated for "
    "smoke, Mayor Ilse Brandt said. Fire chief Tomas Quell said the blaze began in a boiler room."
)
FIRE_TOO = (
    "Fourteen hurt as Harrowmere cannery burns\n"
    "A blaze that began in a boiler room destroyed the cannery at Oldham Quay in Harrowmere. Fire "
    "chief Tomas Quell said 14 workers were treated for smoke. Mayor Ilse Brandt called it a loss."
)
BRIDGE = (
    "Court halts the Vantry bridge\n"
    "A judge in Vantry halted work on the Selby toll bridge, siding with fishermen led by Odo "
    "Marchetti, who said the piers would ruin the oyster beds of the estuary."
)


def article(name: str, text: str, day: str | None = None, title: str | None = None) -> Article:
    published = Published(day, "day", "given") if day else None
    return Article(name, "p", 0, title, None, None, "en", published, text, (), ())


def stories_of(*articles: Article) -> tuple[tuple[str, ...], ...]:
    return group_articles(articles, {}).stories


def test_two_reports_of_a_fire_come_together_and_a_court_case_stays_apart() -> None:
    found = stories_of(article("a", FIRE), article("b", BRIDGE), article("c", FIRE_TOO))
    assert found == (("a", "c"), ("b",))


def test_every_article_has_a_sentence_that_names_what_holds_it() -> None:
    grouping = group_articles([article("a", FIRE), article("c", FIRE_TOO)], {})
    assert "Harrowmer" in grouping.why["a"]
    assert "14" in grouping.why["c"]


def test_the_order_of_arrival_does_not_show() -> None:
    pool = [article(f"{n}", text + f" Edition {n}.") for n, text in
            enumerate((FIRE, FIRE_TOO, BRIDGE, FIRE, BRIDGE))]  # fmt: skip
    first = group_articles(pool, {})
    for seed in range(10):
        random.Random(seed).shuffle(pool)
        assert group_articles(pool, {}) == first


def test_a_persons_word_is_not_overruled() -> None:
    pool = [article("a", FIRE), article("b", BRIDGE), article("c", FIRE_TOO)]
    words = [Judgement("a", "c", same=False), Judgement("a", "b", same=True)]
    assert group_articles(pool, {}, judgements=words).stories == (("a", "b"), ("c",))


def test_a_like_event_months_later_is_another_story() -> None:
    found = stories_of(article("a", FIRE, "2031-03-04"), article("c", FIRE_TOO, "2031-09-04"))
    assert found == (("a",), ("c",))


def test_ten_thousand_copies_are_one_story() -> None:
    found = stories_of(*(article(f"{n:05}", FIRE) for n in range(10_000)))
    assert [len(story) for story in found] == [10_000]


def test_articles_of_one_word_or_none_stand_alone() -> None:
    found = stories_of(article("a", "Harrowmere"), article("b", ""), article("c", FIRE))
    assert found == (("a",), ("b",), ("c",))


def test_a_paragraph_that_a_thousand_articles_carry_does_not_glue_them() -> None:
    notice = (
        "The Tallow Herald is published by Greywater Media. Subscribers may pause delivery at any "
        "office. Letters should carry a full name and address and are edited for length."
    )
    maker = random.Random(3)
    letters = "bcdfglmnprstv"

    def word() -> str:
        return "".join(maker.choice(letters) + maker.choice("aeiou") for _ in range(4))

    pool = [
        article(f"{n:04}", " ".join(word() for _ in range(40)) + ".\n" + notice)
        for n in range(1000)
    ]
    assert max(len(story) for story in stories_of(*pool)) <= 5


@pytest.mark.parametrize("day", ["9999-12-31", "not a date", None])
def test_a_date_in_the_far_future_or_none_is_borne(day: str | None) -> None:
    found = stories_of(article("a", FIRE, day), article("b", BRIDGE))
    assert found == (("a",), ("b",))


def test_six_reports_of_one_wave_of_arrests_come_together() -> None:
    pages = Path(__file__).parents[2].parent / "shared" / "pages"
    if not pages.is_dir():
        pytest.skip("the example pages are not here")
    from recension.acquire.files import RawPage, acquire
    from recension.extract.articles import articles_of
    from recension.extract.decode import decode
    from recension.extract.document import Document

    documents = [
        decode(p.raw, p.location) for p in acquire((str(pages),)) if isinstance(p, RawPage)
    ]
    articles = [a for d in documents if isinstance(d, Document) for a in articles_of(d)]
    sizes = sorted(len(story) for story in stories_of(*articles))
    assert sizes == [1, 1, 1, 1, 6]
