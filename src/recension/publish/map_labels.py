"""Labels: names on a map that touch neither each other nor what they must not cover.

Each name takes the first of its positions that is free, the most important name first: the greedy
way of Yoeli (1972, "The logic of automated map lettering"), with his order of positions about a
point. A name without a free position is left out; the table beside the map has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from recension.publish.map_window import WIDTH

SIZE = 14.0  # of type
_LETTER = 0.52  # of the size: how wide a letter is on average, in serif type
_GAP = 3.0
_TRIES = 7  # a side, of points tried for a name within an outline
Anchor = Literal["start", "middle", "end"]


class Frame(msgspec.Struct, frozen=True):
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float


class Label(msgspec.Struct, frozen=True):
    """A name at (x, y), the left end, middle or right end of its base line."""

    text: str
    x: float
    y: float
    anchor: Anchor


class Wanted(msgspec.Struct, frozen=True):
    """A name and the positions it may take, the best first."""

    text: str
    positions: tuple[Label, ...]
    spacing: float = 1.0


def placed_labels(
    wanted: Iterable[Wanted], taken: Iterable[Frame], height: float
) -> tuple[Label | None, ...]:
    """A label for each name in its order, None where no position is free and on the sheet."""
    used = list(taken)
    found: list[Label | None] = []
    for one in wanted:
        label = next((at for at in one.positions if _is_free(at, one.spacing, used, height)), None)
        found.append(label)
        if label is not None:
            used.append(frame_of(label, one.spacing))
    return tuple(found)


def frame_of(label: Label, spacing: float = 1.0) -> Frame:
    """The rectangle that the label fills, about; `spacing` is of letters set apart."""
    wide = len(label.text) * SIZE * _LETTER * spacing
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Frame(left, label.y - SIZE * 0.8, left + wide, label.y + SIZE * 0.25)


def about_point(text: str, x: float, y: float, radius: float) -> Wanted:
    """The eight positions about a symbol: right, left, above and below, then between."""
    side, slant = radius + _GAP, radius * 0.7 + _GAP
    middle, above, below = y + SIZE * 0.3, y - side - SIZE * 0.2, y + side + SIZE * 0.75
    high, low = y - slant, y + slant + SIZE * 0.5
    return Wanted(
        text,
        (
            Label(text, x + side, middle, "start"),
            Label(text, x - side, middle, "end"),
            Label(text, x, above, "middle"),
            Label(text, x, below, "middle"),
            Label(text, x + slant, high, "start"),
            Label(text, x + slant, low, "start"),
            Label(text, x - slant, high, "end"),
            Label(text, x - slant, low, "end"),
        ),
    )


def within_outline(
    text: str, ring: Sequence[tuple[float, float]], height: float, spacing: float
) -> Wanted:
    """The positions where a name lies in an outline wholly, the farthest from its edges first."""
    inside = sorted(_roomy(text, ring, height, spacing), reverse=True)
    labels = tuple(Label(text, x, y + SIZE * 0.3, "middle") for _, x, y in inside)
    return Wanted(text, labels, spacing)


def _roomy(
    text: str, ring: Sequence[tuple[float, float]], height: float, spacing: float
) -> Iterator[tuple[float, float, float]]:
    half = len(text) * SIZE * _LETTER * spacing / 2
    for x, y in _grid(ring, height):
        ends = (x - half, x, x + half)
        if all(_contains(ring, end, y + dy) for end in ends for dy in (-SIZE / 2, SIZE / 2)):
            yield min(_distance(point, (x, y)) for point in ring), x, y


def _grid(ring: Sequence[tuple[float, float]], height: float) -> Iterator[tuple[float, float]]:
    left, right = max(0.0, min(x for x, _ in ring)), min(WIDTH, max(x for x, _ in ring))
    top, bottom = max(0.0, min(y for _, y in ring)), min(height, max(y for _, y in ring))
    for i in range(1, _TRIES + 1):
        for j in range(1, _TRIES + 1):
            share, fall = i / (_TRIES + 1), j / (_TRIES + 1)
            yield left + (right - left) * share, top + (bottom - top) * fall


def _distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    return abs(one[0] - two[0]) / 3 + abs(one[1] - two[1])  # a name is wider than high


def _contains(ring: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    """Whether the point lies in the ring, by the crossings of a ray (Shimrat 1962)."""
    before = ring[-1]
    inside = False
    for point in ring:
        (u, v), (p, q) = before, point
        if (v > y) != (q > y) and x < (p - u) * (y - v) / (q - v) + u:
            inside = not inside
        before = point
    return inside


def _is_free(label: Label, spacing: float, used: Iterable[Frame], height: float) -> bool:
    frame = frame_of(label, spacing)
    on_sheet = frame.left >= 2 and frame.top >= 2 and frame.right <= WIDTH - 2
    return (
        on_sheet and frame.bottom <= height - 2 and not any(_touch(frame, other) for other in used)
    )


def _touch(one: Frame, two: Frame) -> bool:
    return (
        one.left < two.right
        and two.left < one.right
        and one.top < two.bottom
        and two.top < one.bottom
    )
