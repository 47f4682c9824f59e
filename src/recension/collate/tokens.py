"""Tokens: a sentence as low words, its figures each one token, with the word forms found in it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from recension.annotate.numerals import number_words
from recension.collate.lexicon import Form, Index, happening_index, happenings
from recension.model.annotation import Annotation, Count
from recension.model.span import Offsets
from recension.model.value import Quantity

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’](?!s\b)\w+)*|['’]s\b|[^\w\s]")


LONGEST = 3000
"""Characters; what is longer between two full stops is a table or a list, and is left unread."""


Shape = Literal["small", "capital", "acronym"]


class Token(msgspec.Struct, frozen=True):
    """A word, mark or figure at [start, end) of the article; `count` set where it is a figure."""

    start: int
    end: int
    low: str
    shape: Shape
    count: Count | None = None

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.shape != "small"


class Hit(msgspec.Struct, frozen=True):
    """A form of the lexicon at tokens [first, last]."""

    first: int
    last: int
    name: str
    slot: str


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of an article: its offsets, tokens and place in the order of sentences."""

    index: int
    offsets: Offsets
    tokens: tuple[Token, ...]

    def has(self, phrase: str) -> bool:
        """Whether the words of `phrase` stand in it one after another."""
        return self.has_any((phrase,))

    def has_any(self, phrases: tuple[str, ...]) -> bool:
        """Whether any of `phrases` stands in it."""
        low = [token.low for token in self.tokens]
        known = set(low)
        return any(known.issuperset(words) and _stands(words, low) for words in _split(phrases))


@cache
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of each phrase."""
    return tuple(tuple(phrase.split()) for phrase in phrases)


def _stands(words: tuple[str, ...], low: Sequence[str]) -> bool:
    """Whether the words stand there one after another."""
    size = len(words)
    return any(tuple(low[at : at + size]) == words for at in range(len(low) - size + 1))


def sentences_of(annotation: Annotation) -> tuple[Sentence, ...]:
    """The sentences of an annotated article as tokens, those that are no prose left out."""
    read = (
        Sentence(index, offsets, _tokens(annotation, offsets))
        for index, offsets in enumerate(annotation.sentences)
        if offsets[1] - offsets[0] <= LONGEST
    )
    return tuple(read)


def _tokens(annotation: Annotation, offsets: Offsets) -> tuple[Token, ...]:
    start, end = offsets
    tokens: list[Token] = []
    at = start
    for count in annotation.quantities:
        if at <= count.start and count.end <= end:
            tokens.extend(_words(annotation.text, at, count.start))
            low = annotation.text[count.start : count.end].lower()
            tokens.append(Token(count.start, count.end, low, "small", count))
            at = count.end
    tokens.extend(_words(annotation.text, at, end))
    read = tuple(_with_sums(tuple(_with_durations(tuple(_with_halves(tokens))))))
    return tuple(_with_few(tuple(_with_zeros(read))))


def _with_zeros(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with "no one", "no-one" and "no" each made a figure of zero."""
    at = 0
    while at < len(tokens):
        size = _zero_size(tokens, at)
        if size:
            yield _zero(tokens[at], tokens[at + size - 1])
        else:
            yield tokens[at]
        at += size or 1


def _zero_size(tokens: Sequence[Token], at: int) -> int:
    low = [token.low for token in tokens[at : at + 3]]
    if low[0] not in happenings().fillers.zero or tokens[at].count is not None:
        return 0
    if low[0] == "no" and low[1:2] == ["one"]:
        return 2
    if low == ["no", "-", "one"]:
        return 3
    return 1 if low[1:2] != ["longer"] else 0


def _zero(first: Token, last: Token) -> Token:
    count = Count(first.start, last.end, Quantity(0, 0, ""))
    return Token(first.start, last.end, "no", first.shape, count)


