"""Answers: what one article says to each question, as findings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from recension.annotate.chains import chain_of
from recension.collate.certainty import certainty_at, polarity_at
from recension.collate.counted import Counted, counted_in
from recension.collate.finding import Finding, Question
from recension.collate.lexicon import happenings, statuses
from recension.collate.occasion import is_background, occasion_of
from recension.collate.persons import Named, named_in, offsets_of
from recension.collate.standing import Standing, standings_in
from recension.collate.tokens import Sentence, sentences_of
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.value import Quantity, Status


class Context(msgspec.Struct, frozen=True):
    """What reading one article needs: the article, its annotation, its persons, the story's day."""

    article: Article
    annotation: Annotation
    persons: tuple[tuple[int, int, str], ...]
    day: date | None


def findings_in(context: Context) -> tuple[Finding, ...]:
    """Every answer of the article to a countable question or to the state of a person."""
    return tuple(_findings(context))


def _findings(context: Context) -> Iterator[Finding]:
    before: tuple[Named, ...] = ()
    for sentence in sentences_of(context.annotation):
        named = named_in(sentence, context.persons)
        if not _is_generic(sentence):
            for counted in counted_in(sentence):
                yield _counted(context, sentence, counted)
        for standing in standings_in(sentence, named, before):
            yield _standing(context, sentence, standing)
        before = named or before


def _is_generic(sentence: Sentence) -> bool:
    """ "A magnitude-6 quake can cause severe damage" tells of no quake."""
    modal = happenings().fillers.generic_modal
    opening = [token.low for token in sentence.tokens[:7]]
    return opening[:1] in (["a"], ["an"], ["if"]) and bool(modal & set(opening))


def _counted(context: Context, sentence: Sentence, counted: Counted) -> Finding:
    tokens = sentence.tokens
    happening = happenings().named(counted.happening)
    count = counted.count
    text = context.article.text
    subject = counted.head if happening.by_noun else ""
    span = offsets_of(sentence, counted.first, counted.last)
    occasion = occasion_of(span, sentence, context.annotation, context.day)
    occasion = occasion or ("background" if is_background(sentence) else "")
    predicate = counted.last if counted.last != counted.figure else counted.first
    return Finding(
        article=context.article.id,
        question=Question("quantity", counted.happening, subject, occasion),
        span=span,
        sentence=sentence.offsets,
        chain=chain_of(context.annotation, context.article, span),
        value=_quantity(count.value, happening.unit, keep=happening.money or happening.duration),
        wording=text[count.start : count.end],
        scope=_scope(counted, by_noun=happening.by_noun),
        polarity=polarity_at(tokens, predicate, predicate),
        certainty=certainty_at(tokens, predicate, predicate),
        updates=sentence.has_any(happenings().fillers.update),
    )


def _scope(counted: Counted, *, by_noun: bool) -> str:
    head = "" if by_noun else counted.head
    if counted.part:
        return f"part of them: {head}" if head else "part of them"
    return head


def _quantity(value: Quantity, unit: str, *, keep: bool) -> Quantity:
    """The value in the question's unit; money and durations keep the unit they are given in."""
    return value if keep and value.unit else msgspec.structs.replace(value, unit=unit)


def _standing(context: Context, sentence: Sentence, standing: Standing) -> Finding:
    status = statuses().named(standing.status)
    span = offsets_of(sentence, standing.first, standing.last)
    occasion = occasion_of(span, sentence, context.annotation, context.day)
    certainty = certainty_at(sentence.tokens, standing.first, standing.last)
    return Finding(
        article=context.article.id,
        question=Question("status", standing.status, standing.entity, occasion),
        span=span,
        sentence=sentence.offsets,
        chain=chain_of(context.annotation, context.article, span),
        value=Status(status.yes if standing.holds else status.no, standing.holds),
        wording=context.article.text[span[0] : span[1]],
        scope="said of several together" if standing.together else "",
        polarity="affirmed" if standing.holds else "denied",
        certainty=certainty,
        sequel=standing.sequel or not (standing.holds or status.contradicts),
    )


def all_findings(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    persons: Mapping[str, tuple[tuple[int, int, str], ...]],
    day: date | None,
) -> tuple[Finding, ...]:
    """The findings of every article of a story, in order of article and text."""
    return tuple(
        finding
        for article in sorted(articles, key=lambda article: article.id)
        for finding in findings_in(
            Context(article, annotations[article.id], persons.get(article.id, ()), day)
        )
    )
