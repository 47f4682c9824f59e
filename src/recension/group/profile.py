"""What of an article tells which story it is of: its words, names, lead and numbers."""

import hashlib
from collections import Counter

import msgspec

from recension.group.background import Background
from recension.group.dates import dates_told
from recension.model.article import Article
from recension.text.words import words

LEAD = 400
"""Characters at an article's head whose words count twice: the lead says what the story is."""
_LEAD_WORDS = 50
_MAIN_NAMES = 8
_TELLING = 1.5
"""Rarity from which a word tells something: below, more than a fifth of all articles hold it."""


class Profile(msgspec.Struct, frozen=True):
    """Stems of the body and of names with their counts; the lead's telling stems; numbers.

    `main_names` are the names that stand most often, counted double in the lead; `dates` tells the
    weekdays, months and latest year that are named (`dates.dates_told`).
    """

    key: str
    body: dict[str, int]
    names: dict[str, int]
    lead: dict[str, int]
    main_names: dict[str, int]
    numbers: dict[str, int]
    dates: int = 0


def profile_of(article: Article, background: Background) -> Profile:
    """The profile of `article`; a title that is not the text's first line is read, too.

    `key` is a digest of title and text: equal texts have equal profiles.
    """
    title = article.title or ""
    text = article.text if article.text.startswith(title) else f"{title}\n{article.text}"
    body: Counter[str] = Counter()
    names: Counter[str] = Counter()
    lead: dict[str, int] = {}
    numbers: dict[str, int] = {}
    every = words(text)
    for word in every:
        times = 2 if word.start < LEAD else 1
        if word.form[0].isdigit():
            numbers[word.form] = 1
        if len(word.form) < 2:
            continue
        body[word.stem] += times
        if word.capital and background.is_name(word.stem):
            names[word.stem] += times
        if len(lead) < _LEAD_WORDS and background.rarity(word.stem) >= _TELLING:
            lead[word.stem] = 1
    ranked = sorted(names, key=lambda stem: (-names[stem], stem))[:_MAIN_NAMES]
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    main = dict.fromkeys(ranked, 1)
    return Profile(key, dict(body), dict(names), lead, main, numbers, dates_told(every))
