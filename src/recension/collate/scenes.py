"""Scene: a sentence of an article with the persons it names and those named around it."""

from collections.abc import Iterator, Sequence

import msgspec

from recension.collate.described import Described, described_in, nameless
from recension.collate.persons import Named, spoken_of
from recension.collate.surnames import UNSURE
from recension.collate.tokens import Sentence


class Scene(msgspec.Struct, frozen=True):
    """A sentence of an article with the persons it names.

    `recent` are the persons of each of the sentences before it (`told_in`), `before` those of whom
    it can go on, `introduced` all whom the article has named before it, `coming` those of the next
    few, `unheard` those of them who do not speak there.
    """

    article: str
    sentence: Sentence
    named: tuple[Named, ...]
    recent: tuple[tuple[str, ...], ...]
    before: tuple[Named, ...] = ()
    introduced: frozenset[str] = frozenset()
    coming: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()


def told_in(
    sentence: Sentence, named: Sequence[Named], before: tuple[Named, ...]
) -> tuple[tuple[str, ...], tuple[Named, ...]]:
    """The persons of whom the next sentence can go on with "he", and those of whom it does.

    Of a sentence that names nobody, the first are those whom it brings in without a name: somebody
    unknown of a sex, as `UNSURE` and the sex; the second are those `before` it, if it brings in
    nobody.
    """
    if named:
        told = spoken_of(sentence, named)
        return tuple(dict.fromkeys(person.entity for person in told)), told
    unknown = tuple(sorted({f"{UNSURE}{row.sex}" for row in _brought_in(sentence)}))
    return unknown, () if unknown else before


def _brought_in(sentence: Sentence) -> Iterator[Described]:
    """The descriptions that open a clause and bring somebody in: "a clerk", "the mother"."""
    for row in described_in(sentence):
        new = row.manner == "indefinite" or row.head in nameless().kin
        if new and row.opens and row.manner in {"definite", "indefinite"}:
            yield row
