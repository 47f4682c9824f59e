"""Happenings: the collations of a story that are about one event, put together."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.code.lexicon import Cause, acts
from recension.code.testimony import Testimony
from recension.collate.topic import is_apart, topic_of
from recension.model.collation import Collation
from recension.model.event import PloverCode


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
    others. What is apart from the story (an earlier happening) gives none.
    """
    found: dict[tuple[str, str, str, str], list[Collation]] = {}
    for collation in collations:
        topic = topic_of(collation)
        coded = None if topic is None or is_apart(collation) else _code(topic, collation, testimony)
        if coded is not None:
            alone = _by_itself(collation, coded[1], testimony)
            found.setdefault((*coded, alone), []).append(collation)
    return tuple(
        Happening(label, PloverCode(event, mode or None, ()), tuple(rows))
        for (label, event, mode, _), rows in sorted(found.items())
    )


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
    topic: str, collation: Collation, testimony: Mapping[str, Testimony]
) -> tuple[str, str, str] | None:
    for act in acts().act:
        if topic in act.topics:
            return act.label, act.event, act.mode
    if topic not in acts().harm:
        return None
    cause = _cause(collation, testimony)
    return (cause.label, "ASSAULT", cause.mode) if cause is not None else None


def _cause(collation: Collation, testimony: Mapping[str, Testimony]) -> Cause | None:
    """The first cause with a cue in a sentence that answers the question."""
    said = [testimony[claim].low for row in collation.readings for claim in row.claims]
    for cause in acts().cause:
        if any(f" {cue} " in sentence for sentence in said for cue in cause.cues):
            return cause
    return None
