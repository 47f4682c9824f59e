"""What a pool is taken as: articles, leads or headlines."""

import random

import pytest

from recension.group.texts import settings_for
from recension.model.article import Article
from recension.model.kept import Texts


def _article(identifier: str, text: str) -> Article:
    return Article(identifier, "p", 0, None, None, None, "en", None, text, (), ())


def _told(story: int) -> str:
    """Eight words that no other story has."""
    chosen = random.Random(story)
    return " ".join("".join(chosen.choices("aeioulrstnmk", k=7)) for _ in range(8))


def _pool(stories: int, reports: int, more: str = "") -> list[Article]:
    return [
        _article(f"{n}-{k}", f"{_told(n)}, report {k}{more}")
        for n in range(stories)
        for k in range(reports)
    ]


@pytest.mark.parametrize(
    ("pool", "texts"),
    [
        (_pool(3, 3), "articles"),
        (_pool(10, 3, " word" * 130), "articles"),
        (_pool(10, 3), "leads"),
        (_pool(4, 20), "headlines"),
        ([], "articles"),
    ],
)
def test_a_pool_is_taken_as_what_it_looks_like(pool: list[Article], texts: Texts) -> None:
    found = settings_for(pool)
    assert found.texts == texts
    assert found.reason.startswith(f"Grouped as {texts}: ")


def test_what_is_asked_for_goes_before_what_it_looks_like() -> None:
    found = settings_for(_pool(3, 3), "headlines")
    assert found.texts == "headlines"
    assert found.reason == "Grouped as headlines, as asked for."


def test_neither_the_order_nor_copies_show() -> None:
    pool = _pool(12, 3)
    shuffled = random.Random(1).sample(pool, len(pool))
    copies = [_article(f"c{n}", pool[0].text) for n in range(500)]
    assert settings_for(shuffled) == settings_for(pool) == settings_for([*pool, *copies])
