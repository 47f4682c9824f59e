"""From the ultimate speaker outward to the outlet."""

import pytest

from recension.annotate.article import annotate_article
from recension.annotate.chains import chain_of
from recension.model.article import Article, Published

Link = tuple[str, str, str, str]


def _article(text: str, publisher: str | None = "Tolo Post") -> Article:
    day = Published("2025-08-11", "day", "given")
    return Article(
        "a-1", "p-1", 0, None, publisher, None, "en", day, text, ((0, 0, len(text)),), ()
    )


def _chain(text: str, words: str, publisher: str | None = "Tolo Post") -> list[Link]:
    article = _article(text, publisher)
    at = text.index(words)
    links = chain_of(annotate_article(article), article, (at, at + len(words)))
    for link in links:
        assert link.span is None or link.span.text == text[link.span.start : link.span.end]
    return [(link.source, link.kind, link.role, link.link) for link in links]


OUTLET = ("Tolo Post", "outlet", "outlet", "dateline")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "A Tolan security source told AFP 20 men were held.",
            "20 men",
            [
                ("A Tolan security source", "anonymous-person", "originator", "in-sentence"),
                ("AFP", "agency", "addressee", "in-sentence"),
                OUTLET,
            ],
        ),
        (
            "According to AFP, citing military sources, 20 men were held.",
            "20 men",
            [
                ("military sources", "anonymous-person", "originator", "in-sentence"),
                ("AFP", "agency", "relay", "in-sentence"),
                OUTLET,
            ],
        ),
        (
            "A source close to Gen Abou Sarr told the BBC he was at home.",
            "at home",
            [
                (
                    "A source close to Gen Abou Sarr",
                    "anonymous-person",
                    "originator",
                    "in-sentence",
                ),
                ("BBC", "outlet", "addressee", "in-sentence"),
                OUTLET,
            ],
        ),
        (
            "Sociologist Awa Keita said the army was split.",
            "the army was split",
            [("Sociologist Awa Keita", "named-person", "originator", "in-sentence"), OUTLET],
        ),
        (
            "The army's statement said the attack failed.",
            "the attack failed",
            [("The army's statement", "document", "originator", "in-sentence"), OUTLET],
        ),
        (
            "Tola's armed forces said the attack failed.",
            "the attack failed",
            [("Tola's armed forces", "organisation", "originator", "in-sentence"), OUTLET],
        ),
        ("The bridge was shut on Sunday.", "bridge", [OUTLET]),
    ],
)
def test_a_passage_has_this_chain(text: str, words: str, expected: list[Link]) -> None:
    assert _chain(text, words) == expected


def test_a_passage_that_nobody_says_in_an_article_of_no_known_outlet_has_no_chain() -> None:
    assert _chain("The bridge was shut.", "bridge", None) == []


def test_a_carried_quotation_says_that_it_is_carried() -> None:
    text = '"They came at dawn," a neighbour said.\n\n"They told him nothing at all."'
    [first, _] = _chain(text, "nothing at all")
    assert first == ("a neighbour", "anonymous-person", "originator", "carried-forward")


def test_a_pronoun_is_the_speaker_before_it() -> None:
    text = "Awa Keita said the road was shut. She said 20 men were held."
    [first, _] = _chain(text, "20 men")
    assert first == ("Awa Keita", "named-person", "originator", "coreference")


def test_the_lawmaker_is_the_member_of_parliament_before() -> None:
    text = 'A member of parliament said it was late. "All are soldiers," the lawmaker said.'
    [first, _] = _chain(text, "All are soldiers")
    assert first[0] == "A member of parliament"
    assert first[3] == "coreference"


def test_they_is_not_one_man_before() -> None:
    text = "Awa Keita said the road was shut. They said 20 men were held."
    [first, _] = _chain(text, "20 men")
    assert first[0] == "They"


def test_a_newsroom_that_prints_what_it_was_told_stands_once() -> None:
    links = _chain("A source told AFP 20 men were held.", "20 men", "AFP")
    assert [link[:3] for link in links] == [
        ("A source", "anonymous-person", "originator"),
        ("AFP", "agency", "outlet"),
    ]


def test_a_speaker_without_a_name_keeps_what_is_said_of_it_and_one_with_a_name_does_not() -> None:
    text = "A senior Malian army officer said 20 men were held. Odran Fell said 9 men were freed."
    article = _article(text)
    annotation = annotate_article(article)
    first, _ = chain_of(annotation, article, (text.index("20"), text.index(" were held")))
    second, _ = chain_of(annotation, article, (text.index("9"), text.index(" were freed")))
    assert first.traits is not None
    said = [first.traits.rank, first.traits.nation, first.traits.body, first.traits.post]
    assert [(trait.value, trait.span.text) for trait in said if trait is not None] == [
        ("senior", "senior"),
        ("ML", "Malian"),
        ("military", "army"),
        ("officer", "officer"),
    ]
    assert second.kind == "named-person"
    assert second.traits is None
