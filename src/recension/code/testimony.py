"""Testimony: a claim with the sentence it stands in, the ground of every cell of an event."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from recension.model.annotation import Annotation
from recension.model.claim import Claim
from recension.model.span import Offsets

_WORD = re.compile(r"[^\W_]+")


class Testimony(msgspec.Struct, frozen=True):
    """A claim, its article's annotation, and where the sentence around it stands."""

    claim: Claim
    annotation: Annotation
    sentence: Offsets

    @property
    def low(self) -> str:
        """The sentence's words in lower case, single spaces around and between them."""
        start, end = self.sentence
        return low_words(self.annotation.text[start:end])


def low_words(text: str) -> str:
    """The words in lower case, single spaces around and between them."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def testimony_of(
    claims: Sequence[Claim], annotations: Mapping[str, Annotation]
) -> dict[str, Testimony]:
    """The testimony of every claim by claim id."""
    return {
        claim.id: Testimony(claim, annotation, _sentence(claim, annotation))
        for claim in claims
        if (annotation := annotations.get(claim.span.article)) is not None
    }


def _sentence(claim: Claim, annotation: Annotation) -> Offsets:
    """The sentence that the claim begins in, the claim itself where it lies in none."""
    for start, end in annotation.sentences:
        if start <= claim.span.start < end:
            return start, end
    return claim.span.offsets
