"""Whom a surname alone means."""

from collections.abc import Callable

import pytest

from recension.collate.persons import person_mentions
from recension.collate.surnames import UNSURE
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.span import Span

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna Moreno met Peter Rossi. Moreno was arrested.", "anna"),
        ("Anna Moreno met Peter Moreno. Moreno was arrested.", UNSURE),
        ("Anna Moreno met Peter J. Moreno. Moreno was arrested.", UNSURE),
        ("Anna Moreno met Peter Moreno. Mrs. Moreno was arrested.", "anna"),
        ("Anna Moreno spoke. Peter told Moreno off. Moreno was arrested.", "anna"),
    ],
)
def test_a_surname_that_the_text_gives_to_another_is_of_nobody_known(
    article: Make, text: str, meant: str
) -> None:
    story = article("Gazette", text)
    last = text.rindex("Moreno")
    spans = (
        Span("Gazette", 0, len("Anna Moreno"), "Anna Moreno"),
        Span("Gazette", last, last + len("Moreno"), "Moreno"),
    )
    entity = Entity("anna", "person", "Anna Moreno", ("Anna Moreno", "Moreno"), (), spans)
    rows = person_mentions([entity], [story])["Gazette"]
    assert [whom for start, _, whom in rows if start == last] == [meant]
    assert rows[0][2] == "anna"
