"""What each block of a page is: text of an article, its head lines, or the site's furniture."""

from collections.abc import Sequence

from recension.extract.block import Block, Labelled
from recension.extract.evidence import Verdict, alone, reading_of
from recension.extract.glued import pieces_of
from recension.extract.neighbours import (
    label_after,
    label_beside,
    label_comments,
    label_listings,
    label_teasers,
)
from recension.extract.titles import label_outlets, label_roles, label_titles

_BODY: Verdict = ("body", "text")


def label_blocks(blocks: Sequence[Block]) -> tuple[Labelled, ...]:
    """The blocks of a page, in order, with what each is; a block with junk glued in is cut up.

    The evidence is the phrase a line is or opens with (furniture.toml), its form, and what stands
    around it; where that is not enough a line is body, since an article's own words must not be
    lost. Rules that begin with "marker:" tell that other stories follow. In HTML, what the readers
    of the page hold for no main text is furniture, but for a title.
    """
    readings = [reading_of(piece) for block in blocks for piece in pieces_of(block)]
    verdicts = [alone(reading) for reading in readings]
    label_beside(readings, verdicts)
    label_outlets(readings, verdicts)
    label_titles(readings, verdicts)
    label_listings(readings, verdicts)
    label_teasers(readings, verdicts)
    label_comments(readings, verdicts)
    label_roles(readings, verdicts)
    label_after(readings, verdicts)
    return tuple(
        Labelled(reading.block, *(verdict or _BODY))
        for reading, verdict in zip(readings, verdicts, strict=True)
    )
