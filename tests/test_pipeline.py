"""The whole run: the same pages give the same account, byte for byte."""

import random
from pathlib import Path

import jsonschema
import msgspec
import pytest

from recension.intake import Request
from recension.model.account import Account, account_schema
from recension.pipeline import run
from recension.publish.json_file import account_bytes


def _bytes(paths: list[str], jobs: int = 1) -> bytes:
    return account_bytes(run(Request(tuple(paths), jobs=jobs, strict=True)).account)


@pytest.fixture(scope="module")
def example_account(example_pages: Path) -> Account:
    """The account of the example pages."""
    return run(Request((str(example_pages),), strict=True)).account


def test_the_order_of_the_paths_does_not_show(example_pages: Path) -> None:
    paths = sorted(str(path) for path in example_pages.iterdir())
    shuffled = random.Random(7).sample(paths, len(paths))
    assert _bytes(paths) == _bytes(shuffled)


def test_the_number_of_processes_does_not_show(example_pages: Path) -> None:
    assert _bytes([str(example_pages)]) == _bytes([str(example_pages)], jobs=2)


def test_an_account_validates_against_the_published_schema(example_account: Account) -> None:
    jsonschema.validate(msgspec.json.decode(account_bytes(example_account)), account_schema())


def test_an_account_read_back_is_the_same_account(example_account: Account) -> None:
    assert msgspec.json.decode(account_bytes(example_account), type=Account) == example_account


def test_every_span_of_the_account_equals_the_article_text_at_its_offsets(
    example_account: Account,
) -> None:
    texts = {article.id: article.text for article in example_account.articles}
    spans = list(_spans(msgspec.to_builtins(example_account)))
    assert len(spans) > 50
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


def _spans(thing: object) -> list[dict[str, object]]:
    if isinstance(thing, dict):
        inner = [span for value in thing.values() for span in _spans(value)]
        return [*inner, thing] if {"article", "start", "end", "text"} <= thing.keys() else inner
    if isinstance(thing, list | tuple):
        return [span for value in thing for span in _spans(value)]
    return []


def test_every_id_that_the_account_refers_to_is_in_it(example_account: Account) -> None:
    articles = {article.id for article in example_account.articles}
    for story in example_account.stories:
        origins = {origin.id for origin in story.origins}
        claims = {claim.id for claim in story.claims}
        collations = {collation.id for collation in story.collations}
        entities = {entity.id for entity in story.entities}
        assert set(story.articles) <= articles
        for derivation in story.derivations:
            assert derivation.to in story.articles
            assert derivation.from_ in {*story.articles, *origins}
        for claim in story.claims:
            assert claim.about is None or claim.about in collations
        for collation in story.collations:
            assert collation.subject is None or collation.subject in entities
            for reading in collation.readings:
                assert set(reading.claims) <= claims
                assert set(reading.origins) <= origins
                assert set(reading.articles) <= set(story.articles)


def test_an_account_as_of_a_date_holds_what_had_appeared_by_then(example_pages: Path) -> None:
    request = Request((str(example_pages),), as_of="2031-03-09", strict=True)
    account = run(request).account
    assert sorted(article.publisher or "" for article in account.articles) == [
        "Harbour Courier",
        "Northgate Daily",
    ]
    left_out = [each for each in account.refused if "not known to have appeared" in each.reason]
    assert len(left_out) > 3


def test_two_pages_of_the_same_bytes_are_two_witnesses(tmp_path: Path, example_pages: Path) -> None:
    raw = (example_pages / "newsloop.txt").read_bytes()
    (tmp_path / "one.txt").write_bytes(raw)
    (tmp_path / "two.txt").write_bytes(raw)
    account = run(Request((str(tmp_path),), strict=True)).account
    assert len({page.id for page in account.pages}) == 2
    assert len({article.id for article in account.articles}) == 2
    assert [len(story.articles) for story in account.stories] == [2]


def test_running_on_the_texts_of_an_account_gives_the_same_texts(
    example_account: Account, tmp_path: Path
) -> None:
    for article in example_account.articles:
        (tmp_path / f"{article.id}.txt").write_text(article.text, newline="")
    again = run(Request((str(tmp_path),), strict=True)).account
    assert sorted(a.text for a in again.articles) == sorted(
        a.text for a in example_account.articles
    )
