"""Where something stands: offsets and spans."""

import msgspec

Offsets = tuple[int, int]
"""Half-open [start, end) in Unicode code points of one text."""


class Span(msgspec.Struct, frozen=True, order=True):
    """A run of one article's text; `text` equals ``article.text[start:end]``, always."""

    article: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError(f"span {self.start}:{self.end} does not fit {self.text!r}")

    @property
    def offsets(self) -> Offsets:
        """The span's [start, end)."""
        return self.start, self.end


def span_of(article: str, text: str, offsets: Offsets) -> Span:
    """The span of the article with id `article` and text `text` at `offsets`."""
    start, end = offsets
    return Span(article, start, end, text[start:end])
