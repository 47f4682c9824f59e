"""What the front matter of a Markdown file says about its article."""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from recension.extract.document import Document
from recension.extract.dump import reads_as_markdown
from recension.extract.markdown import front_matter_end
from recension.extract.metadata import PageMetadata, Stated, person_in
from recension.extract.stated_dates import published_as_stated
from recension.model.article import Published
from recension.text.word_lists import word_list

_ENTRY = re.compile(r"^([\w-]+):[ \t]*(.*?)[ \t]*\r?$((?:\n[ \t]*- .*)*)", re.MULTILINE)
_BETWEEN = re.compile(r"[^,\n]+")
_COMMENT = re.compile(r"\s#.*")
_BESIDE = ("http://", "https://", "|", ">", "{", "&", "*", "!")
"""What no name or headline begins with: an address, or YAML that says more than one line."""


class Keys(msgspec.Struct, frozen=True):
    """Which key says what (front_matter.toml)."""

    title: tuple[str, ...]
    byline: tuple[str, ...]
    publisher: tuple[str, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]


@functools.cache
def _keys() -> Keys:
    return word_list(__package__, "front_matter.toml", Keys)


def front_matter(document: Document) -> PageMetadata:
    """Title, byline, publisher and dates of the YAML between "---" at the head of a Markdown file.

    Each with its words and their place in the page. Read are plain and quoted scalars and lists of
    them (YAML 1.2 of one level, as Jekyll and Hugo write it); what is nested deeper says nothing
    here. A file that is not Markdown, or has no front matter, says nothing.
    """
    if document.page.media_type == "text/html" or not reads_as_markdown(document):
        return PageMetadata()
    text = document.text
    said = dict(_entries(text, front_matter_end(text)))
    keys = _keys()
    publisher = _first(said, keys.publisher)
    return PageMetadata(
        title=_first(said, keys.title),
        byline=_byline(said, keys.byline, publisher),
        publisher=publisher,
        published=_date(said, keys.published),
        modified=_date(said, keys.modified),
    )


Entries = dict[str, tuple[Stated, ...]]


def _entries(text: str, end: int) -> Iterator[tuple[str, tuple[Stated, ...]]]:
    """Every key, in small letters, with its values."""
    for found in _ENTRY.finditer(text, 0, end):
        spans = [found.span(2)] if found[2] and found[2][0] != "[" else _listed(text, found)
        values = tuple(value for span in spans if (value := _value(text, *span)))
        if values:
            yield found[1].lower().replace("-", "_"), values


def _listed(text: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Where the entries of a list stand: "[one, other]", or each on a line after a hyphen."""
    start, end = found.span(2) if found[2] else found.span(3)
    return [match.span() for match in _BETWEEN.finditer(text, start, end)]


def _value(text: str, start: int, end: int) -> Stated | None:
    """A scalar without its quotes, a link between "[[" and "]]" without these."""
    bare = text[start:end].strip().removeprefix("- ").strip("[] ")
    quote = bare[0] if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'" else ""
    words = bare[1:-1].strip("[] ") if quote else _COMMENT.sub("", bare).strip()
    if not words or words.startswith(_BESIDE):
        return None
    first = text.index(words, start)
    written = words.replace("''", "'") if quote == "'" else words.replace('\\"', '"')
    return Stated(written, f"page:{first}-{first + len(words)}:{words}")


def _first(said: Entries, keys: Sequence[str]) -> Stated | None:
    return next((value for key in keys for value in said.get(key, ())), None)


def _byline(said: Entries, keys: Sequence[str], publisher: Stated | None) -> Stated | None:
    site = publisher.value.casefold() if publisher else ""
    for key in keys:
        people = [value for value in said.get(key, ()) if person_in(value.value, site)]
        if people:
            names = ", ".join(person_in(each.value, site) or "" for each in people)
            return Stated(names, people[0].basis)
    return None


def _date(said: Entries, keys: Sequence[str]) -> Published | None:
    stated = (value for key in keys for value in said.get(key, ()))
    dates = (published_as_stated(each.value, each.basis) for each in stated)
    return next((found for found in dates if found), None)
