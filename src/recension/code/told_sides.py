"""Told sides: who acted and who suffered by the sentence of a claim."""

import msgspec

from recension.code.acting import Cast, actors_among
from recension.code.actors import agents_of, patients_of
from recension.code.reports import Reported, reported_events
from recension.code.testimony import Testimony
from recension.model.event import Actor

_ALONE = frozenset({"CVL", "CRM"})


class Sides(msgspec.Struct, frozen=True):
    """Who did it and whom it befell, as one claim's sentence has it."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def sides_told(row: Testimony, event: str, cast: Cast) -> Sides:
    """The sides by the grammar of the sentence where it reports the event in the claim's words.

    Else by the role nouns about the claim; whom the grammar has act is never one who suffered.
    """
    claim, text = row.claim, row.annotation.text
    reports = [one for one in _reports(row) if one.event == event and _overlaps(one, row)]
    if not reports:
        return Sides(agents_of(claim, text, row.sentence), patients_of(claim, text, row.sentence))
    doing = [party for one in reports for party in one.actors]
    suffering = [party for one in reports for party in one.recipients]
    acting = {party.text for party in doing}
    counted = [a for a in patients_of(claim, text, row.sentence) if a.name not in acting]
    return Sides(
        actors_among(doing, row, cast), actors_among(suffering, row, cast) or tuple(counted)
    )


def _reports(row: Testimony) -> tuple[Reported, ...]:
    annotation = row.annotation
    return reported_events(annotation.text, *row.sentence, mentions=annotation.mentions)


def _overlaps(one: Reported, row: Testimony) -> bool:
    start, end = row.claim.span.offsets
    return one.start < end and start < one.end


def is_bare(actor: Actor) -> bool:
    """Whether it says of somebody only that he is one ("man", "driver"), or of what country."""
    single = not actor.name.lower().endswith(("s", "men", "children", "people", "police"))
    if actor.entity is not None or (actor.country and actor.sector):
        return False
    return bool(actor.country) or (actor.sector in _ALONE and single)
