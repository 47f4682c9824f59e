"""Surnames: where one that stands alone is of nobody known, since the text gives it to two.

News names somebody whole once and by the surname after that, and his kin by the first name; so the
surname is his who bore it alone before the text named another bearer, or whom the story names whole
far more. Else it is left, also where the other bearer was not recognised as a person.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from recension.collate.described import nameless
from recension.collate.given_names import given_names, is_given_name
from recension.resolve.names import short_given_name, spelled_alike

Row = tuple[int, int, str]
"""Start and end of a mention, and the id of the person."""
UNSURE = "?"
"""In place of an entity id: somebody of a surname that several bear, not known which of them."""


def is_known(person: str) -> bool:
    """Whether the id is that of an entity."""
    return not person.startswith(UNSURE)


_FAR_MORE = 3  # times as many full names


class Bearing(msgspec.Struct, frozen=True):
    """A surname at `at` after these capitalised words, two at most."""

    at: int
    firsts: frozenset[str]


def with_unsure(
    mentions: Mapping[str, Sequence[Row]],
    texts: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
) -> dict[str, tuple[Row, ...]]:
    """The mentions by article, in order, each of a shared surname alone under `UNSURE`.

    `texts` are by article id, `names` the names of a person by entity id.
    """
    surnames = {
        texts[article][start:end] for article, rows in mentions.items() for start, end, _ in rows
    }
    borne = {
        surname: {article: bearings(text, surname) for article, text in texts.items()}
        for surname in sorted(surnames)
        if surname.isalpha()
    }
    return {
        article: tuple(_settled(article, mentions, texts, names, borne)) for article in mentions
    }


def _settled(
    article: str,
    mentions: Mapping[str, Sequence[Row]],
    texts: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    borne: Mapping[str, Mapping[str, Sequence[Bearing]]],
) -> list[Row]:
    text = texts[article]
    rows = sorted(mentions[article])
    unsure = {
        (surname, whom)
        for surname, whom in sorted({(text[start:end], whom) for start, end, whom in rows})
        if surname in borne and _is_shared(article, (surname, whom), mentions, texts, names, borne)
    }
    return [
        (start, end, UNSURE)
        if _is_kin(text, start, end)
        or ((text[start:end], whom) in unsure and not _is_titled_as(text[:start], names[whom]))
        else (start, end, whom)
        for start, end, whom in rows
    ]


def _is_kin(text: str, start: int, end: int) -> bool:
    """Whether a first name alone brings in somebody's kin: "her husband, Bill"."""
    before = text[max(0, start - _KIN) : start].split()
    alone = is_given_name(text[start:end])
    return alone and before[-1:] != [] and before[-1].rstrip(",").lower() in nameless().kin


_KIN = 20  # characters before a first name in which "husband," stands


def _is_titled_as(before: str, names: Sequence[str]) -> bool:
    """Whether "Mr" or "Mrs" stands there and goes with the person's first name."""
    title = before[-_TITLE:].rstrip(" .").rpartition(" ")[2].lower()
    known, words = given_names(), nameless()
    sexes = ((words.mr, known.masculine), (words.mrs, known.feminine))
    return any(
        title in titles and word.lower() in firsts
        for titles, firsts in sexes
        for name in names
        for word in name.split()
    )


_TITLE = 10  # characters before a surname in which its title stands


def _is_shared(
    article: str,
    named: tuple[str, str],
    mentions: Mapping[str, Sequence[Row]],
    texts: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    borne: Mapping[str, Mapping[str, Sequence[Bearing]]],
) -> bool:
    """Whether the article gives the surname to another who may be meant by it as well."""
    surname, whom = named
    own = frozenset(word for name in names[whom] for word in name.split()) - {surname}
    others = [row for row in borne[surname][article] if _is_other(row, own)]
    if not own or not others:
        return False
    whole = {
        name: [start for start, end, who in rows if who == whom and end - start > len(surname)]
        for name, rows in mentions.items()
    }
    alone = [
        start
        for start, end, who in mentions[article]
        if who == whom and texts[article][start:end] == surname
    ]
    first = min(whole[article], default=None)
    if first is not None and any(first < at < others[0].at for at in alone):
        return False
    counts = Counter(
        row.firsts for rows in borne[surname].values() for row in rows if _is_other(row, own)
    )
    return sum(map(len, whole.values())) < _FAR_MORE * max(counts.values())


def _is_other(row: Bearing, own: frozenset[str]) -> bool:
    """Whether a first name stands there that cannot be a form of one of these."""
    return any(map(is_given_name, row.firsts)) and not any(
        spelled_alike(one.lower(), mine.lower()) or short_given_name(f"{one} X", f"{mine} X")
        for one in row.firsts
        for mine in own
    )


def bearings(text: str, surname: str) -> tuple[Bearing, ...]:
    """Where the surname follows capitalised words ("Ana Roth", "Ana J. Roth"), in order."""
    name = r"[A-Z][^\W\d_]+"
    pattern = rf"({name})(?: ({name}|[A-Z]\.))? {re.escape(surname)}(?!\w)"
    return tuple(
        Bearing(match.start(), frozenset(word for word in match.groups() if word))
        for match in re.finditer(pattern, text)
    )
