"""Valued: a figure in the unit of the question that it answers."""

from collections.abc import Sequence

import msgspec

from recension.collate.fitting import unit_of
from recension.collate.lexicon import Happening
from recension.collate.tokens import Token
from recension.model.value import Quantity

_KEEP_THEIR_UNIT = frozenset({"money", "duration", "length"})


def valued(value: Quantity, happening: Happening, tokens: Sequence[Token], figure: int) -> Quantity:
    """The value in the question's unit; money, durations and lengths keep the one they have.

    A duration that was read without its unit has it from the word after ("a 20 year sentence").
    """
    if happening.figure_is == "duration" and not value.unit:
        value = msgspec.structs.replace(value, unit=unit_of(tokens, figure).removesuffix("s"))
    if happening.figure_is in _KEEP_THEIR_UNIT and value.unit:
        return value
    return msgspec.structs.replace(value, unit=happening.unit, converted=None)
