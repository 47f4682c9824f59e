"""Units: what a figure counts or measures, read from the words beside it."""

from functools import cache

from recension.annotate.cues import cue_verbs
from recension.annotate.mentions import function_words
from recension.annotate.numerals import number_words
from recension.annotate.words import Word

_REACH = 7
_NOT_SINGULAR = ("ss", "us", "is", "ous", "ics")


def unit_after(words: tuple[Word, ...], at: int, last: int, *, one: bool) -> str | None:
    """The unit of a figure that ends before the word at `at`: a measure, or the noun counted.

    Nouns are given in the singular. None where nothing is counted in so many words. With `one` the
    noun is looked for in the singular.
    """
    joined = at < last and words[at].text in "-‐‑" and _is_joint(words, at, last)
    at += joined
    if joined and at < last and words[at].low in number_words().durations:
        return words[at].low
    measure = measure_at(words, at, last)
    if measure is not None:
        return measure
    begin = _past_partitive(words, at, last)
    return _noun(words, begin, last, one)


def _is_joint(words: tuple[Word, ...], at: int, last: int) -> bool:
    """A hyphen that touches its number, or stands before "magnitude"."""
    touches = at > 0 and words[at - 1].end == words[at].start
    return touches or (at + 1 < last and words[at + 1].low == "magnitude")


def measure_at(words: tuple[Word, ...], at: int, last: int) -> str | None:
    """The unit of measure written by one to three words at `at`."""
    measures = number_words().measures
    for length in (3, 2, 1):
        if at + length <= last:
            piece = words[at : at + length]
            joined = "" if length > 1 and piece[1].text == "/" else " "
            unit = measures.get(joined.join(word.low for word in piece))
            if unit is not None:
                return unit
    return None


def _past_partitive(words: tuple[Word, ...], at: int, last: int) -> int:
    partitives = number_words().partitives
    begin = at
    while begin < min(last, at + 5) and _is_partitive(words, begin, at, partitives):
        begin += 1
    return begin


def _is_partitive(words: tuple[Word, ...], at: int, first: int, partitives: frozenset[str]) -> bool:
    """Small words, and the number of the whole after "of the"."""
    low = words[at].low
    whole = at - first >= 2 and (words[at].is_number or low in number_words().cardinals)
    return low in partitives or whole


def _noun(words: tuple[Word, ...], begin: int, last: int, one: bool) -> str | None:
    run = _noun_run(words, begin, last, counted=one)
    if one:
        return run[-1].low if run and run[-1].low not in number_words().no.one_after else None
    plurals = [at for at, word in enumerate(run) if singular(word.low) is not None]
    if not plurals:
        return None
    head = plurals[0]
    while head + 1 in plurals:
        head += 1
    return singular(run[head].low)


def _noun_run(words: tuple[Word, ...], begin: int, last: int, *, counted: bool) -> list[Word]:
    """The words from `begin` that can belong to one noun phrase.

    Once something is `counted` (a plural was seen, or one thing is), a form in -ed ends it.
    """
    run: list[Word] = []
    for at in range(begin, min(last, begin + _REACH)):
        word = words[at]
        if word.low == "and" and _joins_nations(words, at, last):
            continue
        if _is_designation(words, at, begin):
            continue
        if not word.is_alphabetic or word.low in _small_words():
            break
        if run and _is_verb(word, counted):
            break
        run.append(word)
        counted = counted or singular(word.low) is not None
    return run


def _is_designation(words: tuple[Word, ...], at: int, begin: int) -> bool:
    """ "six AK 47 rifles", "two AK-47s": the number after a maker's mark, and its hyphen."""
    marks = number_words().labels.always
    before = [word.low for word in words[max(begin, at - 2) : at]]
    if words[at].text in "-‐‑":
        return before[-1:] != [] and before[-1] in marks
    return words[at].is_number and bool(marks & set(before))


@cache
def _small_words() -> frozenset[str]:
    return function_words() - number_words().counted


def _joins_nations(words: tuple[Word, ...], at: int, last: int) -> bool:
    """ "23 Somali and Yemeni sailors"."""
    return at + 1 < last and words[at - 1].is_name_like and words[at + 1].is_name_like


def _is_verb(word: Word, counted: bool) -> bool:
    """A cue verb, or, behind a plural, a form in -ed or -ing ("three men armed with …")."""
    cue = cue_verbs().get(word.low)
    if (
        cue is not None
        and cue.form in {"past", "present", "gerund"}
        and word.low not in _also_nouns()
    ):
        return True
    return counted and word.low.endswith(("ed", "ing")) and word.low not in _also_nouns()


def _also_nouns() -> frozenset[str]:
    return number_words().also_nouns | frozenset(number_words().plurals)


def singular(plural: str) -> str | None:
    """The singular of a plural noun by rule and list; None where the word is no plural."""
    listed = number_words().plurals.get(plural)
    if listed is not None:
        return listed
    if len(plural) < 4 or not plural.endswith("s") or plural.endswith(_NOT_SINGULAR):
        return None
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return plural[:-2]
    return plural[:-1]
