"""The brief: what is solid, single-source, contested, changed; every sentence cites its spans.

Sentences are put together from templates and the sources' words. A name or number of a sentence
that does not occur in the words it cites keeps the whole sentence out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from recension.annotate.mentions import common_words, function_words
from recension.collate.lexicon import statuses
from recension.collate.topic import is_apart, whole_readings
from recension.model.account import Account
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, Reading
from recension.model.lineage import Shift
from recension.model.span import Span
from recension.model.story import Story
from recension.model.value import Text
from recension.publish.wording import headline, in_lineage_order, independent_origins, siglum
from recension.text.sentences import sentence_offsets

Standing = Literal["solid", "contested", "changed", "single-source"]
STANDINGS: tuple[Standing, ...] = ("solid", "contested", "changed", "single-source")
HEADINGS: dict[Standing, str] = {
    "solid": "Shown on several independent origins",
    "contested": "Contested",
    "changed": "Changed on the way or revised",
    "single-source": "Not shown on more than one origin",
}
NOTHING_TOLD = (
    "No count, measure or state of a person was read in these articles; what they share, quote and"
    " change stands in their lineage and in the wordings compared."
)
_CONTESTED = ("conflict", "estimates")
_KINDS = ("quantity", "status")
_NAME_OR_NUMBER = re.compile(r"\d[\d.,]*|\b[^\W\d_]*[A-Z][\w’'-]*")
_MOST: dict[Standing, int] = {"single-source": 8, "changed": 12}
_MOST_CHANGES = 3
_MOST_WORDS = 24
_MOST_SPEAKERS = 3


class BriefAnswer(msgspec.Struct, frozen=True):
    """One answer among several: who is said to say it, and the sentences it stands in."""

    text: str
    spans: tuple[Span, ...]


class BriefLine(msgspec.Struct, frozen=True):
    """A sentence, what stands behind it, and the spans that hold all its names and numbers.

    `answers` are the readings, each with its own spans; `text` has them all in one sentence.
    """

    standing: Standing
    question: str
    answers: tuple[BriefAnswer, ...]
    collation: str
    claims: tuple[str, ...]
    spans: tuple[Span, ...]
    independence: str

    @property
    def text(self) -> str:
        """The question and every answer to it; a change by itself opens with a capital."""
        told = "; ".join(answer.text for answer in self.answers)
        return f"{self.question} {told}." if self.question else f"{told[:1].upper()}{told[1:]}."


def brief(story: Story, articles: Mapping[str, Article]) -> tuple[BriefLine, ...]:
    """The story's lines in the order of `STANDINGS`, then of the collations.

    Happenings apart from the story's own (an earlier quake's dead) are left to the account.
    """
    claims = {claim.id: claim for claim in story.claims}
    lines = [
        line
        for row in story.collations
        for line in (_line(row, claims, articles) if _is_told(row) else _changed(row))
    ]
    shown = [
        [line for line in lines if line.standing == standing][: _MOST.get(standing)]
        for standing in STANDINGS
    ]
    return tuple(line for under in shown for line in under)


def _is_told(collation: Collation) -> bool:
    """Whether its answers are figures or states of the story's own, not wordings compared."""
    wording = any(isinstance(reading.value, Text) for reading in collation.readings)
    return collation.kind in _KINDS and not wording and not is_apart(collation)


