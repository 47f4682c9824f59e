"""A forgiving tokeniser of HTML that keeps source offsets and takes linear time."""

import functools
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from recension.extract.block import BlockKind
from recension.text.word_lists import word_list


class Elements(msgspec.Struct, frozen=True):
    """HTML elements by what they do to the text around them (elements.toml)."""

    void: frozenset[str]
    raw: frozenset[str]
    unseen: frozenset[str]
    block: frozenset[str]
    cell: frozenset[str]
    closes: dict[str, str]
    kind: dict[str, BlockKind]


class Token(msgspec.Struct, frozen=True, gc=False):
    """A run of the source [start, end): text, a tag, or the content of a raw text element.

    `name` is the tag's, in lower case, or the raw text element's; `attributes` is as written.
    """

    role: Literal["text", "open", "close", "raw"]
    start: int
    end: int
    name: str = ""
    attributes: str = ""


_TAG = re.compile(
    r"<(/?)([a-zA-Z][\w:.-]*+)((?:[^\"'<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>"
    r"|<(!--|[!?/])"
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?",
)


@functools.cache
def elements() -> Elements:
    """The elements of HTML, read once."""
    return word_list(__package__, "elements.toml", Elements)


def tokens(source: str) -> Iterator[Token]:
    """The text runs and tags of `source` in order; comments and declarations are left out.

    Never fails: what is no tag is text. Follows the tokenizer of the HTML Living Standard (section
    13.2.5) where it matters for text, and takes time linear in the length of any input.
    """
    raw = elements().raw
    ends = _Ends(source)
    done = 0
    while found := _TAG.search(source, done):
        start, after = found.span()
        if start > done:
            yield Token("text", done, start)
        slash, name, attributes, other = found.groups()
        if name is None:
            done = ends.of_comment(start, after, other)
            continue
        name = name.lower()
        done = after
        if slash:
            yield Token("close", start, after, name)
            continue
        yield Token("open", start, after, name, attributes)
        if name in raw:
            done = ends.of_raw(name, after)
            yield Token("raw", after, done, name)
    if done < len(source):
        yield Token("text", done, len(source))


class _Ends:
    """Finds where comments and raw text end; what was once not found is not looked for again."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lower: str | None = None
        self._absent: set[str] = set()

    def of_comment(self, start: int, after: int, opening: str) -> int:
        if opening == "!--":
            end = self._after("-->", start + 2)  # "<!-->" is a whole comment
            if end is not None:
                return end
        end = self._after(">", after)
        return after if end is None else end

    def _after(self, mark: str, start: int) -> int | None:
        if mark in self._absent:
            return None
        found = self._source.find(mark, start)
        if found < 0:
            self._absent.add(mark)
            return None
        return found + len(mark)

    def of_raw(self, name: str, start: int) -> int:
        """Where the end tag begins; the end of the source where there is none (as browsers do)."""
        found = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self._source, start)
        return len(self._source) if found is None else found.start()


def attributes_of(written: str) -> dict[str, str]:
    """Attributes by lower-case name, entities not decoded; the first of two of one name stands."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found
