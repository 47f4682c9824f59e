"""Scene: a sentence of an article with the persons it names and those named around it."""

import msgspec

from recension.collate.persons import Named
from recension.collate.tokens import Sentence


class Scene(msgspec.Struct, frozen=True):
    """A sentence of an article with the persons it names.

    `recent` are the persons of each of the sentences before it, `before` those of whom it can go
    on, `introduced` all whom the article has named before it, `coming` those of the next few,
    `unheard` those of them who do not speak there.
    """

    article: str
    sentence: Sentence
    named: tuple[Named, ...]
    recent: tuple[tuple[str, ...], ...]
    before: tuple[Named, ...] = ()
    introduced: frozenset[str] = frozenset()
    coming: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
