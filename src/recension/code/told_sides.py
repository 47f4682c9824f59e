"""Told sides: who acted and who suffered by the sentence of a claim."""

from collections.abc import Sequence

import msgspec

from recension.code.acting import Cast, actors_among
from recension.code.actors import agents_of, patients_of
from recension.code.dating import dating_words
from recension.code.parties import Party
from recension.code.reports import Reported, reported_events
from recension.code.testimony import Testimony
from recension.model.event import Actor


class Sides(msgspec.Struct, frozen=True):
    """Who did it and whom it befell, as one claim's sentence has it."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def sides_told(row: Testimony, event: str, cast: Cast) -> Sides:
    """The sides by the grammar of the sentence where it reports the event in the claim's words.

    Else by the role nouns about the claim; whom the grammar has act is never one who suffered.
    """
    claim, text = row.claim, row.annotation.text
    same = [one for one in _reports(row) if one.event == event]
    reports = [one for one in same if _overlaps(one, row)] or _of_its_clause(same, row)
    if not reports:
        return Sides(agents_of(claim, text, row.sentence), patients_of(claim, text, row.sentence))
    doing = [party for one in reports for party in one.actors]
    suffering = [party for one in reports for party in one.recipients]
    acting = {party.text for party in doing}
    counted = [a for a in patients_of(claim, text, row.sentence) if a.name not in acting]
    return Sides(actors_among(doing, row, cast), _suffering(suffering, row, cast) or tuple(counted))


def _reports(row: Testimony) -> tuple[Reported, ...]:
    annotation = row.annotation
    return reported_events(annotation.text, *row.sentence, mentions=annotation.mentions)


def _of_its_clause(reports: Sequence[Reported], row: Testimony) -> list[Reported]:
    """The only report, where it leads to the claim's words ("sentenced him to 30 days in jail")."""
    text, start = row.annotation.text, row.claim.span.start
    between = text[reports[0].end : start] if len(reports) == 1 else ""
    words = set(between.lower().split())
    apart = words & dating_words().clause or any(mark in between for mark in ",;:")
    return list(reports) if between and not apart else []


def _overlaps(one: Reported, row: Testimony) -> bool:
    start, end = row.claim.span.offsets
    return one.start < end and start < one.end


def _suffering(parties: Sequence[Party], row: Testimony, cast: Cast) -> tuple[Actor, ...]:
    """The parties as recipients; a body of which nothing is known is killed or held by nobody."""
    bodies = {e.id for _, _, e in cast.by_article.get(row.annotation.id, ()) if e.kind != "person"}
    found = actors_among(parties, row, cast)
    return tuple(a for a in found if a.sector or a.country or a.entity not in bodies)
