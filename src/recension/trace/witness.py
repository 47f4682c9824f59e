"""Witness: an article read for comparison with the others of its story."""

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.span import Offsets, Span
from recension.text.sentences import sentence_offsets
from recension.text.words import Word, words
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.marks import quotations_in, with_continued


class Sentence(msgspec.Struct, frozen=True):
    """A sentence at [start, end) of its article; `features` are its content stems and pairs."""

    start: int
    end: int
    words: tuple[Word, ...]
    features: frozenset[str]


class Witness(msgspec.Struct, frozen=True):
    """An article's sentences and quotations; `published` as in the article, None if not known."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Offsets, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of the article."""
        return self.article.span(start, end)


def read_witness(article: Article, annotation: Annotation | None) -> Witness:
    """`article` with the annotation's sentences and quotations, or our own where it has none."""
    text = article.text
    given = annotation if annotation is not None and annotation.sentences else None
    bounds = given.sentences if given else sentence_offsets(text)
    quoted = [(one.start, one.end) for one in given.quotations] if given else []
    marked = with_continued(text, quoted) if quoted else quotations_in(text)
    return Witness(
        article,
        tuple(_sentence(text, start, end) for start, end in bounds),
        tuple(one for one in marked if not _is_possessive(text, one[0])),
    )


def _is_possessive(text: str, start: int) -> bool:
    """Whether what opens at `start` is the ending of a possessive ("the firm 's own")."""
    return text[start - 1 : start] in {"'", "’"} and re.match(r"s\b", text[start:]) is not None


def _sentence(text: str, start: int, end: int) -> Sentence:
    found = tuple(words(text, start, end))
    return Sentence(start, end, found, features(found))


def number_of(word: Word) -> float | None:
    """The number a word writes in figures or letters ("1,500", "twenty"), else None."""
    return _number(word.form)


@lru_cache(maxsize=1 << 16)
def _number(form: str) -> float | None:
    if form[0].isdigit():
        plain = form.replace(",", "")
        return float(plain) if plain.replace(".", "", 1).isdigit() else None
    return lexicon().number.get(form)


def features(found: tuple[Word, ...]) -> frozenset[str]:
    """The content stems of a run of words, and each two that follow one another.

    Pairs, written "first second", carry the order of the words; numbers stand as figures.
    """
    stop = stop_stems()
    content = [_key(word) for word in found if word.stem not in stop]
    pairs = (f"{one} {two}" for one, two in pairwise(content))
    return frozenset((*content, *pairs))


def _key(word: Word) -> str:
    value = number_of(word)
    return word.stem if value is None else f"{value:g}"
