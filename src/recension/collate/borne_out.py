"""Borne out: words that tell of a state only where the story tells of it in plainer words too.

"At home" answers whether somebody is held where others say that he is, and nothing in a report of a
match; "denied" is a plea of who is accused.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from recension.collate.crimes import crimes_in
from recension.collate.finding import Finding
from recension.collate.lexicon import statuses
from recension.collate.tokens import ELLIPSIS


def borne_out(findings: Sequence[Finding], texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings without those in weak words of whom no other of the same family tells.

    `texts` are the articles' by id: who is accused of a crime is accused in plain words, who is
    "accused of pandering" is not.
    """
    sure = [row for row in findings if _is_status(row) and _is_sure(row, texts)]
    plain = frozenset(sure)
    told = {(row.question.subject, _family(row)) for row in sure} | _told_twice(findings)
    same = {(row.question.subject, row.question.topic) for row in sure}
    return tuple(
        row
        for row in findings
        if not _is_status(row)
        or row in plain
        or (row.question.subject, row.question.topic) in same
        or (not _is_opposite(row) and (row.question.subject, _family(row)) in told)
    )


def _told_twice(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    """Person and family where weak words tell of two of its states: caught, and admitted it."""
    topics: dict[tuple[str, str], set[str]] = {}
    for row in findings:
        if _is_status(row) and not _is_opposite(row):
            topics.setdefault((row.question.subject, _family(row)), set()).add(row.question.topic)
    return {key for key, told in topics.items() if len(told) > 1}


def _is_opposite(row: Finding) -> bool:
    """Whether it contradicts a state, which the story must then tell of by that very name."""
    return row.polarity == "denied" and statuses().named(row.question.topic).contradicts


def _is_status(row: Finding) -> bool:
    return row.question.kind == "status"


def _family(row: Finding) -> str:
    status = statuses().named(row.question.topic)
    return status.family or status.name


def _is_sure(row: Finding, texts: Mapping[str, str]) -> bool:
    """Whether the words are none of the weak ones, or these only inside longer ones."""
    words = f" {' '.join(row.wording.lower().replace('’', chr(39)).split())} "
    weak, longer = _forms(row.question.topic)
    said = [form for form in weak if f" {form} " in words]
    return (
        not said
        or any(form.search(words) for form in longer)
        or (_may_be_crimes(row, said) and _names_crime(row, texts))
    )


def _may_be_crimes(row: Finding, said: Sequence[str]) -> bool:
    """Whether all the weak forms said are such as a crime makes plain."""
    return set(said) <= set(statuses().named(row.question.topic).of_crime)


def _names_crime(row: Finding, texts: Mapping[str, str]) -> bool:
    start, end = row.sentence
    words = texts[row.article][start:end].lower().split()
    return bool(crimes_in(word.strip(_MARKS) for word in words))


_MARKS = ".,;:()\"'“”‘’"


@cache
def _forms(topic: str) -> tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """The weak forms of a status, and patterns of the longer ones that hold a weak one."""
    status = statuses().named(topic)
    forms = {form for slot in _SLOTS for form in getattr(status, slot)}
    longer = [
        form
        for form in sorted(forms - set(status.weak))
        if any(f" {weak} " in f" {form} " for weak in status.weak)
    ]
    return status.weak, tuple(map(_pattern, longer))


_SLOTS = ("passive", "active", "state", "own", "lead", "noun", "against", "after", "removes")


def _pattern(form: str) -> re.Pattern[str]:
    gap = re.escape(f" {ELLIPSIS} ")
    return re.compile(re.escape(f" {form} ").replace(gap, r"(?: \S+){0,3} "))
