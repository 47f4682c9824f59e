"""What is told as having happened, of the happening and in the sense that a question asks after."""

from collections.abc import Callable

import pytest

from recension.collate import Collated
from recension.model.article import Article
from recension.model.value import Status

Collate = Callable[..., Collated]
Make = Callable[..., Article]
NAMES = ["Tavi Moreno", "Bela Rossi"]


def said(result: Collated) -> dict[str, bool | None]:
    """Each question of a state, with whether it holds."""
    return {
        row.question: row.readings[0].value.holds
        for row in result.collations
        if isinstance(row.readings[0].value, Status)
    }


def figures(result: Collated) -> dict[str, list[str]]:
    """Each other question with its readings, ages apart."""
    return {
        row.question: [each.label for each in row.readings]
        for row in result.collations
        if row.kind != "status" and not row.question.startswith("How old")
    }


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("A clerk admitted to falsely accusing Tavi Moreno of theft.", True),
        ("Tavi Moreno was falsely accused of theft.", True),
        ("Tavi Moreno was not accused of theft.", False),
        ("Prosecutors dropped the charges against Tavi Moreno on Friday.", False),
        ("The charges against Tavi Moreno were dismissed on Friday.", False),
        ("Prosecutors filed charges against Tavi Moreno on Friday.", True),
    ],
)
def test_who_was_falsely_accused_was_accused_and_dropped_charges_are_none(
    collate: Collate, article: Make, text: str, holds: bool
) -> None:
    found = said(collate([article("Gazette", text)], NAMES))
    assert found["Is Tavi Moreno accused or charged?"] is holds


@pytest.mark.parametrize(
    "text",
    [
        "Lying to police is punishable by a maximum of six months in jail and a $1,000 fine.",
        "Tavi Moreno faces up to ten years in prison, a sentence that he fears.",
        "A sentence of four years in prison is possible upon conviction.",
        "His lawyer asked for a sentence of three years.",
    ],
)
def test_a_penalty_that_the_law_allows_was_not_given(
    collate: Collate, article: Make, text: str
) -> None:
    assert figures(collate([article("Gazette", text)], NAMES)) == {}


def test_a_penalty_given_is_told_though_it_is_the_most_that_the_law_allows(
    collate: Collate, article: Make
) -> None:
    text = "Tavi Moreno was sentenced to the maximum ten years in prison."
    found = figures(collate([article("Gazette", text)], NAMES))
    assert list(found) == ["How long was the sentence of Tavi Moreno?"]


