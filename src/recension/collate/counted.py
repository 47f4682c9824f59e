"""Counted: which figures of a sentence answer which "how many?"."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.collate.captors import by_captors
from recension.collate.described import nameless
from recension.collate.fitting import adds_nothing, can_be, fits, is_people, is_pronoun, is_sum
from recension.collate.governed import REACH, governor_of, takes_figure
from recension.collate.heads import head_of
from recension.collate.lexicon import Happening, happening_index, happenings
from recension.collate.partial import is_part
from recension.collate.someone import determiners
from recension.collate.tokens import Hit, Sentence, Token, hits_in
from recension.model.annotation import Count


class Counted(msgspec.Struct, frozen=True):
    """That a figure fills a happening.

    `first` and `last` are the tokens from the figure to the word that says what happened; `head` is
    the thing counted, "" where that adds nothing ("people"); `part` says that the figure counts
    some of a whole named beside it ("15 of them", "including two children"), `listed` that it is a
    further object of the verb before another figure, or one of a list of places; `place` is where
    ("in Ostry"), `adds` that it comes on top of those counted before ("another two"), `some` that
    it is of some of a whole that may be larger ("two of the bombs").
    """

    happening: str
    count: Count
    figure: int
    first: int
    last: int
    head: str
    part: bool
    listed: bool = False
    place: str = ""
    adds: bool = False
    some: bool = False


def counted_in(sentence: Sentence, needed: frozenset[str] = frozenset()) -> tuple[Counted, ...]:
    """The figures of the sentence that fill a happening, in order.

    `needed` are happenings that the article is about, so that the sentence need not show it.
    """
    return tuple(_counted(sentence, needed))


def about(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The happenings whose needed words stand in several sentences of an article."""
    return frozenset(
        row.name
        for row in happenings().happening
        if row.needs_of == "article"
        and sum(sentence.has_any(row.needs) for sentence in sentences) > 1
    )


def _counted(sentence: Sentence, needed: frozenset[str]) -> Iterator[Counted]:
    tokens = sentence.tokens
    read = by_captors(sentence, hits_in(sentence, happening_index()))
    hits = [hit for hit in read if hit.name in needed or _needed(sentence, hit)]
    figures = [at for at in range(len(tokens)) if _is_figure(tokens, at)]
    filled = {at: _filled(tokens, at, hits) for at in figures}
    for at in reversed(figures):
        filled[at] = filled[at] or _coordinated(tokens, at, filled)
    previous: Counted | None = None
    for at in figures:
        found = (
            (filled[at] if _has_own_verb(filled[at], previous) else None)
            or _part_of(tokens, at, previous)
            or filled[at]
            or _taken_up(tokens, at, previous)
            or _listed(tokens, at, previous)
            or _after_single(tokens, at, hits)
        )
        if found is not None:
            previous = found
            yield found
            if befell := _befell_too(tokens, at, found, hits):
                previous = befell
                yield befell


def _befell_too(
    tokens: Sequence[Token], at: int, found: Counted, hits: Sequence[Hit]
) -> Counted | None:
    """What befell those who were somewhere: "all 12 people aboard the plane were killed"."""
    if found.happening != _WHERE or found.first < at:
        return None
    return _filled(tokens, at, [hit for hit in hits if hit.name != _WHERE])


_WHERE = "aboard"


def _has_own_verb(found: Counted | None, previous: Counted | None) -> bool:
    """Whether another verb than that before governs the figure: "seized nine and freed four"."""
    if found is None or previous is None or found.happening == previous.happening:
        return False
    return found.first == found.figure - 1


