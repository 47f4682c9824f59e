"""Story: the claims of a story's articles, collated."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from recension.collate.answers import all_findings
from recension.collate.claims import Answer, answer_of
from recension.collate.compare import Ground, relation_between, strongest
from recension.collate.dated import timeline_of
from recension.collate.denials import DENIED, WITHDRAWN, about_claims
from recension.collate.finding import Finding, Question
from recension.collate.informants import ranked
from recension.collate.lexicon import happenings, statuses
from recension.collate.nouns import asked_in_plural
from recension.collate.occasion import story_date
from recension.collate.persons import person_mentions
from recension.collate.rates import rates_of
from recension.collate.readings import Group, groups_of, reading_of
from recension.collate.reasons import dispute_of, why
from recension.collate.scopes import settled
from recension.collate.shifts import with_shifts
from recension.collate.sums import sums_of, told, with_sums
from recension.collate.times import date_questions
from recension.collate.together import widened, with_told_apart
from recension.collate.topic import asked_on, is_apart
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, CollationRelation
from recension.model.entity import Entity
from recension.model.identity import digest_id
from recension.model.lineage import Lineage
from recension.model.story import TimelineEntry
from recension.resolve.descriptions import by_name


class Collated(msgspec.Struct, frozen=True):
    """A story's claims by id, its collations with the most telling first, and its timeline."""

    claims: tuple[Claim, ...]
    collations: tuple[Collation, ...]
    timeline: tuple[TimelineEntry, ...]


def collate_story(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    lineage: Lineage,
    entities: Sequence[Entity],
) -> Collated:
    """Every question that the articles of one story answer, with every answer and who gives it.

    `annotations` are by article id and hold every article. What the articles do not say is left
    out; readings of which the articles do not show that they exclude each other are not put in
    conflict. The arrangement by question, reading and witness is that of a critical apparatus
    (West 1973, "Textual Criticism and Editorial Technique").
    """
    by_id = {article.id: article for article in articles}
    entities = [by_name(entity) for entity in entities]
    persons = person_mentions(entities, articles)
    findings = all_findings(
        articles, annotations, persons, story_date(articles, annotations), entities
    )
    asked = _by_question(settled(with_told_apart(asked_in_plural(findings))))
    repeated = _repeated([question for question, _ in asked])
    ground = Ground(by_id, annotations, lineage, repeated, rates_of(annotations))
    claims: list[Claim] = []
    collations: list[Collation] = []
    answers: list[Answer] = []
    for question, rows in asked:
        about = _collation_id(question, by_id)
        given = [
            answer_of(row, by_id[row.article], annotations[row.article], about) for row in rows
        ]
        answers.extend(given)
        claims.extend(answer.claim for answer in given)
        collations.append(_collation(question, about, given, ground, entities))
    wider, grown, met = widened(answers), ranked(answers, ground), about_claims(answers)
    claims = [msgspec.structs.replace(row, against=met.get(row.id, ())) for row in claims]
    collations = [
        msgspec.structs.replace(row, shifts=wider.get(row.id, ()) + grown.get(row.id, ()))
        for row in collations
    ]
    claims, collations = with_shifts(claims, collations, ground)
    return Collated(
        tuple(sorted(claims, key=lambda claim: claim.id)),
        tuple(sorted(collations, key=_rank)),
        timeline_of(answers, by_id, annotations),
    )


def _repeated(questions: Sequence[Question]) -> frozenset[tuple[str, str]]:
    """What is asked of one person on several occasions: two sentences, two arrests."""
    asked = Counter((each.topic, each.subject) for each in questions if each.subject)
    return frozenset(each for each, times in asked.items() if times > 1)


def _by_question(findings: Sequence[Finding]) -> list[tuple[Question, list[Finding]]]:
    found: dict[Question, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.question, []).append(finding)
    return sorted(found.items())


def _collation_id(question: Question, articles: Mapping[str, Article]) -> str:
    return digest_id(
        "co",
        question.kind,
        question.topic,
        question.subject,
        question.occasion,
        min(articles),
        *([question.detail] if question.detail else []),
    )


def _collation(
    question: Question,
    about: str,
    answers: Sequence[Answer],
    ground: Ground,
    entities: Sequence[Entity],
) -> Collation:
    groups = groups_of(answers)
    relation = _relation(groups, question.topic, ground)
    answering = {answer.finding.article for answer in answers}
    known = {entity.id for entity in entities}
    sums = sums_of(answers) if question.kind == "quantity" else ()
    readings = tuple(reading_of(group, ground.articles, ground.lineage) for group in groups)
    return Collation(
        id=about,
        question=_asked(question, entities),
        kind=question.kind,
        subject=question.subject if question.subject in known else None,
        relation=relation,
        readings=with_sums(readings, sums, ground),
        shifts=(),
        silent=tuple(sorted(set(ground.articles) - answering)),
        why=why(question.topic, relation, groups, ground) + told(sums, groups, ground),
        dispute=dispute_of(question.topic, relation, groups, ground),
        occasion=question.occasion,
    )


def _relation(groups: Sequence[Group], topic: str, ground: Ground) -> CollationRelation:
    """The strongest relation between two readings of the whole; scopes are never set against."""
    whole = [group for group in groups if not group.scope]
    found = [
        relation_between(left, right, topic, ground)
        for at, left in enumerate(whole)
        for right in whole[at + 1 :]
    ]
    return strongest([*found, *(_with_told(group, whole) for group in groups)])


def _with_told(group: Group, whole: Sequence[Group]) -> CollationRelation:
    """How a figure denied or withdrawn stands to those that are reported."""
    if group.scope == DENIED and any(group.value == other.value for other in whole):
        return "conflict"
    return "revision" if group.scope == WITHDRAWN and whole else "agreement"


def _asked(question: Question, entities: Sequence[Entity]) -> str:
    name = next((row.name for row in entities if row.id == question.subject), "the person")
    if question.kind == "time":
        return date_questions().named(question.topic).question
    if question.kind == "quantity":
        happening = happenings().named(question.topic)
        pattern = (
            happening.question if question.subject else happening.unnamed or happening.question
        )
    else:
        status = statuses().named(question.topic)
        pattern = status.question if question.detail else status.unnamed or status.question
    asked = pattern.format(name=name, things=question.subject, post=question.detail)
    return asked_on(asked, question.occasion)


_KINDS = ("quantity", "status", "time", "place", "quotation", "attribution", "identity")


def _rank(collation: Collation) -> tuple[bool, int, int, int, str, str]:
    carried = {article for reading in collation.readings for article in reading.articles}
    apart = is_apart(collation)
    order = _KINDS.index(collation.kind)
    several = min(2, len(collation.readings))
    return apart, -several, -len(carried), order, collation.question, collation.id
