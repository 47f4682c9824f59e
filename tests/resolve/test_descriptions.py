"""Definite descriptions are taken for whom alone they can mean, and names stay as they are."""

import pytest

from recension.annotate.article import annotate_article
from recension.model.article import Article
from recension.model.entity import Entity
from recension.resolve.descriptions import by_name
from recension.resolve.entities import resolve_entities


def entities(*texts: str) -> tuple[Entity, ...]:
    articles = [
        Article(f"a{at}", f"p{at}", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ())
        for at, text in enumerate(texts)
    ]
    return resolve_entities(articles, {one.id: annotate_article(one) for one in articles})


def described(*texts: str) -> dict[str, list[str]]:
    """What describes each entity, by its name."""
    return {
        one.name: words
        for one in entities(*texts)
        if (words := [span.text for span in one.mentions if span.text not in one.names])
    }


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Coroner Bo Lind wept. The coroner said so.", "Bo Lind", "The coroner"),
        ("Bo Lind, the coroner, wept. Later the coroner left.", "Bo Lind", "the coroner"),
        ("Ada Kovic and actress Edda Marsh met. The actress left.", "Edda Marsh", "The actress"),
    ],
)
def test_a_description_means_the_one_it_is_said_of(text: str, name: str, words: str) -> None:
    assert words in described(text)[name]


@pytest.mark.parametrize(
    "text",
    [
        "General Bo Lind met General Ole Marsh. The general spoke.",
        "General Bo Lind spoke. A general was arrested. The general left.",
        "General Bo Lind spoke. The other general left.",
        "General Bo Lind spoke. The general of the guard left.",
        "Bo Lind spoke. The general left.",
        "Former coroner Bo Lind wept. The coroner left.",
    ],
)
def test_where_two_can_be_meant_the_description_is_left(text: str) -> None:
    assert described(text) == {}


def test_what_another_article_says_of_one_whom_this_one_names_is_enough() -> None:
    found = described("Engineer Edda Marsh warned them.", "Edda Marsh spoke. The engineer left.")
    assert found == {"Edda Marsh": ["The engineer"]}


def test_a_ministry_in_small_letters_is_a_body_and_taken_up() -> None:
    (body,) = entities("The communications ministry spoke. The ministry said so.")
    assert (body.kind, body.names) == ("organisation", ("communications ministry",))
    assert [span.text for span in body.mentions] == ["communications ministry", "The ministry"]
    assert [span.text for span in by_name(body).mentions] == ["communications ministry"]
