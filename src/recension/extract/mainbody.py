"""Which blocks of an HTML page are its main text."""

import functools
import math
from collections.abc import Sequence

import msgspec

from recension.extract.alignment import keys_of, shares_of_keys
from recension.extract.block import Block
from recension.extract.document import Document
from recension.extract.main_features import FEATURES, Row, Votes, features_of
from recension.extract.menus import beside_text
from recension.extract.readers import resiliparse_reading, trafilatura_reading
from recension.extract.skeleton import skeleton_of
from recension.text.word_lists import word_list

_PROSE_WORDS = 12
_PROSE_LINKED = 0.3
_INDEX_LINKED = 0.6
_SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", "!”", "?”", ".’", ".'")


class Weights(msgspec.Struct, frozen=True):
    """A logistic regression: the log odds of a block to be main text (mainbody.toml)."""

    bias: float
    weights: dict[str, float]


def main_blocks(document: Document, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` of the page, each with `in_main` decided.

    Two readers vote (trafilatura and Resiliparse), and a logistic regression over their votes, the
    form of the block, its neighbours and its place in the page decides. Where neither can read the
    page, what reads as prose votes. Menus are not asked about. What follows the article inside the
    main container (a related story, say) is main text too; to cut it off is another stage's work. A
    page of links alone has no main text. Blocks of a page that is not HTML are given back as they
    are.
    """
    if document.page.media_type != "text/html":
        return blocks
    places = beside_text(blocks)
    read = [blocks[at] for at in places]
    scores = scores_of(features_of(read, votes_of(read)))
    kept = {at for at, score in zip(places, scores, strict=True) if score >= 0.5}
    article = not _is_index([blocks[at] for at in sorted(kept)])
    return tuple(
        Block(one.kind, one.content, one.gap, one.markup, at in kept and article)
        for at, one in enumerate(blocks)
    )


def _is_index(blocks: Sequence[Block]) -> bool:
    """Whether it is a list of links rather than an article."""
    linked = sum(len(block.text) * block.markup.linked for block in blocks if block.markup)
    return linked > _INDEX_LINKED * sum(len(block.text) for block in blocks)


def votes_of(blocks: Sequence[Block]) -> Votes:
    """What each reader keeps of each block; what reads as prose where no reader finds anything."""
    page = skeleton_of(blocks)
    if page is not None:
        keys = keys_of([block.text for block in blocks])
        second = shares_of_keys(keys, resiliparse_reading(page))
        if reading := trafilatura_reading(page):
            return Votes(shares_of_keys(keys, reading), second)
        if any(second):
            return Votes(second, second)
    prose = tuple(float(_reads_as_prose(block)) for block in blocks)
    return Votes(prose, prose)


def _reads_as_prose(block: Block) -> bool:
    linked = block.markup.linked if block.markup is not None else 0.0
    words = block.text.count(" ") + 1
    return words >= _PROSE_WORDS and linked < _PROSE_LINKED and block.text.endswith(_SENTENCE_ENDS)


def scores_of(rows: Sequence[Row]) -> tuple[float, ...]:
    """The probability of each block to be main text."""
    bias, weights = _weights()
    return tuple(1 / (1 + math.exp(-bias - sum(map(float.__mul__, weights, row)))) for row in rows)


@functools.cache
def _weights() -> tuple[float, tuple[float, ...]]:
    read = word_list(__package__, "mainbody.toml", Weights)
    return read.bias, tuple(read.weights[name] for name in FEATURES)
