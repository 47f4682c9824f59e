"""Lines that many texts hold: furniture of a page, which says nothing of its story."""

import zlib
from collections import Counter
from collections.abc import Sequence

import msgspec

from recension.group.background import Background
from recension.group.profile import Profile, profile_of
from recension.model.article import Article
from recension.text.words import WORD

_LINE_WORDS = 8


class Line(msgspec.Struct, frozen=True):
    """A line of an article: [start, end) of its text, its number of words, a hash of them."""

    start: int
    end: int
    words: int
    key: int

    def is_long(self) -> bool:
        """Whether it has words enough to be known again."""
        return self.words >= _LINE_WORDS


def lines_of(text: str) -> list[Line]:
    """The lines of a text that have words."""
    lines, start = [], 0
    for part in text.split("\n"):
        end = start + len(part)
        count = sum(1 for _ in WORD.finditer(part))
        if count:
            key = zlib.crc32(part.strip().encode("utf-8", "surrogatepass"))
            lines.append(Line(start, end, count, key))
        start = end + 1
    return lines


def text_without(text: str, lines: Sequence[Line], gone: frozenset[int]) -> str | None:
    """The text without the lines whose keys are `gone`, null where it stays as it is.

    Lines that carry the article's first words are no furniture but a text that many printed, if
    next to nothing else is left without.
    """
    kept = [line for line in lines if line.key not in gone]
    if not kept or len(kept) == len(lines):
        return None
    first = next(line for line in lines if line.is_long() or line.key in gone)
    left, total = (sum(line.words for line in some) for some in (kept, lines))
    if first.key in gone and left < total / 4:
        return None
    return "\n".join(text[line.start : line.end] for line in kept)


def without_furniture(
    profiles: Sequence[Profile], articles: Sequence[Article], background: Background, most: int
) -> list[Profile]:
    """The profiles of articles of different texts, less the lines that `most` of them hold."""
    lines = [lines_of(article.text) for article in articles]
    held = Counter(key for some in lines for key in {one.key for one in some if one.is_long()})
    found = []
    for profile, article, some in zip(profiles, articles, lines, strict=True):
        gone = frozenset(line.key for line in some if held[line.key] >= most)
        bare = text_without(article.text, some, gone) if gone else None
        told = None if bare is None else msgspec.structs.replace(article, text=bare)
        found.append(profile if told is None else profile_of(told, background))
    return found
