"""Mending characters that were broken on their way to us, with the map to the page kept."""

import re
from collections.abc import Iterator

from recension.text.mapped import Edit, MappedText, edited

_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_CLOSING = "\xa0«»“”‘’‹›–—…·ªº„‚"  # what stands after a word in correct text, too


def _misread_table() -> dict[str, int]:
    """Which byte a character was, had UTF-8 been read as Windows-1252 or Latin-1."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        try:
            table[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return table


_BYTE = _misread_table()


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(c) for c, b in _BYTE.items() if first <= b <= last) + "]"


_CONTINUATION = _class(0x80, 0xBF)
_FOREIGN_PAIR = _class(0xC4, 0xDF) + _CONTINUATION
_FOREIGN_WORD = _FOREIGN_PAIR + "(?:[ -/:-@]?" + _FOREIGN_PAIR + ")+"
_BROKEN = re.compile(
    f"(?P<long>{_class(0xE0, 0xEF)}{_CONTINUATION}{{2}}|{_class(0xF0, 0xF4)}{_CONTINUATION}{{3}})"
    f"|(?P<pair>[ÂÃ]{_CONTINUATION})"
    f"|(?P<word>{_FOREIGN_WORD})"
    "|(?P<lost>â€)"  # the third byte of ” has no character in Windows-1252 and is often lost
    r"|(?P<stray>(?<=[a-z.,;:!?\"'”’)])Â(?= ))"  # a no-break space whose second half was folded
    "|(?P<control>[\x80-\x9f])"
    "|(?P<ligature>[ﬀ-ﬆ])"
    "|(?P<soft>\xad)"
    "|(?P<invisible>[\u200b-\u200f\u2060\ufeff])"
    "|(?P<space>[\xa0\u2000-\u200a\u202f\u205f])"
    r"|(?P<open>(?<!`)``(?!`))"
    r"|(?P<close>(?<!')''(?!'))"
)
_SUSPECT = re.compile(
    "[\x80-\xad\xc2-\xf4\u2000-\u200f\u202f\u205f\u2060\ufb00-\ufb06\ufeff]|``|-[ \t]*[\r\n]"
)
_PLAIN = {"lost": "”", "stray": "", "soft": "", "space": " ", "open": "“", "close": "”"}
_WRAPPED = re.compile(r"(?<=[^\W\d_])-[ \t]*(?:\r\n?|\n)[ \t]*(?=[^\W\d_])")
_SPACES = re.compile(r"[^\S ]\s*| \s+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LEFT = re.compile(r"[\w-]*\Z")
_RIGHT = re.compile(r"\w+")


def mend(text: MappedText) -> MappedText:
    """`text` with broken characters mended; text without any is given back as it is.

    Mended are: UTF-8 read as Windows-1252 or Latin-1 ("â€™", "Ã©"; the idea of ftfy, Speer 2019,
    made small: a sequence is mended only where it reads as UTF-8 and hardly as anything else), C1
    controls that stand for Windows-1252 characters (as the WHATWG HTML standard reads them),
    ligatures, soft hyphens, invisible and unusual spaces, ``TeX'' quotes, and words that a hard
    line end has hyphenated. Curly quotes stay. Mending twice changes nothing more.
    """
    if not _SUSPECT.search(text.text):
        return text
    while True:
        whole = unwrapped(text, words_of(text.text)) if _WRAPPED.search(text.text) else text
        again = edited(whole, _edits(whole.text))
        if again is text:
            return text
        text = again


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, compounds whole: what a word broken at a line end is looked up in."""
    return frozenset(_WORD.findall(text))


def unwrapped(text: MappedText, words: frozenset[str]) -> MappedText:
    """`text` with words that a hard line end has hyphenated made whole.

    The hyphen stays where `words` know only the compound, or where the word has one already
    ("back-to-\\nback").
    """
    found = _WRAPPED.finditer(text.text)
    return edited(text, [(*m.span(), _hyphen(text.text, m, words)) for m in found])


def folded(text: MappedText) -> MappedText:
    """`text` with every run of white space made one space, and none at its ends."""
    spaces = _SPACES.finditer(text.text)
    return edited(text, [(*match.span(), " ") for match in spaces]).stripped()


def _edits(text: str) -> Iterator[Edit]:
    quoted = text.rfind("''")
    lone = text.count("``") == 1
    opened = False
    for match in _BROKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "open":  # a pair of `` is a span of code
            opened = opened or lone or match.end() <= quoted
        mended = _mended(kind, match, text) if opened or kind not in ("open", "close") else None
        if mended is not None:
            yield match.start(), match.end(), mended


def _mended(kind: str, match: re.Match[str], text: str) -> str | None:
    found = match.group()
    match kind:
        case "long" | "pair":
            return None if _reads_as_written(text, match) else _as_utf8(found)
        case "word":
            return _as_utf8(found)
        case "control":
            return _as_cp1252(found)
        case "ligature":
            return _LIGATURES[found]
        case "invisible":
            return None if _joins_letters(text, match) else ""
    return _PLAIN[kind]


def _as_utf8(found: str) -> str | None:
    try:
        return bytes(_BYTE.get(c, ord(c)) for c in found).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_cp1252(found: str) -> str | None:
    try:
        return found.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return None


def _reads_as_written(text: str, match: re.Match[str]) -> bool:
    """Whether an accented letter is followed by marks that may be its own sentence's."""
    found = match.group()
    if found.startswith("â€") or not all(c in _CLOSING for c in found[1:]):
        return False
    if not text[match.end() : match.end() + 1].isalpha():
        return len(found) > 2 or text[match.start() - 1 : match.start()].isupper()
    read = _as_utf8(found) or ""
    return len(found) > 2 and not "\u1e00" <= read <= "\u22ff"  # a lone character of far away


def _joins_letters(text: str, match: re.Match[str]) -> bool:
    """Whether an invisible character may be part of a script that needs it (or of an emoji)."""
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return any(c >= "\u0590" and not "\u1e00" <= c <= "\u22ff" for c in around)


def _hyphen(text: str, match: re.Match[str], words: frozenset[str]) -> str:
    left = _LEFT.search(text[max(0, match.start() - 40) : match.start()])
    right = _RIGHT.match(text, match.end())
    if left is None or right is None or "-" in left.group() or right.group()[0].isupper():
        return "-"
    compound, whole = f"{left.group()}-{right.group()}", left.group() + right.group()
    return "-" if compound in words and whole not in words else ""
