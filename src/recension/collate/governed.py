"""Governed: which word of a sentence has a figure for its subject or for its object."""

from collections.abc import Sequence
from functools import cache

import msgspec

from recension.collate.heads import is_compound, is_of_whole
from recension.collate.lexicon import happenings, load_words
from recension.collate.tokens import Hit, Token

REACH = 12  # tokens; a figure and what it counts stand in one clause
_ASIDE = 14  # tokens of what stands between two commas


class Governing(msgspec.Struct, frozen=True):
    """The word lists of governed.toml."""

    agents: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    closing: dict[str, str]


@cache
def governing() -> Governing:
    """The shipped lists."""
    return load_words("governed.toml", Governing)


def governor_of(tokens: Sequence[Token], at: int, head_end: int, hits: Sequence[Hit]) -> Hit | None:
    """The word that says what befell those whom the figure at `at` counts; None for none.

    `head_end` is the token after the noun counted.
    """
    return (
        _around(tokens, at, hits)
        or _on_the_left(tokens, at, hits)
        or _of_relative(tokens, at, head_end, hits)
        or _on_the_right(tokens, at, head_end, hits)
    )


def _around(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Hit | None:
    """The verb in two parts whose object is counted: "took three men into custody"."""
    inside = [hit for hit in hits if hit.slot == "active" and hit.first < at < hit.last]
    hit = max(inside, key=lambda hit: hit.first, default=None)
    if hit is None or any(token.count is not None for token in tokens[at + 1 : hit.last + 1]):
        return None
    plain = all(token.low in happenings().fillers.left for token in tokens[hit.first + 1 : at])
    return hit if plain else None


def _of_relative(
    tokens: Sequence[Token], at: int, head_end: int, hits: Sequence[Hit]
) -> Hit | None:
    """The verb of a clause on those counted: "the three people police arrested on Sunday"."""
    words = governing()
    first = head_end
    if tokens[at].low in happenings().fillers.zero:
        return None  # "no matter how many people he killed"
    if first < len(tokens) and tokens[first].low in words.relatives:
        first += 1
    for verb in range(first + 1, min(first + 3, len(tokens))):
        told = [hit for hit in hits if hit.first == verb and hit.slot == "active"]
        if told and tokens[verb - 1].low in words.agents and not _has_object(tokens, told[0]):
            return told[0]
    return None


def _on_the_left(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Hit | None:
    fillers = happenings().fillers
    edge = at - 1
    while edge >= 0 and tokens[edge].low in fillers.left:
        if (hit := _ending(hits, edge, "active")) and takes_figure(tokens, hit):
            return hit
        edge -= 1
    hit = _ending(hits, edge, "active")
    if hit is not None and takes_figure(tokens, hit):
        return hit
    return _figure_before(tokens, at, hits)


def _ending(hits: Sequence[Hit], edge: int, slot: str) -> Hit | None:
    ending = [hit for hit in hits if hit.last == edge and hit.slot == slot]
    return max(ending, key=lambda hit: hit.last - hit.first, default=None)


def takes_figure(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the form before a figure has it for its object, or as its measure of time."""
    before = [token.low for token in tokens[max(0, hit.first - 2) : hit.first]]
    if before[-1:] == ["to"] and happenings().fillers.unrealised & set(before):
        return False
    return happenings().named(hit.name).figure_is in {"duration", "money"} or not _is_passive(
        tokens, hit
    )


def _is_passive(tokens: Sequence[Token], hit: Hit) -> bool:
    if tokens[hit.first].low.endswith("ing"):
        return False  # "was carrying"
    before = [token.low for token in tokens[max(0, hit.first - 2) : hit.first]]
    return any(low in happenings().fillers.auxiliary for low in before)


def _figure_before(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Hit | None:
    """ "the death toll rose to ten", also "the toll from the quake a day before rose to ten"."""
    fillers = happenings().fillers
    joined = at > 1 and tokens[at - 1].low in {"to", "at", "of"}
    for edge in range(at - 1, max(-1, at - REACH - 2), -1):
        if hit := _ending(hits, edge, "figure"):
            return hit
        loose = joined and tokens[at - 2].low in fillers.figure and tokens[edge].count is None
        if tokens[edge].low not in fillers.figure and not (loose and tokens[edge].low.isalpha()):
            return None
    return None


def _on_the_right(
    tokens: Sequence[Token], at: int, head_end: int, hits: Sequence[Hit]
) -> Hit | None:
    """The first form after the figure that the figure can fill; none past a clause's edge."""
    fillers = happenings().fillers
    past = _past_aside(tokens, head_end, hits)
    for edge in range(at + 1, min(len(tokens), max(at, past) + REACH)):
        if head_end <= edge < past:
            continue
        if edge == head_end and not _may_follow(tokens[edge], edge, hits):
            return None
        starting = [hit for hit in hits if hit.first == edge]
        if starting:
            return _with_state(tokens, at, head_end, starting) or _taking(
                tokens, at, head_end, starting
            )
        low = tokens[edge].low
        inside = edge < head_end or low in {"'s", "-"} or low[0].isalnum()
        if not inside or tokens[edge].count is not None or low in fillers.stop:
            return None
        if low == "and" and edge != head_end and not _same_phrase(tokens, edge):
            return None
    return None


def _with_state(tokens: Sequence[Token], at: int, head_end: int, hits: Sequence[Hit]) -> Hit | None:
    """The state of those whom a preposition brings: "a boat with 40 people on board"."""
    brought = at > 0 and tokens[at - 1].low == "with"
    return next(
        (hit for hit in hits if brought and hit.slot == "state" and hit.first == head_end), None
    )


def _past_aside(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> int:
    """Past what two marks set off after a noun: "five people, including a child, were hurt".

    A verb must follow that can go on of those counted; else `at`, where the aside would begin.
    """
    words = governing()
    closing = words.closing.get(tokens[at].low) if at < len(tokens) else None
    if closing is None or tokens[at - 1].is_capital:
        return at  # "of 1 Mill Lane, …"
    for end in range(at + 2, min(at + _ASIDE, len(tokens) - 1)):
        low = tokens[end].low
        if low == closing:
            after = tokens[end + 1].low
            own = any(hit.first == end + 1 and hit.slot == "own" for hit in hits)
            return end + 1 if own or after in words.auxiliaries else at
        if low in {";", ":", "."}:
            return at
    return at


def _may_follow(token: Token, at: int, hits: Sequence[Hit]) -> bool:
    known = token.low in happenings().fillers.follow | happenings().fillers.auxiliary
    return known or token.low.endswith(("ly", "ing")) or any(hit.first == at for hit in hits)


def _same_phrase(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return after not in happenings().fillers.function and tokens[at + 1 :][:1] != ()


def _taking(tokens: Sequence[Token], at: int, head_end: int, hits: Sequence[Hit]) -> Hit | None:
    by_slot = {hit.slot: hit for hit in hits}
    first = hits[0].first
    between = [token.low for token in tokens[at + 1 : first]]
    helped = any(low in happenings().fillers.auxiliary for low in between)
    near = first <= max(head_end, at + 2) + 1
    said = all(low in _SAID for low in between if low in happenings().fillers.auxiliary)
    if "noun" in by_slot and first - at <= 4 and (said or not helped) and "and" not in between:
        if is_compound(tokens, by_slot["noun"].last + 1):
            return None
        return by_slot["noun"]
    if (at and tokens[at - 1].low in happenings().fillers.aside) or between[-1:] == ["and"]:
        return None  # "two strokes and died"
    if "passive" in by_slot and (helped or (near and not _has_object(tokens, by_slot["passive"]))):
        return by_slot["passive"]
    for slot in ("own", "state"):
        if slot in by_slot and (not is_of_whole(tokens, at) or tokens[head_end].low == "who"):
            return by_slot[slot]
    return None


_SAID = frozenset({"reported", "confirmed"})


def _has_object(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the participle is really a verb in the past with its object ("killed ten")."""
    if hit.last + 1 >= len(tokens):
        return False
    after = tokens[hit.last + 1]
    return (
        after.count is not None
        or after.low in {"a", "an", "the", "people", "at", "dozens", "more", "his", "her", "their"}
        or (after.is_capital and after.low not in happenings().fillers.function)
    )
