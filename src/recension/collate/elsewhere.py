"""Elsewhere: figures of another happening that a report tells of beside its own.

After the report has counted its own dead, "a gas explosion in Ostry left one dead" brings in
another happening: what is new to the reader is told with an indefinite article (Prince 1981,
"Toward a Taxonomy of Given-New Information").
"""

from collections.abc import Sequence
from functools import cache

import msgspec

from recension.collate.finding import Finding
from recension.collate.lexicon import happenings, load_words
from recension.collate.scopes import BESIDES, PART
from recension.collate.tokens import Sentence, Token, sentences_of
from recension.model.annotation import Annotation
from recension.model.span import Offsets
from recension.model.value import Quantity

ELSEWHERE = "elsewhere"
"""The occasion of what is told of another happening that has no date of its own."""


class Apart(msgspec.Struct, frozen=True):
    """elsewhere.toml."""

    events: frozenset[str]
    agents: frozenset[str]
    indefinite: frozenset[str]
    sets_apart: tuple[str, ...]
    reach: int


@cache
def _apart() -> Apart:
    return load_words("elsewhere.toml", Apart)


def told_elsewhere(findings: Sequence[Finding], annotation: Annotation) -> tuple[Finding, ...]:
    """The findings of one article, the figures of another happening under an occasion of its own.

    A sentence tells of another one where it brings one in and gives a figure that cannot be that
    which the article gave before.
    """
    if not _may_tell_of_two(findings):
        return tuple(findings)
    other = _sentences_apart(findings, sentences_of(annotation))
    return tuple(_moved(row) if row.sentence in other else row for row in findings)


def _may_tell_of_two(findings: Sequence[Finding]) -> bool:
    """Whether any two counts of one kind cannot be the same, which most articles have none of."""
    own: dict[str, list[Quantity]] = {}
    for row in findings:
        if isinstance(row.value, Quantity) and _can_be_apart(row):
            before = own.setdefault(row.question.topic, [])
            if _differs(row.value, before):
                return True
            before.append(row.value)
    return False


def _sentences_apart(
    findings: Sequence[Finding], sentences: Sequence[Sentence]
) -> frozenset[Offsets]:
    """Where the sentences stand that tell of another happening."""
    by_offsets = {sentence.offsets: sentence for sentence in sentences}
    own: dict[str, list[Quantity]] = {}
    other: dict[Offsets, int] = {}
    for row in findings:
        value, sentence = row.value, by_offsets.get(row.sentence)
        if not isinstance(value, Quantity) or not _can_be_apart(row):
            continue
        if sentence is None or row.sentence in other:
            continue
        goes_on = sentence.index - 1 in other.values()
        if _differs(value, own.get(row.question.topic, ())) and _is_new(sentence, goes_on=goes_on):
            other[row.sentence] = sentence.index
        elif not row.scope.startswith((PART, BESIDES)):
            own.setdefault(row.question.topic, []).append(value)
    return frozenset(other)


def _can_be_apart(row: Finding) -> bool:
    """Whether it is a count of the whole that the article gives as its own."""
    question = row.question
    counts = question.kind == "quantity" and happenings().named(question.topic).of == "people"
    return counts and not question.occasion and row.course == "plain" and not question.subject


def _differs(value: Quantity, own: Sequence[Quantity]) -> bool:
    """Whether an exact figure lies outside all that the article gave before."""
    figure = value.low
    return (
        bool(own)
        and figure is not None
        and figure == value.high
        and not any(
            (each.low or 0)
            <= figure
            <= (each.high if each.high is not None else _OPEN * (each.low or 0))
            for each in own
        )
    )


_OPEN = 2  # times "at least ten" that a figure may come to and be the same


def _is_new(sentence: Sentence, *, goes_on: bool) -> bool:
    """Whether the sentence brings in another happening, or goes on with who did a further one."""
    words = _apart()
    if sentence.has_any(words.sets_apart) or _brings_in(sentence.tokens, words.events):
        return True
    return goes_on and _brings_in(sentence.tokens, words.agents)


def _brings_in(tokens: Sequence[Token], nouns: frozenset[str]) -> bool:
    """Whether an indefinite noun phrase brings in a happening or who did it."""
    words = _apart()
    for at, token in enumerate(tokens):
        if token.low not in words.indefinite:
            continue
        for noun in tokens[at + 1 : at + 2 + words.reach]:
            if noun.low in nouns:
                return True
            if not noun.low[0].isalpha() or noun.low in happenings().fillers.function:
                break
    return False


def _moved(row: Finding) -> Finding:
    if not _can_be_apart(row):
        return row
    question = msgspec.structs.replace(row.question, occasion=ELSEWHERE)
    return msgspec.structs.replace(row, question=question, scope="")
