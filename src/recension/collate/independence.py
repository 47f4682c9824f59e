"""Independence of a reading: on how many origins those who carry it can rest."""

from collections.abc import Sequence

from recension.collate.claims import Answer
from recension.model.lineage import Independence, Lineage, Origin


def origins_of(answers: Sequence[Answer], lineage: Lineage) -> tuple[Origin, ...]:
    """The origins that carry any of the answers, by id; copies of one origin are one voice.

    Where a claim's own chain names an origin its article rests on, that origin alone is taken; else
    those credited in its very sentence.
    """
    found = {
        origin.id: origin for answer in answers for origin in _can_rest_on(answer, answers, lineage)
    }
    return tuple(found[key] for key in sorted(found))


def _can_rest_on(answer: Answer, beside: Sequence[Answer], lineage: Lineage) -> tuple[Origin, ...]:
    """The origins of the answer's article that are named or credited where it gives it, else all.

    An article that credits one in its headline means that one when it says the same again.
    """
    article = answer.finding.article
    resting = [
        origin
        for origin in lineage.origins
        if any(credit.article == article for credit in origin.articles)
    ]
    same = [answer, *(row for row in beside if row.finding.article == article)]
    for shown in (_names, _is_credited):
        for rows in (same[:1], same):
            told = [origin for origin in resting if any(shown(row, origin) for row in rows)]
            if told:
                return tuple(told)
    return tuple(resting)


def _is_credited(answer: Answer, origin: Origin) -> bool:
    """Whether the article credits the origin in the sentence that gives the answer."""
    start, end = answer.finding.sentence
    return any(
        span.article == answer.finding.article and span.start < end and start < span.end
        for credit in origin.articles
        for span in credit.evidence
    )


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
    families = _kin(answers, lineage)
    low = _at_least([each for family in families for each in _choices(family, lineage)])
    if lineage.independence.low is not None:
        low = min(low, lineage.independence.low)
    high = len(origins)
    return Independence(low, max(low, high), _basis(origins, low, high))


def _kin(answers: Sequence[Answer], lineage: Lineage) -> list[list[Answer]]:
    """The answers of articles that took from one another, together; what stands alone, alone."""
    home = {answer.finding.article: answer.finding.article for answer in answers}

    def root(article: str) -> str:
        while home[article] != article:
            article = home[article]
        return article

    for taken in lineage.derivations:
        if taken.from_ in home and taken.to in home:
            home[max(root(taken.from_), root(taken.to))] = min(root(taken.from_), root(taken.to))
    families: dict[str, list[Answer]] = {}
    for answer in answers:
        families.setdefault(root(answer.finding.article), []).append(answer)
    return [families[key] for key in sorted(families)]


def _choices(family: Sequence[Answer], lineage: Lineage) -> list[tuple[Origin, ...]]:
    """For each answer of one family the origins it can rest on.

    Copies do not vote: where a claim's own chain names its origin, its kin that name none say it
    after it, and are left out.
    """
    choices = [(answer, _can_rest_on(answer, family, lineage)) for answer in family]
    naming = [own for answer, own in choices if any(_names(answer, origin) for origin in own)]
    return naming or [own for _, own in choices]


def _at_least(choices: Sequence[tuple[Origin, ...]]) -> int:
    """How many origins the answers need: one that could rest on either of two shows only one.

    Origins without a name or a stated credit may be another of them, and show none.
    """
    shown = 0
    spoken_for: set[str] = set()
    for origins in sorted(choices, key=_size_and_ids):
        ids = {origin.id for origin in origins}
        if origins and all(map(_is_shown, origins)) and not ids & spoken_for:
            shown += 1
            spoken_for |= ids
    return max(1, shown)


def _size_and_ids(origins: Sequence[Origin]) -> tuple[int, list[str]]:
    return len(origins), [origin.id for origin in origins]


def _is_shown(origin: Origin) -> bool:
    return origin.name is not None and _stated(origin)


def _stated(origin: Origin) -> bool:
    return any(credit.credit == "stated" for credit in origin.articles)


def _basis(origins: Sequence[Origin], low: int, high: int) -> str:
    names = sorted(origin.name for origin in origins if origin.name is not None)
    nameless = len(origins) - len(names)
    if nameless:
        names.append(f"{nameless} origin{'s' * (nameless > 1)} without a name")
    *first, last = names
    listed = f"{', '.join(first)} and {last}" if first else last
    shown = "" if low == high else f"; of these only {low} can be shown to be independent"
    return f"Carried from {listed}{shown}."
