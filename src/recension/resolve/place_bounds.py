"""Where names of places begin and end, and which are parts of other names."""

import re
from collections.abc import Callable, Iterable, Iterator

from recension.annotate.gazetteer import known_places
from recension.annotate.mentions import common_words, function_words, name_words
from recension.annotate.words import Word
from recension.model.annotation import Mention
from recension.resolve.gazetteer_names import place_words
from recension.resolve.name_words import form_words
from recension.resolve.places_names import place_signs

_GENITIVE = frozenset({"'s", "'"})
_STATION = re.compile(r"\) ?(?:[-–—]|--)")
_PARTY = re.compile(r"[DRI]-[A-Z][a-z]{2}")
_STREETS = re.compile(
    r"(?:,? (?:and |or )?[A-Z][\w.]+)* (?:streets|roads|avenues|boulevards|drives|lanes|highways)\b"
)
_DATELINE = re.compile(r"(?:, [A-Z][\w.]+)?(?: \([A-Z][^)]{1,30}\))? ?(?:[-–—]|--) ?(?=\S)")
_ARTICLES = frozenset({"the", "a", "an"})
Run = tuple[Word, ...]


def parted(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, "Gaza-Israel" as its two places and "D-Osmere" as its place."""
    for mention in mentions:
        form = text[mention.start : mention.end]
        first, hyphen, second = form.partition("-")
        if hyphen and first in known_places() and second in known_places():
            yield Mention(mention.start, mention.start + len(first), "place")
            yield Mention(mention.end - len(second), mention.end, "place")
        elif _PARTY.match(form):
            yield Mention(mention.start + 2, mention.end, "place")
        else:
            yield mention


def is_no_place(run: Run, before: Word | None, after: Word | None, *, is_plain: bool) -> bool:
    """Whether the words are half an abbreviation or another name, or a plain word: "the Strip"."""
    low = run[0].low
    if len(run) > 1:
        form = " ".join(word.text for word in run)
        small = common_words() | function_words() | name_words().directions
        return form not in known_places() and all(word.low in small for word in run)
    if len(low.rstrip(".")) == 1 or low.rstrip(".") in place_words().expand:
        return True
    if low in name_words().directions and run[0].text not in known_places():
        return True
    if is_plain and run[0].text not in known_places():
        number = after is not None and after.is_number
        if number or (before is not None and before.low in _ARTICLES | {"new"}):
            return True
    if before is None or run[0].start - before.end != 1 or not before.is_name_like:
        return False
    whole = f"{before.low} {low}"
    return whole in name_words().known_organisations or whole in place_words().no_town


def with_direction(run: Run, before: Word | None) -> Run:
    """The name with the "New" or "St" before it that was read apart: "NEW MIAMI"."""
    if before is None or run[0].start - before.end > 2 or not before.is_name_like:
        return run
    parts = place_words().expand.keys() | {"new"}
    is_part = before.low in parts and before.text.isupper() == run[0].text.isupper()
    return (before, *run) if is_part else run


def is_street(text: str, end: int) -> bool:
    """Whether a row of names goes on to streets: "Crabgrass, Owens and Harris roads"."""
    return _STREETS.match(text, end) is not None


def without_others(run: Run, is_other: Callable[[Word], bool], surnames: frozenset[str]) -> Run:
    """A known place without the ordinary words and surnames after it, or the owner before it.

    "Mali Talks" of a headline is Mali, "Kayes’s Sandere County" is Sandere County.
    """
    for at in range(1, len(run) - 1):
        owner = " ".join(word.text for word in run[:at])
        if run[at].low in _GENITIVE and owner in known_places():
            return run[at + 1 :]
    for size in range(len(run) - 1, 0, -1):
        rest = run[size:]
        form = " ".join(word.text for word in run[:size])
        if form in known_places() and all(_is_free(word, is_other, surnames) for word in rest):
            return run[:size]
    return run


def _is_free(word: Word, is_other: Callable[[Word], bool], surnames: frozenset[str]) -> bool:
    lists = (name_words().places, name_words().facilities, name_words().organisations)
    is_part = any(word.low in own for own in lists) or _is_thing(word)
    return not is_part and (is_other(word) or word.low in surnames)


def thing_after(run: Run, after: Word | None) -> Word | None:
    """The word after a place's name that makes it a building's: "the Stiles Unit"."""
    joined = after is not None and after.start - run[-1].end == 1 and after.is_name_like
    return after if after is not None and joined and _is_thing(after) else None


def _is_thing(word: Word) -> bool:
    return word.low in place_signs().ends["building"] or word.low in form_words().wards


def is_station(text: str, start: int, end: int) -> bool:
    """Whether capitals in brackets after a dateline's place name who reports: "KAYES (WKYT) -"."""
    return (
        text[start:end].isupper()
        and text[start - 1 : start] == "("
        and bool(_STATION.match(text, end))
    )


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the words in capitals open a report: "KAYES, Mali (AP) — "."""
    opens = not text[:start].rstrip(" ") or text[:start].rstrip(" ")[-1] in ".\n!?"
    return opens and end - start > 3 and _DATELINE.match(text, end) is not None
