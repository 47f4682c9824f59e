"""Supposed: figures that are not told as having happened: feared, meant, allowed, asked for."""

from recension.collate.counted import Counted
from recension.collate.lexicon import happenings, statuses
from recension.collate.tokens import Sentence


def is_only_supposed(sentence: Sentence, counted: Counted) -> bool:
    """Whether the figure is no answer, as its kind can be supposed.

    A penalty may be what the law allows, a contract's worth what somebody asks for, a number of
    people a fear, a plan or an average, and a depth of snow is no fall; what happens every year
    is no happening.
    """
    happening = happenings().named(counted.happening)
    if happening.name in _PENALTIES:
        return _is_lawful(sentence, counted.figure)
    if happening.name == "fall":
        return _is_of_stuff(sentence, counted)
    if happening.name == "deal":
        return _is_sought(sentence, counted.figure)
    if sentence.has_any(statuses().wording.habitual):
        return True
    is_count = happening.figure_is == "count"
    return is_count and _is_supposed(sentence, counted.first, counted.last)


_PENALTIES = frozenset({"sentence", "fine"})


def _is_of_stuff(sentence: Sentence, counted: Counted) -> bool:
    """Whether the length is of what lies: "dropped several inches of snow"."""
    after = [token.low for token in sentence.tokens[counted.figure + 1 : counted.figure + 3]]
    return "of" in after


def _is_supposed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether figures at tokens [first, last] are only supposed, wanted or feared.

    "If two jurors voted", "151 votes needed", "millions are in danger of having theirs infected".
    """
    low = [token.low for token in sentence.tokens]
    wording = statuses().wording
    before = low[max(0, first - _SUPPOSED) : first]
    if "," in before:
        before = before[len(before) - before[::-1].index(",") :]
    inside = f" {' '.join(low[first : last + 2])} "
    wanted = any(f" {phrase} " in inside for phrase in wording.wanting)
    unrealised = happenings().fillers.unrealised
    meant = any(
        word in unrealised and "to" in before[at + 1 : at + 1 + _TO]
        for at, word in enumerate(before)
    )
    mean = meant or bool(
        set(low[max(0, first - _MEAN) : first]) & {"average", "averaged", "averages"}
    )
    return mean or wanted or any(word in wording.suppositions for word in before)


_TO = 3  # tokens from "conspired" to "to"
_MEAN = 5  # tokens before a figure: "on average there were 3"


def _is_lawful(sentence: Sentence, figure: int) -> bool:
    """Whether the figure is of a penalty that the law allows: "punishable by up to ten years"."""
    wording = statuses().wording
    before = [token.low for token in sentence.tokens[max(0, figure - _PENALTY) : figure]]
    said = f" {' '.join(before)} "
    allowed = any(f" {phrase} " in said for phrase in wording.lawful) or any(
        sentence.tokens[figure].low.startswith(bound) for bound in _BOUNDS
    )
    open_still = sentence.has_any(wording.if_judged)
    return open_still or (allowed and not wording.imposed & set(before))


def _is_sought(sentence: Sentence, figure: int) -> bool:
    """Whether the figure is of what somebody asks for: "is seeking a contract for $20 million"."""
    before = sentence.tokens[max(0, figure - _PENALTY) : figure]
    return any(token.low in statuses().wording.sought for token in before)


_BOUNDS = ("up to ", "as much as ", "a maximum ", "maximum ", "at most ", "no more than ")
_PENALTY = 9  # tokens before a figure in which the law is spoken of
_SUPPOSED = 8  # tokens before a figure in which "if" makes it a supposition
