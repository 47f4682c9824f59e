"""Nameless: states of persons whom a sentence does not name, "a man was arrested"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from recension.annotate.units import singular
from recension.collate.cast import Cast, Said, fits, meant
from recension.collate.described import Described, described_in, nameless, person_nouns
from recension.collate.lexicon import statuses
from recension.collate.objects import owners_of
from recension.collate.persons import Named
from recension.collate.predication import said_of
from recension.collate.scenes import Scene
from recension.collate.someone import PREPOSITIONS
from recension.collate.standing import (
    NEGATIVE,
    SEQUEL,
    Manner,
    Standing,
    is_repeated,
    read_hits,
)
from recension.collate.tokens import Hit, Sentence, Token
from recension.collate.verbs import (
    ACTIVE,
    BREAKS,
    is_denied,
    is_helped,
    is_hypothetical,
    is_passive,
    verb_start,
)

_REACH = 22  # tokens between a description and its predicate
_TAKES = frozenset({"who", "in", "of", "from", "with", "on", "at", ",", "(", "-"})


def nameless_standings(scene: Scene, cast: Cast, known: Sequence[Standing]) -> tuple[Standing, ...]:
    """The states that a sentence puts people in whom it only describes; `known` are those of names.

    Whom a description means is told by the cast of the story; where that is not plain, nobody.
    What else a sentence says of a description that is plain once is said of the same person.
    """
    described = described_in(scene.sentence, cast.heads)
    if not described and not scene.named:
        return ()
    hits = read_hits(scene.sentence)
    told = {
        hit: rows
        for hit in hits
        if (rows := _told(scene, described, hit, is_known=_is_known(hit, known)))
    }
    plain: dict[Described | Named, str] = {}
    for hit, rows in told.items():
        for row, person in _meant(rows, hit, scene, cast, described).items():
            plain.setdefault(row, person)
    found = list(known)
    for hit, rows in told.items():
        people = _meant(rows, hit, scene, cast, described)
        for row in rows:
            someone = people.get(row) or _again(row, plain, cast)
            found.extend(_standing(scene.sentence, hit, someone, found, row))
        found.extend(_of_both(scene, cast, hit, found))
    for hit in hits:
        if hit.slot == "state" and hit not in told:
            found.extend(_where(scene.sentence, hit, found))
        if hit.slot == "adjunct" and not is_hypothetical(scene.sentence, hit):
            found.extend(_added(scene.sentence, hit, found))
    return tuple(found[len(known) :])


def _where(sentence: Sentence, hit: Hit, found: Sequence[Standing]) -> Iterator[Standing]:
    """ "died on Monday in prison": who died was in prison."""
    for row in found:
        gap = [token.low for token in sentence.tokens[row.last + 1 : hit.first]]
        near = 0 <= hit.first - row.last - 1 <= _ADVERBS and not set(gap) & _PARTS
        if row.status == "life" and row.holds and hit.name != "life" and near:
            yield from _standing(sentence, hit, row.entity, found)


_LINKS = frozenset({"on", "for", "in", "over", "with", "facing", "charged"})
"""What an added charge begins with; "people suspected of theft" are others."""


def _added(sentence: Sentence, hit: Hit, found: Sequence[Standing]) -> Iterator[Standing]:
    """ "was arrested on charges of theft": who is held is accused too."""
    before = [
        row
        for row in found
        if 0 < hit.first - row.last <= _REACH and statuses().named(row.status).family == "accused"
    ]
    nearest = max((row.last for row in before), default=-1)
    if sentence.tokens[hit.first].low not in _LINKS:
        return
    for row in before:
        if row.last == nearest and row.holds and row.status != hit.name:
            yield from _standing(sentence, hit, row.entity, found)


_ADVERBS = 5  # words such as "on Monday" between a death and where it was
_PARTS = frozenset({",", ";", ":", "and", "to", "for", "that", "who", "after", "by", "as", "or"})


def subject_meant(scene: Scene, cast: Cast, status: str, before: int) -> str | None:
    """The person described who is the subject of what stands at token `before`, in that state."""
    rows = described_in(scene.sentence, cast.heads)
    opening = [row for row in rows if row.opens and row.last < before and row.manner != "owning"]
    if not status or not opening:
        return None
    return meant(opening[-1], Said(status, holds=True, sequel=False), scene, cast, rows)


def speaks_of_others(sentence: Sentence, before: int) -> bool:
    """Whether the words before token `before` can be of somebody not known: "foreigners", "X's"."""
    tokens = sentence.tokens[:before]
    words = nameless()
    nouns = person_nouns()
    if any(
        token.low in nouns or (singular(token.low) or "") in nouns
        for token in tokens
        if token.low not in words.adjectives
    ):
        return True
    return any(
        left.is_capital and right.low == "'s" for left, right in pairwise(tokens)
    ) and not any(token.low in words.he | words.she for token in tokens)


def _is_known(hit: Hit, known: Sequence[Standing]) -> bool:
    return any((row.first, row.status) == (hit.first, hit.name) for row in known)


def _told(
    scene: Scene, described: Sequence[Described], hit: Hit, *, is_known: bool
) -> tuple[Described | Named, ...]:
    """Of whom the words tell; nobody where they tell of what might be.

    Of words known to tell of a name, the further objects in a row.
    """
    tokens = scene.sentence.tokens
    if hit.slot == "adjunct" or is_hypothetical(scene.sentence, hit):
        return ()
    if is_known:
        in_a_row = said_of(tokens, scene.named, described, hit) if hit.slot in ACTIVE else ()
        return in_a_row if len(in_a_row) > 1 else ()
    if hit.slot in {"noun", "ended"}:
        return owners_of(tokens, scene.named, described, hit)
    if further := said_of(tokens, scene.named, described, hit):
        return _in_number(tokens, further, hit)
    found = _described_of(scene.sentence, described, scene.named, hit)
    if not isinstance(found, Described):
        return () if found is None else (found,)
    return tuple(_joined(tokens, described, found, hit))


def _in_number(
    tokens: Sequence[Token], rows: Sequence[Described | Named], hit: Hit
) -> tuple[Described | Named, ...]:
    """Those of a row whom a verb in the singular can have for its subject.

    "X and Y, who was held" is said of Y; in "hit X and Y was held" the row is none.
    """
    start = verb_start(tokens, hit.first)
    if rows[-1].last + 1 < start and singular(tokens[start - 1].low) in person_nouns():
        return ()  # "met X and families of victims killed"
    gap = {token.low for token in tokens[rows[-1].last + 1 : hit.first]}
    if len(rows) == 1 or not gap & _OF_ONE:
        return tuple(rows)
    return (rows[-1],) if "who" in gap else ()


_OF_ONE = frozenset({"was", "is", "has"})


def _joined(
    tokens: Sequence[Token], described: Sequence[Described], row: Described, hit: Hit
) -> list[Described]:
    """The description with those joined to it: "a police officer and a bomb technician"."""
    group = [row]
    after = row.first > hit.first
    for other in described if after else reversed(described):
        left, right = (group[-1], other) if after else (other, group[0])
        between = [token.low for token in tokens[left.last + 1 : right.first]]
        if left.last < right.first and between in (["and"], [","], [",", "and"]):
            group.insert(len(group) if after else 0, other)
    return group


def _meant(
    rows: Sequence[Described | Named],
    hit: Hit,
    scene: Scene,
    cast: Cast,
    described: Sequence[Described],
) -> dict[Described | Named, str]:
    """Whom each means; of as many as the cast has, the last one is who is left."""
    said = _said(scene.sentence, hit)
    found: dict[Described | Named, str] = {}
    for row in rows:
        person = row.entity if isinstance(row, Named) else meant(row, said, scene, cast, described)
        if person is not None and person not in found.values():
            found[row] = person
    people = cast.of(said.status, holds=said.holds, sequel=said.sequel)
    left = [row for row in rows if row not in found]
    rest = [person for person in people if person not in found.values()]
    if len(rows) > 1 and len(people) == len(rows) and len(left) == len(rest) == 1:
        found[left[0]] = rest[0]
    return found


def _said(sentence: Sentence, hit: Hit) -> Said:
    holds = (hit.slot not in NEGATIVE) != is_denied(sentence.tokens, hit)
    return Said(hit.name, holds, hit.slot in SEQUEL)


def _of_both(scene: Scene, cast: Cast, hit: Hit, found: Sequence[Standing]) -> Iterator[Standing]:
    """ "Both women had been stabbed to death": the two of whom the story tells it."""
    start = verb_start(scene.sentence.tokens, hit.first)
    low = [token.low for token in scene.sentence.tokens[max(0, start - 2) : start + 1]]
    said = _said(scene.sentence, hit)
    people = cast.of(said.status, holds=said.holds, sequel=said.sequel)
    if "both" in low and hit.slot in {"passive", "own", "state"} and len(people) == _TWO:
        for person in people:
            yield from _standing(scene.sentence, hit, person, found)


_TWO = 2


def _again(
    row: Described | Named, plain: Mapping[Described | Named, str], cast: Cast
) -> str | None:
    """Whom the sentence means by the same description elsewhere, or by the only other one."""
    if not isinstance(row, Described):
        return None
    if row in plain:
        return plain[row]
    earlier = {other: person for other, person in plain.items() if other.first < row.first}
    heads = {other.head for other in earlier if isinstance(other, Described)}
    general = row.head in nameless().anaphors | heads
    people = set(earlier.values())
    takes_up = row.manner in {"pronoun", "owning"} or (row.manner == "definite" and general)
    return min(people) if takes_up and len(people) == 1 and fits(row, min(people), cast) else None


def _standing(
    sentence: Sentence,
    hit: Hit,
    person: str | None,
    found: Sequence[Standing],
    row: Described | Named | None = None,
) -> tuple[Standing, ...]:
    if person is None:
        return ()
    said = _said(sentence, hit)
    manner: Manner = "sequel" if said.sequel else "plain"
    standing = Standing(person, hit.name, said.holds, hit.first, hit.last, manner)
    if is_repeated(standing, found):
        return ()
    if row is None or max(row.first - hit.last, hit.first - row.last) > _BESIDE:
        return (standing,)
    first, last = min(row.first, hit.first), max(row.last, hit.last)
    return (Standing(person, hit.name, said.holds, first, last, manner),)


_BESIDE = 8  # tokens from which on the description is left out of the words that are shown


def _described_of(
    sentence: Sentence, described: Sequence[Described], named: Sequence[Named], hit: Hit
) -> Described | Named | None:
    tokens = sentence.tokens
    if hit.slot in {"lead"} | ACTIVE:
        return _around(tokens, described, hit)
    start = verb_start(tokens, hit.first)
    if any(token.low == "being" for token in tokens[start : hit.first]):
        return _opening(tokens, described, named, start)
    if hit.slot == "passive" and not is_passive(tokens, hit):
        return _before_participle(tokens, described, hit)
    if hit.slot == "state" and not is_helped(tokens, hit.first, 4):
        return None
    return _subject(tokens, described, named, start)


def _around(tokens: Sequence[Token], described: Sequence[Described], hit: Hit) -> Described | None:
    """The object of a verb."""
    if hit.slot == "lead" or is_helped(tokens, hit.first):
        return None
    return _object(described, hit)


def _object(described: Sequence[Described], hit: Hit) -> Described | None:
    """ "arrested a man", "after police arrested him"."""
    return next(
        (
            row
            for row in described
            if row.first == hit.last + 1 and row.manner != "owning" and not row.is_subject
        ),
        None,
    )


def _before_participle(
    tokens: Sequence[Token], described: Sequence[Described], hit: Hit
) -> Described | None:
    """ "the man arrested on Sunday", "Man charged with arson": a participle without an object."""
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else "."
    if hit.first == hit.last and after not in nameless().times:
        return None
    return next(
        (row for row in described if row.last == hit.first - 1 and row.manner != "pronoun"), None
    )


def _opening(
    tokens: Sequence[Token], described: Sequence[Described], named: Sequence[Named], end: int
) -> Described | Named | None:
    """The first person of the sentence, of whom "after being arrested" is said."""
    openings: list[Described | Named] = [
        row for row in described if row.opens and row.last < end and row.manner != "owning"
    ]
    openings.extend(
        person
        for person in named
        if person.last < end and tokens[person.last + 1].low not in {"'s", "’s"}
    )
    return min(openings, key=lambda row: row.first, default=None)


def _subject(
    tokens: Sequence[Token], described: Sequence[Described], named: Sequence[Named], start: int
) -> Described | None:
    """The description whose predicate begins at tokens[start]: the nearest that can be its subject.

    A person named between the two is the subject himself.
    """
    last_named = max((person.last for person in named if person.last < start), default=-1)
    for row in reversed([row for row in described if row.last < start]):
        if row.last < last_named and not _is_inside(tokens, row):
            return None
        if start - row.last > _REACH:
            return None
        gap = [token.low for token in tokens[row.last + 1 : start]]
        if not gap and row.first and tokens[row.first - 1].low in PREPOSITIONS:
            return None
        if _is_subject(row, gap):
            return row
    return None


def _is_inside(tokens: Sequence[Token], row: Described) -> bool:
    """Whether a name that follows stands in what describes the person: "accused of killing X"."""
    after = tokens[row.last + 1].low if row.last + 1 < len(tokens) else ""
    return after in {"who", "accused", "suspected", "charged", "convicted"}


def _is_subject(row: Described, gap: Sequence[str]) -> bool:
    if row.manner == "owning" or (row.manner == "pronoun" and not row.opens):
        return False
    if not gap:
        return True
    if gap == ["who"]:
        return True
    if row.manner == "pronoun":
        return gap[-1] == "and" and not set(gap) & BREAKS
    if not row.opens or set(gap) & (BREAKS - {"by"}):
        return False
    takes = gap[0] in _TAKES or gap[0].endswith(("ing", "ed"))
    return takes or gap[-1] == "and"
