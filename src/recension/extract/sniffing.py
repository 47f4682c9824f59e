"""What kind of file some bytes or a text are, told from their beginning and their name."""

import re
from pathlib import PurePosixPath

from recension.model.page import MediaType

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
)
_SAMPLE_BYTES = 65_536
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\f\r\v\x1b\0")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_BE_MARK = b"\x00\x00\xfe\xff"

_HTML_START = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]++|-(?!->))*+-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I,
)
_TAG = re.compile(r"</(?:p|div|a|h[1-6]|span|li|article|section|td|body)\s*>|<(?:br|p|div)\b", re.I)
_TAGS_OF_A_PAGE = 3
_SNIFFED = 200_000


def binary_kind(raw: bytes) -> str | None:
    """What `raw` is, in words, where it is no text; None where it may be text."""
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            return kind
    sample = raw[:_SAMPLE_BYTES]
    if raw.startswith((*_UTF16_MARKS, _UTF32_BE_MARK)) or _looks_like_utf16(sample):
        return None
    nulls = raw.count(0)
    if nulls > max(4, len(raw) // 1000):
        return f"binary data, {nulls} of {len(raw)} bytes are NUL"
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > len(sample) // 20:
        return "binary data, full of control characters"
    return None


def _looks_like_utf16(sample: bytes) -> bool:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.25 * len(sample) and min(even, odd) < 0.025 * len(sample)


def media_type_of(text: str, location: str) -> MediaType:
    """The media type of a decoded page: its content decides, its name where content is silent."""
    if _HTML_START.match(text):
        return "text/html"
    suffix = PurePosixPath(location.lower().removesuffix(".gz").partition("?")[0]).suffix
    if suffix in (".md", ".markdown"):
        return "text/markdown"
    tags = len(_TAG.findall(text, 0, _SNIFFED))
    if suffix in (".html", ".htm", ".xhtml", ".shtml"):
        return "text/html" if tags or "<" in text else "text/plain"
    return "text/html" if suffix != ".txt" and tags >= _TAGS_OF_A_PAGE else "text/plain"
