"""Coups: where sentences tell of a coup, how far it went, when and in which country.

A coup is no event of PLOVER's (its manual names it under a context) and a subject of its own to the
Cline Center's Coup d'État Project (Peyton et al. 2020), whose stages are kept: realized, attempt,
conspiracy. What is feared, prevented or only called so is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from recension.annotate.gazetteer import known_places
from recension.code.lexicon import alpha3
from recension.code.reports import Stage
from recension.model.annotation import Annotation, TimeExpression
from recension.model.entity import Entity
from recension.model.span import Offsets
from recension.text.word_lists import word_list

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BACK = 4  # words before in which another word bears on it
_AFTER = 2
_MOST_SENTENCES = 400
"""An article's sentences that are read; what is longer is a list, no report."""
_LONGEST = 4_000  # characters; what is longer is no sentence
_OPENS = 4  # characters; what begins here opens the sentence
_DATES = frozenset({"day", "month", "year"})
_BREAK = re.compile(r"[,;:–—()]")
_YEAR = re.compile(r"\d{4}")


class Words(msgspec.Struct, frozen=True):
    """coups.toml."""

    coup: tuple[str, ...]
    overthrow: tuple[str, ...]
    conspiracy: frozenset[str]
    attempt: frozenset[str]
    carried_out: frozenset[str]
    no_coup: frozenset[str]
    links: frozenset[str]
    adjectives: frozenset[str]
    accused: frozenset[str]
    denials: frozenset[str]


class When(msgspec.Struct, frozen=True):
    """A date of a coup, cut to its precision, and the words that give it."""

    value: str
    precision: str
    span: Offsets


class Coup(msgspec.Struct, frozen=True):
    """A telling of one coup or of several; `country` is ISO 3166-1 alpha-3, null where not said.

    `named` are all countries that its sentence names; `denied` where somebody denies it.
    """

    span: Offsets
    sentence: Offsets
    stage: Stage
    dates: tuple[When, ...]
    country: str | None
    named: frozenset[str]
    denied: bool = False


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence's words in lower case with where they stand, and its places with countries."""

    text: str
    offsets: Offsets
    words: tuple[str, ...]
    at: tuple[Offsets, ...]
    places: tuple[tuple[Offsets, str], ...]
    times: tuple[TimeExpression, ...]


ByMention = Mapping[tuple[str, int], Entity]
"""Entities that are places, by article and start of each mention."""


@cache
def coup_words() -> Words:
    """The shipped words."""
    return word_list(__package__, "coups.toml", Words)


def coups_in(annotation: Annotation, places: ByMention) -> Iterator[Coup]:
    """The coups that an article tells of, in the order of its words."""
    low = annotation.text.lower()
    if any(word in low for word in _phrases()):
        for offsets in annotation.sentences[:_MOST_SENTENCES]:
            if offsets[1] - offsets[0] <= _LONGEST:
                yield from _told_in(_sentence(annotation, offsets, places))


def _sentence(annotation: Annotation, offsets: Offsets, places: ByMention) -> _Sentence:
    start, end = offsets
    found = list(_WORD.finditer(annotation.text, start, end))
    return _Sentence(
        text=annotation.text,
        offsets=offsets,
        words=tuple(match.group().lower().replace("’", "'") for match in found),
        at=tuple(match.span() for match in found),
        places=tuple(_places(annotation, found, offsets, places)),
        times=tuple(
            time
            for time in annotation.times
            if start <= time.start and time.end <= end and time.value and time.precision in _DATES
        ),
    )


def _places(
    annotation: Annotation, words: Sequence[re.Match[str]], offsets: Offsets, places: ByMention
) -> Iterator[tuple[Offsets, str]]:
    """The places and the adjectives of countries in the sentence, each with its country."""
    for mention in annotation.mentions:
        inside = offsets[0] <= mention.start and mention.end <= offsets[1]
        entity = places.get((annotation.id, mention.start))
        known = known_places().get(annotation.text[mention.start : mention.end])
        country = entity.place.country if entity and entity.place else None
        country = country or (alpha3().get(known.country) if known else None)
        if inside and mention.kind == "place" and country:
            yield (mention.start, mention.end), country
    for word in words:
        known = known_places().get(re.sub(r"['’]s$", "", word.group()))
        if known and known.sort == "demonym" and known.country:
            yield word.span(), alpha3()[known.country]


def _told_in(sentence: _Sentence) -> Iterator[Coup]:
    at = 0
    while at < len(sentence.words):
        last = _match(sentence.words, at)
        coup = _coup(sentence, at, last) if last else None
        if coup is not None:
            yield coup
        at = last or at + 1


def _match(words: Sequence[str], at: int) -> int:
    """Where the longest phrase that begins at the word ends; 0 where none does."""
    phrases = _phrases().get(words[at], ())
    fitting = (row for row in phrases if _fits(words[at : at + len(row)], row))
    return max((at + len(row) for row in fitting), default=0)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases for a coup by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (*coup_words().coup, *coup_words().overthrow):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return {word: tuple(rows) for word, rows in found.items()}


def _fits(words: Sequence[str], phrase: Sequence[str]) -> bool:
    same = len(words) == len(phrase)
    return same and all(two in ("+", one) for one, two in zip(words, phrase, strict=True))


