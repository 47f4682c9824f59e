"""A fault of the program costs what it happens on, and nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.reports import BRIDGE, FERRY

from recension import intake, one_story, pipeline
from recension.annotate.article import annotate_article
from recension.extract.articles import articles_of
from recension.intake import Request
from recension.model.account import Account
from recension.pipeline import run
from recension.publish.json_file import account_bytes
from recension.publish.report import report_html


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page on a ferry and one on a bridge."""
    (tmp_path / "ferry.txt").write_text(FERRY)
    (tmp_path / "bridge.txt").write_text(f"Judge halts Selby toll bridge\n\n{BRIDGE}\n")
    return tmp_path


def _failing_on(word: str, function: Callable[..., object]) -> Callable[..., object]:
    """`function`, with a fault wherever the word stands in what it is given."""

    def failing(*given: object, **named: object) -> object:
        if word in repr(given):
            raise KeyError(given)
        return function(*given, **named)

    return failing


def _titles(account: Account) -> list[str | None]:
    return sorted(article.title or "" for article in account.articles)


@pytest.mark.parametrize(
    ("room", "name", "stage"),
    [
        (one_story, "trace_story", "trace"),
        (one_story, "resolve_entities", "resolve"),
        (one_story, "collate_story", "collate"),
        (one_story, "code_story", "code"),
    ],
)
def test_a_story_that_fails_stands_with_its_articles_and_the_others_are_told(
    room: object, name: str, stage: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = run(Request((str(folder),))).account
    monkeypatch.setattr(room, name, _failing_on("Tolvane", getattr(room, name)))
    account = run(Request((str(folder),))).account
    (ferry,) = (story for story in account.stories if "Ferry" in story.title)
    (refused,) = account.refused
    assert refused.location == f"story {ferry.id}"
    assert refused.reason.startswith(f"{stage} failed, a fault of the program: KeyError")
    assert [s for s in account.stories if s != ferry] == [
        s for s in sound.stories if s.id != ferry.id
    ]
    assert account.articles == sound.articles


def test_what_was_found_before_the_stage_that_failed_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = {story.id: story for story in run(Request((str(folder),))).account.stories}
    monkeypatch.setattr(one_story, "code_story", _failing_on("", one_story.code_story))
    for story in run(Request((str(folder),))).account.stories:
        assert story.claims == sound[story.id].claims
        assert story.events == ()


def test_an_article_that_cannot_be_read_is_kept_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "annotate_article", _failing_on("Tolvane", annotate_article))
    account = run(Request((str(folder),))).account
    (refused,) = account.refused
    (ferry,) = (each for each in account.articles if "Ferry" in (each.title or ""))
    assert refused.location == f"article {ferry.id}"
    assert refused.reason.startswith("annotate failed, a fault of the program: KeyError")
    told = {story.title: bool(story.entities) for story in account.stories}
    assert told == {"Ferry runs aground off Tolvane": False, "Judge halts Selby toll bridge": True}


def test_a_page_that_cannot_be_cut_is_refused_and_the_others_go_through(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "articles_of", _failing_on("Tolvane", articles_of))
    account = run(Request((str(folder),))).account
    (refused,) = account.refused
    assert refused.location.endswith("ferry.txt")
    assert refused.reason.startswith("extract failed, a fault of the program: KeyError")
    assert _titles(account) == ["Judge halts Selby toll bridge"]


def test_a_refusal_for_a_fault_is_one_line_and_the_same_each_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*given: Sequence[object]) -> None:
        raise ValueError(f"{object()}\n{given}")

    monkeypatch.setattr(one_story, "collate_story", failing)
    first, again = (run(Request((str(folder),))) for _ in range(2))
    assert account_bytes(first.account) == account_bytes(again.account)
    for refused in first.account.refused:
        assert "\n" not in refused.reason
        assert "in one_story.py, line " in refused.reason
    assert "collate failed" in report_html(first.account, first.page_texts)


def test_a_fault_stops_a_strict_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room, name in (
        (one_story, "collate_story"),
        (pipeline, "annotate_article"),
        (intake, "articles_of"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(room, name, _failing_on("", getattr(room, name)))
            with pytest.raises(KeyError):
                run(Request((str(folder),), strict=True))
