"""Which reader this is: what was found by another one is found anew."""

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

_MADE_OF = ("annotate", "text", "model", "extract/language.py")
"""All of the program that an annotation hangs on."""
_LEANS_ON = ("numpy", "onnxruntime", "py3langid", "tokenizers")


@cache
def reader_version() -> str:
    """A digest of all that the reader is made of: code, word lists, weights and what it leans on.

    So it changes with any of them, and nobody has to remember to count a version up.
    """
    digest = hashlib.sha256(platform.python_version().encode())
    for package in _LEANS_ON:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for part in _MADE_OF:
        for name, file in _files(resources.files("recension").joinpath(part), part):
            digest.update(name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return f"reader-{digest.hexdigest()[:16]}"


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        yield name, place
        return
    for each in sorted(place.iterdir(), key=lambda each: each.name):
        if each.name != "__pycache__":
            yield from _files(each, f"{name}/{each.name}")
