"""Captors: whom gunmen seize was abducted, not arrested."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from recension.collate.lexicon import load_words
from recension.collate.tokens import Hit, Sentence


class Captors(msgspec.Struct, frozen=True):
    """The word lists of captors.toml."""

    seizes: frozenset[str]
    persons: frozenset[str]
    told_of: tuple[str, ...]
    lawful: frozenset[str]
    goes_on: frozenset[str]


@cache
def captors() -> Captors:
    """The shipped lists."""
    return load_words("captors.toml", Captors)


def by_captors(sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits, those of arrests turned into abductions where captors and no police seize.

    Who is still held was taken earlier: how many were taken is not told by that.
    """
    words = captors()
    for hit in hits:
        said = " ".join(token.low for token in sentence.tokens[hit.first : hit.last + 1])
        if hit.name != "arrested" or said not in words.seizes or not _is_abduction(sentence, hit):
            yield hit
        elif sentence.tokens[max(0, hit.first - 1)].low not in words.goes_on:
            yield msgspec.structs.replace(hit, name="kidnapped")


def _is_abduction(sentence: Sentence, hit: Hit) -> bool:
    words = captors()
    tokens = sentence.tokens
    if any(row.low in words.lawful and _acts(sentence, at, hit) for at, row in enumerate(tokens)):
        return False
    return sentence.has_any(words.told_of) or any(
        row.low in words.persons and _acts(sentence, at, hit) for at, row in enumerate(tokens)
    )


def _acts(sentence: Sentence, at: int, hit: Hit) -> bool:
    """Whether these seize: "gunmen seized", "held by gunmen", but not "two gunmen were held"."""
    before = sentence.tokens[at - 1] if at else None
    if before is not None and before.low == "by":
        return True
    return at < hit.first and (before is None or before.count is None)
