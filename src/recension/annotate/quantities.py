"""Quantities: counts and measures with the bounds that the words around them give.

Read as coders of conflict events read them: "at least" gives a least and no most, "up to" the other
way, a range both, "about" marks the figure approximate. Years, dates, ages, ordinals, addresses,
scores and labels ("Article 12") are no counts.
"""

from functools import cache

import msgspec

from recension.annotate.conversions import converted
from recension.annotate.numerals import Bounds, Numeral, is_compound, number_words, numeral_at
from recension.annotate.prepared import Prepared
from recension.annotate.units import measure_at, unit_after
from recension.annotate.words import Word
from recension.model.annotation import Count, TimeExpression
from recension.model.span import Offsets
from recension.model.value import Quantity

Words = tuple[Word, ...]
_DASHES = frozenset("-–—‐‑")


class _Figure(msgspec.Struct, frozen=True):
    """A numeral or a range with its bounds, at the words [first, last)."""

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    digits: bool


def find_quantities(prepared: Prepared, times: tuple[TimeExpression, ...]) -> tuple[Count, ...]:
    """The counts and measures of the text, in order; none overlaps one of `times`.

    A count's span holds the figure with the words that bound it and its currency sign, and leaves
    out the thing counted. Units are singular nouns, measures, ISO 4217 codes or "percent"; an
    empty unit says that the text does not tell.
    """
    taken = _Taken(prepared.words, times)
    return tuple(
        count
        for first, last in prepared.bounds
        for count in _of_sentence(prepared.words, first, last, taken)
    )


class _Taken:
    """Which words lie in a time expression."""

    def __init__(self, words: Words, times: tuple[TimeExpression, ...]) -> None:
        self._words: set[int] = set()
        at = 0
        for time in times:
            while at < len(words) and words[at].end <= time.start:
                at += 1
            while at < len(words) and words[at].start < time.end:
                self._words.add(at)
                at += 1

    def __contains__(self, at: int) -> bool:
        return at in self._words


def _of_sentence(words: Words, first: int, last: int, taken: _Taken) -> list[Count]:
    counts: list[Count] = []
    at = first
    while at < last:
        numeral = None if at in taken else numeral_at(words, at, last)
        compound = None if at in taken else is_compound(words[at])
        if compound is not None:
            counts.append(_of_compound(words[at], compound))
        if numeral is None:
            at += 1
            continue
        numeral = _in_metres(words, first, last, numeral)
        figure = _figure(words, first, last, numeral)
        count = _count(words, first, last, figure, numeral)
        if count is not None:
            counts.append(count)
        at = figure.last
    return counts


def _of_compound(word: Word, compound: tuple[int, str]) -> Count:
    """ "five-year": the span is "five" alone."""
    value = float(compound[0])
    hyphen = next(at for at, letter in enumerate(word.low) if letter in _DASHES)
    return Count(word.start, word.start + hyphen, Quantity(value, value, compound[1]))


def _figure(words: Words, first: int, last: int, numeral: Numeral) -> _Figure:
    begin = numeral.first
    if begin > first and words[begin - 1].text in number_words().signs:
        begin -= 1 + (begin - 1 > first and words[begin - 2].text in {"US", "A", "C", "NZ"})
    ranged = _range(words, first, last, numeral, begin)
    figure = ranged or _Figure(
        begin,
        numeral.last,
        numeral.value,
        None if numeral.vague else numeral.value,
        numeral.vague,
        numeral.digits,
    )
    return _bounded_after(words, last, _bounded_before(words, first, figure))


def _range(words: Words, first: int, last: int, numeral: Numeral, begin: int) -> _Figure | None:
    """ "between 20 and 50", "20 to 50", "20–50", "two or three"."""
    at = numeral.last
    if at + 1 >= last or numeral.vague:
        return None
    before = words[begin - 1].low if begin > first else ""
    if not _joins(words, at, before) or _is_change(words, first, begin):
        return None
    step = at + 1 + (words[at + 1].text in number_words().signs)
    other = numeral_at(words, step, last) if step < last else None
    if other is None or other.vague:
        return None
    low = numeral.value * _shared_factor(numeral, other)
    if low >= other.value:
        return None
    start = begin - 1 if before in {"between", "from"} else begin
    return _Figure(start, other.last, low, other.value, False, numeral.digits)


def _joins(words: Words, at: int, before: str) -> bool:
    joint = words[at].low
    if before == "between":
        return joint == "and"
    return joint in {"to", "or"} or (joint in _DASHES and not _is_label_dash(words, at))


def _is_label_dash(words: Words, at: int) -> bool:
    """A phone or lot number: "555-0134"."""
    return words[at + 1].text.startswith("0") and len(words[at + 1].text) > 1


