"""Words of a text with where they stand, folded and stemmed so that forms of one word meet."""

import re
from functools import lru_cache

import msgspec
from anyascii import anyascii

WORD = re.compile(r"[^\W_]+(?:[.,'’\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = (
    ("isations", "iz"), ("izations", "iz"), ("isation", "iz"), ("ization", "iz"),
    ("ising", "iz"), ("izing", "iz"), ("ised", "iz"), ("ized", "iz"), ("ises", "iz"),
    ("izes", "iz"), ("ise", "iz"), ("ize", "iz"),
    ("ations", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at"), ("ates", "at"),
    ("ate", "at"), ("ments", ""), ("ment", ""), ("ness", ""), ("ally", "al"), ("ly", ""),
    ("sses", "ss"), ("ies", "y"), ("ied", "y"), ("iers", "ier"), ("ings", ""), ("ing", ""),
    ("edly", ""), ("eed", "eed"), ("ed", ""), ("ers", "er"), ("ss", "ss"), ("us", "us"),
    ("is", "is"), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word at [start, end); `form` is lower case without accents or possessive."""

    start: int
    end: int
    form: str
    stem: str
    capital: bool


@lru_cache(maxsize=1 << 18)
def folded(surface: str) -> str:
    """`surface` in lower-case ASCII, without a possessive ending ("Goïta's" is "goita")."""
    plain = surface if surface.isascii() else anyascii(surface)
    return _POSSESSIVE.sub("", plain.lower())


@lru_cache(maxsize=1 << 18)
def stem(form: str) -> str:
    """`form` without its inflection; at least three letters stay.

    One pass of suffix rules after Lovins (1968), British and American spelling made one.
    """
    if len(form) < 4 or not form.isalpha():
        return form
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) + len(instead) >= 3:
            return _undoubled(form[: len(form) - len(ending)] + instead)
    return _undoubled(form)


def _undoubled(bare: str) -> str:
    double = len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz"
    bare = bare[:-1] if double else bare
    return bare.replace("our", "or") if len(bare) > 5 else bare


@lru_cache(maxsize=1 << 18)
def _forms(surface: str) -> tuple[str, str, bool]:
    form = folded(surface)
    return form, stem(form), surface[:1].isupper()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` in [start, end), in order."""
    stop = len(text) if end is None else end
    return [
        Word(match.start(), match.end(), *_forms(match.group()))
        for match in WORD.finditer(text, start, stop)
    ]
