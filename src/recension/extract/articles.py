"""A page's articles, each alone: the way from a document to them."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from recension.extract.block import Block, Labelled
from recension.extract.cut import Cutting, cut_blocks
from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.extract.error_pages import is_error_page
from recension.extract.front_matter import front_matter
from recension.extract.furniture import label_blocks
from recension.extract.headlines import Found, Head, basis_of, read_head
from recension.extract.language import language_of
from recension.extract.mainbody import main_blocks
from recension.extract.markup import html_blocks
from recension.extract.metadata import (
    PageMetadata,
    Stated,
    Statements,
    calls_itself_an_article,
    page_metadata,
    page_statements,
)
from recension.extract.owntext import own_texts, restored
from recension.extract.passages import PassageIndex
from recension.extract.repeats import mark_repeats
from recension.extract.settle import Reading, reading_of, settled
from recension.model.article import Article, Dropped, DropReason, Published
from recension.model.identity import digest_id
from recension.text.mapped import MappedText

ONE_ARTICLE = Cutting(threshold=4.0, together=0.0)
"""How a page is cut that calls itself an article (og:type, or the one article of its JSON-LD)."""
_RULE = re.compile(r"<hr\b", re.IGNORECASE)
_PROSE_WORDS = 12
_NEAR = 3

_REASONS: dict[str, DropReason] = {
    "repeat": "repeat",
    "body": "other-article",
    "title": "other-article",
}


def articles_of(
    document: Document,
    *,
    published_default: Published | None = None,
    passages: PassageIndex | None = None,
) -> tuple[Article, ...]:
    """The articles of a page in page order; () where it has none to read, as an error page.

    `text` is an article's paragraphs with a blank line between them. A headline stands in `title`
    and, as the first line of the article, in `text` too, since a plain page does not tell a
    headline from a first line; only the headline (`h1`) of an HTML page of one article is set apart
    by the page itself and stands in `title` alone. What an HTML page says in its metadata, and a
    Markdown file in its front matter, goes to its main article; all others have what their own head
    lines say. `published_default` is for articles that give no date; `passages` are those of the
    batch, if the page came in one.
    """
    labelled = page_blocks(document)
    statements = page_statements(document)
    readings = _readings(document, labelled, passages, _cutting(statements))
    metadata = _metadata(document, labelled, statements)
    main = _main_reading(readings, labelled)
    ground = _page_ground(labelled, readings)
    made = [
        _article(document, ground, reading, metadata if number == main else None)
        for number, reading in enumerate(readings)
    ]
    if len(made) == 1 and is_error_page(made[0].title, made[0].text):
        return ()
    return tuple(
        msgspec.structs.replace(
            article, ordinal=ordinal, published=article.published or published_default
        )
        for ordinal, article in enumerate(_distinct(made))
    )


def _metadata(
    document: Document, labelled: Sequence[Labelled], statements: Statements | None
) -> PageMetadata:
    if statements is None:
        return front_matter(document)
    return page_metadata(document, [one.block for one in labelled], statements)


def _readings(
    document: Document,
    labelled: Sequence[Labelled],
    passages: PassageIndex | None,
    cutting: Cutting | None,
) -> list[Reading]:
    beside = None if passages is None else passages.beside(document.page.id)
    whole = cutting is ONE_ARTICLE and not _shows_others(labelled)
    parts = restored([tuple(labelled)] if whole else cut_blocks(labelled, beside, cutting))
    owned = [pair for pair in zip(parts, own_texts(parts), strict=True) if pair[1]]
    return [reading for part, own in owned for reading in settled(reading_of(part, own), cutting)]


def _shows_others(labelled: Sequence[Labelled]) -> bool:
    """Whether prose follows a second headline, or a mark that other stories follow."""
    begun = announced = False
    for one in labelled:
        if one.label == "body" and one.block.text.count(" ") >= _PROSE_WORDS:
            if announced:
                return True
            begun = begun or bool(one.block.in_main)
        elif one.rule.startswith("marker:"):
            announced = begun
        elif one.label == "title":
            announced = announced or begun
        elif one.label == "body":
            announced = False
    return False


def _page_ground(labelled: Sequence[Labelled], readings: Sequence[Reading]) -> list[Labelled]:
    """All blocks of the page in order, those of its articles as they were last read."""
    read = [one for reading in readings for one in reading.blocks]
    known = {place for one in read if (place := _place(one.block.content))}
    owned = sorted(known)
    rest = [
        one
        for one in labelled
        if (place := _place(one.block.content)) and not _within(place, owned)
    ]
    return sorted([*read, *rest], key=lambda one: _place(one.block.content) or (0, 0))


def _within(place: tuple[int, int], owned: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the sorted places begins inside this one."""
    at = bisect_left(owned, (place[0], 0))
    return at < len(owned) and owned[at][0] < place[1]


def _cutting(statements: Statements | None) -> Cutting | None:
    return ONE_ARTICLE if statements and calls_itself_an_article(statements) else None


def page_blocks(document: Document) -> tuple[Labelled, ...]:
    """The page's blocks, labelled, repeats marked, and in HTML with what the readers take."""
    if document.page.media_type != "text/html":
        return mark_repeats(label_blocks(dump_blocks(document)))
    blocks = _ruled(html_blocks(document), document.text)
    read = main_blocks(document, tuple(blocks))
    return mark_repeats(_labelled_near_prose(read))


