"""Bytes → text: what character encoding a page is in, and what kind of text it is."""

import codecs
import hashlib
import re
import zlib

from charset_normalizer import from_bytes

from recension.extract.document import Document
from recension.extract.sniffing import binary_kind, media_type_of
from recension.model.identity import digest_id
from recension.model.page import Page, Refusal

MAX_TEXT_BYTES = 50_000_000
"""Above this, after decompression, a page is refused."""

_GZIP = b"\x1f\x8b"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta\s[^>]{0,400}?charset|\?xml\s[^>]{0,200}?encoding)"
    rb"\s*=\s*[\"']?\s*([\w.:-]{2,30})",
    re.I,
)
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 32_768
_READ_AS_CP1252 = frozenset({"ascii", "iso8859-1", "cp1252", "latin-1"})
_NEVER_DECLARED_IN_BYTES = ("utf-16", "utf-32", "utf-7")
_FOREIGN_LETTERS = re.compile(r"[^\W\d_a-zA-Z]+")
_WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŸŠšŽžƒ‘’‚“”„†•–—…€£©®°·«»¿¡§´¨ªº½¼¾²³™\xa0]")
_ODD_BYTE = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(raw: bytes, location: str) -> Document | Refusal:
    """The page of `raw` with its text exactly as decoded, or a refusal with a plain reason.

    Gzip is unpacked. The encoding is read as browsers read it (WHATWG Encoding Standard: a byte
    order mark, then what the page declares), save that what the bytes show outweighs what the
    page declares: bytes that are valid UTF-8 beyond ASCII are UTF-8, bytes that are not, are not.
    With nothing declared, charset-normalizer decides. Ids and `sha256` are of the bytes as given.
    """
    try:
        unpacked = _unpacked(raw)
    except (zlib.error, EOFError) as error:
        return Refusal(location, f"broken gzip: {error}")
    if reason := _unreadable(unpacked):
        return Refusal(location, reason)
    text, encoding = _text(unpacked)
    if not text.strip("\ufeff \t\r\n\f\v\0"):
        return Refusal(location, "empty: no characters but white space")
    sha = hashlib.sha256(raw).hexdigest()
    page = Page(
        id=digest_id("p", sha),
        location=location,
        sha256=sha,
        media_type=media_type_of(text, location),
        retrieved_at=None,
        encoding=encoding,
        characters=len(text),
    )
    return Document(page, text)


def _unpacked(raw: bytes) -> bytes:
    """`raw`, unpacked if it is gzip (all members), never more than one byte over the limit."""
    parts: list[bytes] = []
    left = MAX_TEXT_BYTES + 1
    while raw.startswith(_GZIP) and left > 0:
        unpacker = zlib.decompressobj(wbits=31)
        parts.append(unpacker.decompress(raw, left))
        left -= len(parts[-1])
        if left > 0 and not unpacker.eof:
            raise EOFError("it ends too early")
        raw = unpacker.unused_data
    return b"".join(parts) if parts else raw


def _unreadable(raw: bytes) -> str | None:
    if len(raw) > MAX_TEXT_BYTES:
        return f"larger than {MAX_TEXT_BYTES // 10**6} MB"
    if not raw:
        return "empty: no bytes at all"
    kind = binary_kind(raw)
    return f"not text: {kind}" if kind else None


def _text(raw: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if unmarked := _utf16_without_mark(raw):
        return raw.decode(unmarked, "replace"), unmarked
    declared = _declared(raw)
    if declared == "iso2022_jp":  # seven-bit: its bytes are valid ASCII, too
        return raw.decode(declared, "replace"), declared
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(raw):
        return raw.decode("utf-8", "replace"), "utf-8"
    encoding = _guessed(raw) if declared in (None, "utf-8") else declared
    return _decoded_as(raw, encoding), encoding


def _declared(raw: bytes) -> str | None:
    """The encoding the page itself names, as Python calls it; None where it names none we know."""
    found = _DECLARED.search(raw, 0, _HEAD_BYTES)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith(_NEVER_DECLARED_IN_BYTES):
        return None
    if name == "gb2312":
        return "gb18030"
    return "cp1252" if name in _READ_AS_CP1252 else name


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[: _SAMPLE_BYTES // 2 * 2]
    half = len(sample) / 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * half and odd < 0.05 * half else None


def _is_damaged_utf8(raw: bytes) -> bool:
    """Whether a text is UTF-8 but for a few bytes (cut in a character, a foreign snippet)."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(_NOT_ASCII.findall(text)) - broken > 4 * broken or _ends_in_a_character(raw)


def _ends_in_a_character(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(raw) - 3 and error.reason == "unexpected end of data"
    return False


def _guessed(raw: bytes) -> str:
    """The encoding of bytes that declare none, read from the stretch with the first odd byte."""
    odd = _ODD_BYTE.search(raw)
    first = odd.start() if odd else 0
    sample = raw[max(0, first - 256) : first + _SAMPLE_BYTES]
    if _reads_as_western(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _reads_as_western(sample: bytes) -> bool:
    """Whether the odd characters are those of western text, its foreign letters one by one."""
    text = _decoded_as(sample, "cp1252")
    odd = _NOT_ASCII.findall(text)
    words = _FOREIGN_LETTERS.findall(text)
    usual = len(_WESTERN.findall(text))
    return usual >= 0.95 * len(odd) and sum(map(len, words)) <= 1.3 * len(words)


def _decoded_as(raw: bytes, encoding: str) -> str:
    if encoding != "cp1252":
        return raw.decode(encoding, "replace")
    text = raw.decode("cp1252", "surrogateescape")  # five bytes have no character in Python's table
    return text.translate({0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)})
