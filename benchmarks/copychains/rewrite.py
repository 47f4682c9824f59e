"""Rewriting: light edits, and paraphrase by synonyms and syntax at three intensities.

Words between quotation marks, numbers and names stay; changes of meaning are made elsewhere.
"""

import random
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from benchmarks.copychains.chain import pick

INTENSITIES = {"light": 0.35, "middle": 0.65, "heavy": 0.95}
_PARTS = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_WORD = re.compile(r"[A-Za-z']+")
_ADVERBS = re.compile(r"\b(?:also|now|then|still|just|really|very|only|even|already) (?=[a-z])")


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Each word of the list to what may stand for it."""
    path = Path(__file__).with_name("synonyms.toml")
    groups = tomllib.loads(path.read_text("utf-8"))["groups"]
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        members = group.split()
        for word in members:
            others = tuple(one for one in members if one != word)
            found.setdefault(word, others)
    return found


def lightly_edited(text: str, rng: random.Random, gone: frozenset[str] = frozenset()) -> str:
    """The sentence with an editor's touch: a filler gone, a synonym or two, a contraction.

    Words that are `gone` do not come back.
    """
    text = _outside_quotations(text, lambda part: _ADVERBS.sub("", part))
    text = _outside_quotations(text, lambda part: _replaced(part, 0.15, rng, gone))
    return _outside_quotations(text, _contracted)


def _contracted(text: str) -> str:
    return text.replace(" is not ", " isn't ").replace(" did not ", " didn't ")


def paraphrased(
    text: str, intensity: float, rng: random.Random, gone: frozenset[str] = frozenset()
) -> str:
    """The sentence in other words and another order, as far as `intensity` (0..1) says.

    Words that are `gone` do not come back.
    """
    text = _outside_quotations(text, lambda part: _ADVERBS.sub("", part))
    text = _outside_quotations(text, lambda part: _replaced(part, intensity, rng, gone))
    for rule in (_said_first, _said_last, _clause_swapped, _day_first, _genitive):
        if rng.random() < intensity:
            text = rule(text)
    return text


def _outside_quotations(text: str, change: Callable[[str], str]) -> str:
    parts = _PARTS.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def words_gone(before: str, after: str) -> frozenset[str]:
    """The words, folded, of one form of a sentence that the next lacks."""
    return frozenset(_WORD.findall(before.lower())) - frozenset(_WORD.findall(after.lower()))


def _replaced(text: str, share: float, rng: random.Random, gone: frozenset[str]) -> str:
    def one(match: re.Match[str]) -> str:
        word = match.group()
        others = synonyms().get(word) or synonyms().get(word.lower())
        if not others or rng.random() >= share or (word[0].isupper() and match.start() > 0):
            return word
        other = pick(rng, tuple(one for one in others if one not in gone) or (word,))
        return other.capitalize() if word[0].isupper() else other

    return _WORD.sub(one, text)


_SAID_FIRST = re.compile(
    r"^((?:[A-Z][\w.'-]* ?){1,4}|The \w+) (?:said|stated)(?: that)? ([a-z].{25,})\.$"
)
_SAID_LAST = re.compile(r"^([A-Z][^“”\"]{25,}), ((?:[\w.'-]+ ?){1,5}) (?:said|stated)\.$")
_SWAP = re.compile(
    r"^(After|When|While|As|Before|Although|Because|Since) ([^,“”\"]{8,80}), ([^“”\"]{15,})\.$"
)
_DAY = re.compile(
    r"^([A-Z][^“”\"]{20,}?) on ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b([^“”\"]*)$"
)
_OF = re.compile(r"\bthe ([a-z]+) of ([A-Z][a-z]+)\b")


def _said_first(text: str) -> str:
    match = _SAID_FIRST.match(text)
    if match is None:
        return text
    clause = match.group(2)
    return f"{clause[0].upper()}{clause[1:]}, according to {_lower(match.group(1).strip())}."


def _said_last(text: str) -> str:
    match = _SAID_LAST.match(text)
    return f"According to {match.group(2)}, {_lower(match.group(1))}." if match else text


def _clause_swapped(text: str) -> str:
    match = _SWAP.match(text)
    if match is None:
        return text
    clause = match.group(3)
    return f"{clause[0].upper()}{clause[1:]} {match.group(1).lower()} {match.group(2)}."


def _day_first(text: str) -> str:
    match = _DAY.match(text)
    return f"On {match.group(2)}, {_lower(match.group(1))}{match.group(3)}" if match else text


def _genitive(text: str) -> str:
    return _outside_quotations(text, lambda part: _OF.sub(r"\2's \1", part))


_CLOSED = {"The", "A", "An", "In", "On", "It", "He", "She", "They", "This", "That", "There", "At"}


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _CLOSED else text
