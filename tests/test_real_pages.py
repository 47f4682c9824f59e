"""Five real pages of one event: what a careful reader finds in them, the program finds too."""

from pathlib import Path

import pytest

from recension.intake import Request
from recension.model.account import Account
from recension.model.collation import Collation
from recension.model.story import Story
from recension.model.value import Quantity
from recension.pipeline import run


@pytest.fixture(scope="module")
def account(real_pages: Path) -> Account:
    """The account of the five pages."""
    return run(Request((str(real_pages),), strict=True)).account


@pytest.fixture(scope="module")
def arrests(account: Account) -> Story:
    """The story of the arrests."""
    return max(account.stories, key=lambda story: len(story.articles))


def test_five_pages_hold_ten_articles(account: Account) -> None:
    by_page = [
        sum(article.page == page.id for article in account.articles)
        for page in sorted(account.pages, key=lambda page: page.location)
    ]
    assert by_page == [1, 1, 1, 4, 3]


def test_ten_articles_tell_five_stories_and_six_of_them_tell_of_the_arrests(
    account: Account,
) -> None:
    assert sorted(len(story.articles) for story in account.stories) == [1, 1, 1, 1, 6]


def test_the_story_of_the_arrests_rests_on_two_origins(arrests: Story) -> None:
    assert sorted(origin.name or "" for origin in arrests.origins) == ["AFP", "BBC"]


def _shifts(arrests: Story, detail: str) -> list[tuple[str, str]]:
    shifts = (shift for row in arrests.collations for shift in row.shifts)
    return [(s.was.text, s.became.text) for s in shifts if s.detail == detail]


def test_the_uncredited_page_rests_on_afp_by_inference(arrests: Story) -> None:
    afp = next(origin for origin in arrests.origins if origin.name == "AFP")
    assert sorted(credit.credit for credit in afp.articles).count("inferred") == 1


def test_the_military_insider_is_what_another_speaker_became(arrests: Story) -> None:
    became = [
        became
        for detail in ("source-exchanged", "source-dropped")
        for _, became in _shifts(arrests, detail)
    ]
    assert any("insider" in words for words in became)


def test_what_should_be_destabilised_changed_to_state_institutions(arrests: Story) -> None:
    became = [became for _, became in _shifts(arrests, "quotation-altered")]
    assert any("state institutions" in words for words in became)


def _asked(arrests: Story, question: str) -> Collation:
    return next(row for row in arrests.collations if row.question == question)


def test_arrests_are_estimates_of_two_speakers_beside_the_range_of_the_outlet(
    arrests: Story,
) -> None:
    found = _asked(arrests, "How many were arrested or detained?")
    assert found.relation == "estimates"
    speakers = {
        (row.value.low, row.value.high): " ".join(row.informants)
        for row in found.readings
        if isinstance(row.value, Quantity) and row.value.approximate
    }
    assert "security source" in speakers[20, None]
    assert "National Transition Council" in speakers[50, 50]
    assert (20, 50) in speakers


def test_one_general_is_taken_in_one_page_and_at_home_in_another(arrests: Story) -> None:
    found = _asked(arrests, "Is Abass Dembele in custody?")
    assert found.relation == "conflict"
    assert any("at home" in row.label for row in found.readings)


def test_the_denial_widened_to_the_other_general_keeps_its_scope(arrests: Story) -> None:
    found = _asked(arrests, "Is Nema Sagara in custody?")
    assert found.relation == "agreement"
    assert ["said of several together" in row.label for row in found.readings] == [False, True]


def test_five_years_are_agreed_by_three_pages_without_being_told_the_day(arrests: Story) -> None:
    found = _asked(arrests, "For how long was the term or mandate granted or extended?")
    assert found.relation == "agreement"
    assert [len(row.articles) for row in found.readings] == [3]


def test_the_promise_was_for_march_2024(arrests: Story) -> None:
    assert _asked(arrests, "By when was it promised?").readings[0].label == "March 2024"


def test_men_of_one_surname_stay_apart(arrests: Story) -> None:
    people = [row.names for row in arrests.entities if row.kind == "person"]
    for one, other in (("Abass", "Souleymane"), ("Oumar", "Choguel")):
        for names in people:
            said = " ".join(names)
            assert not (one in said and other in said)


def test_the_coups_of_2020_and_2021_are_background_apart_from_the_plot(arrests: Story) -> None:
    coups = [event for event in arrests.events if event.kind == "coup"]
    past = [event for event in coups if event.standing == "background"]
    assert sorted(event.date.start for event in past if event.date) == ["2020", "2021"]
    assert all(event.stage == "realized" for event in past)
    assert all(event.places[0].country == "MLI" for event in past)
    (plot,) = [event for event in coups if event.standing == "news"]
    assert (plot.stage, plot.date) == ("conspiracy", None)
