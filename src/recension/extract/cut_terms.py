"""A page's words weighed by rarity, so that its paragraphs can be told alike or apart."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Literal

import msgspec

from recension.extract.cut_openings import lead_score
from recension.extract.cut_units import WINDOW_WORDS, Ground, Unit

_WIDE = 450
"""How many words a wide window holds."""


class Lexis(msgspec.Struct, frozen=True):
    """What is known of words: how much more often they open (close) an article than go on in it,
    and the rarity of the more common stems (the log of one over their share of articles)."""

    lead: dict[str, float]
    close: dict[str, float]
    rarity: dict[str, float]
    rarest: float = 7.0

    def weight(self, stem: str) -> float:
        """A stem's rarity."""
        return self.rarity.get(stem, self.rarest)


class Terms(msgspec.Struct, frozen=True):
    """A page's paragraphs as vectors of squared weights (count times squared rarity) by stem.

    `lengths` are the vectors' sums; `postings` the paragraphs of each stem with its weight there;
    `full_names` pairs of neighbouring words in capitals, by paragraph; `mentions` their second
    words (surnames, mostly), by paragraph, and whether the first stands with them; `uses` the same
    by surname, as (paragraph, in full). `cohesion` is how alike the sides of each joint are, `wide`
    the same in wide windows, `ranked` the first in order; `openings` how much each paragraph
    reads like an opening.
    """

    lexis: Lexis
    vectors: tuple[dict[str, float], ...]
    lengths: tuple[float, ...]
    postings: dict[str, list[tuple[int, float]]]
    full_names: tuple[tuple[tuple[str, str], ...], ...]
    mentions: tuple[tuple[tuple[str, bool], ...], ...]
    uses: dict[str, list[tuple[int, bool]]]
    cohesion: tuple[float, ...] = ()
    wide: tuple[float, ...] = ()
    ranked: tuple[float, ...] = ()
    openings: tuple[float, ...] = ()

    def last_use(self, surname: str, number: int) -> Literal["full", "bare"] | None:
        """How the surname was last used up to paragraph `number`, once it had stood in full."""
        uses = self.uses[surname]
        at = bisect_right(uses, (number, True))
        first = next((place for place, (_, full) in enumerate(uses) if full), at)
        if first >= at:
            return None
        return "full" if uses[at - 1][1] else "bare"


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
    mentions = _mentions(ground, {pair[1] for pairs in names for pair in pairs})
    uses: dict[str, list[tuple[int, bool]]] = {}
    for number, found in enumerate(mentions):
        for surname, full in found:
            uses.setdefault(surname, []).append((number, full))
    lengths = tuple(sum(vector.values()) for vector in vectors)
    terms = Terms(lexis, vectors, lengths, postings, names, mentions, uses)
    cohesion = tuple(_cohesion(ground, terms, WINDOW_WORDS))
    return msgspec.structs.replace(
        terms,
        cohesion=cohesion,
        wide=tuple(_cohesion(ground, terms, _WIDE)),
        ranked=tuple(sorted(cohesion)),
        openings=tuple(lead_score(unit, lexis.lead) for unit in ground.units),
    )


def _cohesion(ground: Ground, terms: Terms, size: int) -> Iterable[float]:
    """Cosine of the `size` words before each joint with those after it, by windows that slide."""
    counts = [Counter(unit.stems) for unit in ground.units]
    lengths = [len(unit.words) for unit in ground.units]
    before, after = _Window(counts, lengths), _Window(counts, lengths)
    known = [0.0, *accumulate(terms.lengths)]
    for joint in ground.joints:
        before.take()
        while before.words - lengths[before.start] >= size:
            before.drop()
        if after.start < joint.right:
            after.drop() if after.start < after.end else after.skip()
        while after.words < size and after.end < len(lengths):
            after.take()
        product = (known[before.end] - known[before.start]) * (
            known[after.end] - known[after.start]
        )
        yield (
            _shared(terms.lexis, before.stems, after.stems) / math.sqrt(product) if product else 0.0
        )


def _shared(lexis: Lexis, one: dict[str, int], other: dict[str, int]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(
        math.sqrt(count * other[stem]) * lexis.weight(stem) ** 2
        for stem, count in one.items()
        if stem in other
    )


class _Window:
    """Paragraphs [start, end) with how often each stem stands in them."""

    def __init__(self, counts: Sequence[Counter[str]], lengths: Sequence[int]) -> None:
        self.counts, self.lengths = counts, lengths
        self.start = self.end = self.words = 0
        self.stems: dict[str, int] = {}

    def take(self) -> None:
        """The next paragraph comes in."""
        for stem, count in self.counts[self.end].items():
            self.stems[stem] = self.stems.get(stem, 0) + count
        self.words += self.lengths[self.end]
        self.end += 1

    def drop(self) -> None:
        """The first paragraph goes out."""
        for stem, count in self.counts[self.start].items():
            self.stems[stem] -= count
            if not self.stems[stem]:
                del self.stems[stem]
        self.words -= self.lengths[self.start]
        self.start += 1

    def skip(self) -> None:
        """The next paragraph is passed over by an empty window."""
        self.start = self.end = self.end + 1


def _mentions(ground: Ground, surnames: set[str]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Every use of a surname, in order: whether another capital stands right before it."""
    found: list[tuple[tuple[str, bool], ...]] = []
    for unit in ground.units:
        last = (None, *unit.words[:-1])
        found.append(
            tuple(
                (word.stem, bool(one and one.capital and word.start - one.end == 1))
                for one, word in zip(last, unit.words, strict=True)
                if word.capital and word.stem in surnames
            )
        )
    return tuple(found)


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
