"""Menus: links among links, with no text near them."""

from collections.abc import Sequence

from recension.extract.block import Block

_LINKED = 0.9
_PROSE_WORDS = 13
_NEAR = 3


def beside_text(blocks: Sequence[Block]) -> list[int]:
    """The places of the blocks that can be text or belong to one, in order; the rest are menus.

    A menu's entries are links, and no title, heading or sentence that is no link itself stands
    within three blocks. On news pages that is half of the blocks: readers and rules are spared it.
    """
    near = {at for at, block in enumerate(blocks) if not _is_linked(block)}
    for at, block in enumerate(blocks):
        if block.kind == "title" or (at in near and _is_text(block)):
            near.update(range(max(0, at - _NEAR), min(len(blocks), at + _NEAR + 1)))
    return sorted(near)


def _is_text(block: Block) -> bool:
    return block.kind == "heading" or block.text.count(" ") + 1 >= _PROSE_WORDS


def _is_linked(block: Block) -> bool:
    return block.markup is not None and block.markup.linked >= _LINKED
