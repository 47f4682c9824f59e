"""Happenings: the collations of a story that are about one event, put together."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.code.actors import agents_of
from recension.code.lexicon import Act, Cause, acts
from recension.code.reality import is_real, reality
from recension.code.testimony import Testimony, low_words
from recension.code.verbs import grammar
from recension.collate.topic import is_apart, topic_of
from recension.model.collation import Collation, Reading
from recension.model.event import PloverCode
from recension.model.value import Quantity, Status

_BEFORE = 25  # characters before a state in which it is denied ("was not")
_OF_ONE = frozenset({"SANCTION"})
"""What befalls one person: the years in prison are his of whom the sentence tells."""
_UNLAWFUL = frozenset({"CRM", "REB"})


class Happening(msgspec.Struct, frozen=True):
    """One event: what it is and the collations about it."""

    label: str
    plover: PloverCode
    collations: tuple[Collation, ...]


def happenings_of(
    collations: Sequence[Collation], testimony: Mapping[str, Testimony]
) -> tuple[Happening, ...]:
    """The events among the collations of a story.

    A contradicted state of one person is an event of its own, so that the doubt does not pass to
    others. What is apart from the story (an earlier happening) gives none, nor does what no page
    says to have been ("no arrests were made"), unless a page says that it was not.
    """
    found: dict[tuple[str, str, str, str], list[Collation]] = {}
    for collation in collations:
        topic = topic_of(collation)
        told = topic is not None and not is_apart(collation) and _is_told(collation, testimony)
        coded = _code(topic, collation, collations, testimony) if told and topic else None
        if coded is not None:
            alone = _by_itself(collation, coded[1], testimony)
            found.setdefault((*coded, alone), []).append(collation)
    return tuple(
        Happening(label, PloverCode(event, mode or None, ()), tuple(rows))
        for (label, event, mode, _), rows in sorted(_joined(found, testimony).items())
    )


_Kind = tuple[str, str, str, str]


def _joined(
    found: Mapping[_Kind, list[Collation]], testimony: Mapping[str, Testimony]
) -> dict[_Kind, list[Collation]]:
    """The groups, what is told of nobody by name put to the one person whose sentence tells it."""
    joined = {key: list(rows) for key, rows in found.items()}
    unsaid = [key for key in sorted(found) if not key[3] or not _has_status(found[key])]
    for key in unsaid:
        told = _sentences(found[key], testimony)
        same = [other for other in sorted(found) if other[:3] == key[:3] and other not in unsaid]
        named = [other for other in same if told & _sentences(found[other], testimony)]
        if len(named) == 1 and key[1] in _OF_ONE:
            joined[named[0]].extend(joined.pop(key))
    return joined


def _has_status(rows: Sequence[Collation]) -> bool:
    return any(row.kind == "status" for row in rows)


def _sentences(
    rows: Sequence[Collation], testimony: Mapping[str, Testimony]
) -> set[tuple[str, tuple[int, int]]]:
    claims = {claim for row in rows for reading in row.readings for claim in reading.claims}
    return {(testimony[one].annotation.id, testimony[one].sentence) for one in claims}


def _is_told(collation: Collation, testimony: Mapping[str, Testimony]) -> bool:
    """Whether a page says that it was, or of a person expressly that it was not."""
    return any(
        is_real(testimony[claim]) and (_holds(reading) or _is_denied(testimony[claim]))
        for reading in collation.readings
        for claim in reading.claims
    )


def _holds(reading: Reading) -> bool:
    value = reading.value
    if isinstance(value, Quantity):
        return value.high != 0
    return not isinstance(value, Status) or value.holds is not False


def _is_denied(row: Testimony) -> bool:
    """Whether the words of a person's state, or those right before them, deny it."""
    if row.claim.value is not None and isinstance(row.claim.value, Quantity):
        return False
    start, end = row.claim.span.offsets
    words = low_words(row.annotation.text[max(row.sentence[0], start - _BEFORE) : end]).split()
    return bool(grammar().denials & set(words))


def _by_itself(collation: Collation, event: str, testimony: Mapping[str, Testimony]) -> str:
    """The person whose state is a happening of its own, "" where it belongs to what was counted.

    Victims named in sentences of one cause belong together; somebody arrested does only where he
    is named among those arrested.
    """
    if collation.subject is None or (event == "ASSAULT" and collation.relation != "conflict"):
        return ""
    said = [testimony[claim].low for row in collation.readings for claim in row.claims]
    among = any(f" {words} " in sentence for sentence in said for words in acts().phrases.among)
    return "" if among and collation.relation != "conflict" else collation.subject


def _code(
    topic: str,
    collation: Collation,
    collations: Sequence[Collation],
    testimony: Mapping[str, Testimony],
) -> tuple[str, str, str] | None:
    if topic == "verdict" and not any(map(_holds, collation.readings)):
        return "acquittal", "CONCEDE", ""
    for act in acts().act:
        if topic in act.topics:
            kind = _abduction() if _is_by_criminals(collation, testimony) else act
            return kind.label, kind.event, kind.mode
    if topic not in acts().harm:
        return None
    cause = _cause(_of_one_harm(collation, collations, testimony), testimony)
    return (cause.label, "ASSAULT", cause.mode) if cause is not None else None


def _abduction() -> Act:
    return next(act for act in acts().act if act.mode == "abduct")


def _is_by_criminals(collation: Collation, testimony: Mapping[str, Testimony]) -> bool:
    """Whether those who hold somebody are no police ("teachers who were held by kidnappers")."""
    said = [testimony[claim] for row in collation.readings for claim in row.claims]
    found = {
        actor.sector
        for row in said
        for actor in agents_of(row.claim, row.annotation.text, row.sentence)
    }
    return bool(found) and found <= _UNLAWFUL


def _of_one_harm(
    collation: Collation, collations: Sequence[Collation], testimony: Mapping[str, Testimony]
) -> list[Collation]:
    """The collation with those of harm that its sentences tell as well ("killed 2, injured 5")."""
    own = _sentences([collation], testimony)
    harm = [row for row in collations if topic_of(row) in acts().harm and not is_apart(row)]
    return [row for row in harm if own & _sentences([row], testimony)] or [collation]


def _cause(rows: Sequence[Collation], testimony: Mapping[str, Testimony]) -> Cause | None:
    """The cause that most sentences which answer the question name, an unsaid "attack" last."""
    claims = sorted({c for row in rows for reading in row.readings for c in reading.claims})
    said = sorted({testimony[claim].low for claim in claims})
    causes = acts().cause
    named = [sum(any(f" {cue} " in low for cue in cause.cues) for low in said) for cause in causes]
    best = max(range(len(causes)), key=lambda at: (bool(causes[at].mode) * named[at], -at))
    if named[best] and causes[best].mode:
        return causes[best]
    return _unsaid(said)


def _unsaid(said: Sequence[str]) -> Cause | None:
    """The first cause that a sentence names whose other words are of force too."""
    forceful = reality().force | reality().violence
    told = [low for low in said if forceful & set(low.split())]
    for cause in acts().cause:
        if any(f" {cue} " in low for cue in cause.cues for low in told):
            return cause
    return None
