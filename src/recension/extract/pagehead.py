"""What the head of a page says in meta tags, links and its title."""

import html
import re

import msgspec

from recension.extract.tags import attributes_of

_HEAD_TAG = re.compile(
    r"<(?P<name>meta|link|html|time)\b(?P<attributes>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+'|[\"'])*+)>",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title\b[^>]*>([^<]*)", re.IGNORECASE)
_KEYS = ("property", "name", "itemprop", "http-equiv")


class Timed(msgspec.Struct, frozen=True):
    """A `time` element: its machine-readable date and what it is said to be."""

    datetime: str
    role: str
    start: int


class PageHead(msgspec.Struct, frozen=True):
    """`meta` maps lower-case keys to their first content; texts have their entities decoded."""

    meta: dict[str, str]
    title: str | None
    language: str | None
    canonical: str | None
    times: tuple[Timed, ...]


def page_head(source: str) -> PageHead:
    """Read the tags of the page; of several meta tags of one key the first stands."""
    meta: dict[str, str] = {}
    times: list[Timed] = []
    language = canonical = None
    for tag in _HEAD_TAG.finditer(source):
        attributes = attributes_of(tag["attributes"])
        match tag["name"].lower():
            case "meta":
                _keep(meta, attributes)
            case "html":
                language = language or _clean(attributes.get("lang") or attributes.get("xml:lang"))
            case "link":
                if "canonical" in attributes.get("rel", "").lower().split():
                    canonical = canonical or _clean(attributes.get("href"))
            case _:
                times.extend(_timed(attributes, tag.start()))
    title = _TITLE.search(source)
    found = _clean(title.group(1)) if title else None
    return PageHead(meta, found, language, canonical, tuple(times))


def _keep(meta: dict[str, str], attributes: dict[str, str]) -> None:
    content = _clean(attributes.get("content"))
    for key in _KEYS:
        if content and attributes.get(key):
            meta.setdefault(attributes[key].lower(), content)


def _timed(attributes: dict[str, str], start: int) -> list[Timed]:
    stated = attributes.get("datetime") or attributes.get("content")
    if not stated:
        return []
    role = attributes.get("itemprop") or ("pubdate" if "pubdate" in attributes else "")
    return [Timed(html.unescape(stated).strip(), role.lower(), start)]


def _clean(value: str | None) -> str | None:
    return " ".join(html.unescape(value).split()) or None if value else None
