"""Subjects: which of the persons named before a predicate it is said of.

A name that a preposition or another verb governs is not the subject, nor is the last name of an
apposition (Quirk et al. 1985, "A Comprehensive Grammar of the English Language", chapter 17).
"""

from collections.abc import Sequence

from recension.annotate.cues import cue_verbs
from recension.collate.lexicon import status_index, statuses
from recension.collate.persons import Named, joined_group, titles
from recension.collate.tokens import Hit, Sentence, Token
from recension.collate.verbs import ACTIVE, BREAKS, REACH, verb_start


def subject_of(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    """The persons named before the words at `hit` of whom they are said; nobody if not plain."""
    earlier = [at for at, person in enumerate(named) if person.last < hit.first]
    if not earlier or hit.first - named[earlier[-1]].last > REACH:
        return ()
    tokens = sentence.tokens
    person = named[earlier[-1]]
    if _ends_apposition(tokens, person, hit):
        opener = named[0]
        opens = opener.first <= _OPENING and opener is not person and _comma_after(tokens, opener)
        return (opener,) if opens else ()
    group = joined_group(sentence, named, earlier[-1])
    if _is_object_of_clause(tokens, person) or is_governed(tokens, group[0], person.last, hit):
        return ()
    told = {row.entity for row in named if row.last < hit.first}
    alone = told == {row.entity for row in group}
    about_same = _denies(tokens, person, hit) or (alone and _about_same(tokens, person, hit))
    if not about_same and (is_kin(tokens, person) or not _is_subject(tokens, person, hit)):
        return ()
    return (person,) if _is_of_one(tokens, person, hit) else group


def _is_of_one(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """Whether the verb has one subject, the last of a row: "X and Y, who was held"."""
    return any(token.low in _OF_ONE for token in tokens[person.last + 1 : hit.first])


_OF_ONE = frozenset({"was", "is", "has"})


def _is_object_of_clause(tokens: Sequence[Token], person: Named) -> bool:
    """ "The bullet that killed X was fired": what follows X is not said of X."""
    if person.first < _CLAUSE or tokens[person.first - _CLAUSE].low not in _RELATIVES:
        return False
    verb = tokens[person.first - 1].low
    return verb.endswith("ed") or verb in statuses().wording.past_of_persons


def _ends_apposition(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """ "Awa, who served under X, has died": after a lone comma a whole verb goes on about another.

    "X, arrested on Friday" is said of X all the same, and so is "the clerk, X, was arrested".
    """
    start = verb_start(tokens, hit.first)
    lone = [token.low for token in tokens[person.last + 1 : start]] == [","]
    whole = start < hit.first or hit.slot in {"own", "against", "after"}
    before = [token.low for token in tokens[max(0, person.first - _NAMED_APART) : person.first]]
    return lone and whole and not _is_set_apart(before)


def _is_set_apart(before: Sequence[str]) -> bool:
    """Whether a comma opens the name's own phrase: ", its founding director" before X."""
    if "," not in before:
        return False
    phrase = before[len(before) - 1 - before[::-1].index(",") + 1 :]
    return not phrase or phrase[0] not in _RELATIVES | {"whose", "whom"}


def _comma_after(tokens: Sequence[Token], person: Named) -> bool:
    return tokens[person.last + 1].low == ","


_NAMED_APART = 6  # tokens of a name set apart by commas: "its founding director X"
_OPENING = 3  # tokens before the name that opens a sentence: a title, a dateline's dash


def is_governed(tokens: Sequence[Token], person: Named, last: int, hit: Hit) -> bool:
    """Whether a preposition or a verb before the name has it for its object.

    So "the officer charged with killing X was jailed" says nothing of X. `last` is the last token
    of the names that stand together.
    """
    if last + 1 != verb_start(tokens, hit.first):
        return False
    at = person.first - 1
    while at >= 0 and person.first - at <= _TITLED and _is_of_title(tokens[at]):
        at -= 1
    low = tokens[at].low if at >= 0 else ""
    if low == "of" and at + 1 < person.first and tokens[at - 1].is_capital:
        return False  # "Chief of Police X"
    return governs(low)


def governs(low: str) -> bool:
    """Whether the word has the name after it for its object: "with X", "killing X", "shot X"."""
    wording = statuses().wording
    if low in wording.titles_in_ing or low in cue_verbs():
        return False
    return low in wording.governing or low.endswith("ing") or _is_transitive(low)


_TITLED = 5  # tokens of titles before a name


def _is_of_title(token: Token) -> bool:
    return token.is_capital or token.low == "." or token.low in titles()


def _is_transitive(low: str) -> bool:
    rows = status_index().get(low, ())
    one = any(len(form) == 1 and slot in ACTIVE for form, _, slot in rows)
    return one or low in statuses().wording.past_of_persons


_CLAUSE = 2  # tokens: "who", and its verb
_RELATIVES = frozenset({"that", "which", "who"})


def _is_subject(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """Whether nothing but an apposition and the verb's own small words part the two."""
    gap = [token.low for token in tokens[person.last + 1 : verb_start(tokens, hit.first)]]
    if not gap or (gap[0] == "," and gap[1:2] in _WHO and gap[-1] == ","):
        return True
    if any(low in BREAKS or low in cue_verbs() for low in gap):
        return False
    return _is_between_commas(gap) or _is_affiliation(gap) or gap[-1] in {"and", "who"}


_WHO = (["who"], ["whose"], ["whom"])


def _is_between_commas(gap: Sequence[str]) -> bool:
    """Whether the words stand between commas or brackets, as an apposition does."""
    return gap[0] in {",", "("} and gap[-1] in {",", ")"}


def _is_affiliation(gap: Sequence[str]) -> bool:
    """Whether the words say where somebody serves: "of the Woodburn Police Department"."""
    return gap[0] in {"of", "with", "from"} and len(gap) <= 8


def _is_saying(tokens: Sequence[Token], person: Named) -> bool:
    return any(token.low in cue_verbs() for token in tokens[person.last + 1 : person.last + 2])


def _denies(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """Whether the person says of himself that it is not so: "X denied it", "X denied his arrest".

    "X said he died" is said of another.
    """
    if hit.slot != "against" or not _is_saying(tokens, person):
        return False
    said = [token.low for token in tokens[person.last + 2 : verb_start(tokens, hit.first)]]
    wording = statuses().wording
    again = said[-2:-1] == ["the"] and said[-1] in wording.titles_one
    return again or set(said) <= wording.pronouns_one | {"that", "any"}


def _about_same(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """ "a source close to X has denied his arrest": the pronoun takes up X all the same."""
    if _is_saying(tokens, person):
        return False
    start = verb_start(tokens, hit.first)
    owns = tokens[person.last + 1].low in {"'s", "’s"}
    joined = tokens[start - 1].low == "and" and person.last + 1 < start and not owns
    edge = person.last + 1 if joined else max(person.last + 1, start - 2)
    near = {token.low for token in tokens[edge : hit.last + 1]}
    return bool(near & (statuses().wording.pronouns_one - {"him"} | {"their"}))


_OWNING = (["'s"], ["’s"])


def is_kin(tokens: Sequence[Token], person: Named) -> bool:
    """Whether the person only says whose relative or house is meant ("X's brother")."""
    kin = statuses().wording.kin
    owner = [token.low for token in tokens[person.last + 1 : person.last + 2]] in _OWNING
    before = [token.low for token in tokens[max(0, person.first - 5) : person.first]]
    return owner or bool({"to", "of"} & set(before) and ({"close", *kin} & set(before)))
