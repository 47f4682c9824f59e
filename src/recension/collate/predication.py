"""Predication: of whom a predicate is said, past appositions and relative clauses.

The patterns are those by which news English parts a subject from its verb (Quirk et al. 1985, "A
Comprehensive Grammar of the English Language", chapters 13 and 17): apposition, relative clauses,
participles after a noun, and coordinated predicates. No parser is run.
"""

from collections.abc import Sequence
from functools import cache

from recension.annotate.cues import cue_verbs
from recension.collate.described import Described, nameless
from recension.collate.lexicon import statuses
from recension.collate.objects import objects_of
from recension.collate.persons import Named
from recension.collate.someone import (
    PREPOSITIONS,
    Someone,
    clause_words,
    determiners,
    is_owner,
    opens_clause,
    people_of,
    phrase_start,
)
from recension.collate.subjects import governs
from recension.collate.tokens import Hit, Token
from recension.collate.verbs import ACTIVE, BREAKS, is_helped, verb_start

_HOME = 9  # tokens of an age and a place after a name
_REACH = 60  # tokens between a subject and its predicate
SUBJECT_SLOTS = frozenset({"passive", "state", "own", "against", "after"})


def said_of(
    tokens: Sequence[Token], named: Sequence[Named], described: Sequence[Described], hit: Hit
) -> tuple[Someone, ...]:
    """The persons of whom the words at `hit` tell, in the text's order; nobody if not plain."""
    people = people_of(tokens, named, described)
    if hit.slot in ACTIVE:
        return objects_of(tokens, people, hit)
    if hit.slot not in SUBJECT_SLOTS:
        return ()
    subject = _subject(tokens, people, hit)
    return () if subject is None else tuple(_with_joined(tokens, people, subject))


def _subject(tokens: Sequence[Token], people: Sequence[Someone], hit: Hit) -> Someone | None:
    start = verb_start(tokens, hit.first)
    if start == 0 or not _can_predicate(tokens, hit, start):
        return None
    while start > 1 and tokens[start - 1].low in _QUOTES:
        start -= 1  # "earned him the nickname “The Hat,” died"
    low = tokens[start - 1].low
    if low == "who":
        return _antecedent(tokens, people, start - 1)
    if low in {"and", "but", "then"}:
        return _of_clause(tokens, people, start - 1)
    if low in _CLOSING:
        return _reduced(tokens, people, start, hit) or _before_aside(tokens, people, start - 1)
    beside = [row for row in people if row.last == start - 1 and not is_owner(row)]
    if beside:
        return beside[-1] if _can_be_subject(tokens, beside[-1], hit) else None
    return _one_of(tokens, people, start) or _postmodified(tokens, people, start)


def _one_of(tokens: Sequence[Token], people: Sequence[Someone], start: int) -> Someone | None:
    """Who is "one of 99 members seized on Tuesday": the person before the words."""
    for at in range(start - 2, max(0, start - _HOME), -1):
        if tokens[at].low == "one" and tokens[at + 1].low == "of":
            link = tokens[at - 1].low in {",", "was", "is", "among"}
            return next((row for row in people if link and row.last == at - _SET_OFF), None)
        if not tokens[at].low[0].isalnum():
            return None
    return None


def _reduced(
    tokens: Sequence[Token], people: Sequence[Someone], start: int, hit: Hit
) -> Someone | None:
    """The person just before a participle that is set off: "Ana Roth, accused of theft"."""
    if hit.slot != "passive" or start != hit.first or tokens[start - 1].low != ",":
        return None
    beside = [row for row in people if row.last == start - _SET_OFF and not is_owner(row)]
    return beside[-1] if beside else None


_SET_OFF = 2  # tokens from a participle back to the name before the comma


_QUOTES = frozenset("\"“”'’")
_CLOSING = {",": ",", ")": "(", "-": "-", "–": "–", "—": "—"}


def _can_predicate(tokens: Sequence[Token], hit: Hit, start: int) -> bool:
    """Whether the words can be a predicate here: a participle is helped, or has no object."""
    if tokens[hit.first - 1].low == "to" and not _is_achieved(tokens, hit.first - 1):
        return False
    if hit.slot == "state":
        return is_helped(tokens, hit.first, 4) or tokens[start - 1].low in {",", "who"}
    helpers = {token.low for token in tokens[start : hit.first]}
    if hit.slot != "passive" or helpers & _BE:
        return True
    if helpers & _HAVE:
        return False  # "has held a title" is no passive
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else "."
    return after in nameless().times or tokens[hit.last].low in PREPOSITIONS


_HAVE = frozenset({"has", "have", "had"})
_BE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "get", "gets"})


