"""Questions beyond tolls and arrests: what they ask, of whom, and when two answers contradict."""

from collections.abc import Callable, Sequence

import pytest

from recension.annotate.article import annotate_article
from recension.collate import Collated, collate_story
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.entity import Entity
from recension.model.lineage import Independence, Lineage
from recension.model.span import Span
from recension.model.value import Quantity, Status

Collate = Callable[..., Collated]
Make = Callable[..., Article]
UNKNOWN = Lineage((), (), Independence(None, None, "not measured"))


def asked(result: Collated, question: str) -> Collation:
    found = [row for row in result.collations if row.question == question]
    assert found, [row.question for row in result.collations]
    return found[0]


def named(kind: str, name: str, articles: Sequence[Article]) -> Entity:
    spans = [
        Span(article.id, article.text.index(name), article.text.index(name) + len(name), name)
        for article in articles
        if name in article.text
    ]
    assert kind in {"place", "organisation", "group"}
    entity_kind = "place" if kind == "place" else "group" if kind == "group" else "organisation"
    return Entity(f"e-{name}", entity_kind, name, (name,), (), tuple(spans))


def with_entity(articles: Sequence[Article], kind: str, name: str) -> Collated:
    annotations = {article.id: annotate_article(article) for article in articles}
    return collate_story(articles, annotations, UNKNOWN, [named(kind, name, articles)])


FIGURES = [
    ("Tavi Moreno was jailed on bail of $50,000.", "How much is the bail of Tavi Moreno?", 5e4),
    ("The baker was fined $400.", "How much is the fine?", 400),
    ("Corvan bought Delphine for $5.4 billion.", "How much is the deal or purchase worth?", 5.4e9),
    ("The fire caused $2 million in damage.", "How much is the damage or loss?", 2e6),
    ("The quake was followed by 12 aftershocks.", "How many aftershocks were there?", 12),
    ("Pirates hijacked three ships off Ostry.", "How many ships were hijacked?", 3),
    ("The army fired nine rockets.", "How many rockets were fired?", 9),
    ("Some 4,000 people marched in Ostry.", "How many took part?", 4000),
    ("The ferry had 212 passengers on board.", "How many were on board?", 212),
    ("The mill will cut 300 jobs.", "How many jobs are lost?", 300),
    ("About 90 people fell ill after the feast.", "How many fell ill?", 90),
    ("The storm left 700 homes without power.", "How many were without power?", 700),
    ("The bill won 151 votes.", "How many votes were there for or against it?", 151),
    ("The quake struck 35 miles south of Ostry.", "How far from Ostry was it?", 35),
    ("Tavi Moreno faces six counts of fraud.", "On how many counts is Tavi Moreno accused?", 6),
    ("Tavi Moreno, 61, spoke.", "How old is Tavi Moreno?", 61),
]


@pytest.mark.parametrize(("text", "question", "figure"), FIGURES)
def test_a_figure_answers_its_question(
    collate: Collate, article: Make, text: str, question: str, figure: float
) -> None:
    found = asked(collate([article("Gazette", text)], ["Tavi Moreno"]), question)
    value = found.readings[0].value
    assert isinstance(value, Quantity)
    assert figure in (value.low, value.high)


POST_UNNAMED = "Has Tavi Moreno been given a post, or left or lost one?"
STATES = [
    ("Tavi Moreno went missing on Sunday.", "Is Tavi Moreno missing?", True),
    ("Tavi Moreno was found alive on Sunday.", "Is Tavi Moreno missing?", False),
    ("Tavi Moreno was suspended by the club.", "Is Tavi Moreno suspended?", True),
    ("Tavi Moreno won the title.", "Has Tavi Moreno won a contest, title or prize?", True),
    (
        "Tavi Moreno lost to Bela Rossi in the final.",
        "Has Tavi Moreno won a contest, title or prize?",
        False,
    ),
    ("The club fired Tavi Moreno.", POST_UNNAMED, False),
    ("Tavi Moreno resigned.", POST_UNNAMED, False),
    ("The senate elected Tavi Moreno.", POST_UNNAMED, True),
    ("Tavi Moreno posted bail on Friday.", "Is Tavi Moreno in custody?", False),
    ("Tavi Moreno turned himself in.", "Is Tavi Moreno in custody?", True),
    ("Tavi Moreno survived the crash.", "Is Tavi Moreno alive or dead?", False),
    ("Tavi Moreno pleaded not guilty.", "Does Tavi Moreno deny what is alleged?", True),
    ("He not only killed Tavi Moreno but hid it.", "Is Tavi Moreno alive or dead?", True),
]


