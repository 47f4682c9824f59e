"""What each block of a page is: text of an article, its head lines, or the site's furniture."""

import functools
import re
from collections.abc import Sequence

import msgspec

from recension.extract.block import Block, Label, Labelled
from recension.extract.glued import Piece, pieces_of
from recension.extract.headlines import names_an_outlet, role_of
from recension.extract.phrases import Hit, levelled, lexicon, line_hit

_SENTENCE_END = re.compile(r"[.!…][\"'”’»)\]]*\Z|[?][\"”’»)\]]+\Z")
_SLUG_LINE = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5}){2,7}")
_NUMBER_LINE = re.compile(r"[\W\d_]+")
_CAMEL = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])")
_MENU_SEPARATOR = re.compile(r"\s*[|·•>»›/,]\s*|\s{2,}")
_LEAD = 60  # characters: a shorter line is no paragraph
_PARAGRAPH = 160  # characters: a longer line is a paragraph whatever it ends in


class _Reading(msgspec.Struct, frozen=True):
    """A piece and what it tells of itself, without its neighbours."""

    block: Block
    rule: str
    hit: Hit | None
    role: Label | None
    prose: bool


def label_blocks(blocks: Sequence[Block]) -> tuple[Labelled, ...]:
    """The blocks of a page, in order, with what each is; a block with junk glued in is cut up.

    The evidence is the phrase a line is or opens with (furniture.toml), its form, and what stands
    around it; where that is not enough a line is body, since an article's own words must not be
    lost. Rules that begin with "marker:" tell that other articles follow. In HTML, what the readers
    of the page hold for no main text is furniture, but for a title.
    """
    readings = [_reading(piece) for block in blocks for piece in pieces_of(block)]
    labels: list[tuple[Label, str] | None] = [_alone(reading) for reading in readings]
    _label_beside(readings, labels)
    _label_publishers(readings, labels)
    _label_titles(readings, labels)
    _label_after(readings, labels)
    return tuple(
        Labelled(reading.block, *(label or ("body", "text")))
        for reading, label in zip(readings, labels, strict=True)
    )


def _reading(piece: Piece) -> _Reading:
    text = piece.block.text
    prose = len(text) > _PARAGRAPH or (len(text) >= _LEAD and bool(_SENTENCE_END.search(text)))
    role = None if prose else role_of(text)
    return _Reading(piece.block, piece.rule, line_hit(text), role, prose)


def _alone(reading: _Reading) -> tuple[Label, str] | None:
    """What a block is by itself, None where its neighbours must tell."""
    block, hit = reading.block, reading.hit
    if reading.rule:
        return "furniture", reading.rule
    if block.kind == "title":
        return "title", "title-element"
    if block.in_main is False:
        return "furniture", "outside-main"
    if hit and hit.where == "anywhere":
        return "furniture", _rule(hit, block)
    if not reading.prose and (rule := _form(block.text)):
        return "furniture", rule
    return None


def _rule(hit: Hit, block: Block) -> str:
    return f"marker:{levelled(block.text)}" if hit.name == "marker" else hit.name


def _form(line: str) -> str | None:
    """The rule by which the mere form of a line makes it furniture."""
    if _SLUG_LINE.fullmatch(line):
        return "slug"
    if _NUMBER_LINE.fullmatch(line) and (len(line) <= 3 or not any(map(str.isdigit, line))):
        return "number"
    return "navigation" if _is_menu(line) else None


def _is_menu(line: str) -> bool:
    """Whether a line is made of two or more section names, spaced, ruled off or run together."""
    names = lexicon().sections.names
    parts = [part.casefold() for part in _MENU_SEPARATOR.split(line) if part]
    if len(parts) >= 2 and sum(part in names for part in parts) >= 0.7 * len(parts):
        return True
    run = _CAMEL.findall(line)
    if " " not in line and len(run) >= 2 and "".join(run) == line:
        return all(word.casefold() in names for word in run)
    words = line.casefold().split()
    return len(words) >= 4 and all(word in names for word in words)


