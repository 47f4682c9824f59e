"""Lines that many texts hold say nothing of a story, unless they are the text itself."""

import random

import pytest

from recension.group.background import news_background
from recension.group.furniture import lines_of, text_without, without_furniture
from recension.group.grouping import group_articles
from recension.group.profile import profile_of
from recension.model.article import Article

NOTICE = (
    "This report was sent to you by the Lakeside Post. The Lakeside Post of Tolvane has told the "
    "news of the valley since 1911, and Editor Robin Vale thanks all readers of the Post."
)
FIRE = (
    "Fire gutted the Oldham Quay cannery in Harrowmere on Tuesday, and 14 workers were treated for "
    "smoke, Mayor Ilse Brandt said."
)
MORE = "Fire chief Tomas Quell said the blaze began in a boiler room and spread to the roof."


def _article(name: str, text: str) -> Article:
    return Article(name, "p", 0, None, None, None, "en", None, text, (), ())


def _invented(chosen: random.Random, count: int) -> str:
    syllables = ["ba", "ko", "ri", "tu", "ne", "sa", "mo", "vi", "le", "gu", "pa", "zo"]
    words = ("".join(chosen.choices(syllables, k=3)) for _ in range(count))
    return " ".join(words).capitalize() + "."


@pytest.mark.parametrize(("own", "alone"), [(20, 0), (60, 0), (20, 150)])
def test_a_paragraph_that_tens_of_texts_share_makes_no_giant_story(own: int, alone: int) -> None:
    chosen = random.Random(4)
    texts = [f"{_invented(chosen, own)}\n{NOTICE}" for _ in range(40)]
    texts += [_invented(chosen, 60) for _ in range(alone)]
    articles = [_article(f"a{number}", text) for number, text in enumerate(texts)]
    found = group_articles(articles, {}).stories
    assert max(len([each for each in story if int(each[1:]) < 40]) for story in found) <= 6


def test_a_text_that_many_printed_stays_whole() -> None:
    chosen = random.Random(5)
    articles = [
        _article(f"a{n}", f"{FIRE}\n{MORE}\n{NOTICE}\n{_invented(chosen, 4)}") for n in range(30)
    ]
    assert len(group_articles(articles, {}).stories) == 1


def test_what_is_left_of_a_text_is_what_few_others_hold() -> None:
    text = f"{FIRE}\n{MORE}\n{NOTICE}"
    lines = lines_of(text)
    assert text_without(text, lines, frozenset({lines[2].key})) == f"{FIRE}\n{MORE}"
    assert text_without(text, lines, frozenset({line.key for line in lines})) is None
    assert text_without(text, lines, frozenset()) is None


def test_short_lines_are_no_furniture_however_many_hold_them() -> None:
    articles = [_article(f"a{n}", f"By Robin Vale\n{FIRE} Version {n}.") for n in range(4)]
    background = news_background()
    profiles = [profile_of(article, background) for article in articles]
    assert without_furniture(profiles, articles, background, 2) == profiles