def _is_achieved(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" stands after a word by which the thing is done: "was able to", "managed to"."""
    return at > 0 and tokens[at - 1].low in statuses().wording.achieved


_CAUSES = frozenset({"ordered", "orders", "kept", "left", "saw", "found", "had"})
"""Verbs after which a participle tells of their object: "ordered him held without bail"."""


def _can_be_subject(tokens: Sequence[Token], row: Someone, hit: Hit) -> bool:
    """Whether the person just before the words is their subject.

    He is not after a preposition ("the brother of X was arrested"), and "he wanted" is no passive.
    """
    if isinstance(row, Described) and row.manner == "pronoun":
        helped = any(token.low in _BE for token in tokens[row.last + 1 : hit.first])
        ordered = row.first > 0 and tokens[row.first - 1].low in _CAUSES and hit.slot == "passive"
        return ordered or (row.opens and (helped or hit.slot != "passive"))
    start = phrase_start(tokens, row)
    before = [token.low for token in tokens[max(0, start - 2) : start]]
    is_object = len(before) == 2 and before[0] in {"that", "which", "who"}
    governed = bool(before) and (before[-1] in PREPOSITIONS or governs(before[-1]))
    return not is_object and not governed


def _antecedent(tokens: Sequence[Token], people: Sequence[Someone], who: int) -> Someone | None:
    """Whom "who" at tokens[who] takes up: the person who ends just before it."""
    end = who - 1
    if end > 0 and tokens[end].low in _CLOSING:
        end -= 1
    beside = [row for row in people if row.last == end and not is_owner(row)]
    if beside:
        return beside[-1]
    return next(
        (row for row in reversed(people) if row.last < end and _is_place(tokens, row, end)), None
    )


def _is_place(tokens: Sequence[Token], row: Someone, end: int) -> bool:
    """Whether the words after the person to `end` say only how old or from where he is."""
    gap = [token.low for token in tokens[row.last + 1 : end + 1]]
    plain = all(low[0].isalnum() or low in _CLOSING for low in gap) and not set(gap) & BREAKS
    return len(gap) <= _HOME and plain and gap[0] in {",", "of", "from", "in"}


def _of_clause(tokens: Sequence[Token], people: Sequence[Someone], end: int) -> Someone | None:
    """The subject of a clause whose second predicate begins after "and" at tokens[end]."""
    for row in reversed([row for row in people if row.last < end]):
        gap = [token.low for token in tokens[row.last + 1 : end]]
        if len(gap) > _REACH or ";" in gap:
            return None
        if opens_clause(tokens, row) and gap and gap[0] not in {"and", "'s"}:
            return None if clause_words() & set(gap) else row
    return None


def _before_aside(tokens: Sequence[Token], people: Sequence[Someone], end: int) -> Someone | None:
    """The person before an apposition or a relative clause that ends at tokens[end]."""
    mark = _CLOSING[tokens[end].low]
    while end > 1 and tokens[end - 1].low == tokens[end].low:
        end -= 1  # "- -"
    for at in range(end - 1, max(0, end - _REACH), -1):
        if tokens[at].low == ";":
            return None
        if tokens[at].low == mark:
            apposed = [row for row in people if (row.first, row.last) == (at + 1, end - 1)]
            if apposed and isinstance(apposed[0], Named):
                return apposed[0]
        if tokens[at].low == mark and _begins_aside(tokens[at + 1]):
            for row in people:
                ends = row.last == at - 1 or (row.last < at - 1 and _is_place(tokens, row, at - 1))
                if ends and not is_owner(row) and opens_clause(tokens, row):
                    return row
    return None


def _begins_aside(token: Token) -> bool:
    low = token.low
    said = low in cue_verbs() and low not in nameless().adjectives
    if low in _BEGINNINGS or said:
        return low in _BEGINNINGS
    return (
        low in determiners()
        or low[0].isdigit()
        or token.is_capital
        or low.endswith(("ed", "ing", "man", "er", "or", "ist"))
    )


_BEGINNINGS = frozenset(
    {"who", "whose", "whom", "which", "of", "from", "both", "known", "aged", "formerly"}
)


def _postmodified(tokens: Sequence[Token], people: Sequence[Someone], start: int) -> Someone | None:
    """The person whom a phrase or a clause without commas parts from the predicate."""
    for row in reversed([row for row in people if row.last < start]):
        gap = [token.low for token in tokens[row.last + 1 : start]]
        if len(gap) > _REACH or set(gap) & {";", ":"}:
            return None
        if opens_clause(tokens, row) and (_modifies(gap) or _is_home(tokens[row.last + 1 : start])):
            return row
    return None


def _is_home(gap: Sequence[Token]) -> bool:
    """Whether the words give only an age and a place: ", 40, of Ostry"."""
    return all(
        token.is_capital or token.low.isdecimal() or token.low in {",", "of", "from", "in", "aged"}
        for token in gap
    )


def _modifies(gap: Sequence[str]) -> bool:
    """Whether words after a noun only describe it: "of the car", "accused of theft", "who ran"."""
    if gap[0] == "who":
        return "," not in gap
    if set(gap) & _finite():
        return False
    return gap[0] in _AFTER_NOUN or gap[0] in nameless().adjectives or gap[0].endswith("ing")


_AFTER_NOUN = frozenset(
    {"of", "in", "from", "with", "at", "on", "aged", "behind", "near", "inside"}
)
_FINITE = frozenset(
    {"was", "were", "is", "are", "has", "have", "had", "will", "would", "could", "did", "does"}
)


@cache
def _finite() -> frozenset[str]:
    """Words by which a clause of its own begins after a noun."""
    return (clause_words() | _FINITE) - nameless().adjectives


def _with_joined(
    tokens: Sequence[Token], people: Sequence[Someone], subject: Someone
) -> list[Someone]:
    """The subject with those before it in a row: "Ana Roth and her brother"."""
    group = [subject]
    for row in reversed([row for row in people if row.last < subject.first]):
        start = phrase_start(tokens, group[0])
        between = [token.low for token in tokens[row.last + 1 : start]]
        if is_owner(row) or between not in (["and"], [","], [",", "and"], ["as", "well", "as"]):
            continue
        if between == [","] and len(group) == 1:
            break
        group.insert(0, row)
    return group
