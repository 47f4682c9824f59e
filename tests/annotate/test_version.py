"""The version of the reader tells it from every other that could find something else."""

import ast
from pathlib import Path

import recension
from recension.annotate.version import reader_version

HOME = Path(recension.__file__).parent
COUNTED = ("recension.annotate", "recension.text", "recension.model", "recension.extract.language")


def test_the_version_is_the_same_each_time() -> None:
    first = reader_version()
    reader_version.cache_clear()
    assert reader_version() == first


def test_whatever_the_reader_is_made_of_counts() -> None:
    imported = {
        node.module
        for part in ("annotate", "text", "model", "extract/language.py")
        for file in ([HOME / part] if part.endswith(".py") else (HOME / part).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    ours = {name for name in imported if name.startswith("recension.")}
    assert len(ours) > 20
    assert {name for name in ours if not name.startswith(COUNTED)} == set()
