"""JSON-LD: what a page says of its article in schema.org's words."""

import html
import re
from collections.abc import Iterator

import msgspec

_SCRIPT = re.compile(
    r"<script\b[^>]*?application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL
)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>)\s*;?\s*$"
)
_RAW_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_NODES = 5_000

Node = dict[str, object]


class Author(msgspec.Struct, frozen=True):
    """A name in the author field; `person` is False where the page calls it an organisation."""

    name: str
    person: bool


class LinkedArticle(msgspec.Struct, frozen=True):
    """An article as JSON-LD describes it; texts as written, entities decoded."""

    headline: str | None = None
    authors: tuple[Author, ...] = ()
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None


def linked_articles(
    source: str, types: frozenset[str], elsewhere: frozenset[str]
) -> tuple[LinkedArticle, ...]:
    """The articles that the page's JSON-LD describes, in page order.

    `types` are schema.org types that count as articles; what stands under a property of
    `elsewhere` is about another article. Blocks that are not JSON, even mended, are passed over.
    """
    nodes: list[Node] = []
    for script in _SCRIPT.finditer(source):
        nodes.extend(_nodes(_parsed(script.group(1)), elsewhere))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    return tuple(_article(node, named) for node in nodes if _types(node) & types)


def _parsed(written: str) -> object:
    bare = _WRAPPING.sub("", written)
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", _RAW_CONTROL.sub(" ", bare))):
        try:
            return msgspec.json.decode(attempt)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
    return None


def _nodes(data: object, elsewhere: frozenset[str]) -> Iterator[Node]:
    """Every object of `data` from the outside in, not going into other articles."""
    waiting = [data]
    for _ in range(_NODES):
        if not waiting:
            return
        at = waiting.pop(0)
        if isinstance(at, list):
            waiting[:0] = at[:_NODES]
        elif isinstance(at, dict):
            yield at
            waiting.extend(value for key, value in at.items() if key not in elsewhere)


def _types(node: Node) -> set[str]:
    return {str(each).rpartition("/")[2] for each in _listed(node.get("@type"))}


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _article(node: Node, named: dict[str, Node]) -> LinkedArticle:
    publishers = [_name(each, named) for each in _listed(node.get("publisher"))]
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(_authors(node, named)),
        publisher=next((name for name in publishers if name), None),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        language=_text(node.get("inLanguage")),
        url=_url(node),
    )


def _authors(node: Node, named: dict[str, Node]) -> Iterator[Author]:
    for each in _listed(node.get("author") or node.get("creator")):
        types = _types(_resolved(each, named)) if isinstance(each, dict) else set()
        for name in _names(each, named):
            yield Author(name, not types & {"Organization", "NewsMediaOrganization", "Brand"})


def _names(value: object, named: dict[str, Node]) -> list[str]:
    if isinstance(value, dict):
        value = _resolved(value, named).get("name")
    return [name for each in _listed(value) if (name := _text(each))]


def _name(value: object, named: dict[str, Node]) -> str | None:
    return next(iter(_names(value, named)), None)


def _resolved(value: Node, named: dict[str, Node]) -> Node:
    return value if "name" in value else named.get(str(value.get("@id")), value)


def _url(node: Node) -> str | None:
    main = node.get("mainEntityOfPage")
    if isinstance(main, dict):
        main = main.get("@id") or main.get("url")
    return _text(node.get("url")) or _text(main)


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None