def test_who_was_convicted_before_is_sentenced_now(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno, previously convicted of theft, has been sentenced to two years in prison."
    asked = list(figures(collate([article("Gazette", text)], NAMES)))
    assert asked == ["How long was the sentence of Tavi Moreno?"]


def test_a_weekday_dates_what_it_stands_with(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno was arrested on Friday in a case of deals dating from 2013."
    assert list(said(collate([article("Gazette", text)], NAMES))) == ["Is Tavi Moreno in custody?"]


def test_restitution_is_no_fine(collate: Collate, article: Make) -> None:
    text = (
        "Tavi Moreno was fined $150 on Monday. "
        "She was also ordered to pay $1,671 in restitution to the town."
    )
    found = figures(collate([article("Gazette", text)], NAMES))
    assert found == {
        "How much is the fine?": ["$150"],
        "How much is the fine (to be paid in damages)?": ["$1,671"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Footage captured Tavi Moreno leaving the hall.",
        "Tavi Moreno was caught in a storm of his own making.",
        "Tavi Moreno bailed out of his car.",
        "That is the case against Tavi Moreno, who keeps losing voters.",
        "Tavi Moreno is accused of theft and escaping from custody.",
        "Had Tavi Moreno won the election, taxes would have gone up.",
        "Even after Tavi Moreno steps down, he will write.",
        "A rival accused Tavi Moreno of being too reliant on banks.",
        "Tavi Moreno survived eleven hours of questions.",
        "Tavi Moreno, who takes office in January, has a plan.",
        "Tavi Moreno was released by her captors.",
        "Tavi Moreno handcuffed himself to a gate.",
        "The judge ruled that Tavi Moreno could be released from jail.",
        "As a senator, Tavi Moreno voted in 2001 for the law.",
        "Tavi Moreno claimed victory in a tweet.",
        "The debate on tariffs is so politically charged that Tavi Moreno left.",
        "Rossi fans were accusing Tavi Moreno's followers of theft.",
    ],
)
def test_words_in_another_sense_or_of_what_did_not_happen_tell_of_no_state(
    collate: Collate, article: Make, text: str
) -> None:
    found = said(collate([article("Gazette", text)], NAMES))
    assert set(found) <= {"Is Tavi Moreno accused or charged?"}
    assert not found or "theft" in text


def test_weak_words_for_two_states_of_one_person_bear_each_other_out(
    collate: Collate, article: Make
) -> None:
    text = "Tavi Moreno was caught in Ostry. Tavi Moreno admitted two of the thefts."
    assert said(collate([article("Gazette", text)], NAMES)) == {
        "Is Tavi Moreno in custody?": True,
        "Does Tavi Moreno deny what is alleged?": False,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Two trials have been held since spring.",
        "No state has been hurt more by the drought.",
        "The scandal hurt one candidate.",
        "He said 400 members were on board with the plan.",
        "The deputy won three million votes.",
        "On average 3 people died on the road over Easter.",
        "A public poll was taken on 5 May 2010.",
        "She recalled his vote on 5 May 2010.",
        "The two candidates are in a dead heat.",
        "Nearly 10,000 jobs disappeared.",
        "Officials had no estimate of the number of people killed.",
        "More voted in the election, compared with 1 percent in 2008.",
        "Organizers claimed nearly 400 delegates took part by phone.",
        "Two teenagers were robbed at gunpoint.",
        "The storm dropped 12 inches of snow.",
        "The gang is accused of conspiring to commit eight murders.",
        "The suspect has four prior arrests.",
        "The road sees 50 crashes each year, which result in about 40 deaths.",
        "The law allows fines of up to $1,000 for each error.",
        "He asked that the fine be $5,000.",
        "She is within $4 million of her rival's haul.",
        "She wants to take in as many as 200 refugees.",
        "The pitcher is seeking a contract for $20 million.",
    ],
)
def test_figures_of_things_feelings_and_candidates_answer_no_question(
    collate: Collate, article: Make, text: str
) -> None:
    assert figures(collate([article("Gazette", text, "2010-05-09")])) == {}


@pytest.mark.parametrize(
    "other",
    [
        "It came just days after a gas explosion in Kell left one person dead.",
        "Last week two people died in a separate crash.",
        "The attack follows one on the heels of which 84 were killed.",
        "A guard died in a chase following the raid in Kell that left 14 people dead.",
    ],
)
def test_a_happening_brought_in_beside_the_storys_own_is_another_one(
    collate: Collate, article: Make, other: str
) -> None:
    text = f"Five people were killed in Ostry on Friday. The mayor spoke of grief. {other}"
    found = figures(collate([article("Gazette", text)]))
    assert found["How many were killed?"] == ["Five killed"]
    assert "How many were killed (in another happening told beside it)?" in found


def test_the_storys_own_figure_told_again_stays_its_own(collate: Collate, article: Make) -> None:
    one = "Five people were killed in Ostry on Friday. A gas explosion left five people dead."
    assert list(figures(collate([article("Gazette", one)]))) == ["How many were killed?"]
    two = "Five people were killed in Ostry on Friday. A bomb in Kell killed three."
    three = "A bomb in Kell killed three."
    found = figures(collate([article("Gazette", two), article("Herald", three)]))
    assert list(found) == ["How many were killed?"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Tavi Moreno who fled in September 2008 was indicted.",
            "Is Tavi Moreno accused or charged?",
        ),
        (
            "Tavi Moreno began stealing in 2003 and has been indicted.",
            "Is Tavi Moreno accused or charged?",
        ),
        (
            "Tavi Moreno was indicted on 7 May 2010 over a raid in 2003.",
            "Is Tavi Moreno accused or charged?",
        ),
        (
            "Tavi Moreno, a clerk in the 2003 Rossi campaign, was indicted.",
            "Is Tavi Moreno accused or charged?",
        ),
        (
            "Tavi Moreno, born in 1980, was indicted.",
            "Is Tavi Moreno accused or charged?",
        ),
        (
            "Tavi Moreno is accused of stealing a car in 2003.",
            "Is Tavi Moreno accused or charged?",
        ),
        (
            "Tavi Moreno was indicted in 2003.",
            "Is Tavi Moreno accused or charged (in 2003)?",
        ),
    ],
)
def test_a_date_dates_what_it_stands_with(
    collate: Collate, article: Make, text: str, question: str
) -> None:
    assert list(said(collate([article("Gazette", text, "2010-05-09")], NAMES))) == [question]


def test_a_post_is_not_that_of_whom_the_sentence_turns_to(collate: Collate, article: Make) -> None:
    text = "Party members nominated Tavi Moreno, but Governor Bela Rossi won."
    assert said(collate([article("Gazette", text)], NAMES)) == {}
    text = "Tavi Moreno was named coach of the year in 2010."
    assert said(collate([article("Gazette", text)], NAMES)) == {}
    text = "The board welcomed the appointment of Tavi Moreno, the former head of the zoo."
    assert list(said(collate([article("Gazette", text)], NAMES))) == [
        "Has Tavi Moreno been given a post, or left or lost one?"
    ]
    text = "The school hired Tavi Moreno, a professor in Kell, as dean."
    assert list(said(collate([article("Gazette", text)], NAMES))) == [
        "Does Tavi Moreno hold the post of dean?"
    ]
    text = "Tavi Moreno was picked as running mate, campaign chairman Bela Rossi said."
    asked = list(said(collate([article("Gazette", text)], NAMES)))
    assert asked == ["Does Tavi Moreno hold the post of running mate?"]


def test_who_is_accused_of_a_crime_is_accused(collate: Collate, article: Make) -> None:
    text = "Officers accused Tavi Moreno of fraud."
    assert said(collate([article("Gazette", text)], NAMES)) == {
        "Is Tavi Moreno accused or charged?": True
    }
