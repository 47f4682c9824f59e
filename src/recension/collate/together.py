"""Together: what is said of several people at once, against what is said of each apart.

"X and Y are in detention" is less exact than "X is in detention, Y faces charges"; and a denial
for X that another article tells of "the generals" has grown wider on the way.
"""

from collections.abc import Iterator, Sequence

import msgspec

from recension.collate.claims import Answer
from recension.collate.finding import Finding
from recension.model.lineage import Shift
from recension.model.value import Status

SEVERAL = "said of several together"
"""The scope of what a sentence says of several people whom it does not name."""
_HELD, _ACCUSED = "custody", "charge"


def with_told_apart(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, and where one article holds several people of whom another holds only some.

    Who is accused there beside somebody held, and is not said to be held, is an answer of its own
    to whether he is: it is not known.
    """
    return (*findings, *_told_apart([row for row in findings if row.question.kind == "status"]))


def _told_apart(rows: Sequence[Finding]) -> Iterator[Finding]:
    held = [row for row in rows if _is(row, _HELD)]
    for row in rows:
        person, article = row.question.subject, row.article
        if not _is(row, _ACCUSED) or _of(held, article, person):
            continue
        beside = {one.question.subject for one in held if one.sentence == row.sentence
                  and one.article == article}  # fmt: skip
        if any(_are_held_together(held, person, other, article) for other in sorted(beside)):
            question = msgspec.structs.replace(row.question, topic=_HELD)
            value = Status("accused, and not said to be held", None)
            yield msgspec.structs.replace(row, question=question, value=value)


def _is(row: Finding, topic: str) -> bool:
    holds = isinstance(row.value, Status) and row.value.holds is True
    return row.question.topic == topic and holds and not row.question.occasion


def _of(rows: Sequence[Finding], article: str, person: str) -> bool:
    return any(row.article == article and row.question.subject == person for row in rows)


def _are_held_together(held: Sequence[Finding], one: str, other: str, article: str) -> bool:
    """Whether another article says in the same words that both are held."""
    words = {
        who: {(row.article, row.span) for row in held if row.question.subject == who}
        for who in (one, other)
    }
    return any(where[0] != article for where in words[one] & words[other])


def widened(answers: Sequence[Answer]) -> dict[str, tuple[Shift, ...]]:
    """Collation id → shifts in which what was said of one person is told of several, by place."""
    found: dict[str, list[Shift]] = {}
    for answer in answers:
        if answer.finding.scope != SEVERAL or answer.claim.about is None:
            continue
        before = next(_of_one(answer, answers), None)
        if before is not None:
            found.setdefault(answer.claim.about, []).append(_shift(before, answer))
    return {about: tuple(rows) for about, rows in found.items()}


def _of_one(answer: Answer, answers: Sequence[Answer]) -> Iterator[Answer]:
    """The same said in another article of one alone, who is among those spoken of together."""
    told = answer.finding
    group = {
        row.finding.question.subject
        for row in answers
        if (row.finding.article, row.finding.span) == (told.article, told.span)
    }
    for row in answers:
        one = row.finding
        same = one.question.topic == told.question.topic and one.value == told.value
        other = one.question.subject in group - {told.question.subject}
        if same and other and one.article != told.article and one.scope == "":
            yield row


def _shift(before: Answer, after: Answer) -> Shift:
    note = "what was said of one person is told of several together"
    return Shift(
        "scope", "scope-widened", before.claim.id, after.claim.id,
        before.claim.span, after.claim.span, note,
    )  # fmt: skip
