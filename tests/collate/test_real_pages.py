"""The five real pages, where they are here: what an editor finds in them."""

from pathlib import Path

import pytest

from recension.intake import Request
from recension.model.article import Published
from recension.model.collation import Collation
from recension.model.story import Story
from recension.model.value import Quantity, Status
from recension.pipeline import run


@pytest.fixture(scope="module")
def story(real_pages: Path) -> Story:
    given = Published("2025-08-11", "day", "given")
    account = run(Request((str(real_pages),), published=given, strict=True)).account
    return max(account.stories, key=lambda story: len(story.articles))


def asked(story: Story, question: str) -> Collation:
    return next(row for row in story.collations if row.question == question)


def test_the_arrests_stand_as_estimates_with_their_speakers(story: Story) -> None:
    found = asked(story, "How many were arrested or detained?")
    assert found.relation == "estimates"
    by_bounds = {
        (row.value.low, row.value.high): row
        for row in found.readings
        if isinstance(row.value, Quantity)
    }
    assert any("security source" in name for name in by_bounds[20, None].informants)
    assert any("National Transition Council" in name for name in by_bounds[50, 50].informants)
    assert (20, 50) in by_bounds


def test_a_general_is_both_held_and_at_home(story: Story) -> None:
    found = asked(story, "Is Abass Dembele in custody?")
    assert found.relation == "conflict"
    holds = [row.value.holds for row in found.readings if isinstance(row.value, Status)]
    assert True in holds
    assert False in holds


def test_the_other_general_is_held_and_not_contradicted_by_a_source_of_hers(story: Story) -> None:
    assert asked(story, "Is Nema Sagara in custody?").relation == "agreement"


def test_three_pages_agree_on_five_years(story: Story) -> None:
    found = asked(story, "For how long was the term or mandate granted or extended?")
    assert found.relation == "agreement"
    (reading,) = found.readings
    assert len(reading.articles) == 3


def test_the_promise_of_march_2024_is_told(story: Story) -> None:
    assert asked(story, "By when was it promised?").readings[0].label == "March 2024"


def test_two_men_of_one_surname_are_two_subjects(story: Story) -> None:
    subjects = [row.question for row in story.collations if "Maiga" in row.question]
    assert all("Choguel" in question for question in subjects)


def test_only_one_conflict_is_shown(story: Story) -> None:
    assert [row.question for row in story.collations if row.relation == "conflict"] == [
        "Is Abass Dembele in custody?"
    ]


def test_the_disputed_arrest_is_an_event_of_its_own(story: Story) -> None:
    status = {event.label: event.status for event in story.events if "arrests" in event.label}
    assert status["arrests: Abass Dembele"] == "disputed"
    assert "asserted" in status.values()


def test_two_held_together_are_refined_by_the_page_that_tells_them_apart(story: Story) -> None:
    found = asked(story, "Is Choguel Maiga in custody?")
    assert found.relation == "refinement"
    holds = {row.value.holds for row in found.readings if isinstance(row.value, Status)}
    assert holds == {True, None}
    other = [
        row for row in story.collations if "Mara" in row.question and "custody" in row.question
    ]
    assert [row.relation for row in other] == ["agreement"]


def test_the_denial_for_one_general_is_told_of_two_as_a_shift_of_scope(story: Story) -> None:
    (shift,) = asked(story, "Is Nema Sagara in custody?").shifts
    assert shift.detail == "scope-widened"
    assert shift.from_ in {claim.id for claim in story.claims}
