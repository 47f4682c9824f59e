"""Brief: what is solid, single-source, contested and changed, in sentences that cite."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from recension.collate.reasons import outlet_of
from recension.collate.story import Collated
from recension.collate.topic import is_apart, whole_readings
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, Reading
from recension.model.entity import Entity
from recension.model.span import Span, span_of

Section = Literal["solid", "single-source", "contested", "changed"]
HEADINGS: dict[Section, str] = {
    "solid": "Told by several independent origins",
    "contested": "Contested",
    "changed": "Changed from report to report",
    "single-source": "Told by one source",
}
_NAME = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")


class BriefLine(msgspec.Struct, frozen=True):
    """One sentence of the brief, with the sentences of the articles that it rests on."""

    section: Section
    text: str
    cites: tuple[Span, ...]


class Cited(msgspec.Struct, frozen=True):
    """What citing needs: articles and annotations by id, claims by id, and the entities."""

    articles: Mapping[str, Article]
    annotations: Mapping[str, Annotation]
    claims: Mapping[str, Claim]
    names: Mapping[str, str]


def brief_of(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
    collated: Collated,
) -> tuple[BriefLine, ...]:
    """The brief of a story, by section; sentences are templates filled with the articles' words.

    A sentence with a name or a number that the passages it cites do not hold is left out.
    """
    cited = Cited(
        {article.id: article for article in articles},
        annotations,
        {claim.id: claim for claim in collated.claims},
        {entity.id: entity.name for entity in entities},
    )
    lines = [line for row in collated.collations for line in _lines(row, cited)]
    kept = [line for line in lines if holds(line, cited)]
    return tuple(sorted(kept, key=lambda line: list(HEADINGS).index(line.section)))


def brief_markdown(lines: Sequence[BriefLine], articles: Sequence[Article]) -> str:
    """The brief as Markdown; each sentence is followed by its passages, quoted."""
    outlets = {article.id: outlet_of(article) for article in articles}
    parts: list[str] = []
    for section, heading in HEADINGS.items():
        inside = [line for line in lines if line.section == section]
        if inside:
            parts.append(f"## {heading}\n")
            parts.extend(_markdown(line, outlets) for line in inside)
    return "\n".join(parts)


def _markdown(line: BriefLine, outlets: Mapping[str, str]) -> str:
    quoted = [f"  > {' '.join(span.text.split())} ({outlets[span.article]})" for span in line.cites]
    return "\n".join([f"- {line.text}", *quoted, ""])


def _lines(collation: Collation, cited: Cited) -> Iterator[BriefLine]:
    readings = list(whole_readings(collation))
    if collation.kind not in {"quantity", "status"} or is_apart(collation) or not readings:
        return
    section = _section(collation, readings)
    said = "; ".join(f"{row.label} ({_carriers(row, cited)})" for row in readings)
    yield BriefLine(section, f"{collation.question} {said}.", _passages(readings, cited))


def _section(collation: Collation, readings: Sequence[Reading]) -> Section:
    if collation.relation in {"conflict", "estimates"}:
        return "contested"
    if collation.relation == "revision" or collation.shifts:
        return "changed"
    return "solid" if any((row.independence.low or 0) > 1 for row in readings) else "single-source"


def _carriers(reading: Reading, cited: Cited) -> str:
    outlets = sorted({outlet_of(cited.articles[article]) for article in reading.articles})
    return ", ".join(outlets)


def _passages(readings: Sequence[Reading], cited: Cited) -> tuple[Span, ...]:
    spans = {_sentence(cited.claims[key], cited) for row in readings for key in row.claims}
    return tuple(sorted(spans))


def _sentence(claim: Claim, cited: Cited) -> Span:
    annotation = cited.annotations[claim.span.article]
    for start, end in annotation.sentences:
        if start <= claim.span.start < end:
            return span_of(annotation.id, annotation.text, (start, end))
    return claim.span


def holds(line: BriefLine, cited: Cited) -> bool:
    """Whether every name and number of the sentence stands in what it cites, or names who does."""
    ground = " ".join(span.text for span in line.cites)
    outlets = " ".join(outlet_of(cited.articles[span.article]) for span in line.cites)
    question, _, said = line.text.partition("?")
    names = _NAME.findall(question.partition(" ")[2])  # without the question's own first word
    numbers = _NUMBER.findall(said)
    return all(name in ground for name in names) and all(
        number.rstrip(".,") in ground + outlets for number in numbers
    )
