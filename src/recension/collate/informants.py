"""Informants: one speaker without a name whose rank grows from one article to the next."""

from collections.abc import Iterator, Sequence

from recension.annotate.informants import first_speaker, likeness, shared
from recension.collate.claims import Answer
from recension.collate.compare import Ground
from recension.model.lineage import Shift
from recension.model.span import Span

_NOTE = "who may be the same speaker is given a higher rank"


def ranked(answers: Sequence[Answer], ground: Ground) -> dict[str, tuple[Shift, ...]]:
    """Collation id → shifts in which whoever gave an answer is ranked higher later on.

    The two give the same answer, share a body, a nation or whom they are close to, and the later
    article took from the earlier, or appeared on a later day. What the tracing of passages has
    shown is not told again.
    """
    found: dict[str, list[Shift]] = {}
    for answer in answers:
        if answer.claim.about is None:
            continue
        for earlier, was, became in _lower(answer, answers, ground):
            if not _is_told(was, became, ground.lineage.shifts):
                ends = earlier.claim.id, answer.claim.id
                shift = Shift("attribution", "rank-grew", *ends, was, became, _NOTE)
                found.setdefault(answer.claim.about, []).append(shift)
    return {about: tuple(dict.fromkeys(rows)) for about, rows in found.items()}


def _lower(
    answer: Answer, answers: Sequence[Answer], ground: Ground
) -> Iterator[tuple[Answer, Span, Span]]:
    """The same answer given earlier by who may be the same and ranked lower, with both phrases."""
    later = first_speaker(answer.claim.attribution)
    if later is None or later.traits is None or later.span is None:
        return
    for other in answers:
        earlier = first_speaker(other.claim.attribution)
        if earlier is None or earlier.traits is None or earlier.span is None:
            continue
        grew = likeness(earlier.traits, later.traits) == "rank-grew"
        one = grew and shared(earlier.traits, later.traits) > 0
        if one and _say_the_same(other, answer) and _before(other, answer, ground):
            yield other, earlier.span, later.span


def _say_the_same(one: Answer, other: Answer) -> bool:
    first, second = one.finding, other.finding
    return (first.question, first.scope, first.value) == (
        second.question,
        second.scope,
        second.value,
    )


def _before(one: Answer, other: Answer, ground: Ground) -> bool:
    """Whether the article of `other` took from that of `one`, or appeared on a later day."""
    first, last = one.finding.article, other.finding.article
    if first == last or ground.derives(last, first):
        return False
    days = [ground.articles[name].published for name in (first, last)]
    known = [day.value[:10] for day in days if day is not None and len(day.value) >= 10]
    return ground.derives(first, last) or (len(known) == 2 and known[0] < known[1])


def _is_told(was: Span, became: Span, shifts: Sequence[Shift]) -> bool:
    return any(
        shift.detail == "rank-grew" and _meet(shift.was, was) and _meet(shift.became, became)
        for shift in shifts
    )


def _meet(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end
