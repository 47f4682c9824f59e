"""Error pages: what a server or a guard sends in place of the page that was asked for."""

import re
from functools import cache

from recension.text.word_lists import word_list

_MOST_WORDS = 60
"""An article of so few words is a brief; one with such a title is none."""
_NUMBER = re.compile(r"^(?:error\s+|http\s+)?[45]\d\d\b[\s:.|–—-]*")


@cache
def _titles() -> tuple[str, ...]:
    return word_list(__package__, "error_pages.toml", dict[str, tuple[str, ...]])["titles"]


def is_error_page(title: str | None, text: str) -> bool:
    """Whether a page's one article is what a server says in place of it ("404 Not Found").

    By its title or first line, and only where it has few words: an article about a fault of a
    server is longer.
    """
    if len(text.split()) > _MOST_WORDS:
        return False
    return any(_says_so(line) for line in (title or "", text.strip().partition("\n")[0]))


def _says_so(line: str) -> bool:
    low = line.strip().lower().replace("’", "'")
    bare = _NUMBER.sub("", low)
    opening = bare.removeprefix("the ").startswith(_titles())
    return (bool(low) and opening) or (low != bare and not bare)
