"""Ministries in small letters: "the communications ministry" names a body."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from recension.annotate.words import words_of
from recension.model.annotation import Annotation, Mention
from recension.resolve.descriptions import description_words


def with_ministries(
    annotations: Mapping[str, Annotation], mentions: Mapping[str, Sequence[Mention]]
) -> dict[str, tuple[Mention, ...]]:
    """The mentions of every article, those of ministries in small letters among them, in order."""
    return {
        article: tuple(sorted({*found, *_ministries(annotations[article].text, found)}))
        for article, found in mentions.items()
    }


def _ministries(text: str, found: Sequence[Mention]) -> list[Mention]:
    own = description_words()
    if not any(word in text for word in own.ministries):
        return []
    words = words_of(text)
    return [
        Mention(one.start, other.end, "organisation")
        for one, other in pairwise(words)
        if one.low in own.portfolios
        and other.text in own.ministries
        and text[one.end : other.start] == " "
        and not any(row.start < other.end and one.start < row.end for row in found)
    ]
