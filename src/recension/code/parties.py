"""Parties: who acts in a sentence and on whom, by where they stand about the word that reports it.

The order of English gives them: the subject before an active verb, "by" after a passive one, the
object or the words that lead to the recipient after it (as dictionary coders since TABARI do,
Schrodt 2009; the rules here are our own).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.annotate.gazetteer import known_places
from recension.code.actors import role_nouns
from recension.code.lexicon import alpha3
from recension.code.reality import reality
from recension.code.verbs import Trigger, grammar

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’._][^\W_]+)*")
_NAMED = re.compile(
    r"[A-Z][^\W\d_]*(?:[-'’.][^\W_]+)*(?: (?:[A-Z]\.|[A-Z][^\W\d_]*(?:[-'’][^\W_]+)*))*"
)
_LINK = re.compile(r"\s*(?:,|and|or|, and|as well as)\s+(?:the |a |an )?$")
_MOST = 20
"""Parties of one side that are kept; a list of ten thousand names is no dyad."""
_FAR = 12
_NAME = 4  # words of a name and its commas between a speaker's role and "said"


class Party(msgspec.Struct, frozen=True, order=True):
    """Somebody named at [start, end); codes null where the words give none."""

    start: int
    end: int
    text: str
    country: str | None = None
    sector: str | None = None


class Parsed(msgspec.Struct, frozen=True):
    """A sentence as words with offsets, and the parties in it in order."""

    text: str
    words: tuple[tuple[int, int, str], ...]
    parties: tuple[Party, ...]
    is_title: bool

    @property
    def low(self) -> list[str]:
        """The words in lower case."""
        return [word for _, _, word in self.words]


Names = Mapping[str, tuple[str | None, str | None]]
"""Further names, in lower case, to (country, sector)."""


def parsed(text: str, start: int, end: int, names: Names) -> Parsed:
    """The sentence at [start, end) of the text."""
    words = tuple((m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, start, end))
    found = tuple(_parties(text, start, end, names))
    return Parsed(text, words, found, is_title_case(text[start:end]))


def _parties(text: str, start: int, end: int, names: Names) -> Iterator[Party]:
    roles = [
        Party(r.start, r.end, r.text, r.country, r.sector)
        for r in role_nouns(text, start, end)
        if not _is_attributive(text, r.text, r.end) and "," not in r.text
    ]
    known = list(_known(text, start, end, names))
    capital = _uncoded(text, start, end, [*roles, *known])
    kept: list[Party] = []
    for party in sorted([*roles, *known, *capital], key=_by_place):
        if (kept and party.start < kept[-1].end) or (kept and _is_apposed(text, kept[-1], party)):
            kept[-1] = _joined(text, kept[-1], party)
        else:
            kept.append(party)
    yield from kept


def _is_attributive(text: str, role: str, end: int) -> bool:
    """Whether the role only says of what sort the noun after it is ("civilian rule")."""
    following = re.match(r" ([a-z]+)", text[end : end + 20])
    if following is None or role.lower() != "civilian":
        return False
    return following.group(1) not in grammar().prepositions | grammar().auxiliaries


def _by_place(party: Party) -> tuple[int, int, int]:
    return party.start, -bool(party.country) - 2 * bool(party.sector), -party.end


def _uncoded(text: str, start: int, end: int, coded: Sequence[Party]) -> list[Party]:
    """Names of which nothing is known; none in a headline that capitalises every word."""
    if is_title_case(text[start:end]):
        return []
    small = grammar()
    found = []
    for match in _NAMED.finditer(text, start, end):
        for low, high in _outside(match.start(), match.end(), coded):
            name = text[low:high].strip()
            first = name.split(" ")[0].lower() if name else ""
            begin = low + len(text[low:high]) - len(text[low:high].lstrip())
            plain = small.determiners | small.prepositions | small.breaks | small.auxiliaries
            if len(name) > 1 and first not in plain | small.pronouns:
                found.append(Party(begin, begin + len(name), name))
    return found


def _outside(low: int, high: int, coded: Sequence[Party]) -> list[tuple[int, int]]:
    """The parts of [low, high) that no coded party covers."""
    pieces, at = [], low
    for party in sorted(coded, key=_by_place):
        if at < party.end and party.start < high:
            if party.start > at:
                pieces.append((at, party.start))
            at = max(at, party.end)
    return [*pieces, (at, high)] if at < high else pieces


def is_title_case(sentence: str) -> bool:
    """Whether nearly every longer word has a capital, so that a capital tells nothing."""
    long = re.findall(r"[^\W\d_]{4,}", sentence)
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _known(text: str, start: int, end: int, names: Names) -> Iterator[Party]:
    """Countries and peoples, and the names given from outside."""
    for match in _NAMED.finditer(text, start, end):
        for low, high, name in _runs(match):
            bare = re.sub(r"['’]s?$", "", name)
            place = known_places().get(bare)
            if bare.lower() in names:
                yield Party(low, low + len(bare), bare, *names[bare.lower()])
            elif place and place.sort in {"country", "people", "demonym"}:
                yield Party(low, high, name, alpha3().get(place.country), None)


def _runs(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    pieces = [(m.start(), m.end()) for m in re.finditer(r"\S+", match.group())][:8]
    for i, (low, _) in enumerate(pieces):
        for _, high in pieces[i:]:
            at = match.start()
            yield at + low, at + high, match.group()[low:high]


def _is_apposed(text: str, left: Party, right: Party) -> bool:
    """Names right after their role or country, and a role "of", "from" or "in" a country."""
    between = text[left.end : right.start]
    if between == " " and right.sector and not left.sector and not left.country:
        return True
    if between in {" ", "'s ", "’s ", " 's "}:
        return bool(left.country or left.sector) and not (
            left.sector and right.sector and between != " "
        )
    places = {" of ", " from ", " in ", " of the ", " from the "}
    return bool(left.sector and right.country and not right.sector and between in places)


def _joined(text: str, left: Party, right: Party) -> Party:
    start, end = min(left.start, right.start), max(left.end, right.end)
    country = left.country or right.country
    return Party(start, end, text[start:end], country, left.sector or right.sector)


def sides_of(sentence: Parsed, trigger: Trigger) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """(actors, recipients) of what the trigger reports; empty where the sentence names none."""
    if trigger.form in {"noun", "fixed"}:
        return _sides_of_noun(sentence, trigger)
    subject, led = _subject(sentence, trigger), _led(sentence, trigger)
    if "!" in trigger.entry.leads:
        return (), subject
    if _is_passive(sentence, trigger):
        bare = sentence.low[max(0, trigger.first - 1)] not in grammar().auxiliaries
        near = _antecedent(sentence, trigger.first) if bare else ()
        return _after(sentence, trigger.last, frozenset({"by"})), near or subject
    return subject, led or _object(sentence, trigger)


def _sides_of_noun(
    sentence: Parsed, trigger: Trigger
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    before = _adjacent(sentence, trigger.first)
    if "!" in trigger.entry.leads:
        return (), before or _subject(sentence, trigger)
    by = _after(sentence, trigger.last, frozenset({"by"}))
    to = _led(sentence, trigger)
    if not to and trigger.form == "fixed":
        to = _object(sentence, trigger)
    return by or before, to


def _adjacent(sentence: Parsed, first: int) -> tuple[Party, ...]:
    start = sentence.words[first][0]
    return tuple(
        party
        for party in sentence.parties
        if party.end <= start and re.fullmatch(r"['’]?s? ?", sentence.text[party.end : start])
    )


def _led(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    return _after(sentence, trigger.last, trigger.entry.leads)


def _after(sentence: Parsed, at: int, leads: frozenset[str]) -> tuple[Party, ...]:
    """The parties right after the first of the leading words, within the clause."""
    for number in range(at, min(at + _FAR, len(sentence.words))):
        if number > at and (_breaks(sentence, number) or _is_relative(sentence, number)):
            return ()
        if sentence.words[number][2] in leads:
            return _phrase(sentence, number + 1)
    return ()


def _is_relative(sentence: Parsed, number: int) -> bool:
    """A clause of its own begins ("a vigil for a boy who was shot by officers")."""
    return sentence.words[number][2] in {"who", "whom", "whose", "which"}


def _object(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    if "-" in trigger.entry.leads:
        return ()
    following = sentence.words[trigger.last][2] if trigger.last < len(sentence.words) else ""
    if following in grammar().prepositions - {"up", "about", "at", "over", "around"}:
        return ()
    return _phrase(sentence, trigger.last)


def _phrase(sentence: Parsed, at: int) -> tuple[Party, ...]:
    """The parties of the noun phrase that begins at a word, with those joined to them by "and"."""
    small = grammar()
    for number in range(at, min(at + 6, len(sentence.words))):
        start, _, word = sentence.words[number]
        found = next((p for p in sentence.parties if p.start <= start < p.end), None)
        if found is not None:
            return _list_from(sentence, found)
        if word in reality().of_somebody:
            return ()
        fixed = word in small.prepositions - small.determiners or word in small.pronouns
        if fixed or (number > at and _breaks(sentence, number)):
            return ()
    return ()


def _list_from(sentence: Parsed, first: Party) -> tuple[Party, ...]:
    found = [first]
    for party in sentence.parties:
        if party.start >= found[-1].end and len(found) < _MOST:
            link = sentence.text[found[-1].end : party.start]
            if not _LINK.fullmatch(link) or _is_speaker(sentence, party):
                break
            found.append(party)
    return tuple(found)


def _is_speaker(sentence: Parsed, party: Party) -> bool:
    """Whether the party says it ("killing two workers, the governor, Oleh Tymchenko, said")."""
    after = [word for start, _, word in sentence.words if start >= party.end][:_NAME]
    said = next((at for at, word in enumerate(after) if word in grammar().said), None)
    return said is not None and not grammar().breaks & set(after[:said])


def _breaks(sentence: Parsed, number: int) -> bool:
    """Whether a clause ends before the word."""
    between = sentence.text[sentence.words[number - 1][1] : sentence.words[number][0]]
    return any(mark in between for mark in ',;:"“”()—–') or (
        sentence.words[number][2] in grammar().breaks - {"and", "or", "as", "for"}
    )


def _is_passive(sentence: Parsed, trigger: Trigger) -> bool:
    if trigger.form != "past":
        return False
    small, low = grammar(), sentence.low
    at = trigger.first - 1
    while at >= 0 and low[at] in small.auxiliaries - small.passive_aux:
        at -= 1
    if at >= 0 and low[at] in small.passive_aux:
        return True
    return at + 1 == trigger.first and low[at] not in small.pronouns and _is_bare(sentence, trigger)


def _is_bare(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether a participle without an auxiliary is a passive: no object, but "by", "with", "in"."""
    low = sentence.low
    following = low[trigger.last] if trigger.last < len(low) else ""
    ended = trigger.last >= len(low) or _breaks(sentence, trigger.last)
    if following != "by" and "that" in low[trigger.last : trigger.last + 5]:
        return False
    single = len(trigger.entry.words) == 1 and not trigger.entry.leads - {"?", "~"}
    return single and (ended or following in grammar().bare_before)


