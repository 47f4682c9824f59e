"""Posts: which one somebody is given or loses; and words that need others beside them."""

from collections.abc import Callable

import pytest

from recension.collate import Collated
from recension.model.article import Article

Collate = Callable[..., Collated]
Make = Callable[..., Article]
UNNAMED = "Has Tavi Moreno been given a post, or left or lost one?"


def questions(result: Collated) -> list[str]:
    return [row.question for row in result.collations]


POSTS = [
    ("The club named Tavi Moreno head coach.", "head coach"),
    ("The academy named the actor Tavi Moreno as the host of the gala.", "host"),
    ("The club fired coach Tavi Moreno on Monday.", "coach"),
    ("Tavi Moreno was promoted to senior vice president.", "senior vice president"),
    ("Tavi Moreno resigned on Monday as mayor.", "mayor"),
    ("Tavi Moreno was sworn in as president.", "president"),
    ("Tavi Moreno resigned the presidency.", "presidency"),
]


@pytest.mark.parametrize(("text", "post"), POSTS)
def test_a_question_of_a_post_says_which(
    collate: Collate, article: Make, text: str, post: str
) -> None:
    found = questions(collate([article("Gazette", text)], ["Tavi Moreno"]))
    assert found == [f"Does Tavi Moreno hold the post of {post}?"]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk named Tavi Moreno spoke.",
        "He played with names such as Tavi Moreno.",
        "The retired jersey of Tavi Moreno hangs in the hall.",
        "Tavi Moreno was nominated for a prize.",
        "Tavi Moreno elected to stop the fight.",
        "She dismissed a rumour that Tavi Moreno was ill.",
        "Tavi Moreno wouldn't have resigned.",
    ],
)
def test_words_for_posts_tell_of_none_where_no_post_is_meant(
    collate: Collate, article: Make, text: str
) -> None:
    found = questions(collate([article("Gazette", text)], ["Tavi Moreno"]))
    assert not [question for question in found if "post" in question]


def test_one_post_in_longer_and_shorter_words_is_one_question(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "Tavi Moreno was fired as head coach.")
    two = article("Herald", "The club fired coach Tavi Moreno.")
    three = article("Courier", "Tavi Moreno was fired on Monday.")
    result = collate([one, two, three], ["Tavi Moreno"])
    assert questions(result) == ["Does Tavi Moreno hold the post of coach?"]
    assert len(result.collations[0].readings[0].articles) == 3


def test_two_posts_are_two_questions(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno resigned as mayor.\nTavi Moreno was appointed ambassador."
    result = collate([article("Gazette", text)], ["Tavi Moreno"])
    assert sorted(questions(result)) == [
        "Does Tavi Moreno hold the post of ambassador?",
        "Does Tavi Moreno hold the post of mayor?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tavi Moreno sang at home.",
        "Tavi Moreno admitted that the roof was lost.",
        "Tavi Moreno escaped with a draw.",
        "The league fined Tavi Moreno.",
        "Tavi Moreno cleared the hall.",
    ],
)
def test_weak_words_alone_tell_of_no_state(collate: Collate, article: Make, text: str) -> None:
    assert questions(collate([article("Gazette", text)], ["Tavi Moreno"])) == []


def test_weak_words_count_where_plainer_ones_are_said_of_the_same_person(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "Tavi Moreno was arrested on Sunday.")
    two = article("Herald", "Tavi Moreno is at home.")
    found = collate([one, two], ["Tavi Moreno"]).collations
    assert [row.question for row in found] == ["Is Tavi Moreno in custody?"]
    assert found[0].relation == "conflict"


@pytest.mark.parametrize(
    "text",
    [
        "The rules change before Tavi Moreno takes office.",
        "The name will be told once Tavi Moreno is sworn in.",
        "A jury asked that Tavi Moreno be executed.",
        "He said that Tavi Moreno nearly died.",
    ],
)
def test_what_is_still_to_come_or_was_not_quite_done_is_no_state(
    collate: Collate, article: Make, text: str
) -> None:
    assert questions(collate([article("Gazette", text)], ["Tavi Moreno"])) == []
