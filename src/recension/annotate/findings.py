"""Findings: what a reader of names and speakers finds in one text."""

from collections.abc import Callable

import msgspec

from recension.annotate.attributions import find_attributions
from recension.annotate.mentions import find_mentions
from recension.annotate.prepared import Prepared
from recension.model.annotation import Attribution, Mention, Predicate


class Findings(msgspec.Struct, frozen=True):
    """Names, attributions and predicates of one text, in order; the rules find no predicates."""

    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    predicates: tuple[Predicate, ...] = ()


Reader = Callable[[Prepared], Findings]
"""Finds names and speakers in a text: the rules or the shipped tagger."""


def read_by_rule(prepared: Prepared) -> Findings:
    """Names and speakers as the rules find them."""
    return Findings(find_mentions(prepared), find_attributions(prepared))