def _labelled_near_prose(blocks: Sequence[Block]) -> list[Labelled]:
    """The blocks labelled; a menu far from any prose is the site's without a closer look.

    What a block is, is asked of its words alone: a story that the readers leave out may be one.
    """
    near: set[int] = set()
    for at, block in enumerate(blocks):
        if block.in_main or block.kind == "title" or block.text.count(" ") >= _PROSE_WORDS:
            near.update(range(at - _NEAR, at + _NEAR + 1))
    unread = [
        msgspec.structs.replace(block, in_main=None)
        for at, block in enumerate(blocks)
        if at in near
    ]
    main = [place for block in blocks if block.in_main and (place := _place(block.content))]
    looked_at = [_as_read(one, main) for one in label_blocks(unread)]
    far = [
        Labelled(block, "furniture", "far-from-prose")
        for at, block in enumerate(blocks)
        if at not in near
    ]
    return sorted([*looked_at, *far], key=lambda one: _place(one.block.content) or (0, 0))


def _as_read(one: Labelled, main: Sequence[tuple[int, int]]) -> Labelled:
    """The block with whether it lies in one of the places the readers take."""
    start, _ = _place(one.block.content) or (0, 0)
    at = bisect_right(main, (start, sys.maxsize)) - 1
    in_main = at >= 0 and start < main[at][1]
    return Labelled(msgspec.structs.replace(one.block, in_main=in_main), one.label, one.rule)


def _ruled(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks, those after a horizontal rule with a gap before them."""
    if _RULE.search(source) is None:
        return list(blocks)
    made: list[Block] = []
    done = 0
    for block in blocks:
        place = _place(block.content) or (done, done)
        ruled = _RULE.search(source, done, max(done, place[0])) is not None
        made.append(msgspec.structs.replace(block, gap=1) if ruled else block)
        done = max(done, place[1])
    return made


def _main_reading(readings: Sequence[Reading], labelled: Sequence[Labelled]) -> int:
    """The first of the articles that the readers of the page take; the first if none is asked."""
    main = [place for one in labelled if one.block.in_main and (place := _place(one.block.content))]
    for number, reading in enumerate(readings):
        places = sorted(place for block in reading.own if (place := _place(block.content)))
        if any(_within(place, places) for place in main):
            return number
    return 0


def _article(
    document: Document,
    ground: Sequence[Labelled],
    reading: Reading,
    metadata: PageMetadata | None,
) -> Article:
    content = reading.content
    head = read_head(reading.blocks, document.page.retrieved_at)
    if metadata is not None:
        head = _with_metadata(head, metadata)
    return Article(
        id=digest_id("a", document.page.id, content.text),
        page=document.page.id,
        ordinal=0,
        title=_value(head.title),
        publisher=_value(head.publisher),
        byline=_value(head.byline),
        language=language_of(content.text),
        published=head.published,
        text=content.text,
        map=content.runs,
        dropped=_dropped(ground, reading.own),
        modified=head.modified,
        evidence=_evidence(head) | _slug(reading),
        notes=head.notes,
    )


def _with_metadata(head: Head, metadata: PageMetadata) -> Head:
    """What the page's metadata says, and where it says nothing, what the head lines say."""
    return Head(
        title=_found(metadata.title) or head.title,
        publisher=_found(metadata.publisher) or head.publisher,
        byline=_found(metadata.byline) or head.byline,
        published=metadata.published or head.published,
        modified=metadata.modified or head.modified,
        notes=head.notes,
    )


def _found(stated: Stated | None) -> Found | None:
    return None if stated is None else Found(stated.value, stated.basis)


def _value(found: Found | None) -> str | None:
    return None if found is None else found.value


def _evidence(head: Head) -> dict[str, str]:
    """What title, publisher, byline and modified rest on, by name."""
    found = {
        "title": head.title and head.title.basis,
        "publisher": head.publisher and head.publisher.basis,
        "byline": head.byline and head.byline.basis,
        "modified": head.modified and head.modified.basis,
    }
    return {name: basis for name, basis in found.items() if basis}


def _slug(reading: Reading) -> dict[str, str]:
    """The slug that a wire put at the end of its copy, which is no text of the article."""
    slugs = [one.block for one in reading.blocks if one.rule == "slug"]
    return {"slug": basis_of(slugs[0])} if slugs else {}


def _dropped(ground: Sequence[Labelled], own: Sequence[Block]) -> tuple[Dropped, ...]:
    """The runs of the page's text that are not the article's, neighbours of one reason in one."""
    kept = {_place(block.content) for block in own}
    found: list[Dropped] = []
    open_run = False
    for one in ground:
        place = _place(one.block.content)
        if place is None or place in kept:
            open_run = False
            continue
        reason = _reason(one)
        if open_run and found[-1].reason == reason:
            found[-1] = Dropped(found[-1].page_start, place[1], reason)
        else:
            found.append(Dropped(*place, reason))
        open_run = True
    return tuple(found)


def _reason(one: Labelled) -> DropReason:
    if one.label == "body" and one.block.in_main is False:
        return "boilerplate"
    return _REASONS.get(one.label, "boilerplate")


def _place(content: MappedText) -> tuple[int, int] | None:
    if not content.runs:
        return None
    (_, start, _), (_, last, length) = content.runs[0], content.runs[-1]
    return start, last + length


def _distinct(articles: Iterable[Article]) -> list[Article]:
    """Articles of different text; of two alike the first stands."""
    return list({article.id: article for article in reversed(list(articles))}.values())[::-1]
