"""Answers of a system under test, read from JSON Lines: as much or as little as it can tell.

The fields are those that `recension trace` writes. Only `from` and `to` of a derivation must be
there; what a system leaves out is not scored.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.copychains.chain import Chain
from benchmarks.copychains.decidable import score_told
from benchmarks.copychains.score import Score, score_story
from recension.model.lineage import (
    Credit,
    Derivation,
    Independence,
    Lineage,
    Origin,
    Passage,
    Shift,
    ShiftDetail,
    ShiftKind,
)
from recension.model.span import Span


class GivenSpan(msgspec.Struct, frozen=True):
    """[start, end) of an article, in Unicode code points."""

    article: str
    start: int
    end: int


class GivenPassage(msgspec.Struct, frozen=True):
    """A run of the copy, and the run of its source where that is told."""

    to: GivenSpan
    from_: GivenSpan | None = msgspec.field(name="from", default=None)


class GivenDerivation(msgspec.Struct, frozen=True):
    """That `to` was made from `from`."""

    from_: str = msgspec.field(name="from")
    to: str
    passages: tuple[GivenPassage, ...] = ()


class GivenCredit(msgspec.Struct, frozen=True):
    """An article that rests on an origin."""

    article: str


class GivenOrigin(msgspec.Struct, frozen=True):
    """A newsroom, by name or null, with the articles that rest on it."""

    articles: tuple[GivenCredit, ...]
    name: str | None = None


class GivenInterval(msgspec.Struct, frozen=True):
    """How many origins there may be; both null: cannot be measured."""

    low: int | None
    high: int | None


class GivenShift(msgspec.Struct, frozen=True):
    """What was changed, and where it stands in the copy."""

    kind: ShiftKind
    became: GivenSpan
    was: GivenSpan | None = None
    detail: ShiftDetail | None = None


class Answer(msgspec.Struct, frozen=True):
    """A line of a system's answer; one story, many, or a part of one."""

    derivations: tuple[GivenDerivation, ...] = ()
    origins: tuple[GivenOrigin, ...] | None = None
    independence: GivenInterval | None = None
    shifts: tuple[GivenShift, ...] | None = None


def read_answers(path: Path) -> list[Answer]:
    """The answers of a JSON Lines file; raises `msgspec.ValidationError` with the place."""
    return msgspec.json.Decoder(Answer).decode_lines(path.read_bytes())


def strangers(chains: Sequence[Chain], answers: Sequence[Answer]) -> list[str]:
    """The ids of copies that the answers name and no chain has, sorted."""
    known = {one.id for chain in chains for one in chain.articles}
    named = {edge.to for answer in answers for edge in answer.derivations}
    return sorted(named - known)


def score_answers(chains: Sequence[Chain], answers: Sequence[Answer]) -> Score:
    """All rates that the answers give something for, over `chains`."""
    total = Score({})
    for chain in chains:
        lineage = lineage_of(chain, answers)
        total += score_story(chain.truth, lineage) + score_told(chain, lineage)
    return Score({name: rate for name, rate in total.rates.items() if _is_told(name, answers)})


def _is_told(rate: str, answers: Sequence[Answer]) -> bool:
    if rate.startswith(("origins", "named origins")):
        return any(one.origins is not None for one in answers) and (
            "interval" not in rate or any(one.independence is not None for one in answers)
        )
    if rate.startswith(("shifts", "altered quotations")):
        return any(one.shifts is not None for one in answers)
    if rate.startswith("passage"):
        return any(edge.passages for one in answers for edge in one.derivations)
    return True


def lineage_of(chain: Chain, answers: Sequence[Answer]) -> Lineage:
    """What the answers say of the articles of one chain, whichever lines say it."""
    texts = {one.id: one.text for one in chain.articles}

    def span(given: GivenSpan) -> Span:
        text = texts.get(given.article, "")[given.start : given.end]
        return Span(given.article, given.start, given.end, text)

    def passage(given: GivenPassage) -> Passage:
        source = None if given.from_ is None else span(given.from_)
        return Passage(source, span(given.to), "edited")

    derivations = tuple(
        Derivation(
            edge.from_, edge.to, "edited", 1.0, tuple(map(passage, edge.passages)), "", (1.0, 0.0)
        )
        for answer in answers
        for edge in answer.derivations
        if edge.to in texts
    )
    shifts = tuple(
        Shift(
            one.kind,
            one.detail or "quotation-altered",
            None,
            None,
            span(one.was or GivenSpan("", 0, 0)),
            span(one.became),
            "",
        )
        for answer in answers
        for one in answer.shifts or ()
        if one.became.article in texts
    )
    return Lineage(_origins(texts, answers), derivations, _interval(texts, answers), shifts)


def _origins(texts: dict[str, str], answers: Sequence[Answer]) -> tuple[Origin, ...]:
    found = []
    for answer in answers:
        for one in answer.origins or ():
            here = tuple(
                Credit(c.article, "stated", ()) for c in one.articles if c.article in texts
            )
            if here:
                found.append(Origin(f"o{len(found)}", one.name, "unknown", here))
    return tuple(found)


def _interval(texts: dict[str, str], answers: Sequence[Answer]) -> Independence:
    """The interval of the line that says most of the chain's articles; else cannot be measured."""
    said = [(_touched(texts, one), one.independence) for one in answers if one.independence]
    most = max(said, key=lambda pair: pair[0], default=None)
    if most is None or not most[0] or most[1] is None:
        return Independence(None, None, "")
    return Independence(most[1].low, most[1].high, "")


def _touched(texts: dict[str, str], answer: Answer) -> int:
    ids = {edge.to for edge in answer.derivations}
    ids |= {credit.article for one in answer.origins or () for credit in one.articles}
    return len(ids & texts.keys())
