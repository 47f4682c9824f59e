"""Files and folders: what can be read is, and what cannot be is named with why."""

import gzip
import io
import os
import socket
from pathlib import Path

import pytest

from recension.acquire import files
from recension.acquire.files import RawArticle, RawPage, acquire
from recension.model.page import Refusal


def _refusals(paths: list[str]) -> dict[str, str]:
    return {
        Path(found.location).name: found.reason
        for found in acquire(paths)
        if isinstance(found, Refusal)
    }


def test_a_folder_is_walked_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name)
    found = [page.raw for page in acquire([str(tmp_path)]) if isinstance(page, RawPage)]
    assert found == [b"a.html", b"b.txt", b"sub/c.md"]


def test_a_socket_a_dangling_link_and_a_missing_path_are_refused_and_the_rest_goes_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text("A page.")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("wire.sock")
        found = list(acquire([str(tmp_path), "nowhere.txt"]))
    assert [page.raw for page in found if isinstance(page, RawPage)] == [b"A page."]
    reasons = {Path(r.location).name: r.reason for r in found if isinstance(r, Refusal)}
    assert reasons == {
        "dangling.txt": "link to nothing",
        "wire.sock": "not a regular file (a socket, pipe or device)",
        "nowhere.txt": "no such file or folder",
    }


def test_a_named_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _refusals([str(tmp_path)]) == {"pipe": "not a regular file (a socket, pipe or device)"}


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert _refusals([str(tmp_path)]) == {"again": "link to a folder, not followed"}


def test_a_file_reached_by_two_paths_is_read_once(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("x")
    assert len(list(acquire([str(page), str(tmp_path)]))) == 1


def test_a_page_above_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_PAGE_BYTES", 1024 * 1024)
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(1024 * 1024 + 1)
    assert _refusals([str(tmp_path)]) == {"huge.html": "larger than 1 MiB"}


def test_each_line_of_a_json_lines_file_is_an_article_also_in_gzip(tmp_path: Path) -> None:
    lines = b'{"text": "one"}\n\n{"text": "two"}\n'
    (tmp_path / "plain.jsonl").write_bytes(lines)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(lines))
    found = [item for item in acquire([str(tmp_path)]) if isinstance(item, RawArticle)]
    assert [Path(article.location).name for article in found] == [
        "packed.jsonl.gz:1",
        "packed.jsonl.gz:3",
        "plain.jsonl:1",
        "plain.jsonl:3",
    ]


def test_a_gzip_that_breaks_off_keeps_the_lines_before_the_break(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"text": "one"}\n' + os.urandom(200_000).hex().encode())
    (tmp_path / "broken.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = list(acquire([str(tmp_path)]))
    assert isinstance(found[0], RawArticle)
    assert isinstance(found[-1], Refusal)
    assert found[-1].reason.startswith("broken gzip after line")


@pytest.mark.parametrize(
    ("given", "kind"), [(b'  {"text": "one"}\n', RawArticle), (b"<p>A page", RawPage)]
)
def test_standard_input_is_articles_where_it_begins_with_a_brace_and_else_a_page(
    given: bytes, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BufferedReader(io.BytesIO(given))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert [type(found) for found in acquire(["-"])] == [kind]


def test_an_empty_folder_and_an_account_that_a_run_wrote_are_named(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "out").mkdir()
    for name in ("account.json", "brief.md", "recension.db", "report.html"):
        (tmp_path / "out" / name).write_text("x")
    assert _refusals([str(tmp_path)]) == {
        "none": "an empty folder",
        "out": "an account that a run wrote, left out",
    }


def test_json_in_one_piece_is_no_page_and_says_how_articles_are_given(tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_text('[{"text": "A ferry ran aground off Tolvane."}]')
    assert "one article a line" in _refusals([str(tmp_path)])["articles.json"]


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'\xef\xbb\xbf{"text": "One."}\n{"text": "Two."}\n'
    (tmp_path / "articles.jsonl").write_bytes(lines)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(lines))))
    for path in (str(tmp_path), "-"):
        found = list(acquire([path]))
        assert [type(each) for each in found] == [RawArticle, RawArticle]
        assert [each.raw[:8] for each in found if isinstance(each, RawArticle)] == [b'{"text":'] * 2
