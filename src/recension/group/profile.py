"""What of an article tells which story it is of: words, names, lead, numbers, sentence vector."""

import hashlib
from collections import Counter
from collections.abc import Callable

import msgspec

from recension.group.background import Background
from recension.group.dates import dates_told
from recension.group.vectors import vector_of
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
    weekdays, months and latest year that are named (`dates.dates_told`), `vector` lies near those
    of texts that tell the same in other words (`vectors.vector_of`).
    """

    key: str
    body: dict[str, int]
    names: dict[str, int]
    lead: dict[str, int]
    main_names: dict[str, int]
    numbers: dict[str, int]
    dates: int = 0
    vector: bytes = b""


Encode = Callable[[str], bytes]


def words_of(article: Article) -> str:
    """All that is read of an article: its text, after a title that is not its first line."""
    title = article.title or ""
    return article.text if article.text.startswith(title) else f"{title}\n{article.text}"


def profile_of(article: Article, background: Background, encode: Encode = vector_of) -> Profile:
    """The profile of `article`, its vector by `encode`.

    `key` is a digest of title and text: equal texts have equal profiles.
    """
    text = words_of(article)
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
    told, vector = dates_told(every), encode(text)
    return Profile(key, dict(body), dict(names), lead, main, numbers, told, vector)
