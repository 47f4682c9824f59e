"""Weights of words: which open an article, and which close one."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.composites.source import Source, paragraphs
from recension.extract.block import Block, Labelled
from recension.extract.cut_openings import close_tokens, lead_tokens
from recension.extract.cut_terms import Lexis
from recension.extract.cut_units import Unit, ground_of
from recension.text.mapped import mapped
from recension.text.sentences import sentence_offsets

_FEWEST_UNITS = 12
_FEWEST_TOPICS = 6
_LEADS, _CLOSES = 400, 200


class Placed(msgspec.Struct, frozen=True):
    """A paragraph, whether it is an article's first or last, and the article's topic."""

    unit: Unit
    first: bool
    last: bool
    topic: str


def placed_paragraphs(
    articles: Sequence[Source], data: Path, leave_out: frozenset[str]
) -> list[Placed]:
    """The paragraphs of the articles but for the topics left out, of half of PolNeAR's training
    part, and of the two sets of local and world news under `geo`."""
    rng = Random(3)
    found: list[Placed] = []
    for article in articles:
        texts = paragraphs(article, rng.choice((0, 1, 1, 2, 3)), rng)
        if article.topic not in leave_out:
            found += _placed(texts, article.topic)
    for number, file in enumerate(sorted((data / "polnear/train/text").rglob("*.txt"))[1::2]):
        lines = [line for line in file.read_text("utf-8").split("\n") if line.strip()]
        found += _placed(lines[len(lines[0].split()) <= 20 :], f"news {number % 8}")
    for name in ("lgl.xml", "TR-News.xml"):
        for number, article in enumerate(ElementTree.parse(data / "geo" / name).iter("article")):
            found += _placed(_regrouped(article.findtext("text") or "", rng), f"geo {number % 40}")
    return found


def _regrouped(text: str, rng: Random) -> list[str]:
    """An article that is set as one run of sentences, in paragraphs; a headline is left out."""
    sentences = [text[start:end] for start, end in sentence_offsets(text)]
    if sentences and len(sentences[0].split()) < 9:
        sentences = sentences[1:]
    each = rng.choice((1, 1, 2, 3))
    return [" ".join(sentences[at : at + each]) for at in range(0, len(sentences), each)]


def _placed(texts: Iterable[str], topic: str) -> list[Placed]:
    blocks = [
        Block("paragraph", mapped(text.strip()), 0, None, None) for text in texts if text.strip()
    ]
    units = ground_of([Labelled(block, "body", "") for block in blocks]).units
    last = len(units) - 1
    return [Placed(unit, at == 0, at == last, topic) for at, unit in enumerate(units)]


def lexis(articles: Sequence[Source], data: Path, leave_out: frozenset[str] = frozenset()) -> Lexis:
    """The weights and the rarity of words."""
    found = placed_paragraphs(articles, data, leave_out)
    return Lexis(
        _weights([(lead_tokens(p.unit), p.first, p.topic) for p in found], _LEADS),
        _weights([(close_tokens(p.unit), p.last, p.topic) for p in found], _CLOSES),
        _rarity(found),
    )


def _rarity(found: Sequence[Placed]) -> dict[str, float]:
    """Of the stems that more than one in three hundred articles hold."""
    counts: Counter[str] = Counter()
    held: set[str] = set()
    articles = 0
    for placed in found:
        held.update(placed.unit.stems)
        if placed.last:
            counts.update(held)
            articles += 1
            held = set()
    shares = {stem: count / articles for stem, count in sorted(counts.items())}
    return {stem: round(-math.log(share), 2) for stem, share in shares.items() if share > 0.003}


def _weights(rows: Sequence[tuple[list[str], bool, str]], size: int) -> dict[str, float]:
    """Logistic regression on the words that many topics share; numbers are of one topic or year."""
    counts: Counter[str] = Counter()
    topics: defaultdict[str, set[str]] = defaultdict(set)
    for tokens, _, topic in rows:
        counts.update(tokens)
        for token in tokens:
            topics[token].add(topic)
    kept = {t for t, count in counts.items() if _is_common(t, count, len(topics[t]))}
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{t: 1.0 for t in tokens if t in kept} for tokens, *_ in rows])
    model = LogisticRegression(C=0.03, max_iter=500, class_weight="balanced")
    model.fit(matrix, [int(row[1]) for row in rows])
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    strength: Callable[[str], float] = lambda t: -abs(weights[t]) * counts[t] ** 0.5  # noqa: E731
    top = sorted(sorted(weights), key=strength)[:size]
    constant = {"": round(float(model.intercept_[0]), 2)}
    return constant | {token: round(float(weights[token]), 2) for token in sorted(top)}


def _is_common(token: str, count: int, topics: int) -> bool:
    numeric = token[0] != "#" and any(character.isdigit() for character in token)
    return count >= _FEWEST_UNITS and topics >= _FEWEST_TOPICS and not numeric
