"""Signs of place names: what speaks for and against each run of words that may name a place.

The kinds of evidence are those of feature-based recognisers (Nadeau & Sekine 2007, "A survey of
named entity recognition") with a gazetteer and a tagger's names beside them.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recension.annotate.mentions import common_words, function_words, name_words
from recension.model.annotation import Mention
from recension.resolve.places_names import Candidate, Unit, first_with, place_signs

_AREAS = frozenset({"first-level area", "country", "abbreviation", "code"})
_COMMA = re.compile(r",\s+")


class Signs:
    """What the words around a text's candidates tell."""

    def __init__(
        self,
        text: str,
        units: Sequence[Unit],
        mentions: Sequence[Mention],
        candidates: Sequence[Candidate],
    ) -> None:
        self._text = text
        self._units = units
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._senses = _senses(text, mentions)
        self._lower = frozenset(unit.text for unit in units if unit.text.islower())
        self._by_start: dict[int, list[Candidate]] = {}
        for row in candidates:
            self._by_start.setdefault(row.first, []).append(row)
        self._counts = Counter(text[row.start : row.end] for row in candidates)

    def of(self, row: Candidate) -> tuple[str, ...]:
        """The names of the signs that hold for a candidate, each once."""
        cover = self.cover(row)
        return (
            f"sort {row.sort}",
            f"cover {cover}",
            f"{row.sort}, {cover}",
            f"after {self._after(row)}",
            f"before {self._before(row)}",
            *self._longer(row),
            *self._text_wide(row),
            *self._shape(row),
        )

    def cover(self, row: Candidate) -> str:
        """How the names already found lie over the words: "is place", "begins organisation"."""
        at = bisect_right(self._starts, row.start) - 1
        under = self._mentions[at] if at >= 0 and self._mentions[at].end > row.start else None
        if under is None:
            is_met = at + 1 < len(self._starts) and self._starts[at + 1] < row.end
            return "across" if is_met else "no name"
        end = row.end - (row.sort == "abbreviation" and self._text[row.end - 1] == ".")
        if under.end < end:
            return "across"
        is_begun = self._text[under.start : row.start].strip().islower() or under.start == row.start
        if is_begun:
            return f"is {under.kind}" if under.end in {end, row.end} else f"begins {under.kind}"
        return f"ends {under.kind}" if under.end == end else f"in {under.kind}"

    def _longer(self, row: Candidate) -> Iterator[str]:
        """Longer candidates that begin with or end in these words, and shorter ones in these."""
        for other in self._by_start.get(row.first, ()):
            if other.end > row.end:
                yield f"begins longer {other.sort}"
        for first in range(max(0, row.first - 3), row.first):
            for other in self._by_start.get(first, ()):
                if other.last >= row.last:
                    yield f"in longer {other.sort}"
        if row.last - row.first > 1:
            yield "several words"

    def _before(self, row: Candidate) -> str:
        """What kind of word or mark stands before the candidate."""
        if row.first == 0:
            return "nothing"
        unit = self._units[row.first - 1]
        between = self._text[unit.end : row.start]
        if _COMMA.fullmatch(between):
            is_place = any(other.sort != "village" for other in self._ending(row.first))
            return "comma, place" if is_place else "comma"
        if between not in {" ", ". ", "\n"}:
            return "hyphen" if between == "-" else "mark"
        return _word_before(unit, between)

    def _ending(self, last: int) -> list[Candidate]:
        return [
            row
            for first in range(max(0, last - 3), last)
            for row in self._by_start.get(first, ())
            if row.last == last
        ]

    def _after(self, row: Candidate) -> str:
        """What kind of word or mark stands after the candidate."""
        if row.last >= len(self._units):
            return "nothing"
        unit = self._units[row.last]
        between = self._text[row.end : unit.start]
        if _COMMA.fullmatch(between):
            is_area = any(other.sort in _AREAS for other in self._by_start.get(row.last, ()))
            return "comma, area" if is_area else "comma"
        if between == " ":
            return _word_after(unit)
        if between == "-":
            return "based" if unit.text == "based" else "hyphen"
        return "possessive" if between[:1] in {"'", "’"} else "mark"

    def _text_wide(self, row: Candidate) -> Iterator[str]:
        """What the same words are elsewhere in the text."""
        surface = self._text[row.start : row.end].rstrip(".")
        senses = self._senses.get(surface, Counter())
        for kind in ("place", "person", "organisation", "part of person", "part of other"):
            others = senses[kind]
            if others > 1 or (others and kind.startswith("part")):
                yield f"elsewhere {kind}"
                yield f"{row.sort}, elsewhere {kind}"
        if self._counts[self._text[row.start : row.end]] > 2:
            yield "often"

    def _shape(self, row: Candidate) -> Iterator[str]:
        first = self._units[row.first]
        surface = self._text[row.start : row.end]
        low = first.text.lower()
        if row.last - row.first == 1:
            if low in self._lower or low in common_words() or low in function_words():
                yield "ordinary word"
                yield f"ordinary word, {row.sort}"
            if low in name_words().given:
                yield "given name"
        if surface.isupper():
            yield "capitals"
        if surface.endswith("."):
            yield "full stop"


def _word_before(unit: Unit, between: str) -> str:
    low = unit.text.lower()
    listed = first_with(place_signs().before, low) if between == " " else ""
    if listed:
        return listed
    if low in name_words().titles:
        return "title"
    if between == ". ":
        return "stop"
    if low in name_words().given:
        return "given name"
    return "capital" if unit.is_capital else "word"


def _word_after(unit: Unit) -> str:
    if unit.text.isdigit():
        return "number"
    listed = first_with(place_signs().after, unit.text.lower())
    capital = "capital" if unit.is_capital else ""
    return ", ".join(filter(None, [listed, capital])) or "word"


def _senses(text: str, mentions: Sequence[Mention]) -> Mapping[str, Counter[str]]:
    """How often each name is found as each kind, and words of longer names as parts of them."""
    senses: dict[str, Counter[str]] = {}
    for mention in mentions:
        name = text[mention.start : mention.end]
        senses.setdefault(name, Counter())[mention.kind] += 1
        words = name.split()
        part = "part of person" if mention.kind == "person" else "part of other"
        for word in words if len(words) > 1 else ():
            senses.setdefault(word, Counter())[part] += 1
    return senses
