"""Answers: what one article says to each question, as findings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from recension.annotate.chains import chain_of
from recension.collate.ages import TOPIC, Aged, ages_told
from recension.collate.borne_out import borne_out
from recension.collate.cast import NOBODY, Cast, cast_of
from recension.collate.certainty import certainty_at, polarity_at
from recension.collate.counted import Counted, about, counted_in
from recension.collate.denials import as_told
from recension.collate.described import described_in
from recension.collate.elsewhere import told_elsewhere
from recension.collate.finding import Course, Finding, Question
from recension.collate.homes import homed_standings
from recension.collate.inverted import inverted_standings
from recension.collate.lexicon import Happening, StatusQuestion, happenings, statuses
from recension.collate.nameless import nameless_standings
from recension.collate.occasion import carries_on, is_background, occasion_of
from recension.collate.persons import (
    Named,
    mentions_of,
    named_in,
    offsets_of,
    silent_in,
    stands_alone,
)
from recension.collate.placed import shared_out
from recension.collate.posts import TOPIC as OFFICE
from recension.collate.posts import is_about, post_in, with_posts
from recension.collate.reconciled import reconciled
from recension.collate.scenes import Scene, told_in
from recension.collate.scopes import BESIDES, PART, SOME
from recension.collate.several import several_standings
from recension.collate.standing import Standing, standings_in
from recension.collate.supposed import is_only_supposed
from recension.collate.surnames import is_known
from recension.collate.times import Dated, dated_in, time_value
from recension.collate.together import SEVERAL
from recension.collate.tokens import Sentence, sentences_of
from recension.collate.valued import valued
from recension.collate.whose import borne_by, person_of
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.span import Offsets
from recension.model.value import Quantity, Status

Mentions = tuple[tuple[int, int, str], ...]
"""(start, end, entity id) of every mention, in order."""


class Others(msgspec.Struct, frozen=True):
    """Where an article names places and bodies."""

    places: Mentions = ()
    bodies: Mentions = ()


class Context(msgspec.Struct, frozen=True):
    """What reading one article needs: the article, its annotation, its persons, the story's day.

    `cast` is who in the story is in which state; without it only persons named are read of. `about`
    are the happenings that the article is about, `others` where it names places and bodies.
    """

    article: Article
    annotation: Annotation
    persons: Mentions
    day: date | None
    cast: Cast = NOBODY
    about: frozenset[str] = frozenset()
    others: Others = Others()


def findings_in(context: Context) -> tuple[Finding, ...]:
    """Every answer of the article to a countable question or to the state of a person."""
    known = tuple(row for row in _findings(context) if is_known(row.question.subject))
    return told_elsewhere(known, context.annotation)


def _findings(context: Context) -> Iterator[Finding]:
    occasion = ""
    meant: tuple[str, ...] = ()
    for scene in scenes_of(context):
        sentence = scene.sentence
        found = list(_told(context, _going_on(scene, meant)))
        meant = tuple({row.question.subject: 0 for row in found if row.question.kind == "status"})
        if occasion and carries_on(sentence):
            found = [_on_occasion(row, occasion) for row in found]
        yield from found
        occasion = _last_occasion(context, sentence, found)


def _going_on(scene: Scene, meant: tuple[str, ...]) -> Scene:
    """The scene with the persons whom the sentence before it described, where it named none."""
    if not meant or not scene.recent or any(map(is_known, scene.recent[-1])):
        return scene
    return msgspec.structs.replace(scene, recent=(*scene.recent[:-1], meant))


def scenes_of(context: Context) -> Iterator[Scene]:
    """The sentences of the article, each with the persons it names and the names before it."""
    before: tuple[Named, ...] = ()
    recent: tuple[tuple[str, ...], ...] = ()
    introduced: frozenset[str] = frozenset()
    sentences = sentences_of(context.annotation)
    names = [named_in(sentence, context.persons) for sentence in sentences]
    silent = [silent_in(*row) for row in zip(sentences, names, strict=True)]
    for at, (sentence, named) in enumerate(zip(sentences, names, strict=True)):
        ahead = slice(at + 1, at + 1 + _REMEMBERED)
        coming, unheard = tuple(_people(names[ahead])), tuple(_people(silent[ahead]))
        yield Scene(
            context.article.id, sentence, named, recent, before, introduced, coming, unheard
        )
        told, before = told_in(sentence, named, before)
        recent = (*recent, told)[-_REMEMBERED:]
        introduced |= {person.entity for person in named}


def _people(names: Sequence[Sequence[Named]]) -> dict[str, None]:
    """The persons of several sentences, once each, in order."""
    return dict.fromkeys(person.entity for named in names for person in named)


_REMEMBERED = 3  # sentences back in which a "he" is looked for


def _told(context: Context, scene: Scene) -> Iterator[Finding]:
    """What the sentence answers, denials and corrections as what they are."""
    for finding in _of_sentence(context, scene):
        yield as_told(finding, scene.sentence, context.article.text)


def _of_sentence(context: Context, scene: Scene) -> Iterator[Finding]:
    sentence, named = scene.sentence, scene.named
    standings = borne_by(scene, standings_in(sentence, named, scene.before), context.cast)
    more = nameless_standings(scene, context.cast, standings)
    more = (*more, *several_standings(scene, (*standings, *more)))
    more = (*more, *inverted_standings(scene, (*standings, *more)))
    more = (*more, *homed_standings(scene, (*standings, *more)))
    if not _is_generic(sentence):
        figures = counted_in(sentence, context.about)
        for counted in shared_out(sentence, figures, context.article.text):
            if is_only_supposed(sentence, counted):
                continue
            person = person_of(counted, scene, context.cast, (*standings, *more))
            yield from _counted(context, sentence, counted, person)
    described = described_in(sentence, context.cast.heads)
    for aged in ages_told(scene, (*standings, *more), described):
        yield _aged(context, sentence, aged)
    for standing in (*standings, *more, *_of_others(context.others, sentence)):
        if is_about(sentence, named, standing):
            yield _standing(context, sentence, named, standing)
    for dated in dated_in(sentence, context.annotation):
        yield _dated(context, sentence, dated)


def _of_others(others: Others, sentence: Sentence) -> Iterator[Standing]:
    """The states of the places and bodies that the sentence names."""
    if places := [row for row in named_in(sentence, others.places) if stands_alone(sentence, row)]:
        yield from standings_in(sentence, places, (), "place")
    if bodies := named_in(sentence, others.bodies):
        yield from standings_in(sentence, bodies, (), "body")


def _aged(context: Context, sentence: Sentence, aged: Aged) -> Finding:
    span = offsets_of(sentence, aged.figure, aged.last)
    return Finding(
        article=context.article.id,
        question=Question("quantity", TOPIC, aged.entity, ""),
        span=span,
        sentence=sentence.offsets,
        value=Quantity(aged.years, aged.years, happenings().named(TOPIC).unit),
        wording=sentence.tokens[aged.figure].low,
        scope="",
        polarity="affirmed",
        certainty="stated",
        chain=chain_of(context.annotation, context.article, span),
    )


def _on_occasion(row: Finding, occasion: str) -> Finding:
    if row.question.occasion or row.question.kind == "time":
        return row
    question = msgspec.structs.replace(row.question, occasion=occasion)
    return msgspec.structs.replace(row, question=question)


def _last_occasion(context: Context, sentence: Sentence, found: Sequence[Finding]) -> str:
    """The occasion that a sentence after this one goes on about, "" for the story's own."""
    told = [row for row in found if row.question.kind != "time" and not _is_timeless(row)]
    if told:
        return told[-1].question.occasion
    return occasion_of(sentence.offsets, sentence, context.annotation, context.day)