@pytest.mark.parametrize(("text", "question", "holds"), STATES)
def test_a_state_of_a_person_answers_its_question(
    collate: Collate, article: Make, text: str, question: str, holds: bool
) -> None:
    found = asked(collate([article("Gazette", text)], ["Tavi Moreno"]), question)
    value = found.readings[0].value
    assert isinstance(value, Status)
    assert value.holds is holds


SAID_OF_NOBODY_NAMED = [
    "The shot that killed Tavi Moreno was fired in self-defence.",
    "A man who attacked Tavi Moreno was fired on Monday.",
    "More people were calling for Tavi Moreno to quit.",
    "The union urged Tavi Moreno to quit.",
    "Tavi Moreno refused to quit.",
]


@pytest.mark.parametrize("text", SAID_OF_NOBODY_NAMED)
def test_who_is_asked_to_quit_or_stands_in_a_clause_keeps_the_post(
    collate: Collate, article: Make, text: str
) -> None:
    found = collate([article("Gazette", text)], ["Tavi Moreno"])
    assert not [row for row in found.collations if "post" in row.question]


@pytest.mark.parametrize(
    "text", ["Tavi Moreno quit as mayor on Monday.", "Tavi Moreno was fired on Monday as mayor."]
)
def test_who_quits_or_is_fired_does_not_keep_the_post(
    collate: Collate, article: Make, text: str
) -> None:
    found = collate([article("Gazette", text)], ["Tavi Moreno"])
    questions = [row.question for row in found.collations]
    assert questions == ["Does Tavi Moreno hold the post of mayor?"]


def test_who_fires_somebody_keeps_the_post(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno fired coach Bela Rossi on Monday."
    found = collate([article("Gazette", text)], ["Tavi Moreno", "Bela Rossi"])
    assert [row.question for row in found.collations] == ["Does Bela Rossi hold the post of coach?"]


def test_whether_a_town_is_taken_is_asked_of_the_town(article: Make) -> None:
    one = article("Gazette", "Rebels captured Velin on Friday.")
    two = article("Herald", "Velin fell to the rebels.")
    found = asked(with_entity([one, two], "place", "Velin"), "Has Velin been taken?")
    assert len(found.readings[0].articles) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The camera captured a Velin mother of two.",
        "The footage captured the moment Velin went dark.",
    ],
)
def test_what_a_film_captures_is_no_town(article: Make, text: str) -> None:
    found = with_entity([article("Gazette", text)], "place", "Velin")
    assert "Has Velin been taken?" not in [row.question for row in found.collations]


def test_a_group_that_denies_an_attack_contradicts_who_says_it_claimed_it(article: Make) -> None:
    one = article("Gazette", "The Dune Front claimed responsibility for the blast.")
    two = article("Herald", "The Dune Front denied responsibility for the blast.")
    found = asked(
        with_entity([one, two], "group", "Dune Front"), "Does Dune Front claim to have done it?"
    )
    assert found.relation == "conflict"


def test_two_counts_of_the_same_seizure_contradict_each_other(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "The navy seized six AK-47 rifles.")
    two = article("Herald", "The navy seized 14 AK-47 rifles.")
    other = article("Courier", "The navy seized 14 hunting rifles.")
    question = "How many rifles were seized or captured?"
    assert asked(collate([one, two]), question).relation == "conflict"
    assert asked(collate([one, other]), question).relation == "estimates"


def test_what_was_seized_so_far_is_another_question(collate: Collate, article: Make) -> None:
    one = article("Gazette", "The navy seized six rifles.")
    two = article("Herald", "So far the navy has seized 14 rifles in five operations.")
    result = collate([one, two])
    assert asked(result, "How many rifles were seized or captured?").relation == "agreement"


def test_every_thing_listed_after_a_verb_is_its_object(collate: Collate, article: Make) -> None:
    result = collate([article("Gazette", "The navy seized six rifles, 12 bags and 300 rounds.")])
    questions = {row.question for row in result.collations}
    assert questions == {
        f"How many {thing} were seized or captured?" for thing in ("rifles", "bags", "rounds")
    }


def test_two_terms_for_different_crimes_do_not_contradict(collate: Collate, article: Make) -> None:
    one = article(
        "Gazette",
        "Tavi Moreno smuggled heroin.\nTavi Moreno was sentenced to seven years in prison.",
    )
    two = article(
        "Herald", "Tavi Moreno forged passports.\nTavi Moreno was sentenced to 12 years in prison."
    )
    found = asked(collate([one, two], ["Tavi Moreno"]), "How long was the sentence of Tavi Moreno?")
    assert found.relation == "estimates"
