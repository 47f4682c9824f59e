"""Lead: what happened, in the words of the one article whose opening the others bear out most."""

from collections.abc import Collection, Sequence

from recension.annotate.mentions import function_words
from recension.model.article import Article
from recension.model.span import Span
from recension.text.sentences import sentence_offsets
from recension.text.words import words

_LETTERS = 4000  # more than the opening of any report
_OPENING = 6  # sentences in which a report says what happened
_CANDIDATES = 3  # of them, those that can stand for it
_SHORTEST, _LONGEST = 8, 60  # words of a sentence that says something and can be read in one go
_LONGEST_HEADLINE = 18  # words
_ENDS = ".!?…\"'”’)"


def lead_of(articles: Sequence[Article], first: Collection[str], title: str) -> Span | None:
    """The opening sentence whose words the openings of the others hold most of, in their order.

    Of the articles named in `first` alone, those that took from none: what was copied has changed.
    Headlines, and what only repeats the story's `title`, stand for no report. The most central of
    the sentences is chosen as it stands, and none written: an extractive summary (Erkan & Radev
    2004, "LexRank"). None where no article opens with a whole sentence.
    """
    openings = [set[str]().union(*map(_content, _sentences(article))) for article in articles]
    best: tuple[float, Span] | None = None
    for at, article in enumerate(articles):
        if article.id not in first:
            continue
        others = [words for other, words in enumerate(openings) if other != at]
        for place, span in enumerate(_candidates(article, _content_of(title))):
            score = (1 + _borne_out(_content(span), others)) / (1 + place)
            if best is None or score > best[0]:
                best = score, span
    return best[1] if best is not None else None


def _borne_out(words: set[str], others: Sequence[set[str]]) -> float:
    """The share of the words that each of the others holds, summed."""
    return sum(len(words & other) / len(words) for other in others) if words else 0.0


def _candidates(article: Article, title: set[str]) -> list[Span]:
    told = [
        span
        for span in _sentences(article)
        if _SHORTEST <= len(span.text.split()) <= _LONGEST
        and span.text[-1] in _ENDS
        and "\n" not in span.text
        and span.text.count("“") == span.text.count("”")
        and not _is_headline(span, article)
        and not _content(span) <= title
    ]
    return told[:_CANDIDATES]


def _is_headline(span: Span, article: Article) -> bool:
    """Whether it is all of a short first line, with text below it."""
    line = article.text.partition("\n")[0]
    alone = span.text == line.strip() and len(line) < len(article.text.rstrip())
    return alone and len(line.split()) <= _LONGEST_HEADLINE


def _sentences(article: Article) -> list[Span]:
    """The first sentences of the article."""
    opening = article.text[:_LETTERS]
    return [article.span(*offsets) for offsets in sentence_offsets(opening)[:_OPENING]]


def _content(span: Span) -> set[str]:
    return _content_of(span.text)


def _content_of(text: str) -> set[str]:
    return {word.stem for word in words(text) if word.form not in function_words()}
