"""Shifts that truly differ: whether the two texts say different things, whoever changed which.

In `score.py` a shift is right if the copy's piece was changed on its way there. A system that takes
a sibling for the source tells the change the wrong way round, and light edits and paraphrases also
change hedges, and words in single marks. Here it is asked of the two spans alone whether they stand
in one sentence and differ in the words between the marks, the figure, the speaker, the doubt or the
name: by the changes known to have been made to either, or by their words.
"""

import re
from collections.abc import Mapping

from rapidfuzz.distance import LCSseq

from benchmarks.copychains.chain import Chain, Truth
from benchmarks.copychains.score import Rate, Score
from recension.model.lineage import Lineage, Shift
from recension.model.span import Span

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_END = re.compile(r"[.!?][\"'”’]*\s|\n")
_WORD = re.compile(r"\w+")
_ONE = 0.5
"""The share of the shorter sentence's words that the longer has in order, for the two to be one."""

Change = tuple[str, str, str]
"""What was changed: its kind, the words before and after."""


def score_differing(chain: Chain, lineage: Lineage) -> Score:
    """Of the shifts given, by kind, those whose two spans truly differ."""
    texts = {one.id: one.text for one in chain.articles}
    total = Score({})
    for shift in lineage.shifts:
        hit = Rate(int(_differs(shift, texts, chain.truth)), 1)
        total += Score({f"shifts that truly differ: {shift.kind}": hit})
    return total


def _differs(shift: Shift, texts: Mapping[str, str], truth: Truth) -> bool:
    one, other = (_around(texts[span.article], span) for span in (shift.was, shift.became))
    if not _is_one(one, other):
        return False
    apart = _changes(shift.was, truth) ^ _changes(shift.became, truth)
    if any(kind == shift.kind for kind, _, _ in apart):
        return True
    if shift.kind == "quantity":
        return set(_NUMBER.findall(one)) != set(_NUMBER.findall(other))
    if shift.kind == "attribution":
        return False
    return shift.was.text not in other or shift.became.text not in one


def _around(text: str, span: Span) -> str:
    """The sentence or sentences that a span stands in."""
    before = [found.end() for found in _END.finditer(text, 0, span.start)]
    after = _END.search(text, span.end)
    return text[before[-1] if before else 0 : after.start() + 1 if after else len(text)]


def _is_one(one: str, other: str) -> bool:
    words = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    common = LCSseq.similarity(*words)
    return bool(common >= _ONE * max(min(len(its) for its in words), 1))


def _changes(span: Span, truth: Truth) -> set[Change]:
    return {
        (true.kind, true.was, true.became)
        for true in truth.shifts
        if true.to == span.article and true.start < span.end and span.start < true.end
    }