def _with_few(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with "both drivers" and "kills one" each with a figure of two or of one."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1].low if at else ""
        after = tokens[at + 1].low if at + 1 < len(tokens) else "."
        if token.count is None and token.low == "both" and _is_many(after):
            yield _few(token, 2)
        elif token.count is None and token.low == "one" and _is_struck(before, after):
            yield _few(token, 1)
        else:
            yield token


def _is_many(low: str) -> bool:
    plural = low.endswith("s") and not low.endswith("ss") and low.isalpha()
    return low in happenings().fillers.many or (plural and low not in happenings().fillers.sides)


def _is_struck(before: str, after: str) -> bool:
    """Whether "one" after such a verb is somebody: "kills one, injures four"."""
    rows = happening_index().get(before, ())
    struck = any(
        form == (before,) and slot == "active" and happenings().named(name).of == "people"
        for form, name, slot in rows
    )
    return struck and after in happenings().fillers.after_one


def _few(token: Token, value: int) -> Token:
    count = Count(token.start, token.end, Quantity(value, value, ""))
    return msgspec.structs.replace(token, count=count)


def _with_halves(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with "2 1/2" and "2-1/2" each made one figure."""
    at = 0
    while at < len(tokens):
        size = _half_size(tokens, at)
        after = tokens[at + size].low.removesuffix("s") if at + size < len(tokens) else ""
        yield _half(tokens[at], tokens[at + size - 1], after) if size else tokens[at]
        at += size or 1


_HALVES = (("1", "/", "2"), ("-", "1", "/", "2"), ("and", "a", "half"), ("½",))


def _half_size(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on are a number and a half."""
    if at + 1 == len(tokens) or tokens[at + 1].low not in _HALF_BEGINS:
        return 0
    if _number(tokens[at].low) is None:
        return 0
    low = tuple(token.low for token in tokens[at + 1 : at + 5])
    return next((len(half) + 1 for half in _HALVES if low[: len(half)] == half), 0)


_HALF_BEGINS = frozenset(half[0] for half in _HALVES)


def _half(whole: Token, last: Token, after: str) -> Token:
    value = (_number(whole.low) or 0) + 0.5
    unit = whole.count.value.unit if whole.count is not None else ""
    unit = unit or (after if after in _DURATIONS else "")
    count = Count(whole.start, last.end, Quantity(value, value, unit))
    return Token(whole.start, last.end, str(value), "small", count)


def _with_sums(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with "two-million-euro" made one figure of money."""
    at = 0
    while at < len(tokens):
        size = _sum_size(tokens, at)
        yield _sum(tokens[at : at + size]) if size else tokens[at]
        at += size or 1


def _sum_size(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on are a number, its scale and its currency in one word."""
    money = happenings().money
    if _number(tokens[at].low) is None:
        return 0
    end = at + 1
    for parts in (money.scales, money.currencies):
        if end < len(tokens) and tokens[end].low in _HYPHENS:
            end += 1
        if end >= len(tokens) or tokens[end].low not in parts:
            return 0
        end += 1
    return end - at


def _sum(tokens: Sequence[Token]) -> Token:
    money = happenings().money
    words = [token.low for token in tokens if token.low not in _HYPHENS]
    value = (_number(words[0]) or 0) * money.scales[words[1]]
    start, end = tokens[0].start, tokens[-1].end
    count = Count(start, end, Quantity(value, value, money.currencies[words[2]]))
    return Token(start, end, "-".join(words), "small", count)


def _with_durations(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with "five-year" made one figure; "a 22-year-old" is none."""
    at = 0
    while at < len(tokens):
        size = _duration_size(tokens, at)
        yield _duration(tokens[at], tokens[at + 2]) if size else tokens[at]
        at += size or 1


def _duration_size(tokens: Sequence[Token], at: int) -> int:
    low = [token.low for token in tokens[at : at + 5]]
    if len(low) < 3 or low[1] not in _HYPHENS or low[2] not in _DURATIONS or low[3:] in _AGES:
        return 0
    return 3 if _number(low[0]) is not None or tokens[at].count is not None else 0


_HYPHENS = frozenset("-‐‑")
_DURATIONS = frozenset({"year", "month", "week", "day"})
_AGES = (["-", "old"], ["‐", "old"], ["-", "olds"])


def _number(low: str) -> float | None:
    value = low if _DECIMAL.fullmatch(low) else number_words().cardinals.get(low)
    return None if value is None else float(value)


_DECIMAL = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


def _duration(figure: Token, unit: Token) -> Token:
    value = _number(figure.low)
    if value is None and figure.count is not None:
        value = figure.count.value.low
    count = Count(figure.start, unit.end, Quantity(value, value, unit.low))
    return Token(figure.start, unit.end, f"{figure.low}-{unit.low}", "small", count)


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        _word(match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def _word(word: str, start: int, end: int) -> Token:
    return Token(start, end, _low(word), _shape(word))


def _shape(word: str) -> Shape:
    if word.isupper() and 2 <= len(word) <= 4:
        return "acronym"
    return "capital" if word[0].isupper() else "small"


def _low(word: str) -> str:
    return word.lower().replace("’", "'")


def hits_in(sentence: Sentence, index: Index) -> tuple[Hit, ...]:
    """Every form of `index` in the sentence; of the forms at one place the longest alone.

    An ellipsis in a form stands for up to three words ("faces … charges"), an asterisk for an
    object of up to nine ("found * guilty").
    """
    found: list[Hit] = []
    low = tuple(token.low for token in sentence.tokens)
    for at, word in enumerate(low):
        ends = [(_form_end(low, at, form), name, slot) for form, name, slot in index.get(word, ())]
        last = max((end for end, _, _ in ends), default=-1)
        found.extend(Hit(at, end, name, slot) for end, name, slot in ends if end == last >= at)
    return tuple(found)


def _form_end(low: tuple[str, ...], at: int, form: Form) -> int:
    """The last token of the form that begins at `at`; -1 where it does not stand there."""
    gap = next((mark for mark in _GAPS if mark in form), None)
    if gap is None:
        return at + len(form) - 1 if low[at : at + len(form)] == form else -1
    cut = form.index(gap)
    before, after = form[:cut], form[cut + 1 :]
    if low[at : at + cut] != before:
        return -1
    for size in range(min(_GAPS[gap], len(low) - at - cut) + 1):
        start = at + cut + size
        if low[start : start + len(after)] == after:
            return start + len(after) - 1
        if size and low[start - 1] in _PARTING:
            return -1
    return -1


ELLIPSIS = "…"
OBJECT = "*"
_GAPS = {ELLIPSIS: 3, OBJECT: 9}
"""How many words a mark in a form can stand for: some, or an object."""
_PARTING = frozenset(
    {".", ";", ":", "that", "who", "which", "after", "when", "while", "before", "because"}
    | {"was", "were", "is", "are", "has", "had", "have"}
)
