"""Placed: figures shared out over places, and figures that add to those before them.

"12 people were killed in Ostry, 10 in Kell and another two in Brack" gives three figures, each of
its place and the last adding to the others; UCDP's codebook parts a toll in the same way.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recension.collate.counted import Counted
from recension.collate.heads import head_of
from recension.collate.lexicon import happenings
from recension.collate.tokens import Sentence, Token
from recension.text.word_lists import word_list


class PartWords(msgspec.Struct, frozen=True):
    """The word lists of parts.toml."""

    more: frozenset[str]
    after_more: frozenset[str]
    of_a_whole: frozenset[str]
    places: frozenset[str]
    before_places: frozenset[str]
    joins: frozenset[str]
    under: frozenset[str]
    altogether: tuple[str, ...]
    district: frozenset[str]
    whole: tuple[str, ...]
    portion: tuple[str, ...]


@cache
def part_words() -> PartWords:
    """The shipped lists."""
    return word_list(__package__, "parts.toml", PartWords)


def shared_out(sentence: Sentence, counted: Sequence[Counted], text: str) -> tuple[Counted, ...]:
    """The figures of a sentence, each with its place, and those that only a list shows to count.

    `text` is the article's. A figure `listed` with a place is of that place alone.
    """
    tokens = sentence.tokens
    rows = [_placed(row, tokens, text) for row in counted]
    for before, row in _gaps(rows, len(tokens)):
        rows.extend(_elliptic(tokens, before, row, text))
    rows.extend(_altogether(tokens, rows))
    rows.sort(key=lambda row: row.figure)
    return tuple(_beside(tokens, rows, at) for at in range(len(rows)))


def _altogether(tokens: Sequence[Token], rows: Sequence[Counted]) -> list[Counted]:
    """The figure that sums up those before it: "…, 24 in all"."""
    taken = {row.figure for row in rows}
    found = []
    for at, token in enumerate(tokens):
        before = [row for row in rows if row.figure < at]
        after = " ".join(each.low for each in tokens[at + 1 : at + 3])
        sums = any(
            after == words or after.split()[:1] == [words] for words in part_words().altogether
        )
        if sums and before and token.count is not None and at not in taken:
            found.append(Counted(before[-1].happening, token.count, at, at, at, "", part=False))
    return found


def _gaps(rows: Sequence[Counted], end: int) -> list[tuple[Counted, int]]:
    """Each figure with the token up to which a list may go on from it."""
    return [(one, other.figure) for one, other in pairwise(rows)] + [
        (row, end) for row in rows[-1:]
    ]


def _placed(row: Counted, tokens: Sequence[Token], text: str) -> Counted:
    at = row.figure
    _, end = head_of(tokens, at)
    places = (_place(tokens, start, text) for start in (end, row.last + 1))
    place = next((found for found, _ in places if found), "") or _leading(tokens, at, text)
    adds = _adds(tokens, at) and (row.first == at or not _is_bare_more(tokens, at))
    part = row.part or adds or _is_portion(row, tokens)
    return msgspec.structs.replace(
        row, place=place, adds=adds, part=part, some=_is_some(tokens, at)
    )


def _is_portion(row: Counted, tokens: Sequence[Token]) -> bool:
    """Whether a term is some of a longer one: "2 years, with 9 months to serve"."""
    if happenings().named(row.happening).figure_is != "duration":
        return False
    _, end = head_of(tokens, row.figure)
    after = " ".join(token.low for token in tokens[end : end + 3])
    return any(after == words or after.startswith(f"{words} ") for words in part_words().portion)


def _is_some(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure is of some of a whole: "two of the bombs"; "all of the" is the whole."""
    after = [token.low for token in tokens[at + 1 : at + 3]]
    return after[:1] == ["of"] and after[1:] != [] and after[1] in part_words().of_a_whole


