"""Cutting a page into its articles.

Every joint between two paragraphs gets log-odds that a new article begins there, from the named
numbers of `cut_features`; a second look weighs them against the other joints of the page, above
all those that look alike: marks that part articles are repeated, and subheads are not followed by
new people. Then the whole page is cut at once, by dynamic programming over segments (as Utiyama
and Isahara 2001 do for cohesion alone), so that each piece is enough of an article.

The weights are fitted by logistic regression on composite pages (`training/cut`) and lie beside
this module.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

import msgspec

from recension.extract.block import Labelled
from recension.extract.cut_features import Features, Opening, echo, features, signature
from recension.extract.cut_units import Ground, Joint, ground_of, is_title_like, plain_line, window
from recension.extract.passages import PassageIndex

_HEADS = ("publisher", "byline", "date")


class CutWeights(msgspec.Struct, frozen=True):
    """What cut_weights.json holds: weights by name, "" for the constant."""

    about: str
    lead: dict[str, float]
    close: dict[str, float]
    joint: dict[str, float]
    page: dict[str, float]

    @property
    def opening(self) -> Opening:
        """The weights of words."""
        return Opening(self.lead, self.close)


class Cutting(msgspec.Struct, frozen=True):
    """How sure a cut must be (log-odds), and how many words make an article."""

    threshold: float = 0.5
    fewest_words: int = 12


@cache
def cut_weights() -> CutWeights:
    """The shipped weights."""
    raw = resources.files("recension.extract").joinpath("cut_weights.json").read_bytes()
    return msgspec.json.decode(raw, type=CutWeights)


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
    first = [
        weighed(features(ground, joint, weights.opening, passages), weights.joint)
        for joint in ground.joints
    ]
    return [weighed(one, weights.page) for one in on_the_page(ground, first)]


def weighed(found: Features, weights: Mapping[str, float]) -> float:
    """The sum of the numbers by their weights, and the constant."""
    return weights[""] + sum(value * weights.get(name, 0.0) for name, value in found.items())


def on_the_page(ground: Ground, scores: Sequence[float]) -> list[Features]:
    """Each joint's log-odds beside those of the joints that look like it, and of all others."""
    kinds = [signature(ground, joint) for joint in ground.joints]
    alike: dict[str, list[float]] = {}
    for kind, score in zip(kinds, scores, strict=True):
        alike.setdefault(kind, []).append(_clipped(score))
    ranks = {score: rank for rank, score in enumerate(sorted(scores), 1)}
    page = {
        "best of page": _clipped(max(scores, default=0.0)),
        "few joints": float(len(scores) < 4),
    }
    return [
        page | _beside(score, alike[kind], len(scores)) | {"rank": ranks[score] / len(scores)}
        for kind, score in zip(kinds, scores, strict=True)
    ]


def _clipped(score: float, bound: float = 4.0) -> float:
    return max(-bound, min(bound, score))


def _beside(score: float, alike: Sequence[float], joints: int) -> Features:
    others = (sum(alike) - _clipped(score)) / (len(alike) - 1) if len(alike) > 1 else 0.0
    share = len(alike) / joints
    return {
        "own": _clipped(score, 6.0),
        "alike": others,
        "alike many": others * min(len(alike), 6) / 6,
        "alone": float(len(alike) == 1),
        "share alike": share,
        "common": float(share > 0.4),
    }


def best_cuts(ground: Ground, scores: Sequence[float], cutting: Cutting) -> list[int]:
    """The joints to cut at: the best sum of log-odds above the threshold, each piece long enough.

    Only joints above the threshold can be in the best sum, so the search runs over those.
    """
    before = [0]
    for unit in ground.units:
        before.append(before[-1] + len(unit.words))
    likely = [k for k, score in enumerate(scores) if score > cutting.threshold]
    best: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]
    for k in likely:
        start = before[k + 1]
        if before[-1] - start < cutting.fewest_words:
            break
        fits = [state for state in best if start - state[1] >= cutting.fewest_words]
        if fits:
            value, _, cuts = max(fits, key=lambda state: state[0])
            best.append((value + scores[k] - cutting.threshold, start, (*cuts, k)))
    return list(max(best, key=lambda state: state[0])[2])


def split_at(ground: Ground, joint: Joint) -> int:
    """The block that the new article begins with: its heads and title go with its text.

    The title is the line whose words are taken up after it more than before it; heads that stand
    right above it belong to it, what stands above those to the article before.
    """
    anchor = _anchor(ground, joint)
    at = ground.units[joint.right].at if anchor is None else anchor
    first = joint.lines[0] if joint.lines else at
    while at > first and _goes_with_next(ground, at - 1, anchor is None):
        at -= 1
    return at


def _anchor(ground: Ground, joint: Joint) -> int | None:
    left = window(ground.units, joint.left, -1)
    right = window(ground.units, joint.right, 1)
    gains = [
        (echo(text, right) - 0.5 * echo(text, left), -index)
        for index in joint.lines
        if is_title_like(text := ground.blocks[index].block.text)
        and ground.blocks[index].label in ("body", "title")
        and plain_line(text) not in ground.recurring
    ]
    gain, index = max(gains, default=(0.0, 0))
    return -index if gain > 0.25 else None


def _goes_with_next(ground: Ground, index: int, untitled: bool) -> bool:
    """Whether the line at `index` goes with the one after it."""
    line, after = ground.blocks[index], ground.blocks[index + 1]
    if line.label in _HEADS or line.label == "title":
        return True
    return (
        untitled
        and line.label == "body"
        and line.block.gap >= after.block.gap
        and plain_line(line.block.text) not in ground.recurring
    )


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
