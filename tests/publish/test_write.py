"""The files of a run take the places of those before, all or none."""

import json
import sqlite3
from pathlib import Path

import pytest

from recension.pipeline import Run
from recension.publish import write
from recension.publish.write import write_outputs

FILES = ["account.json", "brief.md", "recension.db", "report.html"]


def _written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_run_that_is_stopped_while_it_writes_leaves_the_files_of_the_one_before(
    example_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_outputs(example_run.account, example_run.page_texts, tmp_path)
    before = _written(tmp_path)
    assert sorted(before) == FILES

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(write, "write_account", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(example_run.account, {}, tmp_path)
    assert _written(tmp_path) == before


@pytest.mark.parametrize("error", [OSError("disk full"), sqlite3.OperationalError("disk full")])
def test_a_full_disk_is_no_fault_of_the_program(
    error: Exception, example_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(write, "write_account", full)
    with pytest.raises(type(error), match="disk full"):
        write_outputs(example_run.account, {}, tmp_path)
    assert _written(tmp_path) == {}


def test_a_report_that_cannot_be_made_is_refused_and_the_other_files_are_written(
    example_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.html").write_text("of another run")

    def failing(*_: object) -> str:
        raise IndexError

    monkeypatch.setattr(write, "report_html", failing)
    (refused,) = write_outputs(example_run.account, example_run.page_texts, tmp_path)
    assert refused.location == str(tmp_path / "report.html")
    assert refused.reason.startswith("publish failed, a fault of the program: IndexError")
    assert sorted(_written(tmp_path)) == [name for name in FILES if name != "report.html"]
    assert json.loads((tmp_path / "account.json").read_bytes())["articles"]
    with pytest.raises(IndexError):
        write_outputs(example_run.account, example_run.page_texts, tmp_path, strict=True)
