"""Shingles: hashes of runs of words of many texts at once, and a sample of them for an index.

Word hashes are polynomial over the letters' bytes modulo 2^64 (Karp & Rabin, 1987), got for all
words of a text from two running sums. The sample keeps every hash below a bound (FracMinHash:
Irber et al., 2022), so that a text cut short or embedded keeps its share of another's sample.
"""

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15 | 1
_LETTER = np.zeros(256, dtype=np.uint8)
for _code in (*range(ord("0"), ord("9") + 1), *range(ord("a"), ord("z") + 1), *range(128, 256)):
    _LETTER[_code] = _code
for _code in range(ord("A"), ord("Z") + 1):
    _LETTER[_code] = _code + 32


def _powers(length: int, base: int) -> Hashes:
    found = np.full(length, base, dtype=np.uint64)
    found[0] = 1
    return np.cumprod(found, dtype=np.uint64)


_STEP = 1 << 16
_FORWARD = _powers(_STEP, _BASE)
_BACKWARD = _powers(_STEP, pow(_BASE, -1, 1 << 64))


def word_hashes(text: str) -> Hashes:
    """A hash for each word of `text`, in order; case and punctuation do not count."""
    raw = np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)
    if len(raw) < _STEP:
        return _word_hashes(raw)
    return np.concatenate([_word_hashes(part) for part in _parts(raw)])


def _parts(raw: npt.NDArray[np.uint8]) -> list[npt.NDArray[np.uint8]]:
    """Stretches shorter than the table of powers, cut where no word is cut, if that can be."""
    parts, start = [], 0
    while start < len(raw):
        end = min(start + _STEP - 1, len(raw))
        gaps = np.flatnonzero(_LETTER[raw[start:end]] == 0)
        if end < len(raw) and len(gaps):
            end = start + int(gaps[-1]) + 1
        parts.append(raw[start:end])
        start = end
    return parts


def _word_hashes(raw: npt.NDArray[np.uint8]) -> Hashes:
    letters = _LETTER[raw]
    inside = letters != 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False]))))
    starts, ends = edges[0::2], edges[1::2]
    sums = np.zeros(len(raw) + 1, dtype=np.uint64)
    np.cumsum(letters.astype(np.uint64) * _FORWARD[: len(raw)], out=sums[1:])
    return _mixed((sums[ends] - sums[starts]) * _BACKWARD[starts])


def _mixed(hashes: Hashes) -> Hashes:
    """The finaliser of SplitMix64 (Steele et al., 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


def shingle_hashes(text: str, size: int) -> Hashes:
    """A hash for each run of `size` words of `text`, in order; none if it has fewer words."""
    own = word_hashes(text)
    count = len(own) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total = total * np.uint64(_BASE) + own[place : place + count]
    return _mixed(total)


def sampled(hashes: Hashes, one_in: int) -> Hashes:
    """The different hashes below the bound that keeps one in `one_in`, sorted."""
    kept = hashes[hashes < np.uint64((1 << 64) // one_in - 1)] if one_in > 1 else hashes
    return np.unique(kept)
