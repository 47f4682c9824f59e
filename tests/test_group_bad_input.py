"""Bad input through the command that groups: bounded, and no giant story."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from tests.reports import BRIDGE, FIRE, FIRE_TOO
from typer.testing import CliRunner

from recension.cli import app

NOTICE = (
    "This report was sent to you by the Lakeside Post. The Lakeside Post of Tolvane has told the "
    "news of the valley since 1911, and Editor Robin Vale thanks all readers of the Post."
)
Row = dict[str, str]


def _grouped(folder: Path, rows: list[Row], *more: str) -> dict[str, str]:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = CliRunner().invoke(app, ["group", str(path), *more])
    assert done.exit_code == 0, done.stderr
    return {row["id"]: row["story"] for row in map(json.loads, done.stdout.splitlines())}


def _row(name: str, text: str, **more: str) -> Row:
    return {"id": name, "text": text, "language": "en", **more}


def _invented(chosen: random.Random, count: int) -> str:
    syllables = ["ba", "ko", "ri", "tu", "ne", "sa", "mo", "vi", "le", "gu", "pa", "zo"]
    return " ".join("".join(chosen.choices(syllables, k=3)) for _ in range(count)).capitalize()


def test_one_article_ten_thousand_times_is_one_story(tmp_path: Path) -> None:
    rows = [_row(f"a{number}", FIRE) for number in range(10_000)]
    homes = _grouped(tmp_path, [*rows, _row("b", BRIDGE)])
    assert sorted(Counter(homes.values()).values()) == [1, 10_000]


def test_an_article_that_comes_again_and_again_is_kept_once(tmp_path: Path) -> None:
    rows = [_row("a", FIRE), _row("b", BRIDGE)]
    store = str(tmp_path / "pool.db")
    first = _grouped(tmp_path, rows, "--store", store)
    for _ in range(3):
        assert _grouped(tmp_path, rows, "--store", store) == first


@pytest.mark.parametrize("word", ["Fire", "12", "..."])
def test_articles_of_one_word_join_nothing_longer(tmp_path: Path, word: str) -> None:
    rows = [_row("a", FIRE), _row("b", BRIDGE), *(_row(f"w{n}", word) for n in range(9))]
    homes = _grouped(tmp_path, rows)
    assert len({homes["a"], homes["b"], homes["w0"]}) == 3
    assert len(set(homes.values())) == 3


def test_a_thousand_articles_with_one_paragraph_in_common_make_no_giant_story(
    tmp_path: Path,
) -> None:
    chosen = random.Random(3)
    rows = [_row(f"p{n}", f"{_invented(chosen, 30)}.\n{NOTICE}") for n in range(1_000)]
    homes = _grouped(tmp_path, [*rows, _row("a", FIRE), _row("b", FIRE_TOO)])
    assert homes["a"] == homes["b"]
    assert max(Counter(homes.values()).values()) <= 20


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2031", "2031-13-45", "soon"])
def test_dates_in_the_future_or_none_at_all_part_nothing_else(tmp_path: Path, day: str) -> None:
    odd = [_row("x", f"{FIRE} In time.", published=day), _row("y", BRIDGE, published=day)]
    usual = [
        _row("a", FIRE, published="2031-05-01"),
        _row("b", FIRE_TOO, published="2031-05-02"),
        _row("c", f"{FIRE_TOO} So far."),
    ]
    homes = _grouped(tmp_path, [*odd, *usual])
    assert homes["a"] == homes["b"] == homes["c"]
    assert homes["y"] not in {homes["a"], homes["x"]}
