"""Block: a paragraph, heading or line of a page, the unit that extraction decides on."""

from typing import Literal

import msgspec

from recension.text.mapped import MappedText

BlockKind = Literal["title", "heading", "paragraph", "item", "quote", "caption", "table", "line"]
Label = Literal["body", "title", "byline", "publisher", "date", "furniture", "repeat"]


class Markup(msgspec.Struct, frozen=True, gc=False):
    """What HTML says about a block: None of this exists for a plain dump.

    `path` is the chain of element names with id and class words, outermost first; `container` is
    the source offset of the innermost sectioning element (article, section, aside, main, or a div
    of whole paragraphs) the block lies in; `linked` is the share 0..1 of its characters in links.
    """

    path: tuple[str, ...]
    container: int
    linked: float


class Block(msgspec.Struct, frozen=True, gc=False):
    """A block of a page, in page order.

    `content` is its text with white space folded, mapped to the page; `gap` counts the blank lines
    before it in a dump (0 in HTML); `in_main` says whether the readers of the page take it for
    main text: None where no reader was asked (dumps).
    """

    kind: BlockKind
    content: MappedText
    gap: int
    markup: Markup | None
    in_main: bool | None

    @property
    def text(self) -> str:
        """The block's text."""
        return self.content.text


class Labelled(msgspec.Struct, frozen=True, gc=False):
    """A block and what it is; `rule` names the rule or score that decided, for the reader."""

    block: Block
    label: Label
    rule: str
