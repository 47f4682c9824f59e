"""Noun phrases beside a cue, found without a parser: from the cue to the nearest boundary."""

from functools import cache

import msgspec

from recension.annotate.cues import cue_verbs
from recension.annotate.lexicon import load_lexicon
from recension.annotate.prepared import Prepared
from recension.annotate.words import Word
from recension.model.span import Offsets

_MARKS = frozenset(',.;:!?()[]"“”«»—–…')
_LONGEST = 25


class PhraseWords(msgspec.Struct, frozen=True):
    """The word lists of phrases.toml, lower case."""

    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    boundary: frozenset[str]
    stops_after: frozenset[str]
    appositive: frozenset[str]
    clause_openers: frozenset[str]
    not_before_verb: frozenset[str]
    not_last: frozenset[str]
    no_clause: frozenset[str]
    no_noun: frozenset[str]
    adverbial: frozenset[str]
    setting: frozenset[str]


@cache
def phrase_words() -> PhraseWords:
    """The shipped lists."""
    return load_lexicon("phrases.toml", PhraseWords)


def phrase_before(prepared: Prepared, at: int, first: int) -> int | None:
    """The first word of the phrase that ends right before `at`; None where there is none.

    A phrase with an appositive between commas ("Awa Keita, a lawyer,") is taken whole.
    """
    words = prepared.words
    if at <= first:
        return None
    if words[at - 1].text == ",":
        return _with_appositive(words, at, first)
    begin = _back(words, at, first)
    return begin if begin < at and _can_be_source(words[begin:at]) else None


def _back(words: tuple[Word, ...], at: int, first: int) -> int:
    begin = at
    while begin > first and at - begin < _LONGEST:
        word = words[begin - 1]
        if word.text in _MARKS or _is_verb_like(word):
            break
        if word.low in phrase_words().boundary and not (
            word.low == "and" and _joins(words, begin - 1, at, first)
        ):
            break
        begin -= 1
    return begin


def _joins(words: tuple[Word, ...], at: int, end: int, first: int) -> bool:
    """Whether the "and" at `at` stands inside a phrase that begins the sentence."""
    left = words[first:at]
    return (
        0 < len(left) <= 8
        and at + 1 < end
        and not any(word.text in _MARKS or _is_verb_like(word) for word in left)
    )


def _is_verb_like(word: Word) -> bool:
    if word.low in phrase_words().auxiliaries and word.low not in phrase_words().adverbs:
        return True
    verb = cue_verbs().get(word.low)
    return verb is not None and verb.form == "finite" and not word.is_name_like


def _can_be_source(words: tuple[Word, ...]) -> bool:
    if words[-1].low in phrase_words().not_last or not any(word.is_alphabetic for word in words):
        return False
    return words[0].low != "there"


def _with_appositive(words: tuple[Word, ...], at: int, first: int) -> int | None:
    for comma in range(at - 2, max(first, at - _LONGEST), -1):
        if words[comma].text in _MARKS - {",", "(", ")"}:
            return None
        if words[comma].text == ",":
            begin = _back(words, comma, first)
            return begin if begin < comma and _can_be_source(words[begin:comma]) else None
    return None


def phrase_after(
    prepared: Prepared, at: int, last: int, *, appositives: bool = False, addressee: bool = False
) -> int:
    """One past the last word of the phrase that begins at `at`; `at` where none begins.

    With `appositives` it runs on over ", a lawyer"; as an `addressee` it also ends where a clause
    begins ("told AFP the army …").
    """
    words = prepared.words
    end = at
    while end < last and end - at < _LONGEST:
        word = words[end]
        if word.text == "," and appositives and _is_appositive(words, end, last):
            end += 1
            continue
        if word.text in _MARKS or (
            end > at and word.low in phrase_words().stops_after and word.low != "and"
        ):
            break
        if addressee and end > at and _begins_clause(words, end):
            break
        end += 1
    return end


def _is_appositive(words: tuple[Word, ...], comma: int, last: int) -> bool:
    following = words[comma + 1].low if comma + 1 < last else ""
    return following in phrase_words().appositive


def _begins_clause(words: tuple[Word, ...], end: int) -> bool:
    """Whether a new phrase begins at `end`, seen from one that goes on before it."""
    word, before = words[end], words[end - 1]
    if word.low in phrase_words().clause_openers:
        return before.low not in {"of", "for", "at", "in", "with", "and"}
    return before.is_name_like and not word.is_name_like and word.low not in {"of", "and", "'s"}


def subject_of_sentence(prepared: Prepared, sentence: int, before: int) -> Offsets | None:
    """The phrase that begins a sentence, up to its first verb: the source of a ", saying …"."""
    words = prepared.words
    first, _ = prepared.bounds[sentence]
    while first < before and words[first].text in _MARKS:
        first += 1
    for at in range(first, min(before, first + 15)):
        word = words[at]
        past = at > first and word.low.endswith("ed") and not word.is_name_like
        if word.text in _MARKS and word.text != ",":
            return None
        if past or _is_verb_like(word):
            end = at - 1 if words[at - 1].text == "," else at
            return (words[first].start, words[end - 1].end) if end > first else None
    return None


def cue_start(words: tuple[Word, ...], at: int, first: int) -> int:
    """The first word of the verb group that ends with the cue at `at`: "has also said"."""
    start = at
    while start > first and words[start - 1].low in phrase_words().auxiliaries:
        start -= 1
    return start
