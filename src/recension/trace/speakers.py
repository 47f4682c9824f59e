"""Speakers: the subjects of the verbs of reporting in a sentence, as its words tell them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Literal

import msgspec

from recension.text.words import Word
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.witness import Sentence, Witness, number_of

_LONGEST = 14
_LONGEST_AFTER = 8
_NAME = 5
_FIGURE_WITHIN = 8


class Speaker(msgspec.Struct, frozen=True):
    """Who says something, in the words of [start, end).

    `names` in the phrase, `roles` for each noun the kinds of person it may stand for, `unnamed` if
    it speaks of one of many ("a lawmaker", "residents"), `verb` where its verb of reporting begins.
    What follows its first preposition stands in [end, whole). `definite` if it points back ("the
    officer"); `number` is told by the article, and by the noun where there is none.
    """

    start: int
    end: int
    names: frozenset[str]
    roles: tuple[frozenset[str], ...]
    unnamed: bool
    verb: int
    whole: int
    definite: bool = False
    number: Literal["one", "several"] | None = None


def speakers_of(witness: Witness, sentence: Sentence) -> list[Speaker]:
    """The subjects of the verbs of reporting in a sentence, outside quotation marks."""
    found = []
    for at, word in enumerate(sentence.words):
        if not _reports(sentence.words, at) or _quoted(witness, word):
            continue
        after = _after(witness, sentence.words, at)
        phrases = (
            _before(witness, sentence.words, at, 0),
            [] if _is_inverted(witness, after) else _before(witness, sentence.words, at, 2),
            after,
        )
        read = (_speaker(phrase, word.start) for phrase in _subjects(phrases))
        speaker = next((one for one in read if one is not None), None)
        if speaker is not None:
            found.append(speaker)
    return found


def _reports(found: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb whose subject says something: none in the passive."""
    known, form = lexicon(), found[at].form
    if form not in known.said_after_name:
        return False
    near = found[at + 1 : at + 1 + _FIGURE_WITHIN]
    if form in known.said_of_figures and all(number_of(word) is None for word in near):
        return False
    after_be = at > 0 and found[at - 1].form in known.phrase.passive
    return not after_be or form.endswith("ing")


def _subjects(phrases: Sequence[list[Word]]) -> Iterator[list[Word]]:
    """The phrases that may be the subject; a pronoun before the verb is it and names nobody."""
    near = phrases[0]
    if near and near[-1].form in lexicon().phrase.pronouns:
        return
    for phrase in phrases if not near else phrases[:2]:
        if _head(phrase):
            yield phrase


def _head(phrase: list[Word]) -> list[Word]:
    """The phrase up to its first preposition: who is at, of or for something, not that."""
    known = lexicon().phrase
    head = list(takewhile(lambda word: word.form not in known.prepositions, phrase))
    while head and head[-1].form in known.when:
        head.pop()
    return head


def _quoted(witness: Witness, word: Word) -> bool:
    return any(start <= word.start < end for start, end in witness.quotations)


def _before(witness: Witness, found: Sequence[Word], at: int, commas: int) -> list[Word]:
    """The words before the verb, over as many `commas` (an apposition has two)."""
    phrase: list[Word] = []
    for place in range(at - 1, max(-1, at - 1 - _LONGEST * (1 + commas)), -1):
        gap = witness.text[found[place].end : found[place + 1].start].strip()
        if gap == "," and commas:
            commas -= 1
        elif gap not in {"", "."} or found[place].form in lexicon().phrase.closing:
            break
        if _reports(found, place) and not (place and found[place - 1].form == "who"):
            break
        phrase.insert(0, found[place])
    return phrase


def _after(witness: Witness, found: Sequence[Word], at: int) -> list[Word]:
    if found[at].form not in lexicon().said_before_name:
        return []
    phrase: list[Word] = []
    for place in range(at + 1, min(len(found), at + 1 + _LONGEST_AFTER)):
        gap = witness.text[found[place - 1].end : found[place].start]
        if gap.strip() or found[place].form in lexicon().phrase.closing:
            break
        phrase.append(found[place])
    return phrase


def _is_inverted(witness: Witness, after: Sequence[Word]) -> bool:
    """Whether the subject follows its verb: a name that a comma or full stop ends soon."""
    if not after or not after[0].capital:
        return False
    return witness.text[after[-1].end : after[-1].end + 1] in tuple(",.") and len(after) <= _NAME


def _speaker(whole: list[Word], verb: int) -> Speaker | None:
    known, stop, phrase = lexicon(), stop_stems(), _head(whole)
    roles = tuple(known.role[word.form] for word in phrase if word.form in known.role)
    opens = phrase[1:] if _opens_a_sentence(phrase) else phrase
    names = frozenset(
        word.form
        for word in opens
        if word.capital and word.stem not in stop and word.form not in known.role
    )
    apposed = any(after.start - word.end > 1 for word, after in pairwise(phrase))
    if phrase[-1].form in known.role and not phrase[-1].capital and not apposed:
        names = frozenset()  # "the Alaska governor", "Odran's friends"
    if (not roles and not names) or phrase[0].form in lexicon().phrase.pronouns:
        return None
    plural = phrase[-1].form.endswith("s") and phrase[0].form != "the"
    unnamed = not names and (phrase[0].form in known.phrase.indefinite or plural)
    return Speaker(
        phrase[0].start,
        phrase[-1].end,
        names,
        roles,
        unnamed,
        verb,
        whole[-1].end,
        phrase[0].form in known.phrase.definite,
        _number(phrase),
    )


def _number(phrase: Sequence[Word]) -> Literal["one", "several"] | None:
    known, first = lexicon().phrase, phrase[0].form
    if first in known.single:
        return "one"
    return "several" if phrase[-1].form.endswith("s") and first not in known.definite else None


def _opens_a_sentence(phrase: Sequence[Word]) -> bool:
    """Whether only the first of several words has a capital: most likely not for being a name."""
    return phrase[0].capital and len(phrase) > 1 and not phrase[1].capital
