"""Nameless: states of persons whom a sentence does not name, "a man was arrested"."""

from collections.abc import Sequence

from recension.collate.cast import Cast, Said, Scene, fits, meant
from recension.collate.described import Described, described_in, nameless
from recension.collate.persons import Named
from recension.collate.standing import (
    BREAKS,
    Manner,
    Standing,
    is_denied,
    is_helped,
    is_hypothetical,
    is_passive,
    is_repeated,
    is_told,
    read_hits,
    verb_start,
)
from recension.collate.tokens import Hit, Sentence, Token

_REACH = 22  # tokens between a description and its predicate
_TAKES = frozenset({"who", "in", "of", "from", "with", "on", "at", ",", "(", "-"})


def nameless_standings(scene: Scene, cast: Cast, known: Sequence[Standing]) -> tuple[Standing, ...]:
    """The states that a sentence puts people in whom it only describes; `known` are those of names.

    Whom a description means is told by the cast of the story; where that is not plain, nobody.
    What else a sentence says of a description that is plain once is said of the same person.
    """
    described = described_in(scene.sentence)
    if not described and not scene.named:
        return ()
    hits = [hit for hit in read_hits(scene.sentence) if not _is_known(hit, known)]
    told = {hit: row for hit in hits if (row := _told(scene, described, hit)) is not None}
    plain: dict[Described, str] = {}
    for hit, row in told.items():
        person = _meant(row, hit, scene, cast, described)
        if isinstance(row, Described) and person is not None:
            plain.setdefault(row, person)
    found = list(known)
    for hit, row in told.items():
        person = _meant(row, hit, scene, cast, described) or _again(row, plain, cast)
        if person is not None:
            standing = _standing(scene.sentence, hit, person)
            found.extend([] if is_repeated(standing, found) else [standing])
    return tuple(found[len(known) :])


def _is_known(hit: Hit, known: Sequence[Standing]) -> bool:
    return any((row.first, row.status) == (hit.first, hit.name) for row in known)


def _told(scene: Scene, described: Sequence[Described], hit: Hit) -> Described | Named | None:
    """Of whom the words tell; None where they tell of nobody, or of what might be."""
    tokens = scene.sentence.tokens
    if is_hypothetical(scene.sentence, hit):
        return None
    if hit.slot == "noun" and not is_denied(tokens, hit) and not is_told(tokens, hit.first):
        return None
    return _described_of(scene.sentence, described, scene.named, hit)


def _meant(
    row: Described | Named, hit: Hit, scene: Scene, cast: Cast, described: Sequence[Described]
) -> str | None:
    if isinstance(row, Named):
        return row.entity
    holds = (hit.slot not in {"against", "after"}) != is_denied(scene.sentence.tokens, hit)
    return meant(row, Said(hit.name, holds, hit.slot == "after"), scene, cast, described)


def _again(row: Described | Named, plain: dict[Described, str], cast: Cast) -> str | None:
    """Whom the sentence means by the same description elsewhere, or by the only other one."""
    if not isinstance(row, Described):
        return None
    if row in plain:
        return plain[row]
    people = set(plain.values())
    takes_up = row.manner in {"pronoun", "owning", "definite"}
    return min(people) if takes_up and len(people) == 1 and fits(row, min(people), cast) else None


def _standing(sentence: Sentence, hit: Hit, person: str) -> Standing:
    holds = (hit.slot not in {"against", "after"}) != is_denied(sentence.tokens, hit)
    manner: Manner = "sequel" if hit.slot == "after" else "plain"
    return Standing(person, hit.name, holds, hit.first, hit.last, manner)


def _described_of(
    sentence: Sentence, described: Sequence[Described], named: Sequence[Named], hit: Hit
) -> Described | Named | None:
    tokens = sentence.tokens
    if hit.slot in {"active", "noun", "lead"}:
        return _around(tokens, described, hit)
    start = verb_start(tokens, hit.first)
    if any(token.low == "being" for token in tokens[start : hit.first]):
        return _opening(described, named, start)
    if hit.slot == "passive" and not is_passive(tokens, hit):
        return _before_participle(tokens, described, hit)
    if hit.slot == "state" and not is_helped(tokens, hit.first, 4):
        return None
    return _subject(tokens, described, named, start)


def _around(tokens: Sequence[Token], described: Sequence[Described], hit: Hit) -> Described | None:
    """The object of a verb, or whose an arrest or a death is."""
    if hit.slot == "noun":
        return next((row for row in described if row.last == hit.first - 1), None)
    if hit.slot == "lead" or is_helped(tokens, hit.first):
        return None
    return _object(described, hit)


def _object(described: Sequence[Described], hit: Hit) -> Described | None:
    """ "arrested a man", "after police arrested him"."""
    return next(
        (row for row in described if row.first == hit.last + 1 and row.manner != "owning"), None
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
    described: Sequence[Described], named: Sequence[Named], end: int
) -> Described | Named | None:
    """The first person of the sentence, of whom "after being arrested" is said."""
    openings: list[Described | Named] = [
        row for row in described if row.opens and row.last < end and row.manner != "owning"
    ]
    openings.extend(person for person in named if person.last < end)
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
