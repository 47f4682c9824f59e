"""Predication: of whom a predicate is said, past appositions, relative clauses and lists of names.

The patterns are those by which news English parts a subject from its verb (Quirk et al. 1985, "A
Comprehensive Grammar of the English Language", chapters 13 and 17): apposition, relative clauses,
participles after a noun, coordinated predicates, and objects in a row. No parser is run.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from recension.annotate.cues import cue_verbs
from recension.collate.described import Described, nameless
from recension.collate.lexicon import happenings, status_index, statuses
from recension.collate.persons import Named
from recension.collate.subjects import governs
from recension.collate.tokens import Hit, Token
from recension.collate.verbs import ACTIVE, BREAKS, is_denied, is_helped, is_told, verb_start

Someone = Described | Named
"""A person named or described in a sentence."""
_REACH = 60  # tokens between a subject and its predicate
_ITEMS = 8  # objects in a row
_PHRASE = 9  # tokens from a noun phrase's beginning to the person
SUBJECT_SLOTS = frozenset({"passive", "state", "own", "against", "after"})


def said_of(
    tokens: Sequence[Token], named: Sequence[Named], described: Sequence[Described], hit: Hit
) -> tuple[Someone, ...]:
    """The persons of whom the words at `hit` tell, in the text's order; nobody if not plain."""
    people = _people(tokens, named, described)
    if hit.slot in ACTIVE:
        return objects_of(tokens, people, hit)
    if hit.slot not in SUBJECT_SLOTS:
        return ()
    subject = _subject(tokens, people, hit)
    return () if subject is None else tuple(_with_joined(tokens, people, subject))


def _people(
    tokens: Sequence[Token], named: Sequence[Named], described: Sequence[Described]
) -> tuple[Someone, ...]:
    """Names and descriptions in order; a description in apposition to a name is part of it."""
    phrases = {
        person.first: row.first
        for row in described
        for person in named
        if _is_apposed(tokens, row, person)
    }
    rows: list[Someone] = [row for row in described if row.first not in phrases.values()]
    rows.extend(
        Named(phrases.get(person.first, person.first), person.last, person.entity)
        for person in named
    )
    return tuple(sorted(rows, key=lambda row: (row.first, row.last)))


def _is_apposed(tokens: Sequence[Token], row: Described, person: Named) -> bool:
    """Whether the name follows the description in apposition: "a court reporter, Ana Roth"."""
    beside = row.last + 2 == person.first and tokens[row.last + 1].low == ","
    return beside and row.manner not in {"pronoun", "owning"}


def _subject(tokens: Sequence[Token], people: Sequence[Someone], hit: Hit) -> Someone | None:
    start = verb_start(tokens, hit.first)
    if start == 0 or not _can_predicate(tokens, hit, start):
        return None
    low = tokens[start - 1].low
    if low == "who":
        return _antecedent(tokens, people, start - 1)
    if low in {"and", "but", "then"}:
        return _of_clause(tokens, people, start - 1)
    if low in _CLOSING:
        return _reduced(tokens, people, start, hit) or _before_aside(tokens, people, start - 1)
    beside = [row for row in people if row.last == start - 1 and not _owns(row)]
    if beside:
        return beside[-1] if _can_be_subject(tokens, beside[-1], hit) else None
    return _postmodified(tokens, people, start)


def _reduced(
    tokens: Sequence[Token], people: Sequence[Someone], start: int, hit: Hit
) -> Someone | None:
    """The person just before a participle that is set off: "Ana Roth, accused of theft"."""
    if hit.slot != "passive" or start != hit.first or tokens[start - 1].low != ",":
        return None
    beside = [row for row in people if row.last == start - _SET_OFF and not _owns(row)]
    return beside[-1] if beside else None


_SET_OFF = 2  # tokens from a participle back to the name before the comma


_CLOSING = {",": ",", ")": "(", "-": "-", "–": "–", "—": "—"}


def _owns(row: Someone) -> bool:
    return isinstance(row, Described) and row.manner == "owning"


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
    return after in nameless().times or tokens[hit.last].low in _PREPOSITIONS


_HAVE = frozenset({"has", "have", "had"})
_BE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "get", "gets"})


