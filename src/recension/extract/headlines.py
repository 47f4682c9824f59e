"""Head lines of an article: title, publisher, byline and date, read where the page says them."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from recension.extract.block import Block, Labelled
from recension.extract.stamps import Stamp, day_words, stamps_in
from recension.model.article import Published
from recension.text.word_lists import word_list

Role = Literal["byline", "publisher", "date"]

_REMEMBERED = 4_096
"""Lines whose role is kept: an article's lines are read twice, and a site's on every page."""
_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s*[/]\s+")
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*|[a-z]{1,2}['’][A-Z][\w'’-]*)"
_TRIM = " .:;,|·•-–—()[]"
_LONGEST_HEAD_LINE = 160
_LONGEST_AGO = 30  # a longer line without a figure is no stamp, though it may say "yesterday"
_LEADS = 3  # paragraphs of an article that may open with a dateline


class _Words(msgspec.Struct, frozen=True):
    by: tuple[str, ...]
    roles: tuple[str, ...]
    desks: frozenset[str]
    particles: tuple[str, ...]
    outlet_words: frozenset[str]
    agencies: frozenset[str]


@functools.cache
def _words() -> _Words:
    return word_list(__package__, "headlines.toml", _Words)


class Found(msgspec.Struct, frozen=True):
    """A reading of the page and what it rests on: "page:START-END:words", or a rule's name."""

    value: str
    basis: str


class Head(msgspec.Struct, frozen=True):
    """What an article's head lines say. None: they don't; `notes` tell why a date was not read."""

    title: Found | None = None
    publisher: Found | None = None
    byline: Found | None = None
    published: Published | None = None
    modified: Published | None = None
    notes: tuple[str, ...] = ()


class Dateline(msgspec.Struct, frozen=True):
    """Where, when and for which agency a report was filed, at the front of its first paragraph.

    [0, end) of the paragraph is the dateline; it stays in the text. `date` has no value where the
    dateline leaves out the year.
    """

    place: str
    date: Stamp | None
    agency: str | None
    end: int


@functools.cache
def _byline_pattern() -> re.Pattern[str]:
    by = "|".join(re.escape(word) for word in sorted(_words().by, key=len, reverse=True))
    particles = "|".join(_words().particles)
    name = rf"{_NAME_WORD}(?:\s+(?:(?:{particles})\s+)*{_NAME_WORD}){{0,5}}"
    several = rf"{name}(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|with|et|y|und|e)\s+){name}){{0,5}}"
    return re.compile(
        rf"(?i:{by})\b:?\s+(?P<names>(?:(?i:the|our|a)\s+)?{several}|admin)(?P<rest>.*)", re.S
    )


@functools.cache
def _dateline_pattern() -> re.Pattern[str]:
    agencies = "|".join(re.escape(a) for a in sorted(_words().agencies, key=lambda a: (-len(a), a)))
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
    word = rf"{_NAME_WORD}(?:[ -]{_NAME_WORD}){{0,2}}"
    country = rf"(?:,\s+{word})?"
    day = r"(?:,?\s+(?P<day>(?:[A-Za-z]{3,9}\.? \d{1,2}|\d{1,2} [A-Za-z]{3,9}\.?)(?:,? \d{4})?))?"
    return re.compile(
        rf"(?:(?P<capitals>{capitals})|(?P<word>{word})){country}{day}"
        rf"(?:,?\s*\(?(?P<agency>(?i:{agencies}))\)?)?\s*(?P<rule>[-–—]{{1,2}}|:)\s+(?=\S)"
    )


def dateline_of(text: str) -> Dateline | None:
    """The dateline of a paragraph: "BAMAKO, Jan 5 (Reuters) - ".

    It needs a place in capitals, or a date or agency after the place.
    """
    match = _dateline_pattern().match(text)
    if match is None or not (match["capitals"] or match["day"] or match["agency"]):
        return None
    place = match["capitals"] or match["word"]
    bare = not (match["day"] or match["agency"])
    if bare and (match["rule"] == ":" or place.casefold() in _words().agencies):
        return None
    dates = [stamp for stamp in stamps_in(text[: match.end()]) if match["day"]]
    return Dateline(place, dates[0] if dates else None, match["agency"], match.end())


