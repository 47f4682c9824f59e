"""The commands as a person or a script meets them."""

import json
import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recension import cli, pipeline


def _recension(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "recension", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def out(example_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the account of the example pages."""
    folder = tmp_path_factory.mktemp("account")
    done = _recension("run", str(example_pages), "--out", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_a_run_leaves_account_report_brief_and_database(out: Path) -> None:
    names = sorted(path.name for path in out.iterdir())
    assert names == ["account.json", "brief.md", "recension.db", "report.html"]


def test_a_run_says_what_it_found_and_names_what_it_refused(
    example_pages: Path, tmp_path: Path
) -> None:
    done = _recension("run", str(example_pages), "--out", str(tmp_path))
    assert "independent origins" in done.stdout
    assert "report.html" in done.stdout
    (refused,) = done.stderr.splitlines()
    assert refused.startswith(f"recension: {example_pages / 'blank.txt'}: empty")


def test_a_run_on_nothing_readable_ends_with_one_line_and_code_1(tmp_path: Path) -> None:
    done = _recension("run", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "no such file or folder" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_misspelt_date_is_refused_with_code_2(tmp_path: Path) -> None:
    done = _recension("run", "-", "--out", str(tmp_path), "--published", "next Tuesday")
    assert done.returncode == 2
    assert "is not a date" in done.stderr


def test_stages_compose_over_json_lines(example_pages: Path) -> None:
    articles = _recension("extract", str(example_pages)).stdout
    grouped = _recension("group", "-", stdin=articles)
    assert grouped.returncode == 0, grouped.stderr
    ids = [json.loads(line)["id"] for line in articles.splitlines()]
    rows = [json.loads(line) for line in grouped.stdout.splitlines()]
    assert sorted(row["id"] for row in rows) == sorted(ids)
    assert all(set(row) == {"id", "story"} for row in rows)


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("annotate", {"id", "text", "mentions", "attributions", "times", "quantities"}),
        ("trace", {"story", "origins", "derivations"}),
        ("code", {"id", "events"}),
    ],
)
def test_a_stage_command_gives_the_fields_of_the_contract(
    command: str, fields: set[str], example_pages: Path
) -> None:
    done = _recension(command, str(example_pages / "harbour-courier.html"))
    assert done.returncode == 0, done.stderr
    assert fields <= set(json.loads(done.stdout.splitlines()[0]))


def test_the_schema_command_prints_a_json_schema() -> None:
    assert "$defs" in json.loads(_recension("schema").stdout)


def test_why_gives_the_words_a_claim_rests_on_and_where_they_stand(out: Path) -> None:
    account = json.loads((out / "account.json").read_text())
    claim = account["stories"][0]["claims"][0]
    done = _recension("why", claim["id"], "--account", str(out))
    assert f"“{claim['span']['text']}”" in done.stdout
    assert f"{claim['span']['start']}–{claim['span']['end']}" in done.stdout


def test_why_of_an_unknown_id_ends_with_code_1(out: Path) -> None:
    done = _recension("why", "c-nothing", "--account", str(out))
    assert done.returncode == 1
    assert "no such id" in done.stderr


def test_an_export_says_how_much_it_wrote_and_where(out: Path, tmp_path: Path) -> None:
    done = _recension("export", str(out), "--format", "acled", "--out", str(tmp_path / "a.csv"))
    assert done.returncode == 0, done.stderr
    rows = len((tmp_path / "a.csv").read_text("utf-8").splitlines()) - 1
    assert done.stdout.startswith(f"{rows} events in ")


def test_an_unknown_format_is_refused_with_code_2(out: Path) -> None:
    done = _recension("export", str(out), "--format", "xls")
    assert done.returncode == 2
    assert "ucdp" in done.stderr


def test_the_model_of_aggregation_is_chosen_on_the_command_line(out: Path, tmp_path: Path) -> None:
    rules = {}
    for model in ("conservative", "informative", "representative"):
        folder = tmp_path / model
        done = _recension(
            *("export", str(out), "--format", "csv", "--out", str(folder)),
            *("--aggregation", model),
        )
        assert done.returncode == 0
        rules[model] = (folder / "event_figures.csv").read_text(encoding="utf-8")
    assert "most conservative" in rules["conservative"]
    assert "most informative" in rules["informative"]
    assert len(set(rules.values())) == 3
    done = _recension("export", str(out), "--format", "csv", "--aggregation", "average")
    assert done.returncode == 2
    assert "'average' is not one of" in done.stderr


def test_an_export_of_what_is_no_account_ends_with_one_line_and_code_1(tmp_path: Path) -> None:
    (tmp_path / "account.json").write_text("{}")
    done = _recension("export", str(tmp_path), "--format", "csv")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_help_teaches_every_command() -> None:
    text = _recension("--help").stdout
    for command in ("run", "extract", "annotate", "group", "trace", "code", "schema", "why"):
        assert command in text


@pytest.mark.parametrize(
    ("out", "store"), [("file", None), ("file/in", None), ("o", "none/pool.db"), ("o", "folder")]
)
def test_what_cannot_be_written_is_said_before_anything_is_read(
    out: str, store: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(pipeline, "run", lambda *_: pytest.fail("it was read"))
    options = [] if store is None else ["--store", str(tmp_path / store)]
    given = ["run", str(tmp_path), "--out", str(tmp_path / out), *options]
    done = CliRunner().invoke(cli.app, given)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert f"{tmp_path / (store or out)}: cannot be written" in done.stderr
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("stopped_by", "code", "said"),
    [
        (KeyboardInterrupt, 130, "recension: stopped; nothing more is written"),
        (BrokenProcessPool, 1, "recension: a process was killed; was memory short?"),
    ],
)
def test_a_run_that_is_stopped_says_so_in_one_line(
    stopped_by: type[BaseException],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_: object) -> None:
        raise stopped_by

    monkeypatch.setattr(pipeline, "run", stopped)
    monkeypatch.setattr("sys.argv", ["recension", "run", "x", "--out", str(tmp_path / "o")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == code
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)


def test_where_there_is_no_account_the_command_says_what_to_name(tmp_path: Path) -> None:
    done = _recension("why", "s-1", "--account", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.strip().endswith("name the folder that recension run wrote")


def test_reading_leaves_nothing_in_the_users_home(example_pages: Path, tmp_path: Path) -> None:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG", "ORT"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "recension", "annotate", str(example_pages / "newsloop.txt")],
        env=kept | {"HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
