"""The brief: what happened, what is solid, contested, changed, single-source; every sentence cites.

Sentences are put together from templates and the sources' words. A name or number of a sentence
that does not occur in the words it cites keeps the whole sentence out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Literal

import msgspec

from recension.annotate.mentions import common_words, function_words
from recension.collate.lexicon import statuses
from recension.collate.topic import is_apart, whole_readings
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, Reading
from recension.model.lineage import Shift
from recension.model.span import Span
from recension.model.story import Story
from recension.model.value import Text
from recension.publish.brief_words import (
    BriefAnswer,
    answers_of,
    change_of,
    closed,
    weight_of_change,
)
from recension.publish.importance import importance, is_trivial
from recension.publish.lead import lead_of
from recension.publish.wording import counted, in_lineage_order, lineage_depth, support_of

Standing = Literal[
    "happened", "solid", "contested", "changed", "single-source", "reworded", "circumstance"
]
STANDINGS: tuple[Standing, ...] = (
    "happened", "solid", "contested", "changed", "single-source", "reworded", "circumstance",
)  # fmt: skip
HEADINGS: dict[Standing, str] = {
    "happened": "What happened, in the words of one",
    "solid": "Shown on several independent origins",
    "contested": "Contested, or given in different figures",
    "changed": "Changed since first reported, or on the way",
    "single-source": "Not shown on more than one origin",
    "reworded": "Reworded on the way",
    "circumstance": "Dates, ages, distances, depths",
}
NOTHING_TOLD = "No figure and no state of a person, body or place was read here."
_CONTESTED = ("conflict", "estimates")
_KINDS = ("quantity", "status", "time")
_NAME_OR_NUMBER = re.compile(r"\d[\d.,]*|\b[^\W\d_]*[A-Z][\w’'-]*")
_MOST: dict[Standing, int] = {"single-source": 12, "reworded": 6, "circumstance": 6}
_MOST_CHANGES = 3
_MOST_ANSWERS = 5


class BriefLine(msgspec.Struct, frozen=True):
    """A sentence, what stands behind it, and the spans that hold all its names and numbers.

    `answers` are the readings, each with its own spans; `text` has them all in one sentence.
    `named` are spans for names in the question that no answer's words hold, `silent` the articles
    that do not address it, `more` how many answers are left to the account.
    """

    standing: Standing
    question: str
    answers: tuple[BriefAnswer, ...]
    collation: str
    claims: tuple[str, ...]
    named: tuple[Span, ...] = ()
    silent: tuple[str, ...] = ()
    more: int = 0

    @property
    def text(self) -> str:
        """The question and every answer to it."""
        told = "; ".join(answer.text for answer in self.answers)
        return closed(f"{self.question} {told}" if self.question else told)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Everything it cites, in order."""
        cited = {span for answer in self.answers for span in answer.spans}
        return tuple(sorted(cited | set(self.named)))


def brief(story: Story, articles: Mapping[str, Article]) -> tuple[BriefLine, ...]:
    """The story's lines: what happened, then standing by standing, in each the weightiest first.

    The standing whose first line weighs most comes first; rewordings and circumstances come last.
    Happenings apart from the story's own (an earlier quake's dead) are left to the account.
    """
    claims = {claim.id: claim for claim in story.claims}
    asked = sorted(story.collations, key=lambda row: -importance(row))
    lines = [
        *_opening(story, articles),
        *(line for row in asked if _is_told(row) for line in _line(row, story, claims, articles)),
    ]
    met = {line.standing: at for at, line in reversed(list(enumerate(lines)))}
    lines += _reworded(asked, articles)
    first = [each for each in STANDINGS if each not in _LAST]
    first.sort(key=lambda each: met.get(each, len(lines)))
    return tuple(
        line
        for standing in (*first, *_LAST)
        for line in [one for one in lines if one.standing == standing][: _MOST.get(standing)]
    )


_LAST: tuple[Standing, ...] = ("reworded", "circumstance")


def heading_of(standing: Standing, story: Story) -> str:
    """What stands above the lines of a standing; of one article that it is the only one is said."""
    alone = len(story.articles) == 1
    return _ALONE.get(standing, HEADINGS[standing]) if alone else HEADINGS[standing]


_ALONE: dict[Standing, str] = {
    "happened": "What happened, in its own words",
    "single-source": "What it says",
    "changed": "What it says in turn",
}


def more_in_words(answers: int) -> str:
    """ "2 more answers in the account."; "" for none."""
    return f"{counted(answers, 'more answer')} in the account." if answers else ""


def _opening(story: Story, articles: Mapping[str, Article]) -> Iterator[BriefLine]:
    """What happened, in the words of the article that the others bear out most."""
    first = [article for article, steps in lineage_depth(story).items() if steps == 0]
    lead = lead_of(in_lineage_order(story, articles), first, story.title)
    if lead is not None:
        answer = BriefAnswer(f"“{lead.text}”", (lead,))
        yield BriefLine("happened", "", (answer,), collation="", claims=())


def _is_told(collation: Collation) -> bool:
    """Whether its answers are figures or states of the story's own, not wordings compared."""
    wording = any(isinstance(reading.value, Text) for reading in collation.readings)
    return collation.kind in _KINDS and not wording and not is_apart(collation)


