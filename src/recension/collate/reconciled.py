"""Reconciled: what is told as of another occasion, and is the story's own all the same.

A trial tells the crime as of two years ago, which elsewhere in the story is told without a date;
and a person dies once.
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recension.collate.elsewhere import ELSEWHERE
from recension.collate.finding import Finding
from recension.model.value import Status, Value

_ONCE = "life"


def reconciled(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, those of one happening under one occasion.

    A figure told as of an earlier time that has no date is the story's own where the story has the
    same figure; deaths of one person are all of the occasion that most of them are told of.
    """
    own = {
        (row.question.topic, row.question.subject, _figure(row.value))
        for row in findings
        if not row.question.occasion
    }
    when = _deaths(findings)
    return tuple(_settled(row, own, when) for row in findings)


def _figure(value: Value) -> bytes:
    return msgspec.json.encode(value)


def _settled(row: Finding, own: set[tuple[str, str, bytes]], when: dict[str, str]) -> Finding:
    question = row.question
    if _is_death(row):
        return _on(row, when[question.subject])
    same = (question.topic, question.subject, _figure(row.value)) in own
    undated = question.occasion in {"background", ELSEWHERE}
    if question.kind == "quantity" and undated and same:
        return _on(row, "")
    return row


def _on(row: Finding, occasion: str) -> Finding:
    if row.question.occasion == occasion:
        return row
    question = msgspec.structs.replace(row.question, occasion=occasion)
    return msgspec.structs.replace(row, question=question)


def _is_death(row: Finding) -> bool:
    holds = isinstance(row.value, Status) and row.value.holds is True
    return row.question.topic == _ONCE and holds


def _deaths(findings: Sequence[Finding]) -> dict[str, str]:
    """Person → the occasion of which most tell the death, the story's own if as many do."""
    told: dict[str, Counter[str]] = {}
    for row in findings:
        if _is_death(row):
            told.setdefault(row.question.subject, Counter())[row.question.occasion] += 1
    return {
        person: min(counts, key=lambda occasion: (-counts[occasion], occasion))
        for person, counts in told.items()
    }
