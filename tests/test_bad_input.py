"""Bad input: a clear line that names it, and the rest goes through."""

import gzip
import json
import random
from pathlib import Path

import pytest
from tests.reports import FERRY

from recension.intake import Request
from recension.model.account import Account
from recension.pipeline import run


def _account(folder: Path, *others: str) -> Account:
    return run(Request((str(folder), *others), strict=True)).account


def _reasons(account: Account) -> dict[str, str]:
    return {Path(refusal.location).name: refusal.reason for refusal in account.refused}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds one good page."""
    (tmp_path / "good.txt").write_text(FERRY)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.html", b" \n\t\n ", "empty"),
        ("picture.html", bytes(random.Random(1).randbytes(4096)), "not text"),
        ("bomb.html.gz", gzip.compress(b" " * (60 * 1024 * 1024)), "larger than"),
        ("cut.html.gz", gzip.compress(FERRY.encode() * 99)[:60], "gzip"),
        ("menu.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no readable"),
    ],
)
def test_a_page_that_holds_nothing_to_read_is_refused_by_name_and_the_rest_goes_through(
    folder: Path, name: str, raw: bytes, reason: str
) -> None:
    (folder / name).write_bytes(raw)
    account = _account(folder)
    assert reason in _reasons(account)[name]
    assert [article.title for article in account.articles] == ["Ferry runs aground off Tolvane"]


def test_a_page_of_fifty_megabytes_is_refused_and_the_rest_goes_through(folder: Path) -> None:
    with (folder / "huge.html").open("wb") as file:
        file.write(b"<p>A paragraph of a page that never ends.</p>\n" * 1_150_000)
    account = _account(folder)
    assert "larger than" in _reasons(account)["huge.html"]
    assert len(account.articles) == 1


@pytest.mark.timeout(60)
def test_markup_nested_a_hundred_thousand_deep_still_gives_its_text(folder: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in FERRY.split("\n\n")[1:])
    nested = "<div>" * 100_000 + paragraphs
    (folder / "deep.html").write_text(f"<html><body>{nested}")
    account = _account(folder)
    assert not account.refused
    texts = [article.text for article in account.articles]
    assert len(texts) == 2
    assert all("brought ashore within two hours" in text for text in texts)


@pytest.mark.parametrize(
    ("declared", "written"), [("utf-8", "windows-1252"), ("iso-8859-1", "utf-8")]
)
def test_a_page_that_declares_the_wrong_charset_is_read_in_the_right_one(
    tmp_path: Path, declared: str, written: str
) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in FERRY.split("\n\n")[1:])
    html = f'<html><head><meta charset="{declared}"></head><body><article>{paragraphs}'
    html = html.replace("Lena Marek", "Léna Marčk" if written == "utf-8" else "Léna Marek")
    (tmp_path / "page.html").write_bytes(html.encode(written))
    (article,) = _account(tmp_path).articles
    assert "Léna Mar" in article.text


def test_when_nothing_can_be_read_the_account_is_empty_and_says_why(tmp_path: Path) -> None:
    account = _account(tmp_path / "nowhere", str(tmp_path))
    assert not account.articles
    assert _reasons(account) == {
        "nowhere": "no such file or folder",
        tmp_path.name: "an empty folder",
    }


def test_a_json_line_that_is_no_article_is_refused_by_line(tmp_path: Path) -> None:
    lines = ['{"id": "a1", "text": "' + FERRY.replace("\n", "\\n").replace('"', "'") + '"}']
    lines += ["{not json", '{"id": 3}', '{"id": "a2", "text": "  "}', lines[0]]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines))
    account = _account(tmp_path)
    assert [article.id for article in account.articles] == ["a1"]
    reasons = _reasons(account)
    assert reasons["articles.jsonl:2"].startswith("not an article")
    assert "text" in reasons["articles.jsonl:3"]
    assert reasons["articles.jsonl:4"] == "an article without text"
    assert reasons["article a1"] == "given twice; the first stands"


def test_a_date_that_is_none_is_left_out_and_the_article_says_so(tmp_path: Path) -> None:
    dates = ["2031-03-09", "2031-03", "2031-03-09T10:00:00Z", "soon", "2031-13-45", "20310309", ""]
    rows = [{"id": str(n), "text": FERRY, "published": date} for n, date in enumerate(dates)]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)))
    articles = {article.id: article for article in _account(tmp_path).articles}
    read = [
        each.published.value if each.published else None for _, each in sorted(articles.items())
    ]
    assert read == [*dates[:3], None, None, None, None]
    assert articles["3"].notes == ("its date, 'soon', is not one of ISO 8601: left out",)
    assert articles["0"].notes == ()
