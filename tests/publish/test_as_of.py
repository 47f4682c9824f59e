"""An account as of a date says so, and which articles it leaves out, by page and title."""

from pathlib import Path

import msgspec
import pytest
from lxml import html

from recension.intake import Request
from recension.model.account import Account
from recension.pipeline import Run, run
from recension.publish.brief_markdown import brief_markdown
from recension.publish.report import report_html
from recension.publish.wording import as_of_in_words


@pytest.fixture(scope="module")
def early(example_pages: Path) -> Run:
    """The example pages as known on the evening of the ninth."""
    return run(Request((str(example_pages),), as_of="2031-03-09"))


def test_the_report_says_as_of_when_and_lists_what_it_left_out(early: Run) -> None:
    page = html.document_fromstring(report_html(early.account, early.page_texts))
    scope = page.xpath("string(//header//p[@class='scope'][1])")
    assert scope.startswith("As known by 2031-03-09; 6 articles of later or no date left out")
    refused = page.xpath("string(//*[@id='refused'])")
    assert "coastal-radio.html, “Union leader 'at home and well'" in refused
    assert "it is dated 2031-03-10T07:30" in refused
    assert "it gives no date" in refused


def test_the_brief_says_so_first(early: Run, account: Account) -> None:
    assert brief_markdown(early.account).startswith("*As known by 2031-03-09; 6 articles")
    assert as_of_in_words(account) == ""


def test_an_account_of_which_nothing_was_left_out_says_its_date_too(account: Account) -> None:
    known = msgspec.structs.replace(account, as_of="2031-04-30", refused=())
    assert as_of_in_words(known) == "As known by 2031-04-30; none left out"


def test_an_account_without_a_date_opens_with_its_story(account: Account) -> None:
    assert brief_markdown(account).startswith("# ")