def _is_achieved(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" stands after a word by which the thing is done: "was able to", "managed to"."""
    return at > 0 and tokens[at - 1].low in statuses().wording.achieved


def _can_be_subject(tokens: Sequence[Token], row: Someone, hit: Hit) -> bool:
    """Whether the person just before the words is their subject.

    He is not after a preposition ("the brother of X was arrested"), and "he wanted" is no passive.
    """
    if isinstance(row, Described) and row.manner == "pronoun":
        helped = any(token.low in _BE for token in tokens[row.last + 1 : hit.first])
        return row.opens and (helped or hit.slot != "passive")
    start = phrase_start(tokens, row)
    before = [token.low for token in tokens[max(0, start - 2) : start]]
    is_object = len(before) == 2 and before[0] in {"that", "which", "who"}
    governed = bool(before) and (before[-1] in _PREPOSITIONS or governs(before[-1]))
    return not is_object and not governed


_PREPOSITIONS = frozenset(
    {"of", "to", "with", "for", "from", "by", "in", "on", "at", "against", "about", "near", "like"}
)


def phrase_start(tokens: Sequence[Token], row: Someone) -> int:
    """Where the noun phrase begins of which the person's name is the end."""
    if isinstance(row, Described):
        return row.first
    start = row.first
    stop = _edges()
    while start > 0 and row.first - start < _PHRASE:
        low = tokens[start - 1].low
        if low in stop or _is_verb(low) or not (low[0].isalnum() or low in ".'-"):
            break
        start -= 1
        if low in _determiners():
            break
    return start


@cache
def _edges() -> frozenset[str]:
    """Words and marks, but for the full stop, that no noun phrase begins with."""
    return (nameless().opens | _PREPOSITIONS | BREAKS | frozenset(cue_verbs())) - {"."}


@cache
def _openings() -> frozenset[str]:
    """What stands before a clause."""
    return nameless().opens | BREAKS | frozenset(cue_verbs())


@cache
def _determiners() -> frozenset[str]:
    words = nameless()
    return words.indefinite | words.definite | words.possessive


@cache
def _outside_phrases() -> frozenset[str]:
    """Words that end a noun phrase."""
    function = happenings().fillers.function - _determiners()
    return function | frozenset(cue_verbs()) | BREAKS


@cache
def _clause_words() -> frozenset[str]:
    return (BREAKS - {"by", "as"}) | frozenset(cue_verbs())


@cache
def _finite() -> frozenset[str]:
    """Words by which a clause of its own begins after a noun."""
    return (_clause_words() | _FINITE) - nameless().adjectives


def _is_verb(low: str) -> bool:
    """Whether a word before a name is rather a verb than part of his title."""
    if low in nameless().adjectives:
        return False
    return low.endswith(("ed", "ing")) or low in statuses().wording.past_of_persons


def _opens(tokens: Sequence[Token], row: Someone) -> bool:
    """Whether a clause begins with the person."""
    if isinstance(row, Described):
        return row.opens and not _owns(row)
    start = phrase_start(tokens, row)
    before = tokens[start - 1].low if start else "."
    return before in _openings()


def _antecedent(tokens: Sequence[Token], people: Sequence[Someone], who: int) -> Someone | None:
    """Whom "who" at tokens[who] takes up: the person who ends just before it."""
    end = who - 1
    if end > 0 and tokens[end].low in _CLOSING:
        end -= 1
    beside = [row for row in people if row.last == end and not _owns(row)]
    if beside:
        return beside[-1]
    return next(
        (row for row in reversed(people) if row.last < end and _is_place(tokens, row, end)), None
    )


def _is_place(tokens: Sequence[Token], row: Someone, end: int) -> bool:
    """Whether the words after the person to `end` say only how old or from where he is."""
    gap = [token.low for token in tokens[row.last + 1 : end + 1]]
    plain = all(low[0].isalnum() or low in _CLOSING for low in gap) and not set(gap) & BREAKS
    return len(gap) <= _PHRASE and plain and gap[0] in {",", "of", "from", "in"}


def _of_clause(tokens: Sequence[Token], people: Sequence[Someone], end: int) -> Someone | None:
    """The subject of a clause whose second predicate begins after "and" at tokens[end]."""
    for row in reversed([row for row in people if row.last < end]):
        gap = [token.low for token in tokens[row.last + 1 : end]]
        if len(gap) > _REACH or ";" in gap:
            return None
        if _opens(tokens, row) and gap and gap[0] not in {"and", "'s"}:
            return None if _clause_words() & set(gap) else row
    return None


def _before_aside(tokens: Sequence[Token], people: Sequence[Someone], end: int) -> Someone | None:
    """The person before an apposition or a relative clause that ends at tokens[end]."""
    mark = _CLOSING[tokens[end].low]
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
                if ends and not _owns(row) and _opens(tokens, row):
                    return row
    return None


def _begins_aside(token: Token) -> bool:
    low = token.low
    said = low in cue_verbs() and low not in nameless().adjectives
    if low in _BEGINNINGS or said:
        return low in _BEGINNINGS
    return (
        low in _determiners()
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
        if _opens(tokens, row) and (_modifies(gap) or _is_home(tokens[row.last + 1 : start])):
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


def _with_joined(
    tokens: Sequence[Token], people: Sequence[Someone], subject: Someone
) -> list[Someone]:
    """The subject with those before it in a row: "Ana Roth and her brother"."""
    group = [subject]
    for row in reversed([row for row in people if row.last < subject.first]):
        start = phrase_start(tokens, group[0])
        between = [token.low for token in tokens[row.last + 1 : start]]
        if _owns(row) or between not in (["and"], [","], [",", "and"], ["as", "well", "as"]):
            continue
        if between == [","] and len(group) == 1:
            break
        group.insert(0, row)
    return group


def objects_of(tokens: Sequence[Token], people: Sequence[Someone], hit: Hit) -> tuple[Someone, ...]:
    """Those whom a verb or "the death of" has for its object, one after another."""
    inside = [row for row in people if hit.first < row.first and row.last < hit.last]
    if inside:
        return tuple(row for row in inside if not _owns(row))[:1]
    if is_helped(tokens, hit.first):
        return ()
    return tuple(_in_a_row(tokens, people, _after_verb(tokens, hit.last + 1)))


def _after_verb(tokens: Sequence[Token], at: int) -> int:
    """Past a second verb: "arrested and charged Ana Roth"."""
    after = [token.low for token in tokens[at : at + 2]]
    joined = after[:1] == ["and"] and len(after) == 2 and after[1] in status_index()
    return at + 2 if joined else at


def _in_a_row(tokens: Sequence[Token], people: Sequence[Someone], at: int) -> Iterator[Someone]:
    for _ in range(_ITEMS):
        row = next((row for row in people if row.first >= at and not _owns(row)), None)
        if row is None or not _is_phrase(tokens[at : row.first]) or _is_nominative(tokens, row):
            return
        yield row
        at = _next_item(tokens, row.last + 1)
        if at < 0:
            return


def _is_nominative(tokens: Sequence[Token], row: Someone) -> bool:
    """Whether a clause of its own begins: "hired Ana Roth, he said"."""
    return tokens[row.first].low in {"he", "she"} and row.first == row.last


def _is_phrase(between: Sequence[Token]) -> bool:
    """Whether these words before a person's name can be the same noun phrase."""
    shut = _outside_phrases()
    return len(between) <= _PHRASE and all(
        token.low in {".", "-", "'s", "'"}
        or (token.low[0].isalnum() and token.low not in shut and not token.low.endswith("ing"))
        for token in between
    )


def _next_item(tokens: Sequence[Token], at: int) -> int:
    """Where the next of a row begins after an item that ends before `at`; -1 after the last."""
    low = [token.low for token in tokens[at : at + 4]]
    if low[:1] == [","] and low[1:2] and low[1].isdecimal():
        at += 2
        low = [token.low for token in tokens[at : at + 4]]
    size = 0
    while size < len(low) and low[size] in {",", ";", "and", "&"}:
        size += 1
    return at + size if 0 < size <= 2 else -1


def owners_of(
    tokens: Sequence[Token], named: Sequence[Named], described: Sequence[Described], hit: Hit
) -> tuple[Someone, ...]:
    """Whose death or arrest a noun tells of: "his latest arrest", "Ana Roth's body was found".

    Nobody where it is only meant or sought ("a warrant for his arrest"), unless it is denied.
    """
    if not _is_event(tokens, hit):
        return ()
    people = _people(tokens, named, described)
    for end in range(hit.first - 1, max(-1, hit.first - 2 - _ADJECTIVES), -1):
        low = tokens[end].low
        owner = [row for row in people if _has(tokens, row, end)]
        if owner:
            return (owner[-1],)
        if not low[0].isalnum() or low in _outside_phrases():
            return ()
    return ()


_ADJECTIVES = 2  # words between an owner and what is his


def _is_event(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a noun such as "arrest" tells of something that took place."""
    if is_denied(tokens, hit) or is_told(tokens, hit.first):
        return True
    wording = statuses().wording
    before = {token.low for token in tokens[max(0, hit.first - _MEANT) : hit.first]}
    bare = hit.first == hit.last and tokens[hit.first].low in wording.unspoken
    return not bare and not before & wording.meant


_MEANT = 5  # tokens before a noun in which "warrant for" and the like can stand


def _has(tokens: Sequence[Token], row: Someone, end: int) -> bool:
    """Whether tokens[end] make the person an owner: "his", or the "'s" after a name."""
    if isinstance(row, Described) and row.manner in {"pronoun", "owning"}:
        return _owns(row) and row.last == end
    return row.last == end - 1 and tokens[end].low in {"'s", "'", "’"}
