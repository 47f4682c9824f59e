"""Whom a surname alone means."""

from collections.abc import Callable

import pytest

from recension.annotate.article import annotate_article
from recension.collate.persons import named_in, person_mentions, silent_in
from recension.collate.surnames import UNSURE
from recension.collate.tokens import sentences_of
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


@pytest.mark.parametrize(("before", "meant"), [("her husband, ", UNSURE), ("a pilot, ", "peter")])
def test_a_first_name_alone_after_husband_brings_somebody_in(
    article: Make, before: str, meant: str
) -> None:
    text = f"Peter Rossi spoke to {before}Peter, on Sunday."
    last = text.rindex("Peter")
    spans = (
        Span("Gazette", 0, len("Peter Rossi"), "Peter Rossi"),
        Span("Gazette", last, last + len("Peter"), "Peter"),
    )
    entity = Entity("peter", "person", "Peter Rossi", ("Peter Rossi", "Peter"), (), spans)
    rows = person_mentions([entity], [article("Gazette", text)])["Gazette"]
    assert [whom for _, _, whom in rows] == ["peter", meant]


def test_a_surname_is_read_past_junior(article: Make) -> None:
    story = article("Gazette", "Peter Rossi Jr. spoke. Rossi was arrested.")
    name = "Peter Rossi Jr."
    entity = Entity("peter", "person", name, (name,), (), (Span("Gazette", 0, len(name), name),))
    rows = person_mentions([entity], [story])["Gazette"]
    assert [story.text[start:end] for start, end, _ in rows] == [name, "Rossi"]


@pytest.mark.parametrize(
    ("text", "named", "silent"),
    [
        ("Anna Moreno was arrested.", True, True),
        ("Anna Moreno was accused of theft.", True, True),
        ("Anna Moreno said it rained.", True, False),
        ("It rained, said Anna Moreno.", True, False),
        ("The Anna Moreno man was arrested.", False, False),
    ],
)
def test_a_name_can_be_a_speakers_or_only_tell_from_where_somebody_is(
    article: Make, text: str, named: bool, silent: bool
) -> None:
    sentence = sentences_of(annotate_article(article("Gazette", text)))[0]
    start = text.index("Anna")
    found = named_in(sentence, [(start, start + len("Anna Moreno"), "anna")])
    assert bool(found) is named
    assert bool(silent_in(sentence, found)) is silent
