"""Numerals: the value of a number written in digits, in words or in both."""

from functools import cache

import msgspec

from recension.annotate.words import Word
from recension.text.word_lists import word_list


class Bounds(msgspec.Struct, frozen=True):
    """Words that bound a figure: from below, from above, about it, or not at all."""

    low: tuple[str, ...]
    high: tuple[str, ...]
    near: tuple[str, ...]
    exact: tuple[str, ...] = ()


class People(msgspec.Struct, frozen=True):
    """Words beside a bare figure that counts people."""

    after: frozenset[str]
    before: frozenset[str]
    plain: frozenset[str]


class Labels(msgspec.Struct, frozen=True):
    """Words beside a figure that counts nothing."""

    always: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    ages: frozenset[str]


class Not(msgspec.Struct, frozen=True):
    """Nouns and words that keep "one", and figures of change, from being counts or ranges."""

    one_before: frozenset[str]
    one_after: frozenset[str]
    change: frozenset[str]


class NumberWords(msgspec.Struct, frozen=True):
    """The word lists of units.toml."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    vague: dict[str, int]
    before: Bounds
    after: Bounds
    currencies: dict[str, str]
    measures: dict[str, str]
    plurals: dict[str, str]
    people: People
    labels: Labels
    durations: frozenset[str]
    partitives: frozenset[str]
    counted: frozenset[str]
    also_nouns: frozenset[str]
    metres_after: frozenset[str]
    metres_before: frozenset[str]
    year_before: frozenset[str]
    signs: frozenset[str]
    no: Not


@cache
def number_words() -> NumberWords:
    """The shipped lists."""
    return word_list(__package__, "units.toml", NumberWords)


def is_compound(word: Word) -> tuple[int, str] | None:
    """Value and unit of "five-year", "ten-mile": a cardinal, a hyphen, a unit."""
    lists = number_words()
    head, _, tail = word.low.replace("‐", "-").replace("‑", "-").partition("-")
    unit = tail if tail in lists.durations else lists.measures.get(tail)
    value = lists.cardinals.get(head)
    return None if value is None or unit is None else (value, unit)


class Numeral(msgspec.Struct, frozen=True):
    """The words [first, last) that write one number; `vague` where only its least is said."""

    first: int
    last: int
    value: float
    vague: bool
    digits: bool


def numeral_at(words: tuple[Word, ...], at: int, last: int) -> Numeral | None:
    """The longest numeral that begins at `at`: "two hundred and five", "2.5 million"."""
    return _vague(words, at, last) or _in_digits(words, at, last) or _in_words(words, at, last)


@cache
def _vague_phrases() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """The vague numbers by their first word, longest first."""
    pairs = [(tuple(text.split()), value) for text, value in number_words().vague.items()]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair))
    by_word: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for pair in pairs:
        by_word.setdefault(pair[0][0], []).append(pair)
    return {word: tuple(found) for word, found in by_word.items()}


def _vague(words: tuple[Word, ...], at: int, last: int) -> Numeral | None:
    for phrase, value in _vague_phrases().get(words[at].low, ()):
        end = at + len(phrase)
        if end <= last and all(words[at + n].low == text for n, text in enumerate(phrase)):
            stop, factor = _multiplied(words, end, last)
            return Numeral(at, stop, float(value * factor), True, False)
    return None


def _multiplied(words: tuple[Word, ...], at: int, last: int) -> tuple[int, int]:
    """Past "hundred", "thousand million" at `at`, and what they multiply by."""
    factor, end = 1, at
    multipliers = number_words().multipliers
    while end < last and words[end].low in multipliers and _is_factor(words, end):
        factor *= multipliers[words[end].low]
        end += 1
    return end, factor


def _is_factor(words: tuple[Word, ...], at: int) -> bool:
    """One letter multiplies only where it touches its number: "$2.5m", not "5 m"."""
    return len(words[at].text) > 2 or words[at - 1].end == words[at].start


def _in_digits(words: tuple[Word, ...], at: int, last: int) -> Numeral | None:
    if not words[at].is_number or not words[at].text[-1].isdigit():
        return None
    try:
        value = float(words[at].text.replace(",", ""))
    except ValueError:  # digits of other scripts that make no number
        return None
    end, factor = _multiplied(words, at + 1, last)
    if end == at + 1 and end + 1 < last and words[end].text == "-":
        further, factor = _multiplied(words, end + 1, last)
        end = further if factor > 1 else end
    return Numeral(at, end, value * factor, False, True)


def _in_words(words: tuple[Word, ...], at: int, last: int) -> Numeral | None:
    """Spelled out, by adding up and multiplying from left to right."""
    start = at
    total, group, end = 0.0, 0.0, at
    if words[at].low in {"a", "an", "half"}:
        begun = _article_number(words, at, last)
        if begun is None:
            return None
        group, end = begun
    while end < last:
        step = _step(words, end, last, group)
        if step is None:
            break
        value, stop, multiplies = step
        if multiplies:
            group = (group or 1) * value
            if value >= 1000:
                total, group = total + group, 0.0
        elif not _adds(group, value):
            break
        else:
            group += value
        end = stop
    return Numeral(start, end, total + group, False, False) if end > start else None


def _adds(group: float, value: float) -> bool:
    """Whether `value` goes on a number begun: 200 and 5, 20 and 2, but not 2 and 20."""
    tens = group % 100
    return tens == 0 or (value < 10 and tens >= 20 and tens % 10 == 0)


def _article_number(words: tuple[Word, ...], at: int, last: int) -> tuple[float, int] | None:
    """ "a hundred", "half a million", "half a dozen"."""
    multipliers = number_words().multipliers
    half = words[at].low == "half"
    noun = at + 2 if half else at + 1
    if noun >= last or words[noun].low not in multipliers or len(words[noun].text) < 4:
        return None
    if half and words[at + 1].low not in {"a", "an"}:
        return None
    return (0.5 if half else 1.0), noun


def _step(
    words: tuple[Word, ...], at: int, last: int, group: float
) -> tuple[float, int, bool] | None:
    lists = number_words()
    low = words[at].low
    if low in lists.multipliers and len(low) > 3 and group:
        return lists.multipliers[low], at + 1, True
    if low == "and" and group >= 100 and at + 1 < last and words[at + 1].low in lists.cardinals:
        return lists.cardinals[words[at + 1].low], at + 2, False
    if low in lists.cardinals:
        return lists.cardinals[low], at + 1, False
    parts = low.replace("‐", "-").replace("‑", "-").split("-")
    if (
        len(parts) == 2
        and all(part in lists.cardinals for part in parts)
        and (lists.cardinals[parts[0]] >= 20 and lists.cardinals[parts[1]] < 10)
    ):
        return lists.cardinals[parts[0]] + lists.cardinals[parts[1]], at + 1, False
    return None
