"""Supposed: figures that are not told as having happened: feared, meant, allowed, asked for."""

from recension.collate.counted import Counted
from recension.collate.lexicon import happenings, statuses
from recension.collate.tokens import Sentence
from recension.collate.verbs import is_helped


def is_only_supposed(sentence: Sentence, counted: Counted) -> bool:
    """Whether the figure is no answer, as its kind can be supposed.

    A penalty may be what the law allows, a contract's worth what somebody asks for, a number of
    people a fear, a plan or an average, and a depth of snow is no fall; what happens every year
    is no happening.
    """
    name = counted.happening
    guard = _GUARDS.get(name)
    if guard is not None and guard(sentence, counted):
        return True
    if _is_none_of_it(sentence, counted):
        return True
    if name in _UNITS:
        return False
    if sentence.has_any(statuses().wording.habitual):
        return True
    is_count = happenings().named(name).figure_is == "count"
    return is_count and _is_supposed(sentence, counted.first, counted.last)


_UNITS = frozenset({"sentence", "fine", "fall", "deal"})


def _is_none_of_it(sentence: Sentence, counted: Counted) -> bool:
    """Whether "no" says that something else is lacking: "no estimate of how many were hurt"."""
    after = [token.low for token in sentence.tokens[counted.figure + 1 : counted.figure + 4]]
    return sentence.tokens[counted.figure].low == "no" and bool(_LACKING & set(after))


_LACKING = frozenset(
    {
        *("estimate", "estimates", "evidence", "sign", "signs", "indication", "plan", "plans"),
        *("information", "word", "doubt", "reason", "idea", "question", "figures", "details"),
    }
)


def _is_suffered(sentence: Sentence, counted: Counted) -> bool:
    """Whether those counted are whom it befell: "two teenagers were robbed"."""
    last = sentence.tokens[counted.last].low
    helped = is_helped(sentence.tokens, counted.last)
    return helped and last in {"robbed", "attacked", "threatened", "raided", "stormed", "grabbed"}


def _is_asserted(sentence: Sentence, counted: Counted) -> bool:
    """Whether "claimed" asserts and takes no lives: "claimed 400 delegates took part"."""
    tokens = sentence.tokens
    verb = tokens[counted.first].low in {"claimed", "claim", "claims", "claiming"}
    near = {token.low for token in tokens[counted.first : counted.figure + 4]}
    return verb and not near & {"lives", "life", "victims", "fatalities", "dead"}


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


def _is_lawful(sentence: Sentence, counted: Counted) -> bool:
    """Whether the figure is of a penalty that the law allows: "punishable by up to ten years"."""
    wording = statuses().wording
    before = [
        token.low for token in sentence.tokens[max(0, counted.figure - _PENALTY) : counted.figure]
    ]
    said = f" {' '.join(before)} "
    allowed = any(f" {phrase} " in said for phrase in wording.lawful) or any(
        sentence.tokens[counted.figure].low.startswith(bound) for bound in _BOUNDS
    )
    open_still = sentence.has_any(wording.if_judged)
    return open_still or (allowed and not wording.imposed & set(before))


def _is_sought(sentence: Sentence, counted: Counted) -> bool:
    """Whether the figure is of what somebody asks for: "is seeking a contract for $20 million"."""
    before = sentence.tokens[max(0, counted.figure - _PENALTY) : counted.figure]
    return any(token.low in statuses().wording.sought for token in before)


_BOUNDS = ("up to ", "as much as ", "a maximum ", "maximum ", "at most ", "no more than ")
_PENALTY = 9  # tokens before a figure in which the law is spoken of
_SUPPOSED = 8  # tokens before a figure in which "if" makes it a supposition


_GUARDS = {
    "sentence": _is_lawful,
    "fine": _is_lawful,
    "fall": _is_of_stuff,
    "deal": _is_sought,
    "attackers": _is_suffered,
    "killed": _is_asserted,
}
"""What a figure of a happening must not be."""
