"""Collation: one question, every answer the articles give."""

from typing import Literal

import msgspec

from recension.model.lineage import Independence, Shift
from recension.model.value import Value

QuestionKind = Literal[
    "quantity", "status", "time", "place", "quotation", "attribution", "identity"
]
Dispute = Literal["denial", "correction", "own-figure", "publishers", "sources"]
"""What stands behind a difference: somebody denies it, it was corrected, a publisher changed its
own figure over time, two publishers contradict each other, or those whom they quote do."""
CollationRelation = Literal["agreement", "refinement", "estimates", "revision", "conflict"]


class Reading(msgspec.Struct, frozen=True):
    """One answer, and who carries it; `informants` are texts as written, or entity ids.

    `scope` is the part that it is limited to, in words ("in Ostry"), "" for the whole; `parts` are
    the claims whose figures its own is the sum of, () where it is no sum of theirs.
    """

    label: str
    value: Value
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    informants: tuple[str, ...]
    independence: Independence
    first_reported: str | None
    scope: str = ""
    parts: tuple[str, ...] = ()


class Collation(msgspec.Struct, frozen=True):
    """A question with its readings; `why` is a plain sentence for the relation.

    `occasion` is "" for what the story is about, otherwise the name of what else it is of:
    a year or month, "background" without a date, "aftershocks", "over several occasions".
    """

    id: str
    question: str
    kind: QuestionKind
    subject: str | None
    relation: CollationRelation
    readings: tuple[Reading, ...]
    shifts: tuple[Shift, ...]
    silent: tuple[str, ...]
    why: str
    occasion: str = ""
    dispute: Dispute | None = None
