"""Tests of the command that adds to and shows the gazetteer."""

from pathlib import Path

from typer.testing import CliRunner

from recension.cli import app
from recension.resolve.gazetteer_index import Row, note_source, write_rows, writing


def _gazetteer(folder: Path) -> Path:
    path = folder / "gazetteer.db"
    with writing(path) as rows:
        note_source(rows, "invented")
        write_rows(rows, [Row(3, "Harrow", (), 11.2, 11.1, "PPL", "VD", "03", 60_000)])
    return path


def test_what_is_added_is_shown(tmp_path: Path) -> None:
    path, file = _gazetteer(tmp_path), tmp_path / "admin1.txt"
    file.write_text("VD.03\tHarrow Shire\tHarrow Shire\t77\n", "utf-8")
    given = ["--gazetteer", str(path)]
    assert "1 places" in CliRunner().invoke(app, ["gazetteer", "add", str(file), *given]).output
    shown = CliRunner().invoke(app, ["gazetteer", "show", "harrow shire", *given]).output
    assert '"geonames":77' in shown


def test_a_file_of_no_places_fails_in_one_line(tmp_path: Path) -> None:
    path, file = _gazetteer(tmp_path), tmp_path / "notes.txt"
    file.write_text("prose", "utf-8")
    result = CliRunner().invoke(app, ["gazetteer", "add", str(file), "--gazetteer", str(path)])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "not a file of places" in result.output


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = _gazetteer(tmp_path)
    missing = str(tmp_path / "none.txt")
    result = CliRunner().invoke(app, ["gazetteer", "add", missing, "--gazetteer", str(path)])
    assert result.exit_code == 1
    assert "none.txt" in result.output
