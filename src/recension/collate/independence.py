"""Independence of a reading: on how many origins those who carry it can rest."""

from collections.abc import Sequence

from recension.collate.claims import Answer
from recension.model.lineage import Independence, Lineage, Origin


def origins_of(answers: Sequence[Answer], lineage: Lineage) -> tuple[Origin, ...]:
    """The origins that carry any of the answers, by id; copies of one origin are one voice.

    Where a claim's own chain names an origin its article rests on, that origin alone is taken.
    """
    found: dict[str, Origin] = {}
    for answer in answers:
        resting = [
            origin
            for origin in lineage.origins
            if any(credit.article == answer.finding.article for credit in origin.articles)
        ]
        named = [origin for origin in resting if _names(answer, origin)]
        found.update({origin.id: origin for origin in named or resting})
    return tuple(found[key] for key in sorted(found))


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
    named = [origin for origin in origins if origin.name is not None and _stated(origin)]
    low = max(1, len(named))
    if lineage.independence.low is not None:
        low = min(low, lineage.independence.low)
    high = len(origins)
    return Independence(low, max(low, high), _basis(origins, low, high))


def _stated(origin: Origin) -> bool:
    return any(credit.credit == "stated" for credit in origin.articles)


def _basis(origins: Sequence[Origin], low: int, high: int) -> str:
    names = sorted(origin.name or "an origin that is not named" for origin in origins)
    undecided = "" if low == high else f"; {high - low} of them may rest on another of these"
    return f"Carried from {', '.join(names)}{undecided}."