def _is_change(words: Words, first: int, begin: int) -> bool:
    """ "rose from 20 to 50" says two figures, not a range."""
    ahead = {word.low for word in words[max(first, begin - 6) : begin]}
    return "from" in ahead and bool(ahead & number_words().no.change)


def _shared_factor(numeral: Numeral, other: Numeral) -> float:
    """ "2 to 3 million", "two to three hundred": the multiplier of the second is of both."""
    if numeral.last - numeral.first > 1 or other.last - other.first < 2:
        return 1.0
    for factor in (10**12, 10**9, 10**6, 10**3, 100, 12):
        if other.value % factor == 0 and numeral.value < other.value / factor:
            return float(factor)
    return 1.0


@cache
def _phrases(bounds: Bounds, end: int) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases with what they make of a figure, longest first, by their word at `end`."""
    pairs = [
        (tuple(phrase.split()), kind)
        for kind in ("low", "high", "near", "exact")
        for phrase in getattr(bounds, kind)
    ]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair))
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for pair in pairs:
        by_word.setdefault(pair[0][end], []).append(pair)
    return {word: tuple(found) for word, found in by_word.items()}


def _bounded_before(words: Words, first: int, figure: _Figure) -> _Figure:
    found = _phrase_before(words, first, figure.first)
    while found is not None:
        length, kind = found
        figure = _bound(figure, kind, figure.first - length, figure.last)
        found = _phrase_before(words, first, figure.first)
    return figure


def _phrase_before(words: Words, first: int, at: int) -> tuple[int, str] | None:
    if at <= first:
        return None
    for phrase, kind in _phrases(number_words().before, -1).get(words[at - 1].low, ()):
        start = at - len(phrase)
        if start >= first and all(words[start + n].low == text for n, text in enumerate(phrase)):
            return len(phrase), kind
    return None


def _bounded_after(words: Words, last: int, figure: _Figure) -> _Figure:
    at = figure.last
    if at < last and words[at].text == "+" and words[at].start == words[at - 1].end:
        return _bound(figure, "low", figure.first, at + 1)
    if at + 1 < last and words[at].text in _DASHES and words[at + 1].low == "odd":
        return _bound(figure, "near", figure.first, at + 2)
    following = words[at].low if at < last else ""
    for phrase, kind in _phrases(number_words().after, 0).get(following, ()):
        end = at + len(phrase)
        if end <= last and all(words[at + n].low == text for n, text in enumerate(phrase)):
            return _bound(figure, kind, figure.first, end)
    return figure


def _bound(figure: _Figure, kind: str, first: int, last: int) -> _Figure:
    low, high, approximate = figure.low, figure.high, figure.approximate
    if kind == "low":
        high = None
    elif kind == "high":
        low = None
        high = high if high is not None else figure.low
    elif kind == "near":
        approximate = True
    return _Figure(first, last, low, high, approximate, figure.digits)


def _count(words: Words, first: int, last: int, figure: _Figure, numeral: Numeral) -> Count | None:
    if _is_attached(words, numeral, figure) or _is_age(words, first, last, numeral):
        return None
    one = numeral.value == 1 and figure.low in {None, 1} and figure.high in {None, 1}
    unit = _currency(words, numeral) or unit_after(words, figure.last, last, one=one)
    unit = (
        unit or _unit_before(words, first, numeral) or _people(words, first, last, figure, numeral)
    )
    if _is_label(words, first, last, numeral, unit) or (
        one and not _counts_one(words, first, last, figure, unit)
    ):
        return None
    if not unit and _is_score(words, figure):
        return None
    span: Offsets = words[figure.first].start, words[figure.last - 1].end
    value = Quantity(figure.low, figure.high, unit or "", figure.approximate)
    return Count(span[0], span[1], converted(value))


def _is_score(words: Words, figure: _Figure) -> bool:
    """ "2-1", "(13–7)": two bare numbers about a dash, with nothing that they count."""
    between = words[figure.first : figure.last]
    return len(between) == 3 and between[1].text in _DASHES


def _currency(words: Words, numeral: Numeral) -> str | None:
    at = numeral.first - 1
    if at < 0 or words[at].text not in number_words().signs:
        return None
    signs = number_words().currencies
    joined = words[at - 1].text + words[at].text if at else ""
    return signs.get(joined) or signs[words[at].text]


def _in_metres(words: Words, first: int, last: int, numeral: Numeral) -> Numeral:
    """ "60m from a ridge": the letter is no multiplier, and the number ends before it."""
    at = numeral.last - 1
    if at == numeral.first or words[at].low != "m" or _currency(words, numeral):
        return numeral
    lists = number_words()
    after = words[at + 1].low if at + 1 < last else ""
    before = words[numeral.first - 1].low if numeral.first > first else ""
    if after not in lists.metres_after and before not in lists.metres_before:
        return numeral
    return Numeral(numeral.first, at, numeral.value / 1e6, False, numeral.digits)


def _unit_before(words: Words, first: int, numeral: Numeral) -> str | None:
    """ "magnitude 7.1", "a magnitude of 7.1", "magnitude-7.1"."""
    ahead = [word.low for word in words[max(first, numeral.first - 2) : numeral.first]]
    return "magnitude" if "magnitude" in ahead else None


def _people(words: Words, first: int, last: int, figure: _Figure, numeral: Numeral) -> str | None:
    """ "person" where a bare figure stands beside killing, arresting and the like."""
    lists = number_words().people
    after = [word.low for word in words[figure.last : min(last, figure.last + 4)]]
    if after and after[0] in lists.after:
        return "person"
    while after and after[0] in lists.plain:
        after.pop(0)
        if after and after[0] in lists.after:
            return "person"
    before = words[figure.first - 1].low if figure.first > first else ""
    return "person" if before in lists.before and not _is_year(words, numeral) else None


def _is_attached(words: Words, numeral: Numeral, figure: _Figure) -> bool:
    """Whether the digits are part of something longer: Covid-19, 9/11, 21st, 10:30, #5."""
    if not numeral.digits:
        return False
    at, end = numeral.first, figure.last
    if words[at].text[0] == "0" and words[at].text.isdigit() and len(words[at].text) > 1:
        return True
    if at > 1 and words[at - 1].text == "/" and words[at - 2].is_number:
        return True
    if (
        at
        and words[at - 1].end == words[at].start
        and words[at - 1].text not in "$€£¥₦₹₽₴₺₩([~\"“‘'—–"
    ):
        label = words[at - 1].text in _DASHES and at > 1 and words[at - 2].low == "magnitude"
        return not label
    if end >= len(words):
        return False
    touches = words[end].start == words[end - 1].end or words[end].text == "/"
    return touches and _is_tail(words, end)


