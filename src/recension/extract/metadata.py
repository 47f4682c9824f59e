"""Title, byline, publisher, dates, language and address of an HTML page, each with its evidence."""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from recension.extract.block import Block
from recension.extract.document import Document
from recension.extract.linked_data import LinkedArticle, linked_articles
from recension.extract.markup import html_blocks
from recension.extract.page_dates import dates_of
from recension.extract.pagehead import PageHead, page_head
from recension.model.article import Published
from recension.text.word_lists import word_list


class Stated(msgspec.Struct, frozen=True):
    """What a page says, and where: a key ("json-ld:headline", "meta:og:title", "html:title") or
    its own words with their place in the page ("page:START-END:words")."""

    value: str
    basis: str


class PageMetadata(msgspec.Struct, frozen=True):
    """What a page says about its (first) article; None where it does not say.

    `language` is a BCP 47 tag as the page states it, a hint that may be wrong; `url` is the address
    the page calls its own. `published` and `modified` are kept apart: neither stands for the other.
    """

    title: Stated | None = None
    byline: Stated | None = None
    publisher: Stated | None = None
    published: Published | None = None
    modified: Published | None = None
    language: Stated | None = None
    url: Stated | None = None


class Statements(msgspec.Struct, frozen=True):
    """What the head of a page states, and the articles its JSON-LD describes, as written."""

    head: PageHead
    linked: tuple[LinkedArticle, ...]


class Keys(msgspec.Struct, frozen=True):
    """Where heads of pages say what, and which names are nobody's (metadata.toml)."""

    title: tuple[str, ...]
    byline: tuple[str, ...]
    publisher: tuple[str, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]
    language: tuple[str, ...]
    url: tuple[str, ...]
    article_types: frozenset[str]
    elsewhere: frozenset[str]
    by: tuple[str, ...]
    nobody: frozenset[str]
    outlet_words: frozenset[str]
    platforms: frozenset[str]


