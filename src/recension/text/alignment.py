"""Alignment of two word sequences: which words stand in both, in the same order."""

from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import LCSseq


class Block(msgspec.Struct, frozen=True):
    """`size` words that stand at `one` in the first sequence and at `other` in the second."""

    one: int
    other: int
    size: int


class Change(msgspec.Struct, frozen=True):
    """Words [one_start, one_end) of the first that stand where [other_start, other_end) do."""

    one_start: int
    one_end: int
    other_start: int
    other_end: int


def common_blocks(one: Sequence[str], other: Sequence[str]) -> tuple[Block, ...]:
    """The runs of a longest common subsequence (Hunt & Szymanski, 1977), in order."""
    found = LCSseq.opcodes(one, other)
    return tuple(
        Block(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in found
        if code.tag == "equal"
    )


def changes(
    blocks: Sequence[Block], one: tuple[int, int], other: tuple[int, int]
) -> tuple[Change, ...]:
    """What stands between the blocks within the stretches [start, end) of either sequence."""
    found: list[Change] = []
    at_one, at_other = one[0], other[0]
    for block in [*blocks, Block(one[1], other[1], 0)]:
        change = Change(at_one, block.one, at_other, block.other)
        if change.one_start < change.one_end or change.other_start < change.other_end:
            found.append(change)
        at_one, at_other = block.one + block.size, block.other + block.size
    return tuple(found)


def dense(blocks: Sequence[Block], gap: int, size: int) -> tuple[Block, ...]:
    """`blocks` without stray ones at either end: under `size` words and beyond `gap` others."""
    kept = list(blocks)
    while len(kept) > 1 and _stray(kept[0], kept[1], gap, size):
        kept.pop(0)
    while len(kept) > 1 and _stray(kept[-1], kept[-2], gap, size):
        kept.pop()
    return tuple(kept)


def _stray(end: Block, inner: Block, gap: int, size: int) -> bool:
    first, second = (end, inner) if end.one < inner.one else (inner, end)
    apart = max(second.one - first.one - first.size, second.other - first.other - first.size)
    return end.size < size and apart > gap
