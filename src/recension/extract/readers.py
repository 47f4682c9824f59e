"""What readers made by others take for the main text of an HTML page."""

import logging
import re

import trafilatura
from lxml import etree, html
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.settings import Extractor

from recension.extract.tags import elements

_MAX_DEPTH = 1_000
"""Beyond this readers fail or take quadratic time, and no page is written so."""
_MAX_CHARACTERS = 10_000_000
"""Beyond this a reader takes more than seconds; the largest news pages are a tenth of it."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_TAGS_UNCOUNTED = 8_000
"""A page of so few tags cannot nest deep enough to take more than a second."""
_LEFT_OPEN = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _plain_parser() -> html.HTMLParser:
    """trafilatura's parser, but for one class for all elements: lxml's own asks Python for each."""
    parser = html.HTMLParser(
        collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


_PARSER = _plain_parser()
_OPTIONS = Extractor(fast=True, precision=True, comments=False)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def can_be_read(source: str) -> bool:
    """Whether readers take a page in bounded time: False for huge or too deep ones."""
    if len(source) > _MAX_CHARACTERS:
        return False
    if source.count("<") <= _TAGS_UNCOUNTED:
        return True
    known = elements()
    closed = known.void | _LEFT_OPEN
    depth = 0
    for close, name in _TAG.findall(source):
        if name.lower() in closed:
            continue
        depth = max(0, depth - 1) if close else depth + 1
        if depth > _MAX_DEPTH:
            return False
    return True


def trafilatura_reading(source: str) -> str | None:
    """The main text by trafilatura (Barbaresi 2021), fast and precise; None where it finds none.

    Never with its `deduplicate`, which remembers other pages.
    """
    try:
        tree = html.fromstring(_NOT_IN_XML.sub(" ", source), parser=_PARSER)
        found = trafilatura.extract(tree, options=_OPTIONS)
    except (ValueError, RecursionError, AssertionError, etree.ParserError):
        return None
    return found or None


def resiliparse_reading(source: str) -> str:
    """The main text by Resiliparse (Bevendorff et al. 2018): broader, ten times as fast."""
    return str(extract_plain_text(source, main_content=True, comments=False))
