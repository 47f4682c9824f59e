"""Verbs: the words that report an event, in every form, found in a sentence."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from recension.code.lexicon import sectors
from recension.code.reality import reality
from recension.text.word_lists import lines_of, word_list

Form = Literal["base", "s", "past", "ing", "noun", "fixed"]
_GAP = 5  # words that "+" may stand for


class Entry(msgspec.Struct, frozen=True):
    """One line of verbs.tsv; `leads` are the words before the recipient, "!" for the subject."""

    words: tuple[str, ...]
    event: str
    mode: str
    leads: frozenset[str]


class Grammar(msgspec.Struct, frozen=True):
    """grammar.toml."""

    passive_aux: frozenset[str]
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    future: frozenset[str]
    denials: frozenset[str]
    attempts: frozenset[str]
    plots: frozenset[str]
    breaks: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    said: frozenset[str]
    noun_before: frozenset[str]
    bare_before: frozenset[str]
    participles: frozenset[str]
    of_several: frozenset[str]
    no_gap: frozenset[str]
    irregular: dict[str, str]


class Trigger(msgspec.Struct, frozen=True):
    """Words first..last (half-open, word numbers) of a sentence that report an event."""

    first: int
    last: int
    entry: Entry
    form: Form


@cache
def grammar() -> Grammar:
    """The shipped small words."""
    return word_list(__package__, "grammar.toml", Grammar)


@cache
def _entries() -> dict[str, tuple[tuple[Form, Entry], ...]]:
    """Every form of a first word to its entries, the longest first."""
    found: dict[str, list[tuple[Form, Entry]]] = {}
    for line in lines_of(__package__, "verbs.tsv"):
        phrase, event, mode, kind, leads = (*line.split("\t"), "")[:5]
        words = tuple(phrase.split())
        entry = Entry(words, event, mode, frozenset(leads.split()))
        for form, first in _forms(words[0] if kind != "n" else words[-1], kind):
            key = first if kind != "n" else words[0] if len(words) > 1 else first
            kept = words if kind != "n" else (*words[:-1], first)
            row = msgspec.structs.replace(entry, words=kept if kind == "n" else (first, *words[1:]))
            found.setdefault(key, []).append((form, row))
    return {key: tuple(sorted(rows, key=_rank)) for key, rows in found.items()}


def _rank(row: tuple[Form, Entry]) -> tuple[int, str, str]:
    return -len(row[1].words), row[0], row[1].event


def _forms(word: str, kind: str) -> Iterator[tuple[Form, str]]:
    if kind == "f":
        yield "fixed", word
    elif kind == "n":
        yield "noun", word
        yield "noun", _with_s(word)
    else:
        yield "base", word
        yield "s", _with_s(word)
        yield from _bent(word)


def _bent(verb: str) -> Iterator[tuple[Form, str]]:
    """Past, participle and -ing; irregular ones as grammar.toml gives them."""
    given = grammar().irregular.get(verb, "").split()
    inged = [form for form in given if form.endswith("ing")]
    pasts = [form for form in given if not form.endswith("ing")]
    stem = verb[:-1] if verb.endswith("e") else verb
    past = f"{verb[:-1]}ied" if _ends_in_y(verb) else f"{stem}ed"
    yield from (("past", form) for form in pasts or [past])
    yield from (("ing", form) for form in inged or [f"{stem}ing"])


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"


def _with_s(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z", "go")) else f"{word}s"


def triggers_of(words: Sequence[str]) -> tuple[Trigger, ...]:
    """The words, in lower case, that report an event, none within another, in order."""
    found: list[Trigger] = []
    at = 0
    while at < len(words):
        trigger = _trigger(words, at)
        found.extend([trigger] if trigger else [])
        at = trigger.last if trigger and len(trigger.entry.words) > 1 else at + 1
    return tuple(found)


def _trigger(words: Sequence[str], at: int) -> Trigger | None:
    for form, entry in _entries().get(words[at], ()):
        last = _match(words, at + 1, entry.words[1:])
        if last is not None and _is_report(words, at, last, form):
            return Trigger(at, last, entry, form)
    return None


def _match(words: Sequence[str], at: int, pattern: Sequence[str]) -> int | None:
    """Where the pattern ends; "+" takes one to five words, the fewest first."""
    if not pattern:
        return at
    if pattern[0] == "+":
        ends = (
            _match(words, at + gap, pattern[1:])
            for gap in range(1, _GAP + 1)
            if not grammar().no_gap & set(words[at : at + gap])
        )
        return next((end for end in ends if end is not None), None)
    if at < len(words) and words[at] == pattern[0]:
        return _match(words, at + 1, pattern[1:])
    return None


def _is_report(words: Sequence[str], at: int, last: int, form: Form) -> bool:
    """Whether a form that can be a noun or an adjective stands as what the entry is."""
    before = words[at - 1] if at else ""
    following = words[last] if last < len(words) else ""
    if last > at + 1 and form != "base":
        return True
    if form == "base":
        finite = following in grammar().modals | grammar().passive_aux | reality().finite
        return _is_verbal(before) and not finite
    if form in {"s", "ing"}:
        return _is_finite(words[at], before, following, form)
    if form == "past":
        return _is_past(words, at, following)
    return following not in reality().heads


def _is_verbal(before: str) -> bool:
    small = grammar()
    plural = before.endswith("s") and before not in small.determiners | small.noun_before
    verbal = {"to", "not", "will", "who", "did", "and"} | small.modals | small.pronouns
    return before in verbal or (plural and not before.endswith(("'s", "’s", "ss", "us", "is")))


_AFTER_A_NOUN = frozenset({"", "and", "he", "she", "they", "said", "says", "have", "had"})
"""Words before which "charges", "attacks" and the like are things, not what somebody does."""


_AFTER_A_THING = frozenset({"on", "of", "against", "from", "over"})


def _is_finite(word: str, before: str, following: str, form: Form) -> bool:
    small = grammar()
    if following == "of" or (
        form == "s" and following in small.passive_aux | small.modals | {"will"}
    ):
        return False
    thing = word in reality().things and following in _AFTER_A_THING
    if form == "s" and (thing or before.isdigit() or following in _AFTER_A_NOUN):
        return False
    if form == "ing" and before in {"to", "about", "toward", "towards"}:
        return False
    if form == "ing" and (following in reality().doers or _is_noun(word, before, following)):
        return False
    return before not in small.noun_before or (form == "ing" and following in small.determiners)


def _is_noun(word: str, before: str, following: str) -> bool:
    """Whether an -ing that is also a noun has no object and no "is" ("a mass shooting in Bo")."""
    small = grammar()
    entries = _entries().get(word, ())
    if not any(form == "noun" for form, _ in entries) or before in small.passive_aux:
        return False
    led = following in small.prepositions - small.determiners
    return not following or led or following.endswith("ed")


def _is_past(words: Sequence[str], at: int, following: str) -> bool:
    """A participle, not an adjective ("the accused man") nor a noun ("a turnaround shot")."""
    if at == 0:
        return following in grammar().bare_before
    if words[at - 1] in {"the", "a", "an", "his", "her", "their", "its"}:
        return False
    if words[at - 1] in {"by", "of", "with", "against", "for"} and following in sectors():
        return False
    if words[at] == "threatened" and following in {"with", "or", "and", "species"}:
        return False
    if at < 2 or words[at] != "shot" or words[at - 2] not in {"a", "an", "the"}:
        return True
    small = grammar()
    return following in (small.determiners - small.prepositions) | small.pronouns | {"dead", "and"}