def _line(
    collation: Collation, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Iterator[BriefLine]:
    readings = tuple(whole_readings(collation))
    cited = [claim for reading in readings for claim in reading.claims]
    if not cited:
        return
    told = tuple(_answer(reading, claims, articles) for reading in readings)
    answers = (*told, *(_change(shift) for shift in collation.shifts[:_MOST_CHANGES]))
    line = BriefLine(
        standing=_standing(collation),
        question=collation.question,
        answers=answers,
        collation=collation.id,
        claims=tuple(cited),
        spans=tuple(sorted({span for answer in answers for span in answer.spans})),
        independence=independent_origins(readings[0].independence) if len(answers) == 1 else "",
    )
    if not unsupported(line.text, line.spans):
        yield line


def _changed(collation: Collation) -> Iterator[BriefLine]:
    """What wordings compared have of changes: quotations, speakers, doubts."""
    if is_apart(collation):
        return
    for shift in collation.shifts[:_MOST_CHANGES]:
        change = _change(shift)
        yield BriefLine(
            standing="changed",
            question="",
            answers=(change,),
            collation=collation.id,
            claims=tuple(claim for claim in (shift.from_, shift.to) if claim),
            spans=change.spans,
            independence="",
        )


def _change(shift: Shift) -> BriefAnswer:
    kind = shift.detail.replace("-", " ")
    how = "is gone from" if kind.endswith("dropped") else "became"
    words = f"{kind}: “{_cut(shift.was.text)}” {how} “{_cut(shift.became.text)}”"
    return BriefAnswer(words, (shift.was, shift.became))


def _cut(words: str) -> str:
    """The words on one line, the first of them where they are many."""
    every = words.split()
    return " ".join(every[:_MOST_WORDS]) + (" …" if len(every) > _MOST_WORDS else "")


def _answer(
    reading: Reading, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> BriefAnswer:
    told = [claims[claim] for claim in reading.claims]
    spans = {_sentence(claim.span, articles[claim.span.article]) for claim in told}
    speakers = list(dict.fromkeys(speaker for claim in told for speaker in _speakers(claim)))
    named = list(dict.fromkeys(_in_passing(speaker.text) for speaker in speakers))
    more = ["others"] if len(named) > _MOST_SPEAKERS else []
    said = f" (as told by {'; '.join([*named[:_MOST_SPEAKERS], *more])})" if named else ""
    held = {s for s in speakers if not any(s.start >= t.start and s.end <= t.end for t in spans)}
    return BriefAnswer(f"{reading.label}{said}", tuple(sorted(spans | held)))


def _speakers(claim: Claim) -> Iterator[Span]:
    """Who is said to have told it first, where that is a person or body in the article's words."""
    pronouns = statuses().wording.pronouns
    for link in claim.attribution[:1]:
        if link.role == "originator" and link.source.lower() not in pronouns and link.span:
            yield link.span


def _in_passing(speaker: str) -> str:
    """The words for a speaker as they stand within a sentence."""
    words = speaker.rstrip(", ")
    ordinary = words.split(" ", 1)[0].lower() in common_words() | function_words()
    return words[:1].lower() + words[1:] if ordinary else words


def _sentence(span: Span, article: Article) -> Span:
    """The whole sentence a claim stands in: it holds the names that the claim's own words lack."""
    line_start = article.text.rfind("\n", 0, span.start) + 1
    line_end = article.text.find("\n", span.end)
    line = article.text[line_start : None if line_end < 0 else line_end]
    for start, end in sentence_offsets(line):
        if start <= span.start - line_start < end:
            return article.span(line_start + start, max(line_start + end, span.end))
    return span


def _standing(collation: Collation) -> Standing:
    if collation.relation in _CONTESTED:
        return "contested"
    if collation.relation == "revision" or collation.shifts:
        return "changed"
    several = any((reading.independence.low or 0) > 1 for reading in collation.readings)
    return "solid" if several else "single-source"


def unsupported(sentence: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The names and numbers of `sentence` that occur in none of the spans' words.

    The word a sentence opens with is a template's and is no name.
    """
    cited = " ".join(span.text for span in spans).casefold().replace("’", "'")
    found = _NAME_OR_NUMBER.findall(sentence)[_opens_with_capital(sentence) :]
    plain = (word.rstrip(".,").replace("’", "'").removesuffix("'s") for word in found)
    return tuple(word for word in plain if word.casefold() not in cited)


def _opens_with_capital(sentence: str) -> int:
    return int(bool(_NAME_OR_NUMBER.match(sentence)))


def brief_markdown(account: Account) -> str:
    """brief.md: every story of several articles, its lines under their headings, each cited.

    A citation is the siglum of an article and the offsets of the words in its text.
    """
    told = [story for story in account.stories if len(story.articles) > 1] or account.stories
    return "\n".join(line for story in told for line in _story_markdown(story, account))


def _story_markdown(story: Story, account: Account) -> Iterator[str]:
    by_id = {article.id: article for article in account.articles}
    articles = in_lineage_order(story, by_id)
    sigla = {article.id: siglum(position) for position, article in enumerate(articles)}
    locations = {page.id: page.location for page in account.pages}
    yield from (f"# {_escaped(story.title)}", "", f"{headline(story)}. {story.independence.basis}")
    lines = brief(story, by_id)
    yield from () if lines else ("", NOTHING_TOLD)
    for standing in STANDINGS:
        said = [line for line in lines if line.standing == standing]
        if said:
            yield from ("", f"## {HEADINGS[standing]}", "")
            yield from (row for line in said for row in _line_markdown(line, sigla))
    yield from ("", "Witnesses", "")
    for article in articles:
        named = article.publisher or locations[article.page].rpartition("/")[2]
        yield f"- {sigla[article.id]}: {_escaped(article.title or '(no title)')} ({named})"
    yield ""


def _line_markdown(line: BriefLine, sigla: dict[str, str]) -> Iterator[str]:
    """One answer in one line with its question; several below it, each with its citations."""
    if len(line.answers) == 1:
        yield f"- {_escaped(line.text)} {_citation(line.spans, sigla)}"
        return
    yield f"- {_escaped(line.question)}"
    for answer in line.answers:
        yield f"  - {_escaped(answer.text)} {_citation(answer.spans, sigla)}"


def _citation(spans: tuple[Span, ...], sigla: dict[str, str]) -> str:
    cited = [f"{sigla[span.article]} {span.start}–{span.end}" for span in spans]
    return f"[{'; '.join(cited)}]"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