def _subject(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    """The parties before the verb that are not led by a preposition; the relative's antecedent."""
    low, small = sentence.low, grammar()
    at = trigger.first
    while at > 0 and (low[at - 1] in small.auxiliaries or low[at - 1].endswith("ly")):
        at -= 1
        if low[at] in {"who", "which"}:
            return _antecedent(sentence, at)
    if at > 0 and low[at - 1] in small.pronouns:
        return ()
    return _before(sentence, at)


def _antecedent(sentence: Parsed, at: int) -> tuple[Party, ...]:
    start = sentence.words[at][0]
    near = [p for p in sentence.parties if p.end <= start and start - p.end < 3]
    return tuple(near[-1:])


def _before(sentence: Parsed, at: int) -> tuple[Party, ...]:
    first = _clause_start(sentence, at)
    limit = sentence.words[at][0] if at < len(sentence.words) else len(sentence.text)
    start = sentence.words[first][0] if first < len(sentence.words) else limit
    for party in sentence.parties:
        if start <= party.start and party.end <= limit and not _is_governed(sentence, party, start):
            return _list_from(sentence, party)
    return ()


def _is_governed(sentence: Parsed, party: Party, start: int) -> bool:
    """Whether a preposition leads to the party within the clause."""
    small = grammar()
    before = [word for s, e, word in sentence.words if start <= s and e <= party.start]
    for word in reversed(before[-4:]):
        if word in small.prepositions - {"of"}:
            return True
        if word not in small.determiners:
            return word == "of" and len(before) > 1
    return False


def _clause_start(sentence: Parsed, at: int) -> int:
    """The first word of the clause before word `at`; what stands between two commas is passed."""
    marks: list[int] = []
    low, small = sentence.low, grammar()
    for number in range(at, 0, -1):
        between = sentence.text[
            sentence.words[number - 1][1] : min(
                sentence.words[min(number, len(low) - 1)][0], len(sentence.text)
            )
        ]
        if any(mark in between for mark in ';:"“”()—–'):
            return number
        if low[number - 1] in (small.breaks - {"and", "or", "for", "as"}) | small.said | {"that"}:
            return number
        if "," in between:
            marks.append(number)
    return 0 if len(marks) != 1 or marks[0] == at else _past_opening(sentence, marks[0])


def _past_opening(sentence: Parsed, comma: int) -> int:
    """A clause begins after an opening phrase led by a preposition ("On Monday, police")."""
    opens = sentence.low[0] in grammar().prepositions | grammar().breaks
    return comma if opens else 0


def codes_of(parties: Sequence[Party]) -> tuple[tuple[str | None, str | None], ...]:
    """The (country, sector) of each party, in order, those without either left out."""
    found = ((party.country, party.sector) for party in parties)
    return tuple(dict.fromkeys(code for code in found if any(code)))