def _is_timeless(row: Finding) -> bool:
    """Whether the figure is of no moment: how far a town lies tells nothing of when it shook."""
    if row.question.kind != "quantity":
        return False
    return happenings().named(row.question.topic).date_is == "of-its-terms"


def _is_generic(sentence: Sentence) -> bool:
    """ "A magnitude-6 quake can cause severe damage" tells of no quake."""
    modal = happenings().fillers.generic_modal
    opening = [token.low for token in sentence.tokens[:7]]
    return opening[:1] in (["a"], ["an"], ["if"]) and bool(modal & set(opening))


def _names_person(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a person's name begins at token `at`."""
    return any(start == sentence.tokens[at].start for start, _, _ in context.persons)


def _place_after(sentence: Sentence, last: int) -> str:
    """The name that follows the words: "300 km south of New Ostry"."""
    words = []
    for token in sentence.tokens[last + 1 : last + 4]:
        if not token.is_capital:
            break
        words.append(token.low.title())
    return " ".join(words)


def _counted(
    context: Context, sentence: Sentence, counted: Counted, person: str
) -> Iterator[Finding]:
    tokens = sentence.tokens
    happening = happenings().named(counted.happening)
    count = counted.count
    text = context.article.text
    subject = counted.head if happening.asked_of == "noun" else person
    if happening.asked_of == "place":
        subject = _place_after(sentence, counted.last)
        if not subject or _names_person(context, sentence, counted.last + 1):
            return
    span = offsets_of(sentence, counted.first, counted.last)
    occasion = _kindred(sentence, counted, happening)
    if sentence.has_any(happening.cumulative):
        occasion = "over several occasions"
    occasion = occasion or _occasion(context, sentence, span, happening)
    predicate = counted.last if counted.last != counted.figure else counted.first
    yield Finding(
        article=context.article.id,
        question=Question("quantity", counted.happening, subject, occasion),
        span=span,
        sentence=sentence.offsets,
        chain=chain_of(context.annotation, context.article, span),
        value=valued(count.value, happening, tokens, counted.figure),
        wording=text[count.start : count.end],
        scope=_scope(counted, happening),
        polarity="affirmed" if _is_none(count.value) else polarity_at(tokens, predicate, predicate),
        certainty=certainty_at(tokens, predicate, predicate),
        course="update" if sentence.has_any(happenings().fillers.update) else "plain",
        place=counted.place,
    )


def _kindred(sentence: Sentence, counted: Counted, happening: Happening) -> str:
    """The kindred thing that the figure is of: the magnitude of aftershocks is another question."""
    near = sentence.tokens[max(0, counted.first - _BESIDE) : counted.last + 3]
    kindred = {token.low for token in near} & set(happening.scope)
    return happening.scope[-1] if kindred else ""


_BESIDE = 8  # tokens before a figure in which its kindred thing is named


def _occasion(context: Context, sentence: Sentence, span: Offsets, happening: Happening) -> str:
    if happening.date_is == "of-its-terms":
        return ""  # "granted in July", "until 2030": when it was given or ends, not another one
    occasion = occasion_of(span, sentence, context.annotation, context.day)
    return occasion or ("background" if is_background(sentence, span) else "")


def _scope(counted: Counted, happening: Happening) -> str:
    head = "" if happening.asked_of == "noun" else _one_word_for(counted.head)
    if head in happenings().generic[0].nouns:
        head = ""
    if counted.adds:
        return f"{BESIDES}: {head}" if head else BESIDES
    if counted.part:
        return f"{PART}: {head}" if head else PART
    if counted.some and counted.head:
        return f"{SOME} {counted.head}"
    of_place = counted.place if counted.listed else ""
    return " ".join(word for word in (head, of_place) if word)


def _is_none(value: Quantity) -> bool:
    """Whether the figure is zero, so that the negation is in it and not in the claim."""
    return value.high == 0


def _one_word_for(head: str) -> str:
    """The first of the words that name the same people, so that troops are soldiers."""
    return next((words[0] for words in happenings().fillers.same if head in words), head)


def _standing(
    context: Context, sentence: Sentence, named: Sequence[Named], standing: Standing
) -> Finding:
    status = statuses().named(standing.status)
    post = post_in(sentence, named, standing) if status.name == OFFICE else None
    text = context.article.text
    span = offsets_of(sentence, standing.first, standing.last)
    occasion = occasion_of(span, sentence, context.annotation, context.day, past_named_years=True)
    certainty = certainty_at(sentence.tokens, standing.first, standing.last)
    return Finding(
        article=context.article.id,
        question=Question(
            "status",
            standing.status,
            standing.entity,
            occasion,
            " ".join(text[post[0] : post[1]].split()) if post is not None else "",
        ),
        span=span,
        sentence=sentence.offsets,
        chain=chain_of(context.annotation, context.article, span),
        value=Status(status.yes if standing.holds else status.no, standing.holds),
        wording=context.article.text[span[0] : span[1]],
        scope=SEVERAL if standing.manner == "together" else "",
        polarity="affirmed" if standing.holds else "denied",
        certainty=certainty,
        course=_course(standing, status),
    )


def _course(standing: Standing, status: StatusQuestion) -> Course:
    """Whether the state can follow upon its opposite, so that both can be said in turn."""
    turned = not (standing.holds or status.contradicts)
    return "sequel" if standing.manner == "sequel" or turned else "plain"


def _dated(context: Context, sentence: Sentence, dated: Dated) -> Finding:
    text = context.article.text
    span = (sentence.tokens[dated.first].start, dated.end)
    wording = text[dated.time.start : dated.time.end]
    return Finding(
        article=context.article.id,
        question=Question("time", dated.name, "", ""),
        span=span,
        sentence=sentence.offsets,
        value=time_value(dated.time),
        wording=wording,
        scope="",
        polarity="affirmed",
        certainty=certainty_at(sentence.tokens, dated.first, dated.first),
        chain=chain_of(context.annotation, context.article, span),
    )


def all_findings(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    persons: Mapping[str, tuple[tuple[int, int, str], ...]],
    day: date | None,
    entities: Sequence[Entity] = (),
) -> tuple[Finding, ...]:
    """The findings of every article of a story, in order of article and text."""
    contexts = [
        Context(
            article,
            annotations[article.id],
            persons.get(article.id, ()),
            day,
            about=about(sentences_of(annotations[article.id])),
            others=Others(
                mentions_of(entities, article.id, ("place",)),
                mentions_of(entities, article.id, ("organisation", "group")),
            ),
        )
        for article in sorted(articles, key=lambda article: article.id)
    ]
    texts = {article.id: article.text for article in articles}
    read = [finding for context in contexts for finding in findings_in(context)]
    named = borne_out(read, texts)
    scenes = [scene for context in contexts for scene in scenes_of(context)]
    cast = cast_of(named, scenes)
    if not cast.by_status:
        return reconciled(with_posts(named))
    whole = [msgspec.structs.replace(context, cast=cast) for context in contexts]
    told = borne_out([row for context in whole for row in findings_in(context)], texts)
    return reconciled(with_posts(told))
