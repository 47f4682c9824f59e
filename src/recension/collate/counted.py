"""Counted: which figures of a sentence answer which "how many?"."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.collate.captors import by_captors
from recension.collate.described import person_nouns
from recension.collate.heads import head_of, is_compound, is_of_whole
from recension.collate.lexicon import Happening, happening_index, happenings
from recension.collate.partial import is_part
from recension.collate.tokens import Hit, Sentence, Token, hits_in
from recension.model.annotation import Count

_REACH = 12  # tokens; a figure and what it counts stand in one clause


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
        )
        if found is not None:
            previous = found
            yield found


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
    if tokens[end - 1].low not in {",", "and"} or not _can_be(happening, head):
        return None
    if not _fits(happening, tokens, at, head):
        return None
    scope = "" if _adds_nothing(happening, head) else head
    return Counted(happening.name, count, at, at, at + 1, scope, part=False)


def _listed(tokens: Sequence[Token], at: int, previous: Counted | None) -> Counted | None:
    """A further object of the same verb: "seized six rifles, 12 magazines and 300 rounds"."""
    count = tokens[at].count
    if previous is None or count is None:
        return None
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
    if not _can_be(happening, head) or not _fits(happening, tokens, at, head):
        return None
    scope = "" if _adds_nothing(happening, head) else head
    return Counted(happening.name, count, at, at, at + 1, scope, part=False, listed=True)


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
    hits = [hit for hit in hits if _can_be(happenings().named(hit.name), head)]
    hit = _on_the_left(tokens, at, hits) or _on_the_right(tokens, at, head_end, hits)
    if hit is None:
        return None
    happening = happenings().named(hit.name)
    if not _fits(happening, tokens, at, head) or _is_pronoun(tokens[at], head):
        return None
    return _made(happening, tokens, at, hit, head)


def _can_be(happening: Happening, head: str) -> bool:
    """Whether what is counted is of the sort that it happens to: people, or things."""
    is_thing = head in happenings().fillers.things
    return happening.of == "any" or is_thing == (happening.of == "things")


def _made(
    happening: Happening, tokens: Sequence[Token], at: int, hit: Hit, head: str
) -> Counted | None:
    count = tokens[at].count
    if count is None:
        return None
    scope = "" if hit.slot == "noun" or _adds_nothing(happening, head) else head
    first, last = min(at, hit.first), max(at, hit.last)
    return Counted(happening.name, count, at, first, last, scope, is_part(tokens, at))


def _is_pronoun(token: Token, head: str) -> bool:
    """ "one" before another noun than that of a person points at something and counts nothing."""
    return token.low == "one" and not (
        head in happenings().generic[0].nouns or head in person_nouns()
    )


def _adds_nothing(happening: Happening, head: str) -> bool:
    if happening.figure_is != "count":
        return True
    generic = happenings().generic[0].nouns
    return not head or head in generic or head in happening.noun or head in happening.plain


def _fits(happening: Happening, tokens: Sequence[Token], at: int, head: str) -> bool:
    """Whether the figure can be of that kind: money of money, years of sentences."""
    unit = unit_of(tokens, at)
    money = _is_money(tokens[at])
    if happening.figure_is == "money":
        return money
    if happening.figure_is == "duration":
        return unit in _TIMES
    if happening.figure_is == "length":
        return unit in happenings().lengths
    if happening.is_measured:
        return not money and unit not in _TIMES and _is_measured(happening, tokens[at])
    measured = ({unit, head} & happenings().fillers.units) - set(happening.noun)
    return not money and not measured and not _is_year(tokens[at])


def _is_money(token: Token) -> bool:
    """Whether the unit is a currency, as ISO 4217 writes them."""
    unit = token.count.value.unit if token.count is not None else ""
    return len(unit) == 3 and unit.isupper()


def _is_measured(happening: Happening, token: Token) -> bool:
    """Whether the figure is written as such a measure is: a magnitude with a decimal point."""
    return "%" not in token.low and (
        happening.figure_is != "decimal" or "." in token.low or token.low < "9"
    )


_TIMES = frozenset({"year", "years", "month", "months", "day", "days", "week", "weeks"})


def unit_of(tokens: Sequence[Token], at: int) -> str:
    """The unit of a figure, or the word after it; "" for none."""
    count = tokens[at].count
    unit = count.value.unit.lower() if count is not None else ""
    if unit and unit not in {"count", "number"}:
        return unit
    after = [token.low for token in tokens[at + 1 : at + 3] if token.low not in "-–"]
    return after[0] if after else ""


def _is_year(token: Token) -> bool:
    return token.low.isdigit() and len(token.low) == 4 and token.low[:2] in {"19", "20"}


def _on_the_left(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Hit | None:
    fillers = happenings().fillers
    edge = at - 1
    while edge >= 0 and tokens[edge].low in fillers.left:
        if (hit := _ending(hits, edge, "active")) and _takes_figure(tokens, hit):
            return hit
        edge -= 1
    hit = _ending(hits, edge, "active")
    if hit is not None and _takes_figure(tokens, hit):
        return hit
    return _figure_before(tokens, at, hits)


def _ending(hits: Sequence[Hit], edge: int, slot: str) -> Hit | None:
    ending = [hit for hit in hits if hit.last == edge and hit.slot == slot]
    return max(ending, key=lambda hit: hit.last - hit.first, default=None)


def _takes_figure(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the form before a figure has it for its object, or as its measure of time."""
    before = [token.low for token in tokens[max(0, hit.first - 2) : hit.first]]
    if before[-1:] == ["to"] and happenings().fillers.unrealised & set(before):
        return False
    return happenings().named(hit.name).figure_is in {"duration", "money"} or not _is_passive(
        tokens, hit
    )


