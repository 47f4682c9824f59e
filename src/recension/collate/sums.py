"""Sums: figures of parts that make up a total, stated or not.

"12 in Ostry, 10 in Kell and another two" come to 24. Where 24 is stated the parts are tied to it;
where it is not, their sum is a reading of its own that says so. Parts that come to more than the
total their article states are told as such. Only exact figures are summed, and only those of one
sentence, or that a later one adds to.
"""

from collections.abc import Iterator, Sequence

import msgspec

from recension.collate.claims import Answer
from recension.collate.compare import Ground
from recension.collate.finding import Finding
from recension.collate.readings import Group, label_of, reading_of
from recension.collate.reasons import outlet_of
from recension.collate.scopes import BESIDES, PART, SOME
from recension.model.collation import Reading
from recension.model.value import Quantity

SCOPE = "sum of parts"
_NEAR = 600  # characters within which a figure that adds has something to add to


class Sum(msgspec.Struct, frozen=True):
    """Parts that one article gives, in order, what they come to, and the total that it states."""

    parts: tuple[Answer, ...]
    value: float
    stated: float | None

    @property
    def article(self) -> str:
        """The article that gives the parts, by id."""
        return self.parts[0].finding.article

    @property
    def exceeds(self) -> bool:
        """Whether the parts come to more than the total that their article states."""
        return self.stated is not None and self.value > self.stated


def sums_of(answers: Sequence[Answer]) -> tuple[Sum, ...]:
    """The sums of one question, an article after the other; each in the order of its text."""
    found: list[Sum] = []
    for article in sorted({answer.finding.article for answer in answers}):
        rows = [answer for answer in answers if answer.finding.article == article]
        found.extend(_of_article(sorted(rows, key=lambda row: row.finding.span)))
    return tuple(found)


def _of_article(rows: Sequence[Answer]) -> Iterator[Sum]:
    exact = [row for row in rows if _figure(row) is not None and row.finding.course != "denial"]
    taken: set[str] = set()
    for row in exact:
        if row.claim.id in taken or not _begins(row, exact):
            continue
        parts = _parts_from(row, exact)
        taken |= {part.claim.id for part in parts}
        if len(parts) > 1:
            value = sum(_figure(part) or 0 for part in parts)
            yield Sum(tuple(parts), value, _stated(parts, exact, value))


def _figure(answer: Answer) -> float | None:
    value = answer.finding.value
    point = isinstance(value, Quantity) and value.low == value.high and not value.approximate
    return value.low if point and isinstance(value, Quantity) else None


def _begins(row: Answer, rows: Sequence[Answer]) -> bool:
    """Whether the figure can be the first of several: one of a kind or place, or one added to."""
    finding = row.finding
    if finding.scope.startswith((PART, SOME, BESIDES)) or finding.course == "update":
        return False
    return bool(finding.scope) or any(_adds_to(other.finding, finding) for other in rows)


def _parts_from(first: Answer, rows: Sequence[Answer]) -> list[Answer]:
    """The first figure, those of other parts beside it in its sentence, and those that add."""
    parts = [first]
    for row in rows:
        if row is first or row.finding.span <= first.finding.span:
            continue
        beside = bool(first.finding.scope) and _is_beside(row.finding, parts)
        if beside or _adds_to(row.finding, parts[-1].finding):
            parts.append(row)
    return parts


def _is_beside(row: Finding, parts: Sequence[Answer]) -> bool:
    """Whether it is of another kind or place than the figures before it in the same sentence.

    A kind within a place ("12 in Ostry, 3 soldiers") may be counted already.
    """
    scope, others = row.scope, [part.finding for part in parts]
    if not scope or scope.startswith((PART, SOME, BESIDES)) or row.sentence != others[0].sentence:
        return False
    of_place = _is_of_place(row)
    alike = all(_is_of_place(other) == of_place for other in others)
    return alike and scope.lower() not in {other.scope.lower() for other in others}


def _is_of_place(row: Finding) -> bool:
    return bool(row.place) and row.scope.endswith(row.place)


def _adds_to(row: Finding, base: Finding) -> bool:
    """Whether it comes on top of `base`, which stands shortly before it."""
    near = 0 < row.span[0] - base.span[0] <= _NEAR
    is_part = base.scope.startswith((PART, SOME))
    return near and row.scope.startswith(BESIDES) and not is_part


def _stated(parts: Sequence[Answer], rows: Sequence[Answer], value: float) -> float | None:
    """The total that the article states: the sum itself, or the largest figure of the whole.

    A whole that others were added to is a part, and states no total.
    """
    own = {part.claim.id for part in parts}
    wholes = [
        figure
        for row in rows
        if row.claim.id not in own
        and not row.finding.scope
        and (figure := _figure(row)) is not None
    ]
    return value if value in wholes else max(wholes, default=None)


def with_sums(
    readings: Sequence[Reading], sums: Sequence[Sum], ground: Ground
) -> tuple[Reading, ...]:
    """The readings, those that are the sum of parts tied to them, and sums that nobody states."""
    made = list(readings)
    for each in sums:
        at = next((n for n, row in enumerate(made) if _is_total(row, each)), None)
        if at is not None:
            made[at] = msgspec.structs.replace(
                made[at], parts=tuple(sorted({*made[at].parts, *_ids(each)}))
            )
        elif each.stated is None:
            made.append(_own_reading(each, ground))
    return tuple(made)


def _is_total(reading: Reading, each: Sum) -> bool:
    value = reading.value
    if not isinstance(value, Quantity) or value.approximate or reading.scope:
        return False
    return value.low == value.high == each.value


def _ids(each: Sum) -> tuple[str, ...]:
    return tuple(sorted(part.claim.id for part in each.parts))


def _own_reading(each: Sum, ground: Ground) -> Reading:
    unit = getattr(each.parts[0].finding.value, "unit", "")
    value = Quantity(each.value, each.value, unit)
    reading = reading_of(Group(SCOPE, value, each.parts), ground.articles, ground.lineage)
    label = f"{each.value:g} {unit} (the sum of {listed(each)})"
    return msgspec.structs.replace(reading, label=label, parts=_ids(each))


def listed(each: Sum) -> str:
    """ "12 in Ostry, 10 in Kell and two more"."""
    named = [_named(part.finding) for part in each.parts]
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _named(part: Finding) -> str:
    more = part.scope.startswith(BESIDES)
    scope = part.scope.removeprefix(BESIDES).lstrip(": ") if more else part.scope
    return " ".join(filter(None, (part.wording.lower(), "more" * more, scope)))


def told(sums: Sequence[Sum], groups: Sequence[Group], ground: Ground) -> str:
    """Sentences on what the parts come to, each with a space before it; "" for none."""
    stated = {
        (group.value.low, label_of(group)): group
        for group in groups
        if isinstance(group.value, Quantity) and not group.scope
    }
    return "".join(f" {_told(each, tuple(stated), ground)}" for each in sums)


def _told(each: Sum, stated: Sequence[tuple[float | None, str]], ground: Ground) -> str:
    outlet = outlet_of(ground.articles[each.article])
    total = next((label for figure, label in stated if figure == each.value), None)
    if each.exceeds:
        return (
            f"The parts that {outlet} gives, {listed(each)}, come to {each.value:g}, more than the"
            f" {each.stated:g} that it states."
        )
    if total is not None:
        return f"{total} is the sum of {listed(each)} ({outlet})."
    if each.stated is not None:
        return (
            f"{outlet} gives {listed(each)}, {each.value:g} together, of the {each.stated:g} that"
            " it states."
        )
    return f"{outlet} gives no total; {listed(each)} come to {each.value:g}."
