"""Word lists come typed, and what does not fit is never taken as if it did."""

from pathlib import Path

import msgspec
import pytest

from recension.text.word_lists import lines_of, rows_of, word_list


class _Words(msgspec.Struct, frozen=True):
    words: tuple[str, ...]


@pytest.fixture(autouse=True)
def _shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of its own with a few data files."""
    room = tmp_path / "invented_room"
    room.mkdir()
    (room / "__init__.py").touch()
    (room / "a.toml").write_text('# Ours.\nwords = ["says", "dénies"]\n', "utf-8")
    (room / "a.json").write_text('{"words": ["says"]}', "utf-8")
    (room / "broken.toml").write_text("words = 3\n", "utf-8")
    (room / "a.tsv").write_text("# Ours.\n\nsay\tsaid\nbe\twas\t\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)


def test_toml_and_json_are_read_as_what_they_hold() -> None:
    assert word_list("invented_room", "a.toml", _Words) == _Words(("says", "dénies"))
    assert word_list("invented_room", "a.json", _Words) == _Words(("says",))


def test_a_list_that_does_not_fit_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        word_list("invented_room", "broken.toml", _Words)


def test_comments_and_empty_lines_are_no_rows() -> None:
    assert lines_of("invented_room", "a.tsv") == ["say\tsaid", "be\twas\t"]
    assert rows_of("invented_room", "a.tsv") == [["say", "said"], ["be", "was", ""]]