def _is_figure(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a figure that counts; "AK 47" and "several" are not."""
    token = tokens[at]
    named = at > 0 and tokens[at - 1].shape == "acronym" and token.low.isdecimal()
    before = [row.low for row in tokens[max(0, at - 2) : at]]
    excepted = before == ["all", "but"]
    children = before[1:] in (["of"], ["to"]) and before[0] in happenings().fillers.parents
    counts = token.count is not None and token.low not in happenings().fillers.few
    return counts and not named and not children and not excepted


def _coordinated(
    tokens: Sequence[Token], at: int, filled: Mapping[int, Counted | None]
) -> Counted | None:
    """A figure joined to one that is the verb's subject: "12 soldiers and 10 civilians died"."""
    head, end = head_of(tokens, at)
    while end < len(tokens) and tokens[end].low in {",", "and", "as", "well"}:
        end += 1
    joined = filled.get(end)
    count = tokens[at].count
    if joined is None or count is None or joined.last <= end or not head:
        return None
    happening = happenings().named(joined.happening)
    if tokens[end - 1].low not in {",", "and"} or not can_be(happening, head):
        return None
    if not fits(happening, tokens, at, head):
        return None
    scope = "" if adds_nothing(happening, head) else head
    return Counted(happening.name, count, at, at, at + 1, scope, part=False)


def _listed(tokens: Sequence[Token], at: int, previous: Counted | None) -> Counted | None:
    """A further object of the same verb: "seized six rifles, 12 magazines and 300 rounds"."""
    count = tokens[at].count
    if previous is None or count is None:
        return None
    if previous.part and previous.first == previous.figure:
        return _further_part(tokens, at, previous)
    if previous.first >= previous.figure and not previous.listed:
        return None
    before, end = head_of(tokens, previous.figure)
    while end < at and tokens[end].low in {"of", "-"} and tokens[end + 1].low.isalpha():
        end += 2  # "300 rounds of ammunition"
    between = [token.low for token in tokens[end:at]]
    head, _ = head_of(tokens, at)
    happening = _of_object(previous.happening, between, head)
    if not before or not head or happening is None:
        return None
    if not can_be(happening, head) or not fits(happening, tokens, at, head):
        return None
    scope = "" if adds_nothing(happening, head) else head
    return Counted(happening.name, count, at, at, at + 1, scope, part=False, listed=True)


def _after_single(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Counted | None:
    """A figure joined to one of the same verb: "killed a guard and two visitors"."""
    joint = at - 1 - (tokens[at - 1].low in nameless().possessive)
    start = _single_before(tokens, joint)
    verb = next((hit for hit in hits if hit.last == start - 1 and hit.slot == "active"), None)
    head, _ = head_of(tokens, at)
    if verb is None or not head or not takes_figure(tokens, verb):
        return None
    happening = happenings().named(verb.name)
    told = _can_tell(verb, head) and fits(happening, tokens, at, head)
    if not told or happening.figure_is != "count":
        return None
    found = _made(happening, tokens, at, verb, head)
    return found and msgspec.structs.replace(found, part=found.part or not found.head)


def _single_before(tokens: Sequence[Token], joint: int) -> int:
    """Where "a guard" begins that ends before "and" at `joint`; -1 where nothing such stands."""
    if joint < 1 or tokens[joint].low != "and":
        return -1
    for at in range(joint - 1, max(-1, joint - _SINGLE), -1):
        if tokens[at].low in determiners():
            return at if at < joint - 1 else -1
        if not tokens[at].low.isalpha() or tokens[at].low in happenings().fillers.function:
            return -1
    return -1


_SINGLE = 7  # words of the one who is told of before the figure


def _further_part(tokens: Sequence[Token], at: int, previous: Counted) -> Counted | None:
    """A further part: "including two children and three women"."""
    count = tokens[at].count
    _, end = head_of(tokens, previous.figure)
    between = [token.low for token in tokens[end:at]]
    head, _ = head_of(tokens, at)
    if count is None or not head or between not in (["and"], [","], [",", "and"]):
        return None
    happening = happenings().named(previous.happening)
    if not can_be(happening, head) or not fits(happening, tokens, at, head):
        return None
    return Counted(happening.name, count, at, at, at + 1, head, part=True)


def _of_object(name: str, between: Sequence[str], head: str) -> Happening | None:
    """What befell a further object: what was found with the arrested was seized."""
    happening = happenings().named(name)
    if between in (["with"], ["carrying"]) and head in happenings().fillers.things:
        return next((row for row in happenings().happening if row.takes == name), None)
    joins = between in ([","], ["and"], [",", "and"], ["as", "well", "as"])
    return happening if joins and happening.figure_is == "count" else None


def _needed(sentence: Sentence, hit: Hit) -> bool:
    needs = happenings().named(hit.name).needs
    return not needs or sentence.has_any(needs)


def _filled(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Counted | None:
    head, head_end = head_of(tokens, at)
    hits = [
        hit
        for hit in hits
        if _can_tell(hit, head) and fits(happenings().named(hit.name), tokens, at, head)
    ]
    hit = governor_of(tokens, at, head_end, hits)
    if hit is None or is_pronoun(tokens[at], head):
        return None
    return _made(happenings().named(hit.name), tokens, at, hit, head)


def _can_tell(hit: Hit, head: str) -> bool:
    """Whether the words can be told of those counted; only people are "carried" as aboard."""
    carried = hit.name == _WHERE and hit.slot == "active"
    return can_be(happenings().named(hit.name), head) and (not carried or is_people(head))


def _made(
    happening: Happening, tokens: Sequence[Token], at: int, hit: Hit, head: str
) -> Counted | None:
    count = tokens[at].count
    if count is None:
        return None
    scope = "" if hit.slot == "noun" or adds_nothing(happening, head) else head
    first, last = min(at, hit.first), max(at, hit.last)
    return Counted(happening.name, count, at, first, last, scope, is_part(tokens, at))


def _part_of(tokens: Sequence[Token], at: int, previous: Counted | None) -> Counted | None:
    """A figure of some of those just counted: "including two children", "15 of them"."""
    count = tokens[at].count
    if previous is None or count is None or happenings().named(previous.happening).is_measured:
        return None
    if previous.count.value.high == 0:
        return None  # "no one was hurt, including two children" counts who was there
    before = tokens[at - 1].low if at else ""
    after = [token.low for token in tokens[at + 1 : at + 3]]
    of_them = after[:1] == ["of"] and after[1:] and after[1] in happenings().fillers.weak
    if not of_them and before not in happenings().fillers.part:
        return None
    head, _ = head_of(tokens, at)
    last = at + 2 if of_them else at
    return Counted(previous.happening, count, at, at, last, "" if of_them else head, part=True)


def _taken_up(tokens: Sequence[Token], at: int, previous: Counted | None) -> Counted | None:
    """A figure that takes up the last happening: "the figure could be closer to 50"."""
    if previous is None:
        return None
    if _is_converted(tokens, at, previous) or _is_new_amount(tokens, at, previous):
        return _again(previous, tokens[at].count, at, at)
    fillers = happenings().fillers
    for edge in range(at - 1, max(-1, at - REACH), -1):
        low = tokens[edge].low
        measured = low == "it" and happenings().named(previous.happening).is_measured
        if (low in fillers.anaphors or measured) and edge > previous.figure:
            return _again(previous, tokens[at].count, edge, at)
        if low not in fillers.figure:
            return None
    return None


def _is_converted(tokens: Sequence[Token], at: int, previous: Counted) -> bool:
    """Whether the figure gives the last sum in another currency: "2m euros (£1.7m; $2.6m)"."""
    money = happenings().named(previous.happening).figure_is == "money" and is_sum(tokens[at])
    return money and at - previous.figure <= 4 and tokens[at - 1].low in {"(", ";", ","}


def _is_new_amount(tokens: Sequence[Token], at: int, previous: Counted) -> bool:
    """Whether the figure is what the last was raised to: "from $1,000 to $5,000"."""
    was = previous.figure
    before = tokens[was - 1].low if was else ""
    joined = at == was + 2 and tokens[at - 1].low == "to" and before == "from"
    return joined and is_sum(tokens[was]) == is_sum(tokens[at])


def _again(previous: Counted, count: Count | None, edge: int, at: int) -> Counted | None:
    if count is None:
        return None
    return Counted(previous.happening, count, at, edge, at, head="", part=False)
