"""The weekdays, months and years that articles tell, and where those of two articles clash.

Two quakes of one island are alike in every word but the date. A text tells only some of its dates,
and some that are not the event's: one clash between two articles says little, the same clash
between most articles of two groups says that they tell of two events.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.text.words import Word

Codes = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

KINDS = (("next weekday", "other weekday"), ("other month",), ("other year",))
"""Names of the clashes, by what is told: weekdays, months, the latest year."""
_WEEK, _YEAR = 7, 12
_FIRST, _LAST = 1950, 2049


class Dating(msgspec.Struct, frozen=True):
    """What clashes weigh: their sum times `times`, over the pairs that tell and `doubt` more."""

    times: float = 2.0
    doubt: float = 1.0

    @property
    def alone(self) -> float:
        """The factor of a clash between two articles by themselves."""
        return self.times / (1 + self.doubt)


class Dated(msgspec.Struct, frozen=True):
    """The clashes between items, each one article or several, (kinds, n, n) float32 each.

    `clash` is the log odds of the clashes, summed over pairs of articles of the two items, `told`
    how many of those pairs tell a date of the kind in both articles.
    """

    clash: Floats
    told: Floats
    dating: Dating

    def summed(self, sizes: Sequence[int]) -> "Dated":
        """The same between groups that so many items after each other make."""
        starts = [0, *np.cumsum(sizes)[:-1].tolist()]
        clash, told = (
            np.add.reduceat(np.add.reduceat(each, starts, axis=1), starts, axis=2)
            for each in (self.clash, self.told)
        )
        return Dated(clash, told, self.dating)

    def ordered(self, order: Sequence[int]) -> "Dated":
        """The same with the items in this order."""
        some = np.ix_(range(len(self.clash)), order, order)
        return Dated(self.clash[some], self.told[some], self.dating)


@cache
def _calendar() -> dict[str, tuple[int, bool]]:
    """For each name of a day or month its bit, and whether it needs a number beside it."""
    table = (resources.files("recension.group") / "calendar.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    first = {"weekday": 0, "month": _WEEK}
    return {form: (first[kind] + int(at), bool(need)) for form, kind, at, need in rows}


def names_date(word: Word) -> bool:
    """Whether the word is a weekday, a month or a year between 1950 and 2049 by its form."""
    return _year(word.form) > 0 or (word.capital and word.form in _calendar())


def _year(form: str) -> int:
    known = len(form) == 4 and form.isdecimal() and _FIRST <= int(form) <= _LAST
    return int(form) if known else 0


def dates_told(words: Sequence[Word]) -> int:
    """What dates a text's words name, in one number: 0 where none.

    Bits 0 to 6 are Monday to Sunday, 7 to 18 January to December, and those above the latest year
    between 1950 and 2049.
    """
    calendar = _calendar()
    told = year = 0
    for place, word in enumerate(words):
        form = word.form
        if found := _year(form):
            year = max(year, found)
        elif word.capital and form in calendar:
            bit, needs_number = calendar[form]
            beside = words[max(0, place - 1) : place + 2]
            if not needs_number or any(each.form[0].isdecimal() for each in beside):
                told |= 1 << bit
    return told | year << (_WEEK + _YEAR)


def clashes(one: Codes, other: Codes) -> tuple[list[Bools], list[Bools]]:
    """Where the dates of `one` and `other` clash, by name of the clash; where both tell, by kind.

    Weekdays and months clash where none is in both, nor one after the other; weekdays that only
    follow each other are told apart; years clash where the latest are more than one apart.
    """
    same, near, days = _cycle(one, other, 0, _WEEK)
    same_month, near_month, months = _cycle(one, other, _WEEK, _YEAR)
    first, second = one >> (_WEEK + _YEAR), other >> (_WEEK + _YEAR)
    years = (first > 0) & (second > 0)
    found = [
        days & ~same & near,
        days & ~same & ~near,
        months & ~same_month & ~near_month,
        years & (np.abs(first - second) > 1),
    ]
    return found, [days, months, years]


def _cycle(one: Codes, other: Codes, low: int, size: int) -> tuple[Bools, Bools, Bools]:
    """Whether both name one of a cycle of `size` bits from `low`, one next to it, any at all."""
    full = (1 << size) - 1
    mine, theirs = (one >> low) & full, (other >> low) & full
    after = ((mine << 1) | (mine >> (size - 1))) & full
    before = (mine >> 1) | ((mine & 1) << (size - 1))
    return (mine & theirs) > 0, ((after | before) & theirs) > 0, (mine > 0) & (theirs > 0)


def dated(codes: Codes, weights: dict[str, float], dating: Dating) -> Dated | None:
    """The clashes between articles of these dates; null where none is or none weighs anything.

    `weights` give the log odds of each clash by name.
    """
    found, told = clashes(codes[:, None], codes[None, :])
    sums, pairs = [], []
    for names, both in zip(KINDS, told, strict=True):
        clash = np.zeros(both.shape, np.float32)
        for name in names:
            clash += np.float32(weights.get(name, 0.0)) * found.pop(0)
        if clash.any():
            sums.append(clash)
            pairs.append(both.astype(np.float32))
    return Dated(np.stack(sums), np.stack(pairs), dating) if sums else None
