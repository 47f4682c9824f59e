"""Which reader and encoder these are: what was found by others is found anew."""

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from recension.model.kept import Versions

READER = ("annotate", "text", "model", "extract/language.py")
"""All of the program that an annotation hangs on."""
ENCODER = ("group", *READER)
"""All of the program that a text's vector hangs on."""
_LEANS_ON = ("numpy", "onnxruntime", "py3langid", "tokenizers")


def present_versions() -> Versions:
    """Those of the reader and the encoder that are installed."""
    return Versions(reader_version(), encoder_version())


def reader_version() -> str:
    """A digest of all that the reader is made of: code, word lists, weights and what it leans on.

    So it changes with any of them, and nobody has to remember to count a version up.
    """
    return f"reader-{_digest(READER)}"


def encoder_version() -> str:
    """A digest of all that the encoder of texts is made of."""
    return f"encoder-{_digest(ENCODER)}"


@cache
def _digest(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256(platform.python_version().encode())
    for package in _LEANS_ON:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for part in parts:
        for name, file in _files(resources.files("recension").joinpath(part), part):
            digest.update(name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        yield name, place
        return
    for each in sorted(place.iterdir(), key=lambda each: each.name):
        if each.name != "__pycache__":
            yield from _files(each, f"{name}/{each.name}")