def byline_in(line: str) -> str | None:
    """Who wrote it, as a head line says: "By Jane Doe, Staff Writer" gives "Jane Doe", and so does
    "Jane Doe, Staff Writer". None where the line is no byline.

    Beside the names may stand only a role, an outlet, a place or a date.
    """
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    return _byline_of(_without_stamps(line, stamps_in(line)))


def _byline_of(alone: str) -> str | None:
    """Who wrote it, by a line whose stamps are taken out."""
    match = _byline_pattern().match(alone)
    if match is None:
        return _titled_name(alone)
    several = _AND.split(match["names"])
    names = [name for name in several if not _is_affiliation(name)] or several
    if not _closes_byline(match["rest"]) or _is_day(names[0]):
        return None
    end = match["names"].rindex(names[-1]) + len(names[-1])
    if _PLACED.fullmatch(match["rest"].strip()):
        return alone[match.start("names") :].strip(_TRIM)
    return re.sub(r"\s+", " ", match["names"][:end]).strip(_TRIM)


_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|with|et|y|und|e)\s+")
_TITLED = re.compile(
    rf"({_NAME_WORD}(?: {_NAME_WORD}){{1,2}}), ((?:[A-Z]\S*(?: (?:of|and|for|the)\b)? ?){{1,6}})"
)
_PLACED = re.compile(rf"in {_NAME_WORD}(?: and {_NAME_WORD}(?: {_NAME_WORD})* in {_NAME_WORD})+")


def _titled_name(line: str) -> str | None:
    """The name of "Jane Doe, Staff Writer"."""
    match = _TITLED.fullmatch(line)
    if match is None:
        return None
    post = match[2].casefold()
    known = post in _words().agencies or any(post.endswith(role) for role in _words().roles)
    return match[1] if known and not _is_affiliation(match[1]) else None


def _is_affiliation(words: str) -> bool:
    folded = words.casefold()
    roles = _words().roles
    return names_an_outlet(words) or any(re.search(rf"\b{re.escape(r)}\b", folded) for r in roles)


def _is_day(name: str) -> bool:
    words = name.casefold().split()
    return words[0] in day_words() and (len(words) == 1 or words[-1].isdigit())


def _closes_byline(rest: str) -> bool:
    """Whether what follows the names may stand in a byline: nothing, a place, a role, a rule."""
    words = rest.strip(_TRIM)
    if not words or rest.lstrip()[0] in "|·•(–—-/<[":
        return len(words) < 80
    if _PLACED.fullmatch(words):
        return True
    if re.fullmatch(rf"(?:in|at|for|from|of) {_NAME_WORD}(?:[ ,]+{_NAME_WORD}){{0,5}}", words):
        return True
    return rest.lstrip()[0] in ",." and len(words) < 80 and _is_affiliation(words)


_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,4}){1,2}", re.IGNORECASE)


def names_an_outlet(line: str) -> bool:
    """Whether a line of up to six words looks like an outlet's name: by an outlet's word in it, as
    a web address, or as a known agency."""
    name = line.strip(_TRIM)
    words = name.split()
    if not 1 <= len(words) <= 6 or not name[0].isalnum() or name.endswith(("?", "!")):
        return False
    folded = name.casefold()
    if folded in _words().agencies or _DOMAIN.fullmatch(name):
        return True
    small = [w for w in words if w[0].islower() and w not in ("of", "the", "and", "de", "for")]
    return len(words) > 1 and not small and any(w in _words().outlet_words for w in folded.split())


_BESIDE_DATE = re.compile(
    r"(?i)(?:\d+ ?)?min(?:ute)?s? read|in \w+|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?|[a-z]{2,4}|at|by"
)


