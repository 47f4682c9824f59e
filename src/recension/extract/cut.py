"""Cutting a page into its articles.

Every joint between two paragraphs gets log-odds that a new article begins there, from the named
numbers of `cut_features`; a second look weighs them against the other joints of the page, above
all those that look alike: marks that part articles are repeated, and subheads are not followed by
new people. Then the whole page is cut at once, by dynamic programming over segments (as Utiyama
and Isahara 2001 do for cohesion alone), so that each piece is enough of an article.

The weights are fitted by logistic regression on composite pages (`training/cut`) and lie beside
this module.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import exp, log, sqrt
from statistics import fmean

import msgspec

from recension.extract.block import Labelled
from recension.extract.cut_features import features, looks
from recension.extract.cut_names import Features
from recension.extract.cut_terms import Lexis, terms_of
from recension.extract.cut_units import Ground, Joint, ground_of, is_title_like, plain_line
from recension.extract.passages import PassageIndex
from recension.text.word_lists import word_list

_SUREST = 6.0
"""Log-odds of a joint alone up to which the page's other joints may speak against it."""

_UNREAD = 3.0
"""Log-odds that every cut of a page loses whose words are not known: its marks must tell more."""

_KNOWN_SHARE = 0.35
"""Of a page's words; of English ones more than half are known, of other languages' a sixth."""

_LEAST_SPREAD = 0.5
"""Log-odds: on a page whose joints are much alike, none of them stands out."""

_HEADS = ("publisher", "byline", "date")


class Additive(msgspec.Struct, frozen=True):
    """An additive model (Hastie and Tibshirani 1986): a constant and, for each named number, a
    broken line as (knot, slope) pairs: the slope is added from the knot on."""

    constant: float
    lines: dict[str, tuple[tuple[float, float], ...]]

    def log_odds(self, found: Features) -> float:
        """The constant and the lines' values at these numbers; one that is not there is 0."""
        return self.constant + sum(
            slope * (value - knot)
            for name, line in self.lines.items()
            if (value := found.get(name, 0.0)) > line[0][0]
            for knot, slope in line
            if value > knot
        )


class CutWeights(msgspec.Struct, frozen=True):
    """What cut_weights.json holds: words, and the models of a joint alone and within its page."""

    about: str
    lexis: Lexis
    joint: Additive
    page: Additive


class Cutting(msgspec.Struct, frozen=True):
    """How sure each cut must be, and by how much more than that a page's cuts together (log-odds),
    how many words make an article, and how much surer the cuts must be together for every article
    that is a brief.

    Most pages hold one article, so to be cut at all costs a page something; one that holds two is
    likely to hold more, so each of its cuts needs less.
    """

    threshold: float = -2.25
    together: float = 3.0
    fewest_words: int = 12
    brief_words: int = 40
    brief_cost: float = 0.5


@cache
def cut_weights() -> CutWeights:
    """The shipped weights."""
    return word_list(__package__, "cut_weights.json", CutWeights)


def cut_blocks(
    labelled: Sequence[Labelled],
    passages: PassageIndex | None = None,
    cutting: Cutting | None = None,
) -> tuple[tuple[Labelled, ...], ...]:
    """The blocks of a page, parted into its articles in page order; nothing is left out.

    `passages` are those of the batch the page came in, None where there is no batch. A page
    without running text is given back whole.
    """
    ground = ground_of(labelled)
    scores = joint_scores(ground, passages, cut_weights())
    cuts = best_cuts(ground, scores, cutting or Cutting())
    starts = [0, *(split_at(ground, ground.joints[cut]) for cut in cuts), len(ground.blocks)]
    marked = _without_marks(ground, [ground.joints[cut] for cut in cuts])
    return tuple(marked[start:end] for start, end in pairwise(starts) if start < end)


def joint_scores(ground: Ground, passages: PassageIndex | None, weights: CutWeights) -> list[float]:
    """Log-odds of a cut at each joint of the page."""
    terms = terms_of(ground, weights.lexis)
    less = 0.0 if _is_read(ground, weights.lexis) else _UNREAD
    first = [
        weights.joint.log_odds(features(ground, joint, terms, passages)) for joint in ground.joints
    ]
    return [
        weights.page.log_odds(one) + max(0.0, own - _SUREST) - less
        for own, one in zip(first, on_the_page(ground, first), strict=True)
    ]


def _is_read(ground: Ground, lexis: Lexis) -> bool:
    """Whether the page's words are of the language that the weights were learned from."""
    stems = [stem for unit in ground.units for stem in unit.stems]
    return sum(stem in lexis.rarity for stem in stems) >= _KNOWN_SHARE * len(stems)


def on_the_page(ground: Ground, scores: Sequence[float]) -> list[Features]:
    """Each joint's log-odds beside those of the page's joints that look like it in some way."""
    if not scores:
        return []
    ranked = sorted(scores)
    ranks = {score: rank for rank, score in enumerate(ranked, 1)}
    page = _of_page(ranked)
    middle = fmean(scores)
    spread = sqrt(fmean((score - middle) ** 2 for score in scores))
    found: list[Features] = [
        page
        | {
            "own": _clipped(score, _SUREST),
            "rank": ranks[score] / len(scores),
            "stands out": (score - middle) / (spread + _LEAST_SPREAD),
        }
        for score in scores
    ]
    for name, keys in looks(ground).items():
        for one, beside in zip(found, _beside(name, keys, scores), strict=True):
            one.update(beside)
    for one in found:
        others = [value for name, value in one.items() if name.endswith(": others")]
        one["best look"], one["no look"] = max(others, default=0.0), float(not others)
        one["worst look"] = min(others, default=0.0)
    return found


