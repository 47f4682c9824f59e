"""Five real pages of one event: what a careful reader finds in them, the program finds too."""

from pathlib import Path

import pytest

from recension.intake import Request
from recension.model.account import Account
from recension.model.story import Story
from recension.pipeline import run


@pytest.fixture(scope="module")
def account(real_pages: Path) -> Account:
    """The account of the five pages."""
    return run(Request((str(real_pages),))).account


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
