"""Verbs: where a predicate begins, and whether it is passive, denied, told or only supposed."""

from collections.abc import Sequence
from itertools import pairwise

from recension.collate.lexicon import statuses
from recension.collate.tokens import Hit, Sentence, Token

ACTIVE = frozenset({"active", "removes"})
"""Slots whose words have the person for their object."""
REACH = 24  # tokens between a person and the predicate said of him, appositions included
BREAKS = frozenset({";", "after", "when", "while", "that", "because", "by", "as", "but"})


def verb_start(tokens: Sequence[Token], first: int) -> int:
    """Where the auxiliaries and adverbs before tokens[first] begin."""
    at = first
    while at > 0 and (tokens[at - 1].low in _SMALL or tokens[at - 1].low.endswith(("ly", "n't"))):
        at -= 1
    return at


_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "those"})
_SMALL = _PASSIVE | {
    *("has", "have", "had", "not", "n't", "also", "later", "then", "just", "since", "now", "among"),
    *(
        "first",
        "may",
        "might",
        "still",
        "all",
        "both",
        "himself",
        "herself",
        "again",
        "to",
        "could",
    ),
    *(
        "reported",
        "believed",
        "listed",
        "today",
        "already",
        "presumed",
        "feared",
        "thought",
        "never",
    ),
}


def is_helped(tokens: Sequence[Token], first: int, reach: int = 2) -> bool:
    """Whether a form of "be" stands within `reach` tokens before tokens[first]."""
    words = {token.low for token in tokens[max(0, first - reach) : first]}
    return bool(words & {"was", "were", "been", "being", "is", "are", "be"})


def is_passive(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a participle is said of what stands before it and has no object of its own."""
    start = verb_start(tokens, hit.first)
    helped = any(token.low in _PASSIVE for token in tokens[start : hit.first])
    before = tokens[hit.first - 1].low if hit.first else ""
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else ""
    return helped or (before == "," and after in {"in", "on", "by", "after", "with", "for"})


def is_told(tokens: Sequence[Token], first: int) -> bool:
    """Whether "his arrest" is told as having taken place: "hours after his arrest"."""
    wording = statuses().wording
    low = [token.low for token in tokens[max(0, first - 3) : first]]
    if len(low) < 2 or low[-1] not in wording.pronouns_one | {"their"}:
        return False
    return low[-2] in wording.told or " ".join(low[:-1][-2:]) in wording.result


def is_denied(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the verb is negated, or the noun is what somebody denies ("denied his arrest")."""
    wording = statuses().wording
    if hit.slot == "noun":
        before = {token.low for token in tokens[max(0, hit.first - 5) : hit.first]}
        return bool(wording.denial & before)
    chain = [token.low for token in tokens[verb_start(tokens, hit.first) : hit.first]]
    if chain[-1:] == ["falsely"]:
        chain.pop()  # who was falsely accused was accused
    if tokens[hit.first - 1].low in _EVEN_MORE and hit.first > 1:
        return tokens[hit.first - 2].low in wording.negation - {"not"}  # "not only killed"
    negated = any(low in wording.negation or low.endswith("n't") for low in chain)
    return negated or _is_dropped(tokens, hit)


def _is_dropped(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether what was brought against somebody is given up: "dismissed the charges against X"."""
    if tokens[hit.last].low != "against":
        return False
    wording = statuses().wording
    before = {token.low for token in tokens[max(0, hit.first - _GIVEN_UP) : hit.first]}
    after = [token.low for token in tokens[hit.last + 1 : hit.last + 1 + 2 * _GIVEN_UP]]
    passive = any(one in _PASSIVE and other in wording.dropping for one, other in pairwise(after))
    return passive or bool(before & wording.dropping)


_GIVEN_UP = 10  # tokens between "dismissed" and "charges against"


_EVEN_MORE = frozenset({"only", "just", "merely"})


_DONE = frozenset({"own", "after"})
"""Slots whose words tell what the person himself did."""


def _is_inverted(sentence: Sentence, hit: Hit) -> bool:
    """Whether the clause is a condition without "if": "Had she won the vote, they …"."""
    low = [token.low for token in sentence.tokens]
    opens = next((at for at, word in enumerate(low) if word[0].isalnum()), len(low))
    within = opens < hit.first and not {",", ";"} & set(low[opens : hit.first])
    asks = low[-1:] == ["?"] or low[-2:-1] == ["?"]
    return within and low[opens] in {"had", "were", "should"} and not asks


def _is_to_come(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is told as still to come, or as not quite done.

    "Before he takes office", "after he is charged", "would tell it once he was dead", "that he be
    hanged", "nearly died".
    """
    low = [token.low for token in sentence.tokens]
    start = verb_start(sentence.tokens, hit.first)
    chain, before = low[start : hit.first], low[max(0, start - _CLAUSE_WORDS) : start]
    if low[hit.first - 1 : hit.first] in (["nearly"], ["almost"]) or chain == ["be"]:
        return True
    present = low[hit.first].endswith("s") and low[hit.first] not in _PASSIVE and not chain
    if hit.name == "office" and present and _is_set(low, hit):
        return True
    opens = [at for at, word in enumerate(before) if word in _OPENS_TIME]
    if not opens or {",", "who"} & set(before[opens[-1] :]):
        return False
    late = before[opens[-1]] in {"once", "until"} or hit.slot == "noun"
    ahead = late and bool({"will", "would"} & set(low[: max(0, start - len(before)) + opens[-1]]))
    will = bool({"will", "would", "shall", "'ll"} & set(low))
    if before[opens[-1]] == "after" and hit.slot == "after":
        return will and present  # else a headline's past
    helped = bool({"is", "are"} & set(chain)) and not {"been", "being"} & set(chain)
    return (hit.slot in _DONE and present) or helped or ahead


def _is_set(low: Sequence[str], hit: Hit) -> bool:
    """Whether the present is of what is set for a time: "takes office in January"."""
    after = low[hit.last + 1 : hit.last + 3]
    month = after[1:] != [] and after[0] in {"in", "on"} and after[1].removesuffix(".") in _MONTHS
    return month or (after[:1] == ["next"] and after[1:] != [])


_MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec"),
    }
)
_CLAUSE_WORDS = 8  # tokens from "before" or "once" to the verb of its clause
_OPENS_TIME = frozenset({"before", "once", "when", "until", "after"})


def is_hypothetical(sentence: Sentence, hit: Hit) -> bool:
    """Whether the clause supposes, foretells or asks it ("if", "would", "urged X to")."""
    low = [token.low for token in sentence.tokens[max(0, hit.first - REACH) : hit.first]]
    near = f" {' '.join(low[-3:])} "
    wording = statuses().wording
    supposed = any(word in wording.suppositions for word in low) or _is_to_come(sentence, hit)
    supposed = supposed or _is_inverted(sentence, hit)
    said = f" {' '.join(low)} "
    accused = hit.slot in _DONE and sentence.tokens[hit.first].low.endswith("ing")
    if accused and any(f" {phrase} " in said for phrase in wording.accusing):
        return True
    asked = low[-1:] == ["to"] and any(f" {phrase} " in said for phrase in wording.asked)
    return supposed or asked or any(f" {phrase} " in near for phrase in wording.hypothetical)
