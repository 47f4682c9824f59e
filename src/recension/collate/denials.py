"""Denials and corrections: claims about claims.

"The army denied that 20 were killed" gives no count of its own, and "an earlier version of this
article said 20" takes one back. Each stands as a reading of its own that says what it is, and names
the claims that it is about.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from recension.annotate.cues import cue_verbs
from recension.collate.ages import TOPIC as AGE
from recension.collate.claims import Answer
from recension.collate.finding import Finding
from recension.collate.lexicon import statuses
from recension.collate.tokens import Sentence
from recension.model.claim import AttributionLink
from recension.model.value import Quantity, Status
from recension.text.word_lists import word_list

DENIED = "denied"
WITHDRAWN = "withdrawn in a correction"


class DenialWords(msgspec.Struct, frozen=True):
    """The word lists of denials.toml."""

    withdraws: tuple[str, ...]
    corrects: tuple[str, ...]


@cache
def denial_words() -> DenialWords:
    """The shipped lists."""
    return word_list(__package__, "denials.toml", DenialWords)


def as_told(finding: Finding, sentence: Sentence, text: str) -> Finding:
    """The finding as a denial or a correction where its sentence makes it one.

    `text` is the article's. A denied figure keeps its value and is scoped as denied; of a state
    that somebody denies in a clause of its own ("denied that she was held") the opposite is said.
    """
    if finding.question.topic == AGE:
        return finding  # who denies something of a man of 40 does not deny that he is 40
    if finding.question.kind == "quantity":
        if sentence.has_any(denial_words().withdraws):
            return _scoped(finding, WITHDRAWN)
        if denier(finding) is not None:
            return _scoped(finding, DENIED)
        corrects = sentence.has_any(denial_words().corrects)
        return msgspec.structs.replace(finding, course="correction") if corrects else finding
    start = _start_of_denial(finding, text)
    return finding if start is None else _turned(finding, start, text)


def _scoped(finding: Finding, scope: str) -> Finding:
    return msgspec.structs.replace(finding, scope=scope, polarity="denied", course="denial")


def denier(finding: Finding) -> AttributionLink | None:
    """Who denies it: the ultimate speaker, where the verb is one of denying."""
    speaker = next((link for link in finding.chain if link.role != "outlet"), None)
    words = (speaker.cue or "").lower().split() if speaker is not None else []
    known = cue_verbs()
    denies = any(word in known and known[word].stance == "denies" for word in words)
    return speaker if denies else None


def _start_of_denial(finding: Finding, text: str) -> int | None:
    """Where "denied" begins if the state stands right after "denied that" and its subject.

    Who denies having killed somebody does not deny the death.
    """
    value, speaker = finding.value, denier(finding)
    holds = isinstance(value, Status) and value.holds is True
    if speaker is None or not speaker.cue or not holds or finding.question.topic in _OF_OTHERS:
        return None
    at = text.rfind(speaker.cue, finding.sentence[0], finding.span[0])
    words = text[at + len(speaker.cue) : finding.span[0]].split()
    return at if at >= 0 and words[:1] == ["that"] and len(words) <= _SUBJECT else None


_OF_OTHERS = frozenset({"life", "plea"})
_SUBJECT = 5  # words: "that" and a name with its title


def _turned(finding: Finding, start: int, text: str) -> Finding:
    """The opposite state, in the words of the denial."""
    status = statuses().named(finding.question.topic)
    return msgspec.structs.replace(
        finding,
        value=Status(status.no, holds=False),
        span=(start, finding.span[1]),
        wording=" ".join(text[start : finding.span[1]].split()),
        polarity="denied",
        course="denial",
    )


def about_claims(answers: Sequence[Answer]) -> Mapping[str, tuple[str, ...]]:
    """Claim id → the claims that it denies or takes back, for claims that do either.

    A denied or withdrawn figure is that of others or of the article itself; a denial of guilt is
    about the charges against the same person.
    """
    found = {}
    for answer in answers:
        met = [other.claim.id for other in answers if _is_about(answer.finding, other.finding)]
        if met:
            found[answer.claim.id] = tuple(sorted(met))
    return found


def _is_about(one: Finding, other: Finding) -> bool:
    if one.question.topic == "plea" and isinstance(one.value, Status) and one.value.holds:
        charged = other.question.topic == "charge" and other.course != "denial"
        return charged and other.question.subject == one.question.subject
    if one.course != "denial" or other.course == "denial" or one.question != other.question:
        return False
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return (one.value.low, one.value.high) == (other.value.low, other.value.high)
    return isinstance(other.value, Status) and other.value.holds is True
