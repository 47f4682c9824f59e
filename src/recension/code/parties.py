"""Parties: those whom a sentence names or calls by what they are, with the codes its words give."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.annotate.gazetteer import known_places
from recension.code.actors import RoleNoun, role_nouns
from recension.code.lexicon import alpha3
from recension.code.reality import reality
from recension.code.verbs import grammar
from recension.model.annotation import Mention
from recension.model.span import Offsets

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’._][^\W_]+)*")
_NAMED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][^\W\d_]*(?:[-'’.][^\W_]+)*"
    r"(?: (?:[A-Z]\.|[A-Z][^\W\d_]*(?:[-'’][^\W_]+)*))*"
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BODY = re.compile(r" ([a-z]+)\b")
MOST = 20
"""Parties of one side that are kept; a list of ten thousand names is no dyad."""


PRONOUNS = frozenset({"he", "she"})
_NO_PARTY = frozenset({"place", "time", "quantity", "money", "event"})
_NAMED_AFTER_WORK = frozenset({"AGR", "BUS", "CVL", "LAB", "EDU", "REL", "JRN"})
"""Sectors whose words are surnames too ("Issac Fisher"); a title stands before a name."""


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


def parsed(
    text: str, start: int, end: int, names: Names, mentions: Sequence[Mention] = ()
) -> Parsed:
    """The sentence at [start, end) of the text; what `mentions` take for a place is no party."""
    inside = [row for row in mentions if start <= row.start and row.end <= end]
    words = tuple((m.start(), m.end(), _low(m)) for m in _WORD.finditer(text, start, end))
    found = tuple(_parties(text, (start, end), names, inside))
    return Parsed(text, words, found, is_title_case(text[start:end]))


def _low(match: re.Match[str]) -> str:
    return match.group().lower().replace("’", "'")


def _parties(
    text: str, within: Offsets, names: Names, mentions: Sequence[Mention]
) -> Iterator[Party]:
    start, end = within
    roles = [
        _with_body(text, Party(r.start, r.end, r.text, r.country, r.sector))
        for r in role_nouns(text, start, end)
        if not _is_attributive(text, r.text, r.end)
        and "," not in r.text
        and not _is_surname(r, mentions)
    ]
    known = [one for one in _known(text, start, end, names) if not _is_within_a_name(one, mentions)]
    capital = _uncoded(text, start, end, [*roles, *known])
    kept: list[Party] = []
    for party in sorted([*roles, *known, *capital], key=_by_place):
        if (kept and party.start < kept[-1].end) or (kept and _is_apposed(text, kept[-1], party)):
            kept[-1] = _joined(text, kept[-1], party)
        else:
            kept.append(party)
    yield from (party for party in kept if not _is_no_party(party, mentions))


def _is_surname(role: RoleNoun, mentions: Sequence[Mention]) -> bool:
    """Whether the word is a part of somebody's name and no title of his."""
    return role.sector in _NAMED_AFTER_WORK and any(
        row.kind == "person" and row.start <= role.start and role.end <= row.end for row in mentions
    )


def _is_within_a_name(party: Party, mentions: Sequence[Mention]) -> bool:
    """Whether the name of a country is somebody's ("Brown and Jordan")."""
    return not party.sector and any(
        row.kind == "person" and row.start <= party.start and party.end <= row.end
        for row in mentions
    )


def _with_body(text: str, party: Party) -> Party:
    """The party with the word for a body or office that follows ("separatist officials")."""
    match = _BODY.match(text, party.end)
    if match is None or match.group(1) not in reality().bodies:
        return party
    return Party(
        party.start, match.end(), text[party.start : match.end()], party.country, party.sector
    )


def _is_no_party(party: Party, mentions: Sequence[Mention]) -> bool:
    """Whether a name without a role is taken for a place, a time or the like, and for nobody."""
    if party.country or party.sector:
        return False
    over = {row.kind for row in mentions if row.start < party.end and party.start < row.end}
    return bool(over & _NO_PARTY) and not over - _NO_PARTY


def _is_attributive(text: str, role: str, end: int) -> bool:
    """Whether the role only says of what sort the noun after it is ("civilian rule")."""
    following = re.match(r" ([A-Za-z][a-z]+)", text[end : end + 20])
    if following is None:
        return False
    if role.lower() != "civilian":
        return following.group(1).lower() in reality().not_people
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
            name = _DAY.split(text[low:high], maxsplit=1)[0].strip()
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
    if between == ". " and left.sector and left.text.split()[-1].lower() in reality().abbreviated:
        return True
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


def codes_of(parties: Sequence[Party]) -> tuple[tuple[str | None, str | None], ...]:
    """The (country, sector) of each party, in order, those without either left out."""
    found = ((party.country, party.sector) for party in parties)
    return tuple(dict.fromkeys(code for code in found if any(code)))
