"""Which blocks of an HTML page are its main text."""

import msgspec

from recension.extract.alignment import kept_shares
from recension.extract.block import Block
from recension.extract.document import Document
from recension.extract.readers import can_be_read, trafilatura_reading


def main_blocks(document: Document, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` of the page, each with `in_main` decided."""
    texts = [block.text for block in blocks]
    reading = trafilatura_reading(document.text) if can_be_read(document.text) else None
    kept = kept_shares(texts, reading or "")
    return tuple(
        msgspec.structs.replace(block, in_main=share >= 0.5)
        for block, share in zip(blocks, kept, strict=True)
    )