def _line(
    collation: Collation,
    story: Story,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> Iterator[BriefLine]:
    readings = [row for row in whole_readings(collation) or collation.readings if row.claims]
    if not readings:
        return
    every = [
        msgspec.structs.replace(answer, support=support_of(row, story))
        for row in readings
        for answer in _told(answers_of(row, collation, claims, articles))
    ]
    told = every if len(every) <= _MOST_ANSWERS + 1 else every[:_MOST_ANSWERS]
    changes = [change_of(shift, articles) for shift in _distinct(collation.shifts)]
    line = BriefLine(
        standing=_standing(collation, readings),
        question=collation.question,
        answers=(*told, *changes),
        collation=collation.id,
        claims=tuple(claim for reading in readings for claim in reading.claims),
        silent=collation.silent,
        more=len(every) - len(told),
    )
    line = msgspec.structs.replace(line, named=tuple(_naming(line, collation, story)))
    if line.answers and not unsupported(line.text, line.spans):
        yield line


def _told(answers: Iterator[BriefAnswer]) -> Iterator[BriefAnswer]:
    """The first wording of an answer whose names and numbers its words hold, if one does."""
    return islice((one for one in answers if not unsupported(one.text, one.spans)), 1)


def _naming(line: BriefLine, collation: Collation, story: Story) -> Iterator[Span]:
    """Where the subject's full name stands, if the cited words have it only in part.

    Who is there a mere "he" or "a woman" may be somebody else, and is cited nowhere.
    """
    missing = {word.casefold() for word in unsupported(line.text, line.spans)}
    subject = next((one for one in story.entities if one.id == collation.subject), None)
    if not missing or subject is None or set(_named(subject.name)) <= missing:
        return
    cited = {span.article for span in line.spans}
    whole = [one for one in subject.mentions if missing <= set(_named(one.text))]
    yield from sorted(whole, key=lambda one: (one.article not in cited, one))[:1]


def _named(text: str) -> Iterator[str]:
    for word in _NAME_OR_NUMBER.findall(text):
        yield _plain(word).casefold()


def _reworded(asked: Sequence[Collation], articles: Mapping[str, Article]) -> Iterator[BriefLine]:
    """What wordings compared have of changes: speakers, doubts, quotations; each told once."""
    told = [shift for row in asked if _is_told(row) for shift in _distinct(row.shifts)]
    apart = [
        shift for row in asked if not _is_told(row) and not is_apart(row) for shift in row.shifts
    ]
    apart.sort(key=lambda shift: (weight_of_change(shift), shift.was, shift.became))
    home = {shift: row.id for row in asked for shift in row.shifts}
    for shift in _distinct(apart, _MOST["reworded"], told):
        change = change_of(shift, articles)
        claims = tuple(claim for claim in (shift.from_, shift.to) if claim)
        yield BriefLine("reworded", "", (change,), home[shift], claims)


def _distinct(
    shifts: Sequence[Shift], most: int = _MOST_CHANGES, known: Sequence[Shift] = ()
) -> list[Shift]:
    """The first of the shifts that tell of no passage changed alike or between the same two.

    Those that `known` tell of are left out; no more are looked for than `most`.
    """
    kept: list[Shift] = []
    for shift in shifts:
        if len(kept) == most:
            break
        if not any(_is_same(shift, other) for other in (*known, *kept)):
            kept.append(shift)
    return kept


def _is_same(one: Shift, other: Shift) -> bool:
    between = one.became.article == other.became.article
    alike = one.detail == other.detail and one.was.text.casefold() == other.was.text.casefold()
    return alike or (between and _meet(one.was, other.was) and _meet(one.became, other.became))


def _meet(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _standing(collation: Collation, readings: Sequence[Reading]) -> Standing:
    if is_trivial(collation):
        return "circumstance"
    if collation.relation in _CONTESTED and _is_of_several(collation, readings):
        return "contested"
    if collation.relation == "revision" or collation.shifts:
        return "changed"
    several = any((reading.independence.low or 0) > 1 for reading in readings)
    return "solid" if several else "single-source"


def _is_of_several(collation: Collation, readings: Sequence[Reading]) -> bool:
    """Whether more than one voice gives the figures: one article's own two contest nothing."""
    voices = {article for reading in readings for article in reading.articles}
    told = {one for reading in readings for one in reading.informants}
    return collation.relation == "conflict" or len(voices) > 1 or len(told) > 1


def unsupported(sentence: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The names and numbers of `sentence` that occur in none of the spans' words.

    An ordinary word that opens a sentence, or an answer in it, is a template's and is no name.
    """
    cited = " ".join(" ".join(span.text.split()) for span in spans).casefold().replace("’", "'")
    found = (
        _plain(match.group())
        for match in _NAME_OR_NUMBER.finditer(sentence)
        if not (_OPENS.search(sentence[: match.start()]) and match.group().lower() in _openers())
    )
    return tuple(word for word in found if word.casefold() not in cited)


_OPENS = re.compile(r"(?:^|[?.;:] )$")


@cache
def _openers() -> frozenset[str]:
    """Ordinary words, and those by which states are called."""
    states = {state.split()[0] for row in statuses().status for state in (row.yes, row.no)}
    return common_words() | function_words() | states


def _plain(word: str) -> str:
    return word.rstrip(".,").replace("’", "'").removesuffix("'s")
