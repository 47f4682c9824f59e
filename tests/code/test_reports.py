"""Invented sentences as the events they report."""

import time

import pytest

from recension.code.event_type import event_type
from recension.code.parties import codes_of
from recension.code.reports import Reported, reported_events


def reported(text: str) -> tuple[Reported, ...]:
    return reported_events(text, 0, len(text))


def one(text: str) -> Reported:
    (found,) = reported(text)
    assert text[found.start : found.end]
    return found


@pytest.mark.parametrize(
    ("text", "event", "actor", "recipient"),
    [
        ("French police arrested 12 students.", "COERCE", ("FRA", "COP"), (None, "EDU")),
        ("Twelve students were arrested by police.", "COERCE", (None, "COP"), (None, "EDU")),
        ("Gunmen who attacked the village shot a judge.", "ASSAULT", (None, "CRM"), (None, "JUD")),
        ("Kenya accused Uganda of theft.", "ACCUSE", ("KEN", None), ("UGA", None)),
        ("A man was charged with murder.", "ACCUSE", None, (None, "CVL")),
    ],
)
def test_who_acts_is_told_from_who_suffers(
    text: str,
    event: str,
    actor: tuple[str | None, str | None] | None,
    recipient: tuple[str | None, str | None],
) -> None:
    found = reported(text)[0]
    assert found.event == event
    assert codes_of(found.actors)[:1] == ((actor,) if actor else ())
    if text.startswith("Gunmen"):
        return
    assert codes_of(found.recipients)[:1] == (recipient,)


@pytest.mark.parametrize(
    "text",
    [
        "The match was played in a full stadium on Sunday.",
        "Police could arrest the students.",
        "Andrew Storms said the weather was fine.",
        "The accused man smiled.",
    ],
)
def test_a_sentence_that_reports_no_event_gives_none(text: str) -> None:
    assert reported(text) == ()


def test_a_denial_is_told_from_a_report() -> None:
    assert one("The army did not attack the rebels.").denied
    assert not one("The army attacked the rebels.").denied


def test_what_was_tried_is_an_attempt_and_what_was_planned_a_conspiracy() -> None:
    assert one("Rebels tried to kidnap a minister.").stage == "attempt"
    assert one("Rebels were plotting to kidnap a minister.").stage == "conspiracy"
    assert one("Rebels kidnapped a minister.").stage == "realized"


def test_cooperation_to_come_is_an_agreement() -> None:
    assert one("Kenya will meet with Uganda.").event == "AGREE"


def test_two_words_for_one_thing_are_one_event() -> None:
    assert one("Gunmen shot and killed a judge.").event == "ASSAULT"


def test_a_list_of_ten_thousand_actors_is_cut_short_in_time() -> None:
    text = ", ".join(f"Minister Name{i}" for i in range(10_000)) + " arrested rebels."
    began = time.process_time()
    assert reported(text) == ()
    listed = ", ".join(["Kenya"] * 400) + " accused Uganda."
    found = reported(listed)
    assert all(len(row.actors) <= 20 for row in found)
    assert time.process_time() - began < 25


def test_the_words_of_a_text_speak_for_its_event() -> None:
    body = "Thousands of demonstrators marched through the capital. Protesters waved flags."
    assert event_type("Hundreds Rally in Capital over Election", body) == "PROTEST"
    assert event_type("", "") is None


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        (
            "While talks failed, the army, it seems, and others left, rebels attacked soldiers.",
            "rebels",
            "soldiers",
        ),
        ("Rebels (left) attacked soldiers.", "Rebels", "soldiers"),
        ("The churches closed after the mosque shooting by soldiers.", "soldiers", None),
        ("A man charged with murder has been captured by police.", "police", "man"),
        ("Bombings at the hands of rebels went on.", "rebels", None),
        ("The minister asked the government to resign.", "minister", "government"),
        ("He met his wife, slain senator Bo Lind.", None, "senator Bo Lind"),
        ("The families of those killed attacked soldiers.", "families", "soldiers"),
        ("Rebels, killed 12 years ago, had fled.", None, "Rebels"),
        ("Ministers, among them Mr. Lind, criticized soldiers.", "Ministers", "soldiers"),
        ("A church member accused Sen. Bo Lind of theft.", "church member", "Sen. Bo Lind"),
        ("The attack in Orra, Libya, that killed soldiers went on.", None, "soldiers"),
        ("It told states about Kenyan hacking during the vote.", "Kenyan", None),
        ("More than 100 villagers rounded up in the capital.", None, "villagers"),
        ("The attorney for a man accused of stabbing an officer spoke.", "man", "officer"),
        ("Police came for a woman who was found fatally shot at home.", None, "woman"),
    ],
)
def test_sides_are_read_past_what_stands_between(
    text: str, actor: str | None, recipient: str | None
) -> None:
    found = reported_events(text, 0, len(text))
    sides = {
        (
            row.actors[0].text.removeprefix("the ") if row.actors else None,
            row.recipients[0].text if row.recipients else None,
        )
        for row in found
    }
    assert (actor, recipient) in sides, sides


@pytest.mark.parametrize(
    "text",
    [
        "Protesters demand that ministers arrest rebels.",
        "The senator has captured the support of voters.",
        "Three lifted sanctions on Monday.",
    ],
)
def test_what_is_asked_for_and_what_is_a_thing_report_no_arrest_and_no_sanction(text: str) -> None:
    assert not {row.event for row in reported(text)} & {"COERCE", "SANCTION", "ACCUSE"}