def _is_tail(words: Words, at: int) -> bool:
    text = words[at].text
    if text in {"/", ":"}:
        return at + 1 < len(words) and words[at + 1].is_number
    if text in _DASHES:
        return (
            at + 1 < len(words) and words[at + 1].is_number and words[at + 1].start == words[at].end
        )
    return words[at].is_alphabetic and measure_at(words, at, at + 1) is None


def _is_age(words: Words, first: int, last: int, numeral: Numeral) -> bool:
    ages = number_words().labels.ages
    end = numeral.last
    ahead = [word.low for word in words[end : min(last, end + 2)]]
    if ahead and (ahead[0] in ages or (ahead[0] in _DASHES and ahead[-1] in ages)):
        return True
    if ahead[:2] in (["years", "old"], ["months", "old"], ["years", "of"], ["years", "younger"]):
        return True
    if [word.low for word in words[max(first, numeral.first - 2) : numeral.first]] in _BEING:
        return not ahead or ahead[0] in {".", ",", ";"}
    between = numeral.first - 2 >= first and words[numeral.first - 1].text in ",("
    closed = bool(ahead) and ahead[0] in {",", ")", ";", "."}
    named = between and words[numeral.first - 2].is_name_like
    return closed and named and numeral.digits and 0 < numeral.value < 120


_BEING = [[who, verb] for who in ("he", "she") for verb in ("is", "was")]


def _is_year(words: Words, numeral: Numeral) -> bool:
    text = words[numeral.first].text
    single = numeral.last - numeral.first == 1
    return single and len(text) == 4 and text.isdigit() and 1500 <= numeral.value <= 2100


def _is_label(words: Words, first: int, last: int, numeral: Numeral, unit: str | None) -> bool:
    lists = number_words().labels
    before = words[numeral.first - 1] if numeral.first > first else None
    if _is_year(words, numeral) and unit in {None, ""}:
        return True
    if _is_year(words, numeral) and before is not None and before.low in number_words().year_before:
        return True
    following = words[numeral.last : min(last, numeral.last + 3)]
    if (
        any(w.is_name_like and w.low in lists.after for w in following)
        and words[numeral.last].is_name_like
    ):
        return True
    if before is not None and numeral.digits and before.low in lists.always:
        return True
    if unit is not None or before is None:
        return False
    if before.text == "." and numeral.first - 2 >= first:
        before = words[numeral.first - 2]
    named = before.is_name_like and numeral.first - 1 > first and numeral.digits
    return before.low in lists.before or named


def _counts_one(words: Words, first: int, last: int, figure: _Figure, unit: str | None) -> bool:
    """Whether "one" counts something: not "one of them", "no one", "one day"."""
    lists = number_words().no
    before = words[figure.first - 1].low if figure.first > first else ""
    after = words[figure.last].low if figure.last < last else ""
    return (
        unit is not None
        and before not in lists.one_before
        and after not in {"of", *lists.one_after}
    )
