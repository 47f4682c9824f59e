"""Text that remembers where each of its characters came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

Run = tuple[int, int, int]
"""[start in the text, start in the source, length]"""


class MappedText(msgspec.Struct, frozen=True, gc=False):
    """A text and the runs that tie it to a source text, sorted, not overlapping in the text.

    A character outside every run was put in (a separator). Inside a run of length > 1 text and
    source agree character for character; a mended or decoded character has a run of length 1 that
    points at the first source character it was read from ("’" from "&#8217;").
    """

    text: str
    runs: tuple[Run, ...]

    def __len__(self) -> int:
        return len(self.text)

    def source_start(self, position: int) -> int | None:
        """Where in the source the first mapped character at or after `position` lies."""
        for start, source, length in self.runs[_first_run(self.runs, position) :]:
            if start + length > position:
                return source + max(0, position - start)
        return None

    def source_end(self, position: int) -> int | None:
        """One past where in the source the last mapped character before `position` lies."""
        at = bisect_left(self.runs, position, key=_start) - 1
        if at < 0:
            return None
        start, source, length = self.runs[at]
        return source + min(length, position - start)

    def cut(self, start: int, end: int) -> "MappedText":
        """The part [start, end)."""
        runs = self.runs[_first_run(self.runs, start) : bisect_left(self.runs, end, key=_start)]
        return MappedText(self.text[start:end], tuple(_clip(runs, start, end)))

    def stripped(self) -> "MappedText":
        """The text without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))


def _start(run: Run) -> int:
    return run[0]


def _first_run(runs: Sequence[Run], position: int) -> int:
    """The index of the last run that starts at or before `position`; 0 where none does."""
    return max(0, bisect_right(runs, position, key=_start) - 1)


def _clip(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    for at, source, length in runs:
        first, last = max(at, start), min(at + length, end)
        if first < last:
            yield first - start, source + first - at, last - first


def mapped(source: str, start: int = 0, end: int | None = None) -> MappedText:
    """The part [start, end) of `source`, as it stands."""
    end = len(source) if end is None else end
    text = source[start:end]
    return MappedText(text, ((0, start, len(text)),) if text else ())


def join(parts: Iterable[MappedText], separator: str = "") -> MappedText:
    """The parts one after another, with a separator between them that maps to nothing."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for index, part in enumerate(parts):
        if index and separator:
            texts.append(separator)
            length += len(separator)
        texts.append(part.text)
        for start, source, size in part.runs:
            _append(runs, (start + length, source, size))
        length += len(part.text)
    return MappedText("".join(texts), tuple(runs))


def _append(runs: list[Run], run: Run) -> None:
    if runs:
        start, source, length = runs[-1]
        adjoining = start + length == run[0] and source + length == run[1]
        if adjoining and length > 1 and run[2] > 1:  # a run of one may be a mended character
            runs[-1] = (start, source, length + run[2])
            return
    runs.append(run)


Edit = tuple[int, int, str]
"""Replace [start, end) by a text."""


def edited(text: MappedText, edits: Iterable[Edit]) -> MappedText:
    """`text` with the edits made; edits are sorted and do not overlap.

    Every character of a replacement maps to the first source character of what it replaces; a
    replacement equal to what it replaces changes nothing.
    """
    parts: list[MappedText] = []
    done = 0
    for start, end, replacement in edits:
        if text.text[start:end] == replacement:
            continue
        parts.append(text.cut(done, start))
        parts.append(_replacement(text, start, end, replacement))
        done = end
    if not parts:
        return text
    parts.append(text.cut(done, len(text.text)))
    return join(parts)


def _replacement(text: MappedText, start: int, end: int, replacement: str) -> MappedText:
    source = text.cut(start, end).source_start(0)
    if source is None:
        return MappedText(replacement, ())
    return MappedText(replacement, tuple((at, source, 1) for at in range(len(replacement))))
