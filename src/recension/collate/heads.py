"""Heads: the noun that stands after a figure, the thing counted."""

from collections.abc import Sequence

from recension.collate.lexicon import happening_index, happenings
from recension.collate.tokens import Token


def head_of(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The noun after a figure, low, "" where none stands there, and the index of what follows."""
    head = ""
    end = at + 1
    for end in range(at + 1, min(len(tokens), at + 7)):
        token = tokens[end]
        if (token.low in _BEFORE_HEADS and not head) or _is_hyphen(tokens, end):
            continue
        if token.low.isdecimal() and "acronym" in {row.shape for row in tokens[end - 2 : end]}:
            continue
        is_modifier = _is_modifier(tokens, end)
        told = _is_form(tokens, end)
        if not _is_joined(tokens, end) and (
            told or _ends_phrase(token, head, is_modifier=is_modifier)
        ):
            break
        head = token.low
    return head, end


_BEFORE_HEADS = frozenset({"of", "the", "other", "more", "alleged", "suspected"})


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    joined = tokens[at].start == tokens[at - 1].end
    return tokens[at].low in {"-", "‐", "‑"} and joined and at + 1 < len(tokens)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins the word to the one before it: "high-ranking" is one adjective."""
    return (
        tokens[at].low[0].isalpha()
        and tokens[at - 1].end == tokens[at].start
        and (tokens[at - 1].low in {"-", "‐", "‑"})
    )


def _is_modifier(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -ing stands before the noun that it describes: "fishing boats"."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return after in happenings().fillers.things


def _ends_phrase(token: Token, head: str, *, is_modifier: bool) -> bool:
    return bool(
        not token.low[0].isalpha()
        or token.count is not None
        or (token.low in happenings().fillers.function and (head or token.low != "others"))
        or (head and token.low.endswith("ing") and not is_modifier)
        or _is_plural(head)
        or token.low.endswith("ly")
    )


def _is_plural(head: str) -> bool:
    plural = head.endswith("s") and not head.endswith("ss")
    return plural or head in happenings().generic[0].nouns


def _is_form(tokens: Sequence[Token], at: int) -> bool:
    """Whether words stand here that tell what befell those counted: "500 gathered outside"."""
    return any(
        slot != "noun" and tuple(token.low for token in tokens[at : at + len(form)]) == form
        for form, _, slot in happening_index().get(tokens[at].low, ())
    )


def is_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether another noun follows, which is then what is counted: "nine pro-death jurors"."""
    after = tokens[at].low if at < len(tokens) else "."
    plain = after.isalpha() and after not in happenings().fillers.function
    return plain and not tokens[at].is_capital and _is_plural_noun(after)


def _is_plural_noun(low: str) -> bool:
    known = happenings().fillers.follow | happenings().fillers.auxiliary
    return low.endswith("s") and not low.endswith("ss") and low not in known


def is_of_whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether some of the figure are counted before it: "two of the three victims died"."""
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    return before == ["of", "the"] and at > len(before) and tokens[at - 3].count is not None