def _coup(sentence: _Sentence, first: int, last: int) -> Coup | None:
    before = sentence.words[max(0, first - _BACK) : first]
    if coup_words().no_coup & set(before):
        return None
    dates = tuple(_dates(sentence, first, last))
    stage = _stage(sentence.words, first, last, bool(dates))
    if stage is None:
        return None
    return Coup(
        span=(sentence.at[first][0], sentence.at[last - 1][1]),
        sentence=sentence.offsets,
        stage=stage,
        dates=dates,
        country=_country(sentence, first, last),
        named=frozenset(country for _, country in sentence.places),
        denied=bool(coup_words().denials & set(sentence.words[:first])),
    )


def _stage(words: Sequence[str], first: int, last: int, is_dated: bool) -> Stage | None:
    """How far it went; None where the words do not say that there was one."""
    near = {*words[max(0, first - _BACK) : first], *words[last : last + _AFTER]}
    if coup_words().attempt & {*words[max(0, first - 2) : first], *words[last : last + 1]}:
        return "attempt"
    if coup_words().conspiracy & near:
        return "conspiracy"
    is_overthrow = any(phrase.startswith(f"{words[first]} ") for phrase in coup_words().overthrow)
    carried_out = coup_words().carried_out & near
    return "realized" if (is_dated or carried_out) and not is_overthrow else None


def _dates(sentence: _Sentence, first: int, last: int) -> Iterator[When]:
    """Its own dates: "the August 2020 coup", "coups in 2020 and 2021", "In 2012, … a coup"."""
    found = list(_after(sentence, last)) or list(_before(sentence, first))
    year = next((when[:4] for time in reversed(found) if (when := _years(sentence, time))), "")
    for time in found:
        value = (time.value or "")[: {"day": 10, "month": 7}.get(time.precision or "", 4)]
        own = _years(sentence, time)
        yield When(
            value if own or not year else year + value[4:],
            time.precision or "",
            (time.start, time.end),
        )


def _years(sentence: _Sentence, time: TimeExpression) -> str:
    """The year that the words give; "January" takes that of "January and September 2022"."""
    found = _YEAR.search(sentence.text, time.start, time.end)
    return found.group() if found else ""


def _after(sentence: _Sentence, last: int) -> Iterator[TimeExpression]:
    small = coup_words()
    at = sentence.at[last - 1][1]
    places = {word for place, _ in sentence.places for word in _words_between(sentence, *place)}
    allowed = small.links | small.attempt | small.conspiracy | small.adjectives | places
    for time in sentence.times:
        if time.start >= at and _words_between(sentence, at, time.start) <= allowed:
            yield time
            at = time.end


def _before(sentence: _Sentence, first: int) -> Iterator[TimeExpression]:
    start = sentence.at[first][0]
    for time in sentence.times:
        near = _words_between(sentence, time.end, start) <= coup_words().adjectives
        opens = _opens(sentence, time.start) and sentence.words[0] in {"in", "on"}
        if time.end <= start and (near or opens):
            yield time


def _opens(sentence: _Sentence, start: int) -> bool:
    return start - sentence.offsets[0] <= _OPENS


def _words_between(sentence: _Sentence, start: int, end: int) -> set[str]:
    return {
        word
        for word, (left, right) in zip(sentence.words, sentence.at, strict=True)
        if start <= left and right <= end
    }


def _country(sentence: _Sentence, first: int, last: int) -> str | None:
    """The country that is said to be the coup's; None where none is, or several are."""
    start, end = sentence.at[first][0], sentence.at[last - 1][1]
    found = {
        country
        for place, country in sentence.places
        if _is_of(sentence, place, start) or _is_after(sentence, place, end)
    }
    return found.pop() if len(found) == 1 else None


def _is_of(sentence: _Sentence, place: Offsets, start: int) -> bool:
    """ "Mali's 2020 coup", "the Malian coup", "in Mali … a coup", "In Niger, … a coup"."""
    if place[1] > start:
        return False
    between = sentence.text[place[1] : start]
    dates = {w for t in sentence.times for w in _words_between(sentence, t.start, t.end)}
    if _words_between(sentence, place[1], start) <= coup_words().adjectives | dates:
        return not _BREAK.search(between)
    return _is_led_by_in(sentence, place) and (
        _opens(sentence, _lead(sentence, place)) or not _BREAK.search(between)
    )


def _is_after(sentence: _Sentence, place: Offsets, end: int) -> bool:
    """ "coups in 2020 and 2021 in neighbouring Niger"."""
    dates = {w for t in sentence.times for w in _words_between(sentence, t.start, t.end)}
    small = coup_words()
    allowed = small.links | small.adjectives | small.attempt | small.conspiracy | dates
    is_near = place[0] >= end and _words_between(sentence, end, place[0]) <= allowed
    return is_near and _is_led_by_in(sentence, place)


def _is_led_by_in(sentence: _Sentence, place: Offsets) -> bool:
    return _lead(sentence, place) >= 0


def _lead(sentence: _Sentence, place: Offsets) -> int:
    """Where the "in" before the place begins, adjectives between them; -1 where there is none."""
    for word, (start, end) in reversed(list(zip(sentence.words, sentence.at, strict=True))):
        if end <= place[0]:
            if word in {"in", "of"}:
                return start
            if word not in coup_words().adjectives:
                return -1
    return -1
