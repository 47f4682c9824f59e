"""Finding: an answer that one sentence gives to a question, before claims are made of it."""

from typing import Literal

import msgspec

from recension.collate.lexicon import statuses
from recension.model.claim import AttributionLink, Certainty, Polarity
from recension.model.collation import QuestionKind
from recension.model.span import Offsets
from recension.model.value import Value

Course = Literal["plain", "update", "sequel", "correction", "denial"]
"""Said for itself, against an earlier figure, of what can follow upon the opposite, to correct
another figure, or to deny or take one back."""


class Question(msgspec.Struct, frozen=True, order=True):
    """What is asked: the happening or state, of whom (entity id or ""), and which occasion.

    `occasion` is "" for what the story is about, otherwise the date that the sentence gives to
    something else ("2003-12"): the same question asked of two happenings is two questions. `detail`
    is the post that a question of a post asks after, "" elsewhere.
    """

    kind: QuestionKind
    topic: str
    subject: str
    occasion: str
    detail: str = ""


class Finding(msgspec.Struct, frozen=True):
    """An answer in an article: `span` are the words that give it, `sentence` those around it.

    `wording` is the answer in the article's words; `scope` is what the answer is limited to, ""
    for the whole; `course` whether the sentence sets it against an earlier figure or tells what
    can follow upon the opposite ("released"); `chain` is who says it; `place` is where a figure
    is said to be of ("in Ostry"), "" where the words beside it do not say.
    """

    article: str
    question: Question
    span: Offsets
    sentence: Offsets
    value: Value
    wording: str
    scope: str
    polarity: Polarity
    certainty: Certainty
    chain: tuple[AttributionLink, ...] = ()
    course: Course = "plain"
    place: str = ""

    @property
    def speaker(self) -> str | None:
        """Whose word it is, as written; None for the outlet itself, or for a mere "he"."""
        for link in self.chain:
            known = link.source.lower() not in statuses().wording.pronouns
            if link.role == "originator" and known:
                return link.source.rstrip(" ,;:")
        return None
