"""Occasion: whether a sentence speaks of what the story is about or of something earlier."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from recension.collate.lexicon import happenings
from recension.collate.tokens import Sentence
from recension.collate.verbs import verb_start
from recension.model.annotation import Annotation, TimeExpression
from recension.model.article import Article
from recension.model.span import Offsets

_NEAR = 45  # days between what happened and what is still written of it as news
_MONTHS = [name.lower() for name in month_name[1:]]
_YEAR = re.compile(r"(?<![$€£.,\d])\b(?:1[5-9]|20)\d\d\b(?![,.]\d| (?:people|tents|homes))")
_MONTH = re.compile(
    rf"\b(?:in|last|of|late|early|mid)[\s-]+({'|'.join(_MONTHS)})\b(?!,? \d{{4}})", re.IGNORECASE
)


def story_date(articles: Sequence[Article], annotations: Mapping[str, Annotation]) -> date | None:
    """The day the story is about: its earliest publication, else the date most written in it."""
    published = [day for article in articles if (day := _published(article)) is not None]
    if published:
        return min(published)
    written = Counter(
        time.value
        for article in articles
        for time in annotations[article.id].times
        if time.value is not None and time.precision in {"day", "minute"}
    )
    days = sorted(written.items(), key=lambda row: (-row[1], row[0]))
    return _day(days[0][0]) if days else None


def _published(article: Article) -> date | None:
    if article.published is None or article.published.precision not in {"day", "minute"}:
        return None
    return _day(article.published.value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def occasion_of(
    span: Offsets,
    sentence: Sentence,
    annotation: Annotation,
    day: date | None,
    *,
    past_named_years: bool = False,
) -> str:
    """ "" where the words at `span` speak of the story's own happening, else a name of the other.

    The name is the year ("2003") or, within the story's year, the month ("february") that stands
    nearest in the sentence. With `past_named_years` the year of another noun is passed over: who
    was "charged in the 1967 slayings" was not charged in 1967, and who "has been charged" was not
    charged on a past date, which the perfect does not go with (Klein 1992, "The Present Perfect
    Puzzle").
    """
    if past_named_years and _is_perfect(sentence, span):
        return ""
    others = sorted(
        (_distance(sentence, span, start, end), other)
        for start, end, other in _others(sentence, annotation, day)
        if not _is_parted(sentence, span[1], start)
        and not annotation.text[:start].endswith(_BIRTHS)
        and not _is_of_subject(sentence, span, end)
        and not (past_named_years and start >= span[1] and _is_of_deed(sentence, span))
        and not (past_named_years and _dates_a_noun(annotation.text, start, end, span))
    )
    return others[0][1] if others else ""


def _is_perfect(sentence: Sentence, span: Offsets) -> bool:
    tokens = sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.start >= span[0]), 0)
    chain = {token.low for token in tokens[verb_start(tokens, at) : at + 1]}
    return bool(chain & {"has", "have"})


def _distance(sentence: Sentence, span: Offsets, start: int, end: int) -> int:
    """How far a date stands from the words, in characters; a clause's edge counts as a hundred."""
    first, last = (span[1], start) if start >= span[1] else (end, span[0])
    opens = end <= span[0] and start <= sentence.tokens[0].start + _ADVERBIAL
    edges = sum(
        token.low in {",", ";"} and first <= token.start < last
        for token in sentence.tokens
        if not (opens and token.start == end)
    )
    return max(last - first, 0) + 100 * edges


_ADVERBIAL = 12  # characters before a date that opens its sentence: "In late May"


def _dates_a_noun(text: str, start: int, end: int, span: Offsets) -> bool:
    """Whether a year stands between "the" and a noun that is not what is asked of."""
    noun = _NOUN.match(text, end)
    after_the = text[:start].rstrip().lower().endswith("the")
    return noun is not None and after_the and not span[0] <= noun.start(1) < span[1]


_NOUN = re.compile(r"\s(?:[A-Z][\w.]* ){0,2}([a-z]{3,})")


def _is_parted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause about something else stands between the words and a later date.

    So "soldiers … the regime that seized power in 2020" leaves the soldiers in the story's present.
    """
    return any(token.low in _PARTING and first <= token.start < last for token in sentence.tokens)


_BIRTHS = ("born ", "born in ", "born on ")


def _is_of_deed(sentence: Sentence, span: Offsets) -> bool:
    """Whether a later date is that of a deed that follows: "accused of stealing in 2003"."""
    after = next((token.low for token in sentence.tokens if token.start >= span[1]), "")
    return after.endswith("ing")


def _is_of_subject(sentence: Sentence, span: Offsets, end: int) -> bool:
    """Whether a date ends the relative clause of what the words are said of.

    So "the man who fled in September has been indicted" was not indicted in September.
    """
    tokens = sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.start >= span[0]), 0)
    begin = next((n for n, token in enumerate(tokens) if token.start >= end), 0)
    verb = begin == verb_start(tokens, at) or tokens[begin].low in _HELPS
    if not begin or not verb or tokens[begin].start >= span[1]:
        return False
    clause = [token.low for token in tokens[max(0, begin - _RELATIVE) : begin - 1]]
    opens = max((n for n, low in enumerate(clause) if low in _RELATIVES), default=len(clause))
    return opens < len(clause) - 1 and not {",", ";"} & set(clause[opens:])


_HELPS = frozenset({"was", "were", "is", "are", "has", "have", "had"})
_RELATIVE = 24  # tokens of a relative clause
_RELATIVES = frozenset({"who", "which"})
_PARTING = frozenset({"that", "which", "who", "whom", "where", "when", "after", "while", "whose"})


def is_background(sentence: Sentence, span: Offsets) -> bool:
    """Whether words such as "previous" or "years ago" set what stands at `span` apart, undated.

    They do so where they open the sentence, or stand in the clause of what they set apart.
    """
    return any(
        (at < _OPENING or _is_in_clause(sentence, at, span))
        and not _is_before_perfect(sentence, at, span)
        for phrase in happenings().fillers.background
        for at in _places(sentence, phrase)
    )


def _is_before_perfect(sentence: Sentence, at: int, span: Offsets) -> bool:
    """Whether a perfect tells of what stands at `span` after the word: "previously convicted …
    has been sentenced"."""
    between = [token.low for token in sentence.tokens[at:] if token.start < span[0]]
    return any(pair in _PERFECTS for pair in pairwise(between))


_PERFECTS = (("has", "been"), ("have", "been"))
_OPENING = 8  # tokens in which an adverbial of time opens a sentence


def _places(sentence: Sentence, phrase: str) -> Iterator[int]:
    words = phrase.split()
    low = [token.low for token in sentence.tokens]
    yield from (at for at in range(len(low)) if low[at : at + len(words)] == words)


def _is_in_clause(sentence: Sentence, at: int, span: Offsets) -> bool:
    start = sentence.tokens[at].start
    first, last = (span[1], start) if start >= span[1] else (start, span[0])
    edges = _PARTING | {",", ";"}
    return not any(t.low in edges and first <= t.start < last for t in sentence.tokens)


def _others(
    sentence: Sentence, annotation: Annotation, day: date | None
) -> Iterator[tuple[int, int, str]]:
    start, end = sentence.offsets
    for time in annotation.times:
        inside = start <= time.start and time.end <= end
        weekday = day is None and not time.value and time.precision == "day"
        known = weekday or (day is not None and time.value is not None)
        if inside and known and not _lasts(annotation.text, time):
            yield time.start, time.end, _other(time, day)
    for year in _YEAR.finditer(annotation.text, start, end):
        ended = _is_end(annotation.text, year.start(), year.end())
        if not ended and (day is None or int(year.group()) < day.year):
            yield year.start(), year.end(), year.group()
    for month in _MONTH.finditer(annotation.text, start, end):
        yield month.start(), month.end(), _month(month.group(1).lower(), day)


def _is_end(text: str, start: int, end: int) -> bool:
    """Whether a year is only until when something lasted: "until 2003", not "until 2003, when"."""
    before = text[max(0, start - 10) : start].lower()
    turns = text.startswith((", when", " when"), end) or before.endswith("not until ")
    return before.endswith("until ") and not turns


def _lasts(text: str, time: TimeExpression) -> bool:
    """Whether the time is when something that still holds began ("in custody since May")."""
    said = text[max(0, time.start - 6) : time.end].lower()
    return ("since " in said and time.precision != "year") or "until " in said


def _other(time: TimeExpression, day: date | None) -> str:
    """The name of an occasion before the story's own; what lies ahead is none."""
    value = time.value or ""
    if day is None or not _DATE.match(value) or value[:4] > str(day.year):
        return ""
    if value[:4] != str(day.year):
        return "" if len(value) > 4 and _is_near(value, day) else value[:4]
    month = re.match(r"\d{4}-(0[1-9]|1[0-2])", value)
    return _MONTHS[int(month.group(1)) - 1] if month and not _is_near(value, day) else ""


_DATE = re.compile(r"(?:1[5-9]|20)\d\d(-\d\d){0,2}")


def _is_near(value: str, day: date) -> bool:
    at = _day(value)
    if at is not None:
        return abs((day - at).days) <= _NEAR
    month = int(value[5:7]) if value[5:7].isdigit() else day.month
    return abs(int(value[:4]) * 12 + month - day.year * 12 - day.month) <= 1


def _month(name: str, day: date | None) -> str:
    near = day is not None and (day.month - _MONTHS.index(name) - 1) % 12 <= 1
    return "" if near else name


def carries_on(sentence: Sentence) -> bool:
    """Whether the sentence begins with a word for what the one before told: "It killed 612"."""
    carried = happenings().fillers.carried
    return bool(sentence.tokens) and sentence.tokens[0].low in carried
