"""Scopes: which figures are of the whole and which of a part, seen over all articles.

An article that counts "soldiers" where others count "people" may mean the whole or a part of it.
It is taken for the whole where nobody counts anything else beside it, or where it is the same
figure; otherwise the noun stays as the scope of the reading.
"""

from collections.abc import Sequence

import msgspec

from recension.collate.districts import districted
from recension.collate.finding import Finding, Question
from recension.collate.lexicon import happenings
from recension.model.value import Quantity

PART = "part of them"
BESIDES = "besides them"
SOME = "some of the"
_PARTS = (PART, BESIDES)


def settled(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with the scopes dropped that are the whole, repeats within a sentence once."""
    by_question: dict[Question, list[Finding]] = {}
    for finding in findings:
        by_question.setdefault(finding.question, []).append(finding)
    return tuple(
        finding
        for _, rows in sorted(by_question.items())
        for finding in _within(_folded(districted(rows)))
    )


def _folded(rows: Sequence[Finding]) -> list[Finding]:
    rows = _without_some(rows)
    scopes = {row.scope for row in rows if row.scope and not _is_part(row)}
    if len({scope.split()[-1] for scope in scopes}) == 1:
        return [_whole(row) if row.scope in scopes else row for row in rows]
    whole = {_figure(row) for row in rows if not row.scope}
    return [_whole(row) if not _is_part(row) and _figure(row) in whole else row for row in rows]


def _without_some(rows: Sequence[Finding]) -> list[Finding]:
    """Figures of "some of the" things as figures of them, where nobody gives a larger one."""
    most = max((_figure(row)[0] or 0 for row in rows if not row.scope.startswith(SOME)), default=0)
    return [
        msgspec.structs.replace(row, scope=row.scope.removeprefix(SOME).strip())
        if row.scope.startswith(SOME) and most <= (_figure(row)[0] or 0)
        else row
        for row in rows
    ]


def _is_part(row: Finding) -> bool:
    parts = (*_PARTS, SOME)
    of_place = bool(row.place) and row.scope.endswith(row.place)
    told = row.course == "denial"
    return row.scope.startswith(parts) or of_place or told or row.question.kind != "quantity"


def _whole(row: Finding) -> Finding:
    return msgspec.structs.replace(row, scope="")


def _figure(row: Finding) -> tuple[float | None, float | None]:
    value = row.value
    return (value.low, value.high) if isinstance(value, Quantity) else (None, None)


def _within(rows: Sequence[Finding]) -> list[Finding]:
    """One article that gives two exact figures of one whole means two things by them.

    The figure that other articles share stays the whole's, or else the largest; the other is kept
    with the words "counted apart in the same article".
    """
    shared: dict[tuple[float | None, float | None], set[str]] = {}
    for row in rows:
        shared.setdefault(_figure(row), set()).add(row.article)
    return [
        msgspec.structs.replace(row, scope="counted apart in the same article")
        if _is_other(row, rows, shared)
        else row
        for row in rows
    ]


def _is_other(
    row: Finding,
    rows: Sequence[Finding],
    shared: dict[tuple[float | None, float | None], set[str]],
) -> bool:
    if not _is_exact(row) or row.scope or row.course == "update":
        return False
    if row.question.kind == "quantity" and happenings().named(row.question.topic).is_measured:
        return False
    rivals = [
        other
        for other in rows
        if other.article == row.article
        and not other.scope
        and _is_exact(other)
        and _unit(other) == _unit(row)
        and other.speaker == row.speaker
    ]
    best = max(rivals, key=lambda other: (len(shared[_figure(other)]), _figure(other)[0] or 0))
    return _figure(best) != _figure(row)


def _unit(row: Finding) -> str:
    return row.value.unit if isinstance(row.value, Quantity) else ""


def _is_exact(row: Finding) -> bool:
    value = row.value
    return isinstance(value, Quantity) and value.low == value.high and not value.approximate
