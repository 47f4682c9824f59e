"""Pieces: what was read as a name and is a piece of a word, or of a name that was read apart."""

import re
from collections.abc import Iterator, Sequence

from recension.annotate.words import Word
from recension.model.annotation import Mention, MentionKind
from recension.resolve.name_words import form_words

_BETWEEN = re.compile(r"[ .][A-Z](?:\.|(?<=\.)) |[ .]?[A-Z]\. ")


def joined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a person's initials and surname that were read apart as one."""
    last: Mention | None = None
    for mention in mentions:
        both = last is not None and last.kind == mention.kind == "person"
        if last is not None and both and _BETWEEN.fullmatch(text, last.end - 2, mention.start):
            last = Mention(last.start, mention.end, "person")
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def is_fragment(text: str, mention: Mention) -> bool:
    """Whether the mention is a piece of a word, of letters with full stops, or of an address."""
    if len(text[mention.start : mention.end].rstrip(".")) == 1 and mention.kind != "organisation":
        return True
    before, after = text[: mention.start][-2:], text[mention.end : mention.end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return True
    if before[-1:] in {"@", "_"} or after[:1] in {"@", "_"}:
        return True
    if before[-1:] in {"'", "’"} and before[:1].isalnum():
        return mention.end - mention.start == 1
    return before[-1:] == "." and before[:1].isalpha() and mention.end - mention.start < 3


def kind_by_head(words: Sequence[Word]) -> MentionKind | None:
    """The kind that the last word of several tells for sure: "Bruce Township", "Keita Inc"."""
    last = words[-1].low
    if len(words) < 2:
        return None
    if last in form_words().place_heads:
        return "place"
    return "organisation" if last in form_words().body_heads else None
