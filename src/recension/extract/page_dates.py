"""When an HTML page says its article appeared, and when it was changed."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from htmldate import find_date

from recension.extract.block import Block
from recension.extract.document import Document
from recension.extract.linked_data import LinkedArticle
from recension.extract.pagehead import PageHead
from recension.extract.readers import can_be_read
from recension.extract.stamps import stamps_in
from recension.extract.stated_dates import published_as_stated
from recension.model.article import Published

_ADDRESS_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])"
)
_ROLES = {"datepublished": "published", "pubdate": "published", "datemodified": "modified"}
_BLOCKS_BEFORE, _BLOCKS_AFTER = 3, 8
_DATELINE_CHARACTERS = 120
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_DATELINE_WORDS = frozenset(
    [
        "published",
        "posted",
        "updated",
        "on",
        "at",
        "by",
        "am",
        "pm",
        "in",
        "the",
        "of",
        "and",
        "last",
        "modified",
        "first",
        "created",
        "comments",
        "comment",
        "views",
        "min",
        "read",
        "ago",
        "share",
        "print",
        "email",
        "under",
        "filed",
        "from",
        "for",
    ]
)
_PROSE_WORDS = 4  # in small letters, beside those of datelines
_MAX_CHARACTERS = 2_000_000


class Dates(msgspec.Struct, frozen=True):
    """Publication and last change, apart; None where the page does not say."""

    published: Published | None
    modified: Published | None


def dates_of(
    document: Document,
    blocks: Sequence[Block],
    head: PageHead,
    linked: LinkedArticle,
    keys: tuple[tuple[str, ...], tuple[str, ...]],
) -> Dates:
    """When the page says its article appeared and was changed, to the day or minute it says.

    Each from the first that states one: JSON-LD, meta tags (`keys` of publication and of change,
    best first), a time element said to be of it. For publication also, in this order, the date in
    the page's address, a lone time element, a date by the headline, and htmldate (Barbaresi 2020)
    searching the whole page for its oldest date, unless that is the date of the change or no day
    that the page has in writing.
    """
    modified = _stated("json-ld:dateModified", linked.modified, keys[1], head, "modified")
    published = (
        _stated("json-ld:datePublished", linked.published, keys[0], head, "published")
        or _in_address(head, linked)
        or _lone_time(head)
        or _by_headline(blocks)
        or _searched(document, blocks, modified)
    )
    if modified and published and _says_no_more(modified, published):
        modified = None
    return Dates(published, modified)


def _stated(
    basis: str, linked: str | None, keys: tuple[str, ...], head: PageHead, role: str
) -> Published | None:
    stated = [(basis, linked)]
    stated += [(f"meta:{key}", head.meta.get(key)) for key in keys]
    stated += [
        (f"html:time:{time.role}", time.datetime)
        for time in head.times
        if _ROLES.get(time.role) == role
    ]
    return next((found for key, text in stated if (found := published_as_stated(text, key))), None)


def _says_no_more(modified: Published, published: Published) -> bool:
    """Whether it is the date of publication again, or one before it, which cannot be meant."""
    same = published.value.startswith(modified.value)
    return same or modified.value[:10] < published.value[:10]


def _in_address(head: PageHead, linked: LinkedArticle) -> Published | None:
    for basis, address in (
        ("link:canonical", head.canonical),
        ("meta:og:url", head.meta.get("og:url")),
        ("json-ld:url", linked.url),
    ):
        if found := _ADDRESS_DATE.search(address or ""):
            year, month, day = found.groups()
            return published_as_stated(f"{year}-{month:0>2}-{day:0>2}", basis)
    return None


def _lone_time(head: PageHead) -> Published | None:
    plain = [time for time in head.times if not time.role]
    days = {time.datetime for time in plain}
    return published_as_stated(plain[0].datetime, "html:time") if len(days) == 1 else None


def _by_headline(blocks: Sequence[Block]) -> Published | None:
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), None)
    if title is None:
        return None
    for block in blocks[max(0, title - _BLOCKS_BEFORE) : title + _BLOCKS_AFTER]:
        if block.kind == "title" or len(block.text) > _DATELINE_CHARACTERS:
            continue
        for stamp in stamps_in(block.text):
            is_told = not stamp.said and _is_prose(block.text, stamp.start, stamp.end)
            if stamp.value and stamp.precision and not stamp.modified and not is_told:
                basis = _place(block, stamp.start, stamp.end)
                return Published(stamp.value, stamp.precision, basis)
    return None


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether a date stands in a sentence ("she was born on"), which tells of another day."""
    around = _SMALL_WORD.findall(f"{text[:start]} {text[end:]}")
    fewest = _PROSE_WORDS // 2 if text.endswith((".", "!", "?", "”", '"')) else _PROSE_WORDS
    return len([word for word in around if word not in _DATELINE_WORDS]) >= fewest


def _place(block: Block, start: int, end: int) -> str:
    words = block.content.cut(start, end)
    return f"page:{words.source_start(0)}-{words.source_end(len(words))}:{words.text}"


def _searched(
    document: Document, blocks: Sequence[Block], modified: Published | None
) -> Published | None:
    """htmldate's date where the page has its day in writing: of a bare year it makes 1 January.

    Not where a sentence alone has it: the day of a crime or a birth is none of publication.
    """
    text = document.text
    if len(text) > _MAX_CHARACTERS or not can_be_read(text):
        return None
    found = find_date(text, extensive_search=True, original_date=True)
    if not found or (modified is not None and modified.value.startswith(found)):
        return None
    told = [place for block in blocks for place in _told(block)]
    for words in _ways_to_write(*found.split("-")).finditer(text):
        if not any(start <= words.start() < end for start, end in told):
            basis = f"page:{words.start()}-{words.end()}:{words.group()}"
            return published_as_stated(found, basis)
    return None


def _told(block: Block) -> Iterator[tuple[int, int]]:
    """Where the page has the dates of the block's sentences."""
    for stamp in stamps_in(block.text):
        if not stamp.said and _is_prose(block.text, stamp.start, stamp.end):
            words = block.content.cut(stamp.start, stamp.end)
            start, end = words.source_start(0), words.source_end(len(words))
            if start is not None and end is not None:
                yield start, end


def _ways_to_write(year: str, month: str, day: str) -> re.Pattern[str]:
    m, d = f"0?{int(month)}", f"0?{int(day)}"
    name, suffix = r"[^\W\d_]{3,12}\.?", r"(?:st|nd|rd|th|er|\.)?"
    ways = (
        rf"{year}[-/.]{m}[-/.]{d}",
        rf"{year}{month}{day}",
        rf"(?:{d}[-/.]{m}|{m}[-/.]{d})[-/.]{year}",
        rf"{d}{suffix}[\s-]+(?:de\s+)?{name},?[\s-]+(?:de\s+)?{year}",
        rf"{name}\s+{d}{suffix},?\s+{year}",
        rf"{year}\s*[年년]\s*{m}\s*[月월]\s*{d}\s*[日일]",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\d)")
