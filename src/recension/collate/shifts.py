"""Shifts: what changed from article to article, hung on the question that it touches."""

import re
from collections.abc import Sequence

import msgspec

from recension.annotate.chains import chain_of
from recension.collate.compare import Ground
from recension.collate.reasons import outlet_of
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, QuestionKind, Reading
from recension.model.identity import digest_id
from recension.model.lineage import Independence, Shift, ShiftKind
from recension.model.span import Span
from recension.model.value import Quotation, Text, Value

_KIND: dict[ShiftKind, QuestionKind] = {
    "quotation": "quotation",
    "attribution": "attribution",
    "name": "identity",
    "quantity": "quantity",
    "certainty": "status",
    "scope": "status",
}
_QUESTION: dict[ShiftKind, str] = {
    "quotation": "What exactly was said: “{was}”?",
    "attribution": "Who said it: {was}?",
    "name": "Who is meant by “{was}”?",
    "quantity": "How many are meant by “{was}”?",
    "certainty": "How sure is it: “{was}”?",
    "scope": "Of whom is it said: “{was}”?",
}
_SHOWN = 90  # characters of a passage that a question can hold
_CLAUSE_END = re.compile(r"[,.;:!?\n“”\"]")


def with_shifts(
    claims: Sequence[Claim],
    collations: Sequence[Collation],
    ground: Ground,
) -> tuple[list[Claim], list[Collation]]:
    """Claims and collations with every shift in the collation it touches.

    A shift of what a collation's claims say goes there; one that touches none makes a collation of
    its own, whose readings are the two wordings.
    """
    made, table = list(claims), {collation.id: collation for collation in collations}
    for shift in ground.lineage.shifts:
        if shift.was.article not in ground.articles or shift.became.article not in ground.articles:
            continue
        about = _touched(shift, made) or _new_id(shift)
        ends = [_claim_at(span, about, shift, made, ground) for span in (shift.was, shift.became)]
        made.extend(claim for claim in ends if claim not in made)
        tied = msgspec.structs.replace(shift, from_=ends[0].id, to=ends[1].id)
        table[about] = _hung(table.get(about), about, tied, ends, ground)
    return made, list(table.values())


def _touched(shift: Shift, claims: Sequence[Claim]) -> str | None:
    """The collation that both ends speak to, else the one that the later end speaks to."""
    before = {claim.about for claim in claims if _overlaps(claim.span, shift.was)}
    after = {claim.about for claim in claims if _overlaps(claim.span, shift.became)}
    if shift.kind in {"quotation", "attribution", "name"}:
        return None
    both = sorted(about for about in before & after if about)
    widened = sorted(about for about in after - before if about)
    if shift.kind == "scope" and widened:
        return widened[0]
    return next(iter(both), None)


def _overlaps(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _new_id(shift: Shift) -> str:
    was = shift.was
    return digest_id("co", shift.kind, was.article, str(was.start), str(was.end))


def _claim_at(
    span: Span, about: str, shift: Shift, claims: Sequence[Claim], ground: Ground
) -> Claim:
    """The claim about the collation at the span, or one made of the span's words."""
    for claim in claims:
        if claim.about == about and _overlaps(claim.span, span):
            return claim
    return Claim(
        id=digest_id("cl", span.article, str(span.start), str(span.end), about),
        span=span,
        attribution=chain_of(
            ground.annotations[span.article], ground.articles[span.article], span.offsets
        ),
        polarity="affirmed",
        certainty="stated",
        quoted=shift.kind == "quotation",
        about=about,
        value=_value(shift, span),
    )


def _value(shift: Shift, span: Span) -> Value:
    return Quotation(span.text) if shift.kind == "quotation" else Text(span.text)


def _hung(
    collation: Collation | None,
    about: str,
    shift: Shift,
    ends: Sequence[Claim],
    ground: Ground,
) -> Collation:
    if collation is None:
        collation = _new(about, shift, ground)
    readings = collation.readings
    for claim in ends:
        if not any(claim.id in reading.claims for reading in readings):
            readings = _with_claim(readings, claim, ground)
    answering = {article for reading in readings for article in reading.articles}
    return msgspec.structs.replace(
        collation,
        readings=readings,
        shifts=tuple(sorted((*collation.shifts, shift), key=lambda row: (row.was, row.became))),
        silent=tuple(sorted(set(ground.articles) - answering)),
    )


def _asked(shift: Shift, first: Article) -> str:
    """The earlier words; where they are hedged or not, with what follows them in their clause."""
    if shift.kind != "certainty":
        return _short(shift.was.text)
    rest = first.text[shift.was.end : shift.was.end + _SHOWN]
    return _short((shift.was.text + _CLAUSE_END.split(rest, maxsplit=1)[0]).strip())


def _new(about: str, shift: Shift, ground: Ground) -> Collation:
    first, later = ground.articles[shift.was.article], ground.articles[shift.became.article]
    return Collation(
        id=about,
        question=_QUESTION[shift.kind].format(was=_asked(shift, first)),
        kind=_KIND[shift.kind],
        subject=None,
        relation="refinement",
        readings=(),
        shifts=(),
        silent=(),
        why=(
            f"{outlet_of(first)} has “{_short(shift.was.text)}”; {outlet_of(later)}, which took it"
            f" over, has “{_short(shift.became.text)}”."
        ),
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: plain.rfind(" ", 0, _SHOWN)] + " …"


def _with_claim(readings: tuple[Reading, ...], claim: Claim, ground: Ground) -> tuple[Reading, ...]:
    """The readings with the claim in the one of its value, or in one of its own at the end."""
    for at, reading in enumerate(readings):
        if reading.value == claim.value:
            return (*readings[:at], _grown(reading, claim, ground), *readings[at + 1 :])
    text = _short(claim.span.text)
    value = claim.value or Text(claim.span.text)
    blank = Reading(text, value, (), (), (), (), Independence(None, None, ""), None)
    return (*readings, _grown(blank, claim, ground))


def _grown(reading: Reading, claim: Claim, ground: Ground) -> Reading:
    carrying = tuple(sorted({*reading.articles, claim.span.article}))
    origins = tuple(
        sorted(
            origin.id
            for origin in ground.lineage.origins
            if any(credit.article in carrying for credit in origin.articles)
        )
    )
    dates = [day.value for key in carrying if (day := ground.articles[key].published) is not None]
    return msgspec.structs.replace(
        reading,
        claims=tuple(sorted({*reading.claims, claim.id})),
        articles=carrying,
        origins=origins,
        independence=_independence(origins),
        first_reported=min(dates, default=None),
    )


def _independence(origins: tuple[str, ...]) -> Independence:
    if not origins:
        return Independence(None, None, "No origin of these articles is known.")
    return Independence(1, len(origins), "One wording, taken over from article to article.")
