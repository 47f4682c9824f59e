"""Objects: whom a verb has for its object, one after another, and whose an arrest or a death is."""

from collections.abc import Iterator, Sequence

from recension.collate.described import Described
from recension.collate.lexicon import status_index, statuses
from recension.collate.persons import Named
from recension.collate.someone import Someone, is_owner, outside_phrases, people_of
from recension.collate.tokens import Hit, Token
from recension.collate.verbs import is_denied, is_helped, is_told

_ITEMS = 8  # objects in a row
_PHRASE = 9  # tokens from a noun phrase's beginning to the person


def objects_of(tokens: Sequence[Token], people: Sequence[Someone], hit: Hit) -> tuple[Someone, ...]:
    """Those whom a verb or "the death of" has for its object, one after another."""
    inside = [row for row in people if hit.first < row.first and row.last < hit.last]
    if inside:
        return tuple(row for row in inside if not is_owner(row))[:1]
    if is_helped(tokens, hit.first):
        return ()
    found = tuple(in_a_row(tokens, people, _after_verb(tokens, hit.last + 1)))
    first = {row.entity: row for row in reversed(found) if isinstance(row, Named)}
    return tuple(row for row in found if not isinstance(row, Named) or first[row.entity] is row)


def _after_verb(tokens: Sequence[Token], at: int) -> int:
    """Past a second verb: "arrested and charged Ana Roth"."""
    after = [token.low for token in tokens[at : at + 2]]
    joined = after[:1] == ["and"] and len(after) == 2 and after[1] in status_index()
    return at + 2 if joined else at


def in_a_row(tokens: Sequence[Token], people: Sequence[Someone], at: int) -> Iterator[Someone]:
    """Those named or described one after another from the token `at` on."""
    for _ in range(_ITEMS):
        row = next((row for row in people if row.first >= at and not is_owner(row)), None)
        if row is None or not _is_phrase(tokens[at : row.first]) or not _can_end(tokens, row):
            return
        yield row
        at = _next_item(tokens, row.last + 1)
        if at < 0:
            return


def _can_end(tokens: Sequence[Token], row: Someone) -> bool:
    """Whether the object ends there: not "X's killer", nor "hired X, he said"."""
    subject = isinstance(row, Described) and row.is_subject
    after = tokens[row.last + 1].low if row.last + 1 < len(tokens) else ""
    return not subject and after not in {"'s", "’s"}


def _is_phrase(between: Sequence[Token]) -> bool:
    """Whether these words before a person's name can be the same noun phrase."""
    shut = outside_phrases()
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
    if not is_event(tokens, hit):
        return ()
    people = people_of(tokens, named, described)
    for end in range(hit.first - 1, max(-1, hit.first - 2 - _ADJECTIVES), -1):
        low = tokens[end].low
        owner = [row for row in people if _has(tokens, row, end)]
        if owner:
            return (owner[-1],)
        if (low not in _HYPHENS and not low[0].isalnum()) or low in outside_phrases():
            return ()
    return ()


_HYPHENS = frozenset("-‐‑")
_ADJECTIVES = 4  # words between an owner and what is his


def is_event(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a noun such as "arrest" tells of something that took place."""
    if is_denied(tokens, hit) or is_told(tokens, hit.first):
        return True
    if hit.first > 0 and [row.shape for row in tokens[hit.first : hit.last + 2]] == _IN_A_NAME:
        return False  # "Vernon's Funeral Home"
    wording = statuses().wording
    before = {token.low for token in tokens[max(0, hit.first - _MEANT) : hit.first]}
    bare = hit.first == hit.last and tokens[hit.first].low in wording.unspoken
    by_him = tokens[hit.last + 1 : hit.last + 2]  # "his killing of X"
    return not bare and not before & wording.meant and [row.low for row in by_him] != ["of"]


_IN_A_NAME = ["capital", "capital"]
_MEANT = 5  # tokens before a noun in which "warrant for" and the like can stand


def _has(tokens: Sequence[Token], row: Someone, end: int) -> bool:
    """Whether tokens[end] make the person an owner: "his", or the "'s" after a name."""
    if isinstance(row, Described) and row.manner in {"pronoun", "owning"}:
        return is_owner(row) and row.last == end
    return row.last == end - 1 and tokens[end].low in {"'s", "'", "’"}
