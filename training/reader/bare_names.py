"""Bare names within labelled phrases, one convention for sets that have each their own.

GUM and re3d label whole phrases ("the Minister for the Middle East, Tobias Ellwood"); the account
wants names. A name is the run of capitalised words that holds the phrase's head. A run that does
not hold it says of the phrase what it belongs to ("the government of Iraq"), so that the phrase's
label tells nothing of the run's own kind: it is a place where the gazetteer of `annotate` knows it
as one, and else left unscored. Countries are places, whatever they do: GUM has them so, re3d calls
them organisations where they act. Names of peoples are groups.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recension.annotate.gazetteer import known_places
from recension.annotate.mentions import common_words, function_words, name_words
from recension.model.span import Offsets


class BareName(NamedTuple):
    """The words [first, last) of a phrase and their kind, None where it cannot be told."""

    first: int
    last: int
    kind: str | None


_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = frozenset("of for the and & de la von van der del du - – ' ’ / 's ’s".split())  # noqa: SIM905
_ARABIC = frozenset({"al", "el", "ibn", "bin", "bint", "abu"})
_LOOSE = _ARTICLES | _SMALL
_PRONOUNS = frozenset("i we he she it they you me us him her them our my his its their who".split())  # noqa: SIM905
_AFTER_HEAD = frozenset(
    "of for in on at from to with by like who which that including , ( near between".split()  # noqa: SIM905
)
_GEOGRAPHIC = frozenset(
    """area areas airport airfield basin border borders city cities coast corridor county desert
    district governorate gulf island islands lake mountain mountains neighborhood neighbourhood
    peninsula plain province provinces region river sea state suburb town valley village""".split()  # noqa: SIM905
)
_LANDS = frozenset({"country", "capital", "region", "city", "area"})


def bare_names(
    words: Sequence[str], kind: str | None, *, head: int | None = None, opens: bool = False
) -> list[BareName]:
    """The names in the words of a phrase that is labelled `kind`, in order.

    `head` is the place of the phrase's head where the set tells it; `opens` says that the phrase
    opens a sentence, whose capital tells nothing.
    """
    centre = _head(words) if head is None else head
    found = []
    for first, last in _singly(words, _runs(words, opens=opens)):
        holds = first <= centre < last
        for begun, ended in _parts(words, first, last, person=kind == "person"):
            name = words[begun:ended]
            own = _own_kind(name)
            if own is not None and (kind in {None, "organisation", own} or not holds):
                found.append(BareName(begun, ended, own))
            elif holds or (kind == "place" and _is_place(words, first, last, centre)):
                found.append(BareName(begun, ended, kind))
            else:
                found.append(BareName(begun, ended, None))
    return found


def _head(words: Sequence[str]) -> int:
    """The word before the first preposition, comma or relative pronoun."""
    cut = next((at for at in range(1, len(words)) if words[at].lower() in _AFTER_HEAD), len(words))
    while cut > 1 and words[cut - 1] in {".", "'", "’", '"', "”"}:
        cut -= 1
    return cut - 1


def _own_kind(name: Sequence[str]) -> str | None:
    """Group for names of peoples, place for countries, whatever phrase they stand in."""
    known = known_places().get(spelled(name))
    if known is None:
        return None
    if known.sort in {"demonym", "people"}:
        return "group"
    return "place" if known.sort == "country" else None


def _is_place(words: Sequence[str], first: int, last: int, centre: int) -> bool:
    """Whether a run beside the head of a place is a place too ("the city of Mosul")."""
    if words[last - 1].lower() in name_words().organisations:
        return False
    known = known_places().get(spelled(words[first:last]))
    return (
        first > centre
        or words[centre].lower() in _GEOGRAPHIC
        or (known is not None and known.sort in _LANDS)
    )


def spelled(name: Sequence[str]) -> str:
    """The words of a name as they would stand in a text."""
    return " ".join(name).replace(" .", ".").replace(". ", ".") if "." in name else " ".join(name)


def _parts(words: Sequence[str], first: int, last: int, *, person: bool) -> Iterator[Offsets]:
    """The run without what does not belong to a name; nothing where nothing is left."""
    if person:
        first, last = _person(words, first, last)
    while first < last and _leads(words[first], words[first + 1 : last]):
        first += 1
    while last > first and (words[last - 1].lower() in _LOOSE or words[last - 1] in {",", "."}):
        last -= 1
    if last > first and not (last - first == 1 and _is_pronoun(words[first])):
        yield first, last


def _person(words: Sequence[str], first: int, last: int) -> Offsets:
    """Titles stand before a name; what has "of" or "for" in it is a post."""
    titled = [at for at in range(first, last) if _is_title(words[at])]
    first = titled[-1] + 1 if titled else first
    if any(word.lower() in {"of", "for"} for word in words[first:last]):
        return first, first
    if first > 1 and words[first - 1].lower() == "of" and _is_title(words[first - 2]):
        return first, first
    return first, last


def _leads(word: str, rest: Sequence[str]) -> bool:
    if word.lower() in _LOOSE or word == ".":
        return True
    ordinary = word.lower() in function_words() and not word.isupper()
    return ordinary and word.lower() not in _ARABIC and bool(rest)


def _is_pronoun(word: str) -> bool:
    return word.lower() in _PRONOUNS and (word == "I" or not word.isupper())


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in name_words().titles


def _runs(words: Sequence[str], *, opens: bool) -> Iterator[Offsets]:
    at = _opening(words) if opens else 0
    while at < len(words):
        if not _begins(words, at):
            at += 1
            continue
        end = at + 1
        while (more := _joined(words, end)) is not None:
            end = more
        yield at, end
        at = end


def _singly(words: Sequence[str], runs: Iterator[Offsets]) -> Iterator[Offsets]:
    """Runs, but what "and" joins to a known place or people by itself ("Iraq and Syria")."""
    for first, last in runs:
        begun = first
        for at in range(first, last):
            if words[at].lower() in {"and", "&"} and spelled(words[begun:at]) in known_places():
                yield begun, at
                begun = at + 1
        yield begun, last


def _opening(words: Sequence[str]) -> int:
    """Where capitals begin to tell something: past an ordinary word at the head of a sentence."""
    word = words[0].lower()
    if words[0].isupper() and len(word) > 1:
        return 0
    alone = len(words) == 1 or not (_capital(words[1]) or words[1].lower() in _SMALL)
    plural = word.endswith("s") and words[1:2] == ["of"]
    return int(word in common_words() and (alone or plural))


def _begins(words: Sequence[str], at: int) -> bool:
    if _capital(words[at]):
        return True
    following = words[at + 1 : at + 3]
    if words[at].lower() in _ARABIC:
        return bool(following) and (
            _capital(following[0])
            or (len(following) > 1 and following[0] == "-" and _capital(following[1]))
        )
    return _is_ordinal(words[at]) and bool(following) and _capital(following[0])


def _joined(words: Sequence[str], end: int) -> int | None:
    """One past the next capitalised word that belongs to the run that ends at `end`."""
    for skipped in range(4):
        at = end + skipped
        if at >= len(words):
            return None
        if not skipped and _goes_on(words, at):
            return at + 2
        if _capital(words[at]) or (_is_ordinal(words[at]) and _begins(words, at)):
            return at + 1
        if not _binds(words, at):
            return None
    return None


def _goes_on(words: Sequence[str], at: int) -> bool:
    """An apostrophe within an Arabic name that the set's words are cut at ("Da ’ esh")."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in {"'", "’"} and is_broken(words[at - 1], after)


def is_broken(before: str, after: str) -> bool:
    """Whether an apostrophe between two words stands within one name."""
    return _capital(before) and len(before) <= 3 and 1 < len(after) <= 6 and after.islower()


def _binds(words: Sequence[str], at: int) -> bool:
    word = words[at].lower()
    if word == ".":
        before = words[at - 1]
        return (len(before) == 1 and before.isupper()) or _is_title(before)
    return word in _SMALL or word in _ARABIC


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isdigit() and any(c.isupper() for c in word))


def _is_ordinal(word: str) -> bool:
    return word[:1].isdigit() and word.lstrip("0123456789") in {"st", "nd", "rd", "th"}
