"""Ids: short digests of content, so that order of arrival and machine never show."""

import hashlib


def digest_id(kind: str, *parts: str) -> str:
    """An id such as ``a-3f9c2b7d41e0``: `kind`, a hyphen, 48 bits of SHA-256 of `parts` in hex.

    The parts are joined by a character that no text holds, so ("ab", "c") and ("a", "bc") differ.
    """
    material = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.sha256(material).hexdigest()[:12]}"