def _of_page(ranked: Sequence[float]) -> Features:
    """What the log-odds of all joints of a page, the lowest first, tell of it: how many cuts they
    let expect, how high the upper quarter of them lies, how many there are."""
    expected = sum(1 / (1 + exp(-score)) for score in ranked)
    return {
        "best of page": _clipped(ranked[-1]),
        "few joints": float(len(ranked) < 4),
        "expected of page": min(6.0, expected),
        "quarter of page": max(-6.0, min(2.0, ranked[3 * len(ranked) // 4])),
        "joints of page": log(len(ranked)),
    }


def _clipped(score: float, bound: float = 4.0) -> float:
    return max(-bound, min(bound, score))


def _beside(name: str, keys: Sequence[str], scores: Sequence[float]) -> list[Features]:
    """For each joint the mean of the others of its look, weighed up with how many they are."""
    alike: dict[str, list[float]] = {}
    for key, score in zip(keys, scores, strict=True):
        alike.setdefault(key, []).append(_clipped(score))
    made: list[Features] = []
    for key, score in zip(keys, scores, strict=True):
        others = len(alike[key]) - 1
        if not key or not others:
            made.append({f"{name}: alone": 1.0})
            continue
        mean = (sum(alike[key]) - _clipped(score)) / others
        made.append(
            {
                f"{name}: others": mean,
                f"{name}: many others": mean * min(others, 5) / 5,
                f"{name}: share": (others + 1) / len(scores),
            }
        )
    return made


def best_cuts(ground: Ground, scores: Sequence[float], cutting: Cutting) -> list[int]:
    """The joints to cut at: the best sum of log-odds above the threshold, less what briefs cost;
    none where that sum is too low.

    Only joints above the threshold can be in the best sum, so the search runs over those; it looks
    back one by one only as far as a brief reaches, so its time is linear in the page.
    """
    before = [0]
    for unit in ground.units:
        before.append(before[-1] + len(unit.words))
    likely = [k for k, score in enumerate(scores) if score > cutting.threshold]
    states = [_State(0.0, 0, None, None)]
    far = states[0]
    passed = 0
    for k in [*likely, None]:
        start = before[-1] if k is None else before[k + 1]
        while passed < len(states) and start - states[passed].start >= cutting.brief_words:
            far = max(far, states[passed], key=lambda state: state.value)
            passed += 1
        near = [
            msgspec.structs.replace(state, value=state.value - cutting.brief_cost)
            for state in states[passed:]
            if start - state.start >= cutting.fewest_words
        ]
        reach = [far] if start - far.start >= cutting.brief_words else []
        best = max([*reach, *near], key=lambda state: state.value, default=None)
        if k is None:
            return _cuts_of(best if best and best.value > cutting.together else None)
        if best is not None:
            gain = scores[k] - cutting.threshold
            states.append(_State(best.value + gain, start, k, best))
    return []


class _State(msgspec.Struct, frozen=True):
    """A cutting of the page's first `start` words that ends in a cut at joint `cut`."""

    value: float
    start: int
    cut: int | None
    before: "_State | None"


def _cuts_of(state: _State | None) -> list[int]:
    cuts: list[int] = []
    while state is not None and state.cut is not None:
        cuts.append(state.cut)
        state = state.before
    return cuts[::-1]


def split_at(ground: Ground, joint: Joint) -> int:
    """The block that the new article begins with: its heads and title go with its text.

    Of the lines between two articles, furniture is best left to the one before, titles and heads
    to the one after, and a wide gap is a likely place to part them.
    """
    end = ground.units[joint.right].at
    places = [*joint.lines, end]
    pulls = [_pull(ground, ground.blocks[index]) for index in joint.lines]
    widest = max(ground.blocks[index].block.gap for index in places)
    scores = [
        sum(pulls[at:]) - sum(pulls[:at]) + _opens_gap(ground, index, widest)
        for at, index in enumerate(places)
    ]
    return places[max(range(len(places)), key=lambda at: (scores[at], -at))]


def _opens_gap(ground: Ground, index: int, widest: int) -> float:
    gap = ground.blocks[index].block.gap
    return 1.5 if gap == widest and gap > ground.usual_gap else 0.0


def _pull(ground: Ground, line: Labelled) -> float:
    """How much a line belongs with the text after it (above 0) or before it (below)."""
    text = line.block.text
    if line.label in ("furniture", "repeat"):
        return -0.5 if line.rule.startswith("marker:") else -0.3
    if line.label in _HEADS or line.label == "title" or line.block.kind == "heading":
        return 1.0
    if plain_line(text) in ground.recurring:
        return -0.1
    return 0.6 if is_title_like(text) else 0.2


def _without_marks(ground: Ground, joints: Sequence[Joint]) -> tuple[Labelled, ...]:
    """The blocks; lines that stand at two cuts or more are known for the furniture they are."""
    counts: dict[str, int] = {}
    for joint in joints:
        for line in {plain_line(ground.blocks[index].block.text) for index in joint.lines}:
            counts[line] = counts.get(line, 0) + 1
    inside = {index for joint in joints for index in joint.lines}
    last = ground.units[-1].at if ground.units else 0
    return tuple(
        msgspec.structs.replace(one, label="furniture", rule="stands at several cuts")
        if one.label == "body"
        and (index in inside or index > last or index < (ground.units[0].at if ground.units else 0))
        and counts.get(plain_line(one.block.text), 0) > 1
        else one
        for index, one in enumerate(ground.blocks)
    )