@functools.lru_cache(maxsize=_REMEMBERED)
def role_of(line: str) -> Role | None:
    """What a head line is, told from itself alone: a byline, a date; an outlet with a date.

    None for all else, also for a line that has other words beside these.
    """
    if len(line) > _LONGEST_HEAD_LINE:
        return None
    stamps = stamps_in(line)
    rest = _without_stamps(line, stamps)
    if _byline_of(rest):
        return "byline"
    if not stamps or (len(line) >= _LONGEST_AGO and not any(map(str.isdigit, line))):
        return None
    if not rest or re.fullmatch(
        r"(?i)\d* ?min(?:ute)?s? read|in \w+|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?|[a-z]{2,4}", rest
    ):
        return "date"
    if names_an_outlet(rest):
        return "publisher"
    return "byline" if _is_credit(rest) else None


def _without_stamps(line: str, stamps: Sequence[Stamp]) -> str:
    kept, done = [], 0
    for stamp in stamps:
        kept.append(line[done : stamp.start])
        done = stamp.end
    kept.append(line[done:])
    return " ".join(part.strip(_TRIM) for part in kept if part.strip(_TRIM))


def _is_credit(rest: str) -> bool:
    """Whether what stands beside a date is one of a newsroom's desks."""
    return rest.casefold() in _words().desks


def publisher_in(line: str) -> str | None:
    """The outlet that a publisher's line names: the line without dashes and stamps."""
    name = _without_stamps(line, stamps_in(line)).strip(_TRIM)
    return name or None


def read_head(labelled: Sequence[Labelled], retrieved_at: str | None) -> Head:
    """What the head lines of one article say, each with where the page says it.

    `labelled` are the article's blocks as `label_blocks` gives them; `retrieved_at` is the page's
    (ISO 8601), without which "5 minutes ago" is no date. A dateline counts for the date only where
    it says the year. Nothing is guessed: two ways to read a date make none.
    """
    published, modified, notes = _dates(labelled, retrieved_at)
    return Head(
        title=_first(labelled, "title"),
        publisher=_first(labelled, "publisher"),
        byline=_first(labelled, "byline"),
        published=published,
        modified=modified,
        notes=notes,
    )


def _first(labelled: Sequence[Labelled], label: str) -> Found | None:
    for each in labelled:
        if each.label != label and not (label == "byline" and each.rule == "bio:name"):
            continue
        text = each.block.text
        value = {"byline": _byline, "publisher": publisher_in}.get(label, str.strip)(text)
        if value:
            return Found(value, basis_of(each.block))
    return None


def _byline(line: str) -> str:
    return byline_in(line) or _without_stamps(line, stamps_in(line)) or line.strip(_TRIM)


def basis_of(block: Block, start: int = 0, end: int | None = None) -> str:
    """The words [start, end) of a block as the evidence of a reading: "page:START-END:words"."""
    words = block.content.cut(start, len(block.text) if end is None else end).stripped()
    first, last = words.source_start(0), words.source_end(len(words))
    return f"page:{first}-{last}:{words.text}"


def _dates(
    labelled: Sequence[Labelled], retrieved_at: str | None
) -> tuple[Published | None, Published | None, tuple[str, ...]]:
    found: dict[bool, Published] = {}
    notes: list[str] = []
    for block, stamp in (*_stamps(labelled, retrieved_at), *_dateline_stamps(labelled)):
        basis = basis_of(block, stamp.start, stamp.end)
        if stamp.value is None or stamp.precision is None:
            notes.append(f"no date can be reckoned from {basis}")
        else:
            found.setdefault(stamp.modified, Published(stamp.value, stamp.precision, basis))
    return found.get(False), found.get(True), () if found else tuple(notes)


def _stamps(
    labelled: Sequence[Labelled], retrieved_at: str | None
) -> Iterator[tuple[Block, Stamp]]:
    for each in labelled:
        if each.label in ("date", "byline", "publisher"):
            yield from ((each.block, stamp) for stamp in stamps_in(each.block.text, retrieved_at))


def _dateline_stamps(labelled: Sequence[Labelled]) -> Iterator[tuple[Block, Stamp]]:
    bodies = (each.block for each in labelled if each.label == "body")
    for block in itertools.islice(bodies, _LEADS):
        dateline = dateline_of(block.text)
        if dateline and dateline.date and dateline.date.value:
            yield block, dateline.date
