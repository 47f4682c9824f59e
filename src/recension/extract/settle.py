"""Reading an article again as if its text were all of the page, until nothing changes.

What a line is depends on where it stands: a byline at the head of the third article of a page looks
like any line until the page is cut. Read alone, the article shows it. This also makes extraction
idempotent: the text it gives, given as a page, is given back.
"""

from collections.abc import Sequence

import msgspec

from recension.extract.block import Block, Labelled
from recension.extract.cut import Cutting, cut_blocks
from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.extract.furniture import label_blocks
from recension.extract.owntext import own_texts, restored
from recension.extract.repeats import mark_repeats
from recension.model.page import Page
from recension.text.mapped import MappedText, Run, join

SEPARATOR = "\n\n"
"""What stands between the paragraphs of an article's text; it maps to nothing."""

_MOST_READINGS = 6


class Reading(msgspec.Struct, frozen=True):
    """An article: its text, mapped to the page, and its blocks, those that are no text included."""

    content: MappedText
    blocks: tuple[Labelled, ...]
    own: tuple[Block, ...]


def reading_of(blocks: Sequence[Labelled], own: Sequence[Block]) -> Reading:
    """A first reading, from the page's blocks."""
    content = join([block.content for block in own], SEPARATOR)
    return Reading(content, tuple(blocks), tuple(own))


def settled(first: Reading, cutting: Cutting | None) -> list[Reading]:
    """The article read again, in as many pieces as it then turns out to be; () if none is left.

    An article whose page has a `cutting` of its own is not cut again.
    """
    done: list[Reading] = []
    todo = [(first, 0)]
    while todo:
        reading, times = todo.pop()
        again = _read(reading, cutting)
        same = len(again) == 1 and again[0].content.text == reading.content.text
        if same or times == _MOST_READINGS:
            done.append(again[0] if same else reading)
        else:
            todo.extend((one, times + 1) for one in reversed(again))
    return done


def _read(reading: Reading, cutting: Cutting | None) -> list[Reading]:
    text = reading.content.text
    page = Page("", "", "", "text/plain", None, "utf-8", len(text))
    labelled = mark_repeats(label_blocks(dump_blocks(Document(page, text))))
    placed = tuple(_placed(one, reading.content) for one in labelled)
    parts = restored(cut_blocks(placed) if cutting is None else [placed])
    owned = [pair for pair in zip(parts, own_texts(parts), strict=True) if pair[1]]
    outside = _outside(reading)
    titles = _titles(reading.blocks)
    return [
        reading_of(
            [*(outside if number == 0 else ()), *(_titled(one, titles) for one in part)], own
        )
        for number, (part, own) in enumerate(owned)
    ]


def _titles(blocks: Sequence[Labelled]) -> dict[int | None, Labelled]:
    """The lines once known for titles, by where they start; a page may say so by repeating one."""
    return {one.block.content.source_start(0): one for one in blocks if one.label == "title"}


def _titled(one: Labelled, titles: dict[int | None, Labelled]) -> Labelled:
    known = titles.get(one.block.content.source_start(0))
    if known is None or known.block.text != one.block.text or one.label != "body":
        return one
    return Labelled(one.block, known.label, known.rule)


def _outside(reading: Reading) -> list[Labelled]:
    """The blocks that are no text of the article, such as its heads."""
    own = {id(block) for block in reading.own}
    return [one for one in reading.blocks if id(one.block) not in own]


def _placed(one: Labelled, outer: MappedText) -> Labelled:
    content = composed(one.block.content, outer)
    return Labelled(msgspec.structs.replace(one.block, content=content), one.label, one.rule)


def composed(inner: MappedText, outer: MappedText) -> MappedText:
    """`inner`, which maps into the text of `outer`, mapped to what `outer` maps to."""
    runs: list[Run] = []
    for at, source, length in inner.runs:
        runs += [
            (at + start, place, size)
            for start, place, size in outer.cut(source, source + length).runs
        ]
    return MappedText(inner.text, tuple(runs))
