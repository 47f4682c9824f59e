"""Partial: figures that count some of a whole."""

from collections.abc import Sequence

from recension.collate.described import nameless
from recension.collate.heads import head_of
from recension.collate.lexicon import happenings
from recension.collate.tokens import Token


def is_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words around the figure say that it counts some of a whole."""
    fillers = happenings().fillers
    before = {token.low for token in tokens[max(0, at - 3) : at]}
    after = {token.low for token in tokens[at + 1 : at + 4]}
    next_low = tokens[at + 1].low if at + 1 < len(tokens) else ""
    head = head_of(tokens, at)[0]
    some = (next_low == "more" and head != "") or _is_own_kin(tokens, at, head)
    return some or bool(before & fillers.part or after & fillers.weak)


def _is_own_kin(tokens: Sequence[Token], at: int, head: str) -> bool:
    """Whether the figure counts somebody's own people ("her two brothers"), some of a whole."""
    owned = at > 0 and tokens[at - 1].low in nameless().possessive
    return owned and (head in nameless().kin or head.removesuffix("s") in nameless().kin)
