"""The version of the reader, or of the encoder, changes with all that it is made of."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import recension
from recension.versions import ENCODER, READER, present_versions

HOME = Path(recension.__file__).parent


def _imported(part: str) -> Iterator[str]:
    for file in [HOME / part] if part.endswith(".py") else (HOME / part).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


@pytest.mark.parametrize("parts", [READER, ENCODER])
def test_whatever_it_is_made_of_counts(parts: tuple[str, ...]) -> None:
    ours = {name for part in parts for name in _imported(part) if name.startswith("recension.")}
    counted = tuple(f"recension.{part.removesuffix('.py').replace('/', '.')}" for part in parts)
    assert len(ours) > 20
    assert {name for name in ours if not name.startswith(counted)} == set()


def test_the_reader_and_the_encoder_are_told_apart() -> None:
    versions = present_versions()
    assert versions == present_versions()
    assert versions.reader.startswith("reader-")
    assert versions.encoder.startswith("encoder-")
    assert versions.reader.split("-")[1] != versions.encoder.split("-")[1]
