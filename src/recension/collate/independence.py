"""Independence of a reading: on how many origins those who carry it can rest."""

from collections.abc import Sequence

from recension.collate.claims import Answer
from recension.model.lineage import Independence, Lineage, Origin


def origins_of(answers: Sequence[Answer], lineage: Lineage) -> tuple[Origin, ...]:
    """The origins that carry any of the answers, by id; copies of one origin are one voice.

    Where a claim's own chain names an origin its article rests on, that origin alone is taken.
    """
    found = {origin.id: origin for answer in answers for origin in _can_rest_on(answer, lineage)}
    return tuple(found[key] for key in sorted(found))


def _can_rest_on(answer: Answer, lineage: Lineage) -> tuple[Origin, ...]:
    resting = [
        origin
        for origin in lineage.origins
        if any(credit.article == answer.finding.article for credit in origin.articles)
    ]
    return tuple([origin for origin in resting if _names(answer, origin)] or resting)


def _names(answer: Answer, origin: Origin) -> bool:
    if origin.name is None:
        return False
    start, end = answer.finding.sentence
    said = " ".join(link.source for link in answer.claim.attribution if link.role != "outlet")
    return origin.name.lower() in said.lower() and end > start


def independence_of(answers: Sequence[Answer], lineage: Lineage) -> Independence:
    """How many independent origins stand behind the answers: undecided ones as one and as many.

    Null bounds where no origin of their articles is known.
    """
    origins = origins_of(answers, lineage)
    if not origins:
        return Independence(None, None, "No origin of these articles is known.")
    low = _at_least([_can_rest_on(answer, lineage) for answer in answers])
    if lineage.independence.low is not None:
        low = min(low, lineage.independence.low)
    high = len(origins)
    return Independence(low, max(low, high), _basis(origins, low, high))


def _at_least(choices: Sequence[tuple[Origin, ...]]) -> int:
    """How many origins the answers need: one that could rest on any of two shows only one.

    Origins without a name or a stated credit may be another of them, and are counted as one.
    """
    shown = 0
    spoken_for: set[str] = set()
    for origins in sorted(choices, key=lambda each: (len(each), [one.id for one in each])):
        ids = {origin.id for origin in origins if origin.name is not None and _stated(origin)}
        if ids and len(ids) == len(origins) and not ids & spoken_for:
            shown += 1
            spoken_for |= ids
    return max(1, shown)


def _stated(origin: Origin) -> bool:
    return any(credit.credit == "stated" for credit in origin.articles)


def _basis(origins: Sequence[Origin], low: int, high: int) -> str:
    names = sorted(origin.name or "an origin that is not named" for origin in origins)
    undecided = "" if low == high else f"; {high - low} of them may rest on another of these"
    return f"Carried from {', '.join(names)}{undecided}."
