"""Districts: which figures that are said of a place are of a part, seen over all articles.

"24 people died. In Kell district 10 were killed" gives a total and a figure under it. A figure of
a place stays the whole's where nothing shows that there is more: most reports name where it was.
"""

from collections.abc import Sequence

import msgspec

from recension.collate.finding import Finding
from recension.collate.placed import part_words
from recension.model.value import Quantity


def districted(rows: Sequence[Finding]) -> list[Finding]:
    """The findings of one question, those of a part with the place as their scope."""
    return [
        msgspec.structs.replace(row, scope=row.place) if _is_district(row, rows) else row
        for row in rows
    ]


def _is_district(row: Finding, rows: Sequence[Finding]) -> bool:
    if not row.place or row.scope or _is_wider(row.place) or _exact(row) is None:
        return False
    here = [each for each in rows if each.article == row.article and each is not row]
    return _is_under(row, here) or _is_beside(row, here) or _is_of_less(row, rows)


def _is_under(row: Finding, here: Sequence[Finding]) -> bool:
    """Whether its article gives a larger figure that is said of no place."""
    mine = _exact(row) or 0
    return any(
        (not each.place or _is_wider(each.place)) and not each.scope and (_exact(each) or 0) > mine
        for each in here
    )


def _is_beside(row: Finding, here: Sequence[Finding]) -> bool:
    """Whether its article gives another place another figure, and it is not the sum of those."""
    mine = _exact(row) or 0
    others = {each.place: _exact(each) or 0 for each in here if _is_elsewhere(each, row)}
    return bool(others) and mine < sum(others.values())


def _is_elsewhere(each: Finding, row: Finding) -> bool:
    figure = _exact(each)
    whole = not each.scope or each.scope.endswith(each.place)
    named = bool(each.place) and not _is_wider(each.place)
    return named and each.place != row.place and figure != _exact(row) and whole


def _is_of_less(row: Finding, rows: Sequence[Finding]) -> bool:
    """Whether it is of a named district where another article counts more, and of more."""
    named = row.place.lower().split()[-1] in part_words().district
    mine = _exact(row) or 0
    return named and any(
        _is_wider(each.place) and not each.scope and (_exact(each) or 0) > mine
        for each in rows
        if each.article != row.article
    )


def _is_wider(place: str) -> bool:
    return place.lower() in part_words().whole


def _exact(row: Finding) -> float | None:
    value = row.value
    point = isinstance(value, Quantity) and value.low == value.high and not value.approximate
    return value.low if point and isinstance(value, Quantity) else None
