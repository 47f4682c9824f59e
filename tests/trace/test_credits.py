"""Credits in their usual forms."""

import pytest

from recension.annotate.newsrooms import known_newsrooms, newsrooms, with_named_in
from recension.trace.credits import stated_credits


@pytest.mark.parametrize(
    ("text", "name", "carried"),
    [
        ("The mayor told AFP that he would stay.", "AFP", False),
        ("ORVALLE, May 2 (Reuters) - Five miners were saved.", "Reuters", True),
        ("According to the dpa news agency, five were saved.", "dpa", False),
        ("An AFP journalist at the scene saw two buses.", "AFP", False),
        ("He said so in an interview with the BBC.", "BBC", False),
        ("Five were saved.\nBy Ada Quill, Associated Press", "AP", True),
        ("The Xinhua news agency reported that five were saved.", "Xinhua", False),
        ("Five were saved, reports AP, and two are missing.", "AP", False),
        ("The lift was stuck, says the BBC's Ada Quill in Orvalle.", "BBC", False),
        ("Five were saved. (CNN article)", "CNN", False),
        ("Five were saved, a nurse told the student news agency ISNA.", "ISNA", False),
    ],
)
def test_a_credit_is_read_in_its_usual_forms(text: str, name: str, carried: bool) -> None:
    (found,) = stated_credits(text)
    assert (found.newsroom.name, found.carried) == (name, carried)


@pytest.mark.parametrize(
    "text",
    [
        "The pit in 2029. (Ada Quill/AFP via Getty Images)",
        "The BBC has moved its studios to Sarnholm.",
        "Mayor Bloomberg opened the bridge.",
        "A witness told CNN affiliate Coastal Radio that five were saved.",
    ],
)
def test_a_picture_credit_or_a_mere_mention_is_no_credit(text: str) -> None:
    assert stated_credits(text) == ()


def test_an_agency_signature_on_the_last_line_tells_its_copy() -> None:
    text = "Five miners were saved. " * 20 + "\nab-cde/fg/hi"
    (found,) = stated_credits(text)
    assert (found.newsroom.name, found.carried) == ("AFP", True)
    assert text[slice(*found.offsets)] == "ab-cde/fg/hi"


def test_no_alias_stands_for_two_newsrooms() -> None:
    total = sum(len({room.name, *room.aliases}) for room in newsrooms())
    assert total == len(known_newsrooms().by_alias)


def test_editions_of_one_house_are_one_newsroom() -> None:
    rfi, france24 = (
        known_newsrooms().published_by("RFI"),
        known_newsrooms().published_by("France 24"),
    )
    assert rfi is not None
    assert france24 is not None
    assert rfi.house == france24.house


def test_a_newsroom_that_no_list_knows_is_known_by_its_dateline_or_as_a_publisher() -> None:
    wire = "BELMAR, March 9 (MPA) - Police have arrested dozens of dockers."
    taken = (
        "A security source told MPA that 15 were held. A colleague told Coastal Radio she is well."
    )
    named = with_named_in((wire, taken), ("Coastal Radio", None))
    assert [credit.newsroom.name for credit in stated_credits(taken, named)] == [
        "MPA",
        "Coastal Radio",
    ]
    assert stated_credits(taken) == ()
