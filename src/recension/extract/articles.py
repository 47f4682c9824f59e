"""A page's articles, each alone: the way from a document to them."""

from collections.abc import Iterable, Sequence

import msgspec

from recension.extract.block import Block, Labelled
from recension.extract.cut import cut_blocks
from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.extract.furniture import label_blocks
from recension.extract.headlines import Found, Head, read_head
from recension.extract.language import language_of
from recension.extract.mainbody import main_blocks
from recension.extract.markup import html_blocks
from recension.extract.metadata import PageMetadata, Stated, page_metadata
from recension.extract.owntext import own_texts, restored
from recension.extract.passages import PassageIndex
from recension.extract.repeats import mark_repeats
from recension.model.article import Article, Dropped, DropReason, Published
from recension.model.identity import digest_id
from recension.text.mapped import MappedText, join

SEPARATOR = "\n\n"
"""What stands between the paragraphs of an article's text; it maps to nothing."""

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
    """The articles of a page in page order; () where it has none to read.

    `text` is an article's paragraphs with a blank line between them. A headline stands in `title`
    and, as the first line of the article, in `text` too, since a plain page does not tell a
    headline from a first line; only the headline (`h1`) of an HTML page of one article is set apart
    by the page itself and stands in `title` alone. What an HTML page says in its metadata goes to
    its main article; all others have what their own head lines say. `published_default` is for
    articles that give no date; `passages` are those of the batch, if the page came in one.
    """
    labelled = page_blocks(document)
    beside = None if passages is None else passages.beside(document.page.id)
    parts = restored(cut_blocks(labelled, beside))
    owned = [pair for pair in zip(parts, own_texts(parts), strict=True) if pair[1]]
    metadata = page_metadata(document, [one.block for one in labelled])
    main = _main_part([part for part, _ in owned])
    made = [
        _article(document, labelled, piece, metadata if number == main else None)
        for number, piece in enumerate(owned)
    ]
    return tuple(
        msgspec.structs.replace(
            article, ordinal=ordinal, published=article.published or published_default
        )
        for ordinal, article in enumerate(_distinct(made))
    )


def page_blocks(document: Document) -> tuple[Labelled, ...]:
    """The page's blocks, labelled, repeats marked, and in HTML with what the readers take."""
    if document.page.media_type != "text/html":
        return mark_repeats(label_blocks(dump_blocks(document)))
    labelled = label_blocks(_ruled(html_blocks(document), document.text))
    read = main_blocks(document, tuple(one.block for one in labelled))
    return mark_repeats(
        tuple(
            Labelled(block, one.label, one.rule) for block, one in zip(read, labelled, strict=True)
        )
    )


def _ruled(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks, those after a horizontal rule with a gap before them."""
    made: list[Block] = []
    done = 0
    for block in blocks:
        place = _place(block.content) or (done, done)
        ruled = "<hr" in source[done : place[0]].lower()
        made.append(msgspec.structs.replace(block, gap=1) if ruled else block)
        done = max(done, place[1])
    return made


def _main_part(parts: Sequence[Sequence[Labelled]]) -> int:
    """The first of the pieces that the readers of the page take most of."""
    mains = [
        sum(len(one.block.text) for one in part if one.block.in_main and one.label == "body")
        for part in parts
    ]
    return next((number for number, size in enumerate(mains) if size), 0)


def _article(
    document: Document,
    labelled: Sequence[Labelled],
    piece: tuple[Sequence[Labelled], Sequence[Block]],
    metadata: PageMetadata | None,
) -> Article:
    part, own = piece
    content = join([block.content for block in own], SEPARATOR)
    head = read_head(part, document.page.retrieved_at)
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
        dropped=_dropped(labelled, own),
        modified=head.modified,
        evidence=_evidence(head),
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


def _dropped(labelled: Sequence[Labelled], own: Sequence[Block]) -> tuple[Dropped, ...]:
    """The runs of the page's text that are not the article's, neighbours of one reason in one."""
    kept = {_place(block.content) for block in own}
    found: list[Dropped] = []
    open_run = False
    for one in labelled:
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
    start, end = content.source_start(0), content.source_end(len(content))
    return None if start is None or end is None else (start, end)


def _distinct(articles: Iterable[Article]) -> list[Article]:
    """Articles of different text; of two alike the first stands."""
    return list({article.id: article for article in reversed(list(articles))}.values())[::-1]
