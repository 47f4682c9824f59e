"""What only looks like a happening is none."""

import pytest
from tests.code.test_told import article, told

from recension.code.reality import is_of_sport, is_supposed


@pytest.mark.parametrize(
    "text",
    [
        "Police hope that the church was not torched by soldiers.",
        "If the law passes, police may call a general strike against the government.",
        "Kenyan police have not released the names of the soldiers.",
        "Police spoke to the soldiers during a march against water charges, he said.",
        "Officers clad in riot gear were seen along the street.",
    ],
)
def test_what_is_hoped_possible_or_a_thing_is_no_event(text: str) -> None:
    assert told(article("Gazette", text)) == ()


GAME = (
    "The Harriers scored twice in the first half of their league match, and the coach praised the"
    " team. {} Their striker scored again before halftime, his tenth goal of the season."
)


def test_an_attack_in_the_report_of_a_game_is_none() -> None:
    page = article("Gazette", GAME.format("Soldiers in the stands saw the striker shoot soldiers."))
    assert told(page) == ()


def test_a_crime_in_the_report_of_a_game_is_one() -> None:
    page = article("Gazette", GAME.format("A gunman shot a police officer outside the ground."))
    assert [event.plover.event for event in told(page)] == ["ASSAULT"]


def test_a_crowd_is_enough_for_a_protest() -> None:
    (event,) = told(article("Gazette", "Thousands protested in the old town on Monday."))
    assert (event.plover.event, event.plover.mode) == ("PROTEST", "demo")


def test_a_riot_that_is_taken_up_again_is_one_riot() -> None:
    text = "Rioters rioted against police in the old town. Before the riot shops had closed early."
    assert len(told(article("Gazette", text))) == 1


def test_who_is_quoted_after_a_comma_suffers_nothing() -> None:
    (event,) = told(
        article("Gazette", "Soldiers opened fire, killing workers, the governor, Bo Lind, said.")
    )
    assert [actor.name for actor in event.recipients] == ["workers"]


def test_who_accused_in_may_is_the_one_who_accused() -> None:
    (event,) = told(article("Gazette", "Engineer Nadia Lakho in May accused rebels of arson."))
    assert [actor.name for actor in event.actors] == ["Engineer Nadia Lakho"]


def test_words_of_hoping_reach_over_their_clause_alone() -> None:
    assert is_supposed("They hope that he was ", noun=False)
    assert not is_supposed("They hope to win, but he was ", noun=False)


def test_a_report_of_crime_is_not_of_sport() -> None:
    from recension.annotate.article import annotate_article

    page = article("Gazette", "A player was arrested after a man died outside a bar, police said.")
    assert not is_of_sport(annotate_article(page)) or len(page.text.split()) < 20
