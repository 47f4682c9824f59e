"""Whose: of which person a figure is told that is somebody's, a sentence, bail, an age.

His of whom the same words tell the state that the figure goes with ("was sentenced to two years");
else his who was last named before it.
"""

from collections.abc import Sequence

from recension.collate.cast import Cast
from recension.collate.counted import Counted
from recension.collate.described import nameless
from recension.collate.lexicon import happenings, status_index
from recension.collate.nameless import speaks_of_others, subject_meant
from recension.collate.persons import Named, spoken_of
from recension.collate.scenes import Scene
from recension.collate.standing import Standing
from recension.collate.verbs import ACTIVE, is_helped, verb_start


def person_of(counted: Counted, scene: Scene, cast: Cast, standings: Sequence[Standing]) -> str:
    """The id of the person whose figure it is, "" where it is nobody's or not plain whose.

    `standings` are the states that the sentence tells of.
    """
    happening = happenings().named(counted.happening)
    before = [person for person in scene.named if person.last < counted.first]
    if happening.asked_of == "party":
        signs = scene.sentence.has_any(happening.signs)
        return before[-1].entity if signs and spoken_of(scene.sentence, before) else ""
    if happening.asked_of != "person":
        return ""
    in_state = {
        row.entity
        for row in standings
        if row.status == happening.implies
        and row.first <= counted.last
        and counted.first <= row.last
    }
    if len(in_state) == 1:
        return in_state.pop()
    if before:
        return "" if _acts(scene, before[-1], counted) else before[-1].entity
    told = subject_meant(scene, cast, happening.implies, counted.first)
    if told or scene.named or speaks_of_others(scene.sentence, counted.first):
        return told or ""
    people = {person.entity for person in scene.before}
    return people.pop() if len(people) == 1 else ""


def borne_by(scene: Scene, standings: Sequence[Standing], cast: Cast) -> tuple[Standing, ...]:
    """The states without those of "the suspect" that the story tells of somebody else by name."""
    if scene.named:
        return tuple(standings)
    tokens = scene.sentence.tokens
    pronouns = nameless().he | nameless().she
    return tuple(
        row
        for row in standings
        if row.manner == "together"
        or tokens[max(0, verb_start(tokens, row.first) - 1)].low in pronouns
        or not cast.leaves_out(row.entity, row.status, holds=row.holds)
    )


def _acts(scene: Scene, person: Named, counted: Counted) -> bool:
    """Whether he does it to others: "Judge Roth sentenced each man to two years"."""
    tokens = scene.sentence.tokens
    start = verb_start(tokens, counted.first)
    does = any(slot in ACTIVE for _, _, slot in status_index().get(tokens[counted.first].low, ()))
    return does and person.last + 1 == start and not is_helped(tokens, counted.first)
