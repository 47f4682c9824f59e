"""A page's words weighed by rarity, so that its paragraphs can be told alike or apart."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from recension.extract.cut_units import Ground, Unit


class Lexis(msgspec.Struct, frozen=True):
    """What is known of words: how much more often they open (close) an article than go on in it,
    and the rarity of the more common stems (the log of one over their share of articles)."""

    lead: dict[str, float]
    close: dict[str, float]
    rarity: dict[str, float]
    rarest: float = 6.0

    def weight(self, stem: str) -> float:
        """A stem's rarity."""
        return self.rarity.get(stem, self.rarest)


class Terms(msgspec.Struct, frozen=True):
    """A page's paragraphs as vectors of squared weights (count times squared rarity) by stem.

    `lengths` are the vectors' sums; `postings` the paragraphs of each stem with its weight there;
    `full_names` pairs of neighbouring words in capitals, by paragraph.
    """

    lexis: Lexis
    vectors: tuple[dict[str, float], ...]
    lengths: tuple[float, ...]
    postings: dict[str, list[tuple[int, float]]]
    full_names: tuple[tuple[tuple[str, str], ...], ...]


def terms_of(ground: Ground, lexis: Lexis) -> Terms:
    """The page's paragraphs, weighed."""
    vectors = tuple(
        {stem: count * lexis.weight(stem) ** 2 for stem, count in Counter(unit.stems).items()}
        for unit in ground.units
    )
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for stem, weight in vector.items():
            postings.setdefault(stem, []).append((number, weight))
    names = tuple(tuple(_full_names(unit)) for unit in ground.units)
    return Terms(lexis, vectors, tuple(sum(v.values()) for v in vectors), postings, names)


def _full_names(unit: Unit) -> Iterable[tuple[str, str]]:
    for one, two in pairwise(unit.words):
        if one.capital and two.capital and two.start - one.end == 1:
            yield one.stem, two.stem


def alike(terms: Terms, left: Sequence[int], right: Sequence[int]) -> float:
    """Cosine 0..1 of two runs of paragraphs."""
    one, other = _together(terms, left), _together(terms, right)
    if len(one) > len(other):
        one, other = other, one
    shared = sum(math.sqrt(w * other[stem]) for stem, w in one.items() if stem in other)
    size = math.sqrt(sum(terms.lengths[k] for k in left) * sum(terms.lengths[k] for k in right))
    return shared / size if size else 0.0


def _together(terms: Terms, numbers: Sequence[int]) -> dict[str, float]:
    if len(numbers) == 1:
        return terms.vectors[numbers[0]]
    sums: dict[str, float] = {}
    for number in numbers:
        for stem, weight in terms.vectors[number].items():
            sums[stem] = sums.get(stem, 0.0) + weight
    return sums


def most_alike_before(terms: Terms, number: int, first: int) -> dict[int, float]:
    """Cosine of paragraph `number` with each one from `first` on before it that shares a stem."""
    shared: dict[int, float] = {}
    for stem, weight in terms.vectors[number].items():
        for other, there in terms.postings[stem]:
            if other >= number:
                break
            if other >= first:
                shared[other] = shared.get(other, 0.0) + math.sqrt(weight * there)
    own = terms.lengths[number]
    return {other: dot / math.sqrt(own * terms.lengths[other]) for other, dot in shared.items()}


def rare_share(terms: Terms, part: Iterable[str], whole: Iterable[str]) -> float:
    """What share 0..1 of the squared rarity of some stems a part of them has."""
    of_part = sum(terms.lexis.weight(stem) ** 2 for stem in sorted(part))
    return of_part / max(1.0, sum(terms.lexis.weight(stem) ** 2 for stem in sorted(whole)))