def _adds(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure comes on top of what was counted: "another two", "two more people"."""
    before = {token.low for token in tokens[max(0, at - 2) : at]}
    after = [token.low for token in tokens[at + 1 : at + 3]]
    more = after[:1] != [] and after[0] in part_words().after_more and after[1:] != ["than"]
    return bool(before & part_words().more) or more


def _is_bare_more(tokens: Sequence[Token], at: int) -> bool:
    """ "injuring dozens more": more than were killed, not than were hurt before."""
    after = [token.low for token in tokens[at + 1 : at + 2]]
    return after == ["more"] and not head_of(tokens, at)[0]


def _place(tokens: Sequence[Token], at: int, text: str) -> tuple[str, int]:
    """The place whose preposition is at `at`, as written, and what follows; "" for none."""
    lists = part_words()
    for phrase in lists.whole:
        end = at + len(phrase.split())
        if [token.low for token in tokens[at:end]] == phrase.split():
            return phrase, end
    if at >= len(tokens) or tokens[at].low not in lists.places:
        return "", at
    end = at + 1
    while end < min(len(tokens), at + 3) and tokens[end].low in lists.before_places:
        end += 1
    first = end
    while end < len(tokens) and end < first + 4 and _is_of_place(tokens, end, first):
        end += 1
    named = any(token.is_capital or token.low in lists.district for token in tokens[first:end])
    if not named or _is_time(tokens[first]):
        return "", at
    name = text[tokens[at].end : tokens[end - 1].end]
    return tokens[at].low + name, end


def _is_of_place(tokens: Sequence[Token], at: int, first: int) -> bool:
    token = tokens[at]
    if token.count is not None or not token.low[0].isalpha():
        return False
    joined = token.low == "of" and at > first and at + 1 < len(tokens) and tokens[at + 1].is_capital
    return token.is_capital or token.low in part_words().district or joined


def _is_time(token: Token) -> bool:
    return token.low in _MONTHS or token.low.endswith("day")


_MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    }
)  # fmt: skip


def _leading(tokens: Sequence[Token], at: int, text: str) -> str:
    """The place before a figure: "in Kell 10 people died"."""
    edge = at - 1
    while edge >= 0 and (tokens[edge].low in happenings().fillers.left or tokens[edge].low == ","):
        edge -= 1
    for start in range(edge, max(-1, edge - 5), -1):
        place, end = _place(tokens, start, text)
        if place:
            opens = start == 0 or tokens[start - 1].low in {"and", ";", ",", "while"}
            return place if end == edge + 1 and opens else ""
    return ""


def _elliptic(tokens: Sequence[Token], before: Counted, end: int, text: str) -> Iterator[Counted]:
    """The figures after `before` that a list alone gives sense: "…, 10 in Kell and two in Brack".

    Nothing but a place may follow such a figure, or its verb could be another one.
    """
    happening = happenings().named(before.happening)
    if happening.figure_is != "count" or happening.is_measured:
        return
    for at in range(before.figure + 1, end):
        count = tokens[at].count
        if count is None or _is_year(tokens[at]):
            continue
        place, stop = _place(tokens, _before_place(tokens, at), text)
        following = tokens[stop].low if stop < len(tokens) else "."
        joined = tokens[at - 1].low in part_words().joins
        if not place or not joined or following not in _STOPS or place in part_words().whole:
            return
        yield Counted(
            before.happening, count, at, at, at, before.head, part=_adds(tokens, at),
            listed=True, place=place, adds=_adds(tokens, at),
        )  # fmt: skip


def _before_place(tokens: Sequence[Token], at: int) -> int:
    """The token after a figure and a noun that adds nothing to it: "10 people", "10 were"."""
    head, end = head_of(tokens, at)
    if head and head in happenings().generic[0].nouns:
        return end
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return at + 1 + (following in {"were", "was", "more"})


_STOPS = frozenset(
    {",", ";", ".", "and", "or", ")", "–", "—", ":", "!", "”", '"', "while", "as", "with"}
)


def _is_year(token: Token) -> bool:
    return token.low.isdigit() and len(token.low) == 4 and token.low[:2] in {"19", "20"}


def _beside(tokens: Sequence[Token], rows: Sequence[Counted], at: int) -> Counted:
    """A placed figure at the head of a list is one of its parts, unless it is their total."""
    row = rows[at]
    following = rows[at + 1] if at + 1 < len(rows) else None
    if not row.place or following is None or row.listed or row.place in part_words().whole:
        return row
    if following.happening != row.happening or not following.place:
        return row
    between = {token.low for token in tokens[row.figure : following.figure]}
    is_total = bool(between & part_words().under) or following.place == row.place
    return row if is_total else msgspec.structs.replace(row, listed=True)