def _is_passive(tokens: Sequence[Token], hit: Hit) -> bool:
    before = [token.low for token in tokens[max(0, hit.first - 2) : hit.first]]
    return any(low in happenings().fillers.auxiliary for low in before)


def _figure_before(tokens: Sequence[Token], at: int, hits: Sequence[Hit]) -> Hit | None:
    """ "the death toll rose to ten", also "the toll from the quake a day before rose to ten"."""
    fillers = happenings().fillers
    joined = at > 1 and tokens[at - 1].low in {"to", "at", "of"}
    for edge in range(at - 1, max(-1, at - _REACH - 2), -1):
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
    for edge in range(at + 1, min(len(tokens), at + _REACH)):
        if edge == head_end and not _may_follow(tokens[edge], edge, hits):
            return None
        starting = [hit for hit in hits if hit.first == edge]
        if starting:
            return _taking(tokens, at, head_end, starting)
        low = tokens[edge].low
        inside = edge < head_end or low in {"'s", "-"} or low[0].isalnum()
        if not inside or tokens[edge].count is not None or low in fillers.stop:
            return None
        if low == "and" and not _same_phrase(tokens, edge):
            return None
    return None


def _may_follow(token: Token, at: int, hits: Sequence[Hit]) -> bool:
    known = token.low in happenings().fillers.follow | happenings().fillers.auxiliary
    return known or token.low.endswith("ly") or any(hit.first == at for hit in hits)


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
        if slot in by_slot and not is_of_whole(tokens, at):
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
    if _is_converted(tokens, at, previous):
        return _again(previous, tokens[at].count, at, at)
    fillers = happenings().fillers
    for edge in range(at - 1, max(-1, at - _REACH), -1):
        low = tokens[edge].low
        measured = low == "it" and happenings().named(previous.happening).is_measured
        if (low in fillers.anaphors or measured) and edge > previous.figure:
            return _again(previous, tokens[at].count, edge, at)
        if low not in fillers.figure:
            return None
    return None


def _is_converted(tokens: Sequence[Token], at: int, previous: Counted) -> bool:
    """Whether the figure gives the last sum in another currency: "2m euros (£1.7m; $2.6m)"."""
    is_sum = happenings().named(previous.happening).figure_is == "money" and _is_money(tokens[at])
    return is_sum and at - previous.figure <= 4 and tokens[at - 1].low in {"(", ";", ","}


def _again(previous: Counted, count: Count | None, edge: int, at: int) -> Counted | None:
    if count is None:
        return None
    return Counted(previous.happening, count, at, edge, at, head="", part=False)
