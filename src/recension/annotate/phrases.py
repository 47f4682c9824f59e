"""Noun phrases beside a cue, found without a parser: from the cue to the nearest boundary."""

from functools import cache

import msgspec

from recension.annotate.cues import CueVerb, cue_verbs
from recension.annotate.mentions import function_words
from recension.annotate.prepared import Prepared
from recension.annotate.units import singular
from recension.annotate.words import Word
from recension.model.span import Offsets
from recension.text.word_lists import word_list

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
    turns: frozenset[str]
    plain_subjects: frozenset[str]
    opens_content: frozenset[str]
    also_nouns: frozenset[str]
    pasts: frozenset[str]
    sharing: frozenset[str]
    close: frozenset[str]
    be: frozenset[str]
    figures: frozenset[str]


@cache
def phrase_words() -> PhraseWords:
    """The shipped lists."""
    return word_list(__package__, "phrases.toml", PhraseWords)


def phrase_before(prepared: Prepared, at: int, first: int) -> int | None:
    """The first word of the phrase that ends right before `at`; None where there is none.

    A phrase with an appositive between commas ("Awa Keita, a lawyer,") is taken whole.
    """
    words = prepared.words
    if at <= first:
        return None
    if words[at - 1].text == ",":
        return _with_appositive(words, at, first)
    begin = _name_before(words, _back(words, at, first), first)
    return begin if begin < at and _can_be_source(words[begin:at]) else None


def _name_before(words: tuple[Word, ...], begin: int, first: int) -> int:
    """The name before a description without a closing comma: "Awa Keita, a lawyer said"."""
    described = (
        begin - 2 >= first
        and words[begin - 1].text == ","
        and (words[begin].low in phrase_words().appositive and words[begin - 2].is_name_like)
    )
    if not described:
        return begin
    name = _back(words, begin - 1, first)
    named = all(word.is_name_like for word in words[name : begin - 1])
    return name if named and words[name].low not in function_words() else begin


def _back(words: tuple[Word, ...], at: int, first: int) -> int:
    begin = at
    while begin > first and at - begin < _LONGEST:
        word = words[begin - 1]
        if (word.text in _MARKS and not _is_abbreviating(words, begin - 1)) or _is_verb_like(word):
            break
        if word.low in phrase_words().boundary and not _inside_phrase(words, begin - 1, at, first):
            break
        begin -= 1
    return begin


def _inside_phrase(words: tuple[Word, ...], at: int, end: int, first: int) -> bool:
    """Whether a small word stands inside a phrase: "close to", "residents and a politician"."""
    if words[at].low == "to":
        return at > first and words[at - 1].low in phrase_words().close
    return words[at].low == "and" and _joins(words, at, end, first)


def _joins(words: tuple[Word, ...], at: int, end: int, first: int) -> bool:
    """Whether the "and" at `at` has a noun phrase, back to a mark, on its left."""
    start = at
    while start > first and at - start < 12 and words[start - 1].text not in _MARKS:
        start -= 1
    left = words[start:at]
    return 0 < len(left) <= 10 and at + 1 < end and not any(_is_verb_like(word) for word in left)


def _is_verb_like(word: Word) -> bool:
    if word.low in phrase_words().auxiliaries and word.low not in phrase_words().adverbs:
        return True
    verb = cue_verbs().get(word.low)
    return verb is not None and verb.form in {"past", "present"} and not word.is_name_like


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
        past = at > first and not word.is_name_like
        past = past and (word.low.endswith("ed") or word.low in phrase_words().pasts)
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


def _is_abbreviating(words: tuple[Word, ...], at: int) -> bool:
    """Whether the full stop at `at` belongs to a title or initial: "Mr. Cruz", "J. Keita"."""
    if words[at].text != "." or at == 0 or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    return before.is_name_like and len(before.text) <= 4 and after.is_name_like


def phrase_to_mark(prepared: Prepared, at: int, last: int) -> int:
    """One past the phrase at `at` that runs to the next comma, quotation or relative clause."""
    words = prepared.words
    end = at
    while end < last and end - at < _LONGEST:
        word = words[end]
        if word.text in _MARKS and not _is_abbreviating(words, end):
            break
        if end > at and word.low in {"who", "which", "while", "whose", "as", "but"}:
            break
        end += 1
    return end


def is_verb_here(
    words: tuple[Word, ...], group: tuple[int, int], bounds: Offsets, verb: CueVerb
) -> bool:
    """Whether a form that can be a noun ("claims", "report") is a verb where it stands.

    A plain form needs a plural or pronoun before it or an auxiliary; a form in -s needs words after
    it that can begin what is said.
    """
    start, at = group
    first, last = bounds
    if verb.verb not in phrase_words().also_nouns:
        return True
    if verb.form == "base" and start == at:
        before = words[at - 1] if at > first else None
        if before is None or not _is_plain_subject(before):
            return False
    if verb.form in {"base", "present"} and at + 1 < last:
        after = words[at + 1]
        lists = phrase_words()
        return (
            after.low in lists.opens_content
            or after.text in _MARKS
            or after.is_name_like
            or (after.is_number or after.low in lists.setting | lists.adverbial)
        )
    return True


def _is_plain_subject(word: Word) -> bool:
    return word.low in phrase_words().plain_subjects or singular(word.low) is not None
