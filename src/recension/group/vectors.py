"""Articles as weighed words: what is rare in the pool weighs more."""

import math
from collections import Counter
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.model.article import Article
from recension.text.words import words

Floats = NDArray[np.float32]

LEAD = 400
"""Characters at an article's head whose words count twice: the lead says what the story is."""
_POOL = 500.0
"""How many articles of general news every word is taken to have been looked for in besides."""


class Bags(msgspec.Struct, frozen=True):
    """An article's words by stem and its capitalised words, each with how often it stands there."""

    body: dict[str, int]
    names: dict[str, int]


def bags_of(article: Article) -> Bags:
    """The bags of one article; a title that is not the text's first line is read too."""
    title = article.title or ""
    text = article.text if article.text.startswith(title) else f"{title}\n{article.text}"
    body: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for word in words(text):
        if len(word.form) < 2:
            continue
        times = 2 if word.start < LEAD else 1
        body[word.stem] += times
        if word.capital:
            names[word.form] += times
    return Bags(dict(body), dict(names))


def similarities(bags: Sequence[dict[str, int]], most: int) -> Floats:
    """Cosines between all bags, (n, n) float32: log-damped counts weighed by rarity (TF-IDF).

    Words that stand in more than `most` bags are left out: they tell no stories apart and would
    cost time without bound (Salton and Buckley 1988 for the weighing).
    """
    count = len(bags)
    standing = Counter(word for bag in bags for word in bag)
    postings: dict[str, list[tuple[int, float]]] = {}
    lengths = np.zeros(count, np.float64)
    for number, bag in enumerate(bags):
        for word, times in sorted(bag.items()):
            rarity = math.log((count + _POOL) / standing[word])
            weight = (1 + math.log(times)) * rarity
            lengths[number] += weight * weight
            if 1 < standing[word] <= most:
                postings.setdefault(word, []).append((number, weight))
    found = np.zeros((count, count), np.float32)
    for posting in postings.values():
        where = np.fromiter((number for number, _ in posting), np.intp)
        weights = np.fromiter((weight for _, weight in posting), np.float32)
        found[np.ix_(where, where)] += np.outer(weights, weights)
    scale = np.sqrt(np.maximum(lengths, 1e-12)).astype(np.float32)
    cosines: Floats = found / np.outer(scale, scale)
    return cosines