_WORDS = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|·•»–—-]\s+|\s*[|»]\s*")
_NO_NAME = re.compile(r"https?:|www\.|[@/<>{}\[\]]|\.(?:com|org|net|co)\b|\d{3}", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_PLACEHOLDERS = frozenset({"article", "home", "index", "null", "untitled", "undefined", "news"})
_TITLE_WORDS_SHARED = 0.5


@functools.cache
def _keys() -> Keys:
    return word_list(__package__, "metadata.toml", Keys)


def page_statements(document: Document) -> Statements | None:
    """What the head and the JSON-LD of an HTML page state; None for a page that is not HTML."""
    if document.page.media_type != "text/html":
        return None
    keys = _keys()
    linked = linked_articles(document.text, keys.article_types, keys.elsewhere)
    return Statements(page_head(document.text), linked)


def page_metadata(
    document: Document,
    blocks: Sequence[Block] | None = None,
    statements: Statements | None = None,
) -> PageMetadata:
    """What the page says about its article, JSON-LD first, then meta tags, then visible text.

    `blocks` are the page's (`html_blocks`), `statements` those of `page_statements`, read here
    where they are not given. A page that is not HTML says nothing here. An author is given only
    where the page names a person as one.
    """
    statements = statements or page_statements(document)
    if statements is None:
        return PageMetadata()
    blocks = html_blocks(document) if blocks is None else blocks
    head = statements.head
    keys = _keys()
    linked = _own(statements.linked, head, blocks)
    publisher = _publisher(head, linked)
    url = _url(head, linked)
    dates = dates_of(document, blocks, head, linked, (keys.published, keys.modified))
    return PageMetadata(
        title=_title(head, linked, blocks, publisher),
        byline=_byline(head, linked, blocks, publisher),
        publisher=publisher,
        published=dates.published,
        modified=dates.modified,
        language=_language(head, linked),
        url=url,
    )


def calls_itself_an_article(statements: Statements) -> bool:
    """Whether the page says that it is one article: by og:type, or one article in its JSON-LD."""
    return statements.head.meta.get("og:type") == "article" or len(statements.linked) == 1


def _own(
    articles: Sequence[LinkedArticle], head: PageHead, blocks: Sequence[Block]
) -> LinkedArticle:
    """Of the articles that JSON-LD describes the page's own: one, or the one titled as the page."""
    if len(articles) == 1:
        return articles[0]
    titles = {
        _folded(text) for text in (head.meta.get("og:title"), head.title, *_h1(blocks)) if text
    }
    for article in articles:
        if article.headline and any(_folded(article.headline) in title for title in titles):
            return article
        if article.url and article.url in (head.canonical, head.meta.get("og:url")):
            return article
    return articles[0] if articles else LinkedArticle()


def _h1(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind == "title"]


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _title(
    head: PageHead, linked: LinkedArticle, blocks: Sequence[Block], publisher: Stated | None
) -> Stated | None:
    found = next(_titles(head, linked, blocks, publisher), None)
    if found is None or not found.value.endswith(("…", "...")):
        return found
    start = _folded(found.value)
    for block in blocks:  # a headline cut short for search engines stands whole on the page
        if block.kind == "title" and _folded(block.text).startswith(start):
            return _as_seen(block)
    return found


def _titles(
    head: PageHead, linked: LinkedArticle, blocks: Sequence[Block], publisher: Stated | None
) -> Iterator[Stated]:
    site = publisher.value if publisher else None
    candidates = [("json-ld:headline", linked.headline)]
    candidates += [(f"meta:{key}", head.meta.get(key)) for key in _keys().title]
    for basis, text in candidates:
        if text and (bare := _without_site(text, site)):
            yield Stated(bare, basis)
    of_page = set(_folded(head.title or "").split())
    for block in blocks:
        if block.kind == "title" and _shared(block.text, of_page) >= _TITLE_WORDS_SHARED:
            yield _as_seen(block)
    if head.title and (bare := _without_site(head.title, site)):
        yield Stated(bare, "html:title")


def _shared(text: str, words: set[str]) -> float:
    own = _folded(text).split()
    return sum(word in words for word in own) / len(own) if own else 0.0


def _without_site(title: str, site: str | None) -> str | None:
    """`title` less the site's name at its end; None where nothing of an article's is left."""
    parts = _SEPARATOR.split(title)
    cut = title
    if len(parts) > 1 and site and _same_site(parts[-1], site):
        cut = title[: title.rindex(parts[-1])].rstrip(" |·•»–—-")
    folded = _folded(cut)
    if not folded or folded in _PLACEHOLDERS or (site and folded == _folded(site)):
        return None
    return cut


def _same_site(name: str, site: str) -> bool:
    """Whether two names are one outlet's: "TheHill" and "The Hill"."""
    first, second = (_folded(each).replace(" ", "").removeprefix("the") for each in (name, site))
    return first == second


def _as_seen(block: Block) -> Stated:
    content = block.content
    start, end = content.source_start(0), content.source_end(len(content))
    return Stated(block.text, f"page:{start}-{end}:{block.text}")


def _publisher(head: PageHead, linked: LinkedArticle) -> Stated | None:
    candidates = [("json-ld:publisher", linked.publisher)]
    candidates += [(f"meta:{key}", head.meta.get(key)) for key in _keys().publisher]
    for basis, stated in candidates:
        name = _SEPARATOR.split(stated or "")[0].strip()
        usable = 1 < len(name) < 80 and not name.startswith(("@", "http"))
        if usable and _folded(name) not in _keys().platforms:
            return Stated(name, basis)
    return None


def _byline(
    head: PageHead, linked: LinkedArticle, blocks: Sequence[Block], publisher: Stated | None
) -> Stated | None:
    site = _folded(publisher.value) if publisher else ""
    people = [
        name
        for author in linked.authors
        if author.person and (name := person_in(author.name, site))
    ]
    if people:
        return Stated(", ".join(dict.fromkeys(people)), "json-ld:author")
    for key in _keys().byline:
        if person := person_in(head.meta.get(key, ""), site):
            return Stated(person, f"meta:{key}")
    return _visible_byline(blocks, site)


def _visible_byline(blocks: Sequence[Block], site: str) -> Stated | None:
    """A short block in markup called author or byline that reads "By Name"."""
    for block in blocks:
        called = block.markup is not None and _called_byline(block.markup.path)
        first, _, rest = block.text.partition(" ")
        if called and first.lower() == "by" and len(block.text) < 80:
            person = person_in(rest, site)
            if person:
                return msgspec.structs.replace(_as_seen(block), value=person)
    return None


def _called_byline(path: Sequence[str]) -> bool:
    return any("byline" in label or "author" in label for label in path[-4:])


def person_in(name: str, site: str) -> str | None:
    """`name` without "By" where it can be a person's, or several persons', and not the `site`'s."""
    for lead in _keys().by:
        if name.lower().startswith(f"{lead} "):
            name = name[len(lead) + 1 :]
    name = name.strip(" ,;:|")
    folded = _folded(name)
    words = folded.split()
    keys = _keys()
    if not 1 < len(words) < 20 or _NO_NAME.search(name) or folded in keys.nobody:
        return None
    if site and (folded in site or site in folded):
        return None
    return None if keys.outlet_words.intersection(words) or not name[0].isalpha() else name


def _language(head: PageHead, linked: LinkedArticle) -> Stated | None:
    candidates = [("html:lang", head.language), ("json-ld:inLanguage", linked.language)]
    candidates += [(f"meta:{key}", head.meta.get(key)) for key in _keys().language]
    for basis, tag in candidates:
        if tag and _LANGUAGE.fullmatch(tag):
            return Stated(tag.replace("_", "-"), basis)
    return None


def _url(head: PageHead, linked: LinkedArticle) -> Stated | None:
    candidates = [("link:canonical", head.canonical)]
    candidates += [(f"meta:{key}", head.meta.get(key)) for key in _keys().url]
    candidates.append(("json-ld:url", linked.url))
    for basis, address in candidates:
        if address and address.startswith(("http://", "https://")):
            return Stated(address, basis)
    return None