def _label_beside(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> None:
    """Single words and section names are furniture at either end or next to other furniture."""
    prose = [i for i, reading in enumerate(readings) if reading.prose and labels[i] is None]
    first, last = (prose[0], prose[-1]) if prose else (len(readings), -1)
    order = range(len(readings))
    for i in (*order, *reversed(order)):
        if labels[i] or not _may_be_furniture(readings[i]):
            continue
        around = [labels[j] for j in (i - 1, i + 1) if 0 <= j < len(readings)]
        if i < first or i > last or any(label and label[0] == "furniture" for label in around):
            hit = readings[i].hit
            labels[i] = ("furniture", _rule(hit, readings[i].block) if hit else "navigation")


def _may_be_furniture(reading: _Reading) -> bool:
    if reading.hit:
        return reading.hit.where == "beside"
    return not reading.prose and levelled(reading.block.text) in lexicon().sections.names


def _label_publishers(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> None:
    """An outlet's line stands next to a date, or is said twice with a dash ("- Daily Star")."""
    for i, reading in enumerate(readings):
        if labels[i] or reading.prose:
            continue
        if reading.role == "publisher":
            labels[i] = ("publisher", "outlet-and-date")
        elif i + 1 < len(readings) and readings[i + 1].role == "date":
            name = levelled(reading.block.text)
            echo = [j for j in (i + 2, i + 3) if j < len(readings) and _echoes(readings[j], name)]
            if echo or (names_an_outlet(reading.block.text) and len(name) < 40):
                labels[i] = ("publisher", "outlet-and-date")
                labels[i + 1] = ("date", "outlet-and-date")
                for j in echo:
                    labels[j] = ("publisher", "outlet-again")


def _echoes(reading: _Reading, name: str) -> bool:
    return not reading.prose and levelled(reading.block.text) == name


def _is_title_like(reading: _Reading) -> bool:
    text = reading.block.text
    words = text.split()
    if reading.prose or reading.role or not 3 <= len(words) <= 30 or len(text) > 200:
        return False
    return not _SENTENCE_END.search(text) and not text[0].islower() and text[-1] not in ":;,"


def _label_titles(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> None:
    """A title stands at the page's head or after a marker or an outlet, and prose follows it."""
    _label_head_title(readings, labels)
    opened = False
    for i, reading in enumerate(readings):
        label = labels[i]
        if label is None:
            if opened and _is_title_like(reading) and _prose_follows(readings, labels, i):
                labels[i] = ("title", "after-opening")
            opened = opened and reading.role is not None
        else:
            opened = label[0] in ("publisher", "date") or label[1].startswith("marker:")
    _label_roles(readings, labels)


def _label_head_title(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> None:
    if any(label and label[0] == "title" for label in labels):
        return
    head = _head(readings, labels)
    seen: dict[str, int] = {}
    for i in head:
        key = levelled(readings[i].block.text)
        if key in seen:
            labels[seen[key]] = labels[i] = ("title", "said-twice")
            return
        seen[key] = i
    if before := [i for i in head if _prose_follows(readings, labels, i)]:
        run = [i for i in before if i >= before[-1] - 1]
        labels[run[0]] = ("title", "head")


def _head(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> list[int]:
    """The title-like lines down to the second paragraph."""
    found, paragraphs = [], 0
    for i, reading in enumerate(readings):
        paragraphs += reading.prose and labels[i] is None
        if paragraphs > 1:
            break
        if labels[i] is None and _is_title_like(reading):
            found.append(i)
    return found


def _prose_follows(
    readings: list[_Reading], labels: list[tuple[Label, str] | None], at: int
) -> bool:
    """Whether a paragraph comes within the next six blocks, before anything of the site."""
    for reading, label in zip(readings[at + 1 : at + 7], labels[at + 1 : at + 7], strict=True):
        if label and label[1].startswith("marker:"):
            return False
        if reading.prose and label is None:
            return True
    return False


def _label_roles(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> None:
    """Dates and bylines count by a title, before the first paragraph and beside furniture."""
    near = 4
    since = 0
    for i, reading in enumerate(readings):
        label = labels[i]
        since = 0 if label and label[0] != "furniture" else since + reading.prose * near + 1
        if label is None and reading.role and (since <= near or _is_beside(labels, i)):
            labels[i] = (reading.role, "head-line")
            since = 0


def _is_beside(labels: list[tuple[Label, str] | None], i: int) -> bool:
    around = [labels[j] for j in (i - 1, i + 1) if 0 <= j < len(labels)]
    return len(around) < 2 or any(label is not None for label in around)


def _label_after(readings: list[_Reading], labels: list[tuple[Label, str] | None]) -> None:
    """Notes on authors and the like are furniture below an article's last paragraph."""
    ended, named = True, False
    for i in reversed(range(len(readings))):
        label, reading = labels[i], readings[i]
        if label is not None:
            ended, named = True, label == ("furniture", "bio")
        elif ended and named and _is_name(reading.block.text):
            labels[i] = ("furniture", "bio:name")
            named = False
        elif ended and _stands_after(reading) and _has_body_before(readings, labels, i):
            rule = reading.hit.name if reading.hit else "bio"
            labels[i] = ("furniture", rule)
            named = rule == "bio"
        else:
            ended = named = False


def _stands_after(reading: _Reading) -> bool:
    return (reading.hit is not None and reading.hit.where == "after") or _is_bio(reading.block.text)


def _has_body_before(
    readings: list[_Reading], labels: list[tuple[Label, str] | None], at: int
) -> bool:
    """Whether an article is open above: its lead itself is never a note on its author."""
    for i in reversed(range(at)):
        label = labels[i]
        if label is None:
            return readings[i].prose or i > 0
        if label[0] != "furniture":
            return False
    return False


_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:(?:de|van|von|al|el|bin|ould) )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
)


def _is_name(line: str) -> bool:
    return _NAME.fullmatch(line.strip()) is not None


@functools.cache
def _bio_pattern() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) for verb in lexicon().bio.verbs)
    return re.compile(rf"{_NAME.pattern},?\s+(?:{verbs})\b")


def _is_bio(text: str) -> bool:
    bio = lexicon().bio
    if len(text) > bio.longest or not _bio_pattern().match(text):
        return False
    folded = text.casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", folded) for word in bio.words)
