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


def is_of_captors(sentence: Sentence, hit: Hit) -> bool:
    """Whether a state of custody is one in the hands of captors: "was freed by her captors"."""
    words = captors()
    after = [token.low for token in sentence.tokens[hit.last + 1 : hit.last + 1 + _BY]]
    if "by" in after and words.persons & set(after[after.index("by") :]):
        return True
    said = " ".join(token.low for token in sentence.tokens[hit.first : hit.last + 1])
    return said in words.seizes and _seize(sentence, hit)


_BY = 6  # tokens from "freed" to who did it


def _is_abduction(sentence: Sentence, hit: Hit) -> bool:
    if _acts_any(sentence, hit, captors().lawful):
        return False
    return sentence.has_any(captors().told_of) or _seize(sentence, hit)


def _seize(sentence: Sentence, hit: Hit) -> bool:
    """Whether captors and no police do it."""
    lawful = _acts_any(sentence, hit, captors().lawful)
    return not lawful and _acts_any(sentence, hit, captors().persons)


def _acts_any(sentence: Sentence, hit: Hit, words: frozenset[str]) -> bool:
    return any(
        row.low in words and _acts(sentence, at, hit) for at, row in enumerate(sentence.tokens)
    )


def _acts(sentence: Sentence, at: int, hit: Hit) -> bool:
    """Whether these seize: "gunmen seized", "held by gunmen", but not "two gunmen were held"."""
    before = sentence.tokens[at - 1] if at else None
    if before is not None and before.low == "by":
        return True
    return at < hit.first and (before is None or before.count is None)
