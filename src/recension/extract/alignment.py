"""Which of a page's blocks a reader kept, told from the text that it gave."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_NO_WORD = re.compile(r"[^\w\n ][^\w\n]*| [^\w\n]+")
"""What stands between words of a line, but for the lone space that it becomes."""
_SOFT_HYPHEN = "\xad"
_ANCHOR_CHARACTERS = 30
_OCCURRENCES = 3
_SHINGLE = 3
_WORDS_FOR_SHINGLES = 6


def kept_shares(blocks: Sequence[str], reading: str) -> tuple[float, ...]:
    """For each block the share 0..1 of it that stands in `reading`, in the order of the page.

    A reader's text is a selection of the page in page order. Blocks long enough to be told apart
    are looked up whole, and the longest rising chain of their places in the reading is taken
    (Schensted 1961; Hunt and Szymanski 1977 use it for differences of files); what lies between
    two of them is looked for only between their places, so that a teaser is not taken for the
    paragraph that it repeats. Time is about linear in the length of both.
    """
    return shares_of_keys(keys_of(blocks), reading)


def keys_of(blocks: Sequence[str]) -> list[str]:
    """The words of each block as they are looked up in a reading, for `shares_of_keys`."""
    if not blocks:
        return []
    lines = "\n".join(block.replace("\n", " ") for block in blocks)
    levelled = _NO_WORD.sub(" ", lines.replace(_SOFT_HYPHEN, "").lower()).split("\n")
    return [f" {bare} " if (bare := words.strip(" ")) else "" for words in levelled]


def shares_of_keys(keys: Sequence[str], reading: str) -> tuple[float, ...]:
    """`kept_shares` of the blocks whose keys these are: several readings have one set of keys."""
    (words,) = keys_of([reading])
    anchors = _anchors(keys, words)
    shares = [0.0] * len(keys)
    before, place = 0, 0
    for index, at in [*anchors, (len(keys), len(words))]:
        _fill(shares, keys, range(before, index), words[place : at + 1])
        if index < len(keys):
            shares[index] = 1.0
            place = at + len(keys[index]) - 1
        before = index + 1
    return tuple(shares)


def _anchors(keys: Sequence[str], words: str) -> list[tuple[int, int]]:
    """(block, place) of the longest chain in which both rise."""
    tails: list[int] = []
    chain: list[tuple[int, int, int]] = []  # block, place, index of the one before in the chain
    heads: list[int] = []
    for index, key in enumerate(keys):
        if len(key) < _ANCHOR_CHARACTERS:
            continue
        for place in sorted(_places(key, words), reverse=True):
            rank = bisect_left(tails, place)
            chain.append((index, place, heads[rank - 1] if rank else -1))
            tails[rank : rank + 1] = [place]
            heads[rank : rank + 1] = [len(chain) - 1]
    return _followed(chain, heads[-1] if heads else -1)


def _places(key: str, words: str) -> Iterator[int]:
    at = -1
    for _ in range(_OCCURRENCES):
        at = words.find(key, at + 1)
        if at < 0:
            return
        yield at


def _followed(chain: list[tuple[int, int, int]], at: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while at >= 0:
        block, place, before = chain[at]
        found.append((block, place))
        at = before
    return found[::-1]


def _fill(shares: list[float], keys: Sequence[str], indices: range, words: str) -> None:
    """Look for the blocks `indices` in a gap of the reading, one after another."""
    if not words.strip():
        return
    place = 0
    shingles: set[tuple[str, ...]] | None = None
    for index in indices:
        key = keys[index]
        at = words.find(key, place) if key else -1
        if at >= 0:
            shares[index] = 1.0
            place = at + len(key) - 1
        elif key.count(" ") > _WORDS_FOR_SHINGLES:
            shingles = _shingles(words) if shingles is None else shingles
            own = _shingles(key)
            shares[index] = len(own & shingles) / len(own)


def _shingles(words: str) -> set[tuple[str, ...]]:
    split = words.split()
    return {tuple(split[at : at + _SHINGLE]) for at in range(len(split) - _SHINGLE + 1)}
