"""Figures of sentences, and the questions they answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recension.annotate.article import annotate_article
from recension.collate.answers import Context, findings_in
from recension.collate.scopes import BESIDES, PART
from recension.model.article import Article
from recension.model.value import Quantity

TABLE = Path(__file__).parent / "figures.tsv"
CASES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[:1] != "#"]


def bound(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


@pytest.mark.parametrize(("sentence", "topic", "low", "high", "scope"), CASES)
def test_a_figure_answers_the_question_that_its_sentence_answers(
    article: Callable[..., Article], sentence: str, topic: str, low: str, high: str, scope: str
) -> None:
    written = article("Gazette", sentence)
    found = findings_in(Context(written, annotate_article(written), (), None))
    whole = [row for row in found if not row.scope.startswith((PART, BESIDES))]
    if topic == "none":
        assert not whole
        return
    assert [row.question.topic for row in whole][:1] == [topic]
    value = whole[0].value
    assert isinstance(value, Quantity)
    assert (value.low, value.high) == (bound(low), bound(high))
    assert (whole[0].scope or whole[0].question.occasion) == scope


def test_a_sentence_without_its_hyphen_is_still_of_years(article: Callable[..., Article]) -> None:
    written = article("Gazette", "Arlo Comstock was given a new 20 year sentence.")
    found = findings_in(Context(written, annotate_article(written), (), None))
    units = {row.value.unit for row in found if isinstance(row.value, Quantity)}
    assert units == {"year"}
