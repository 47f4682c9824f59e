"""report.html: the account set as a document, in one file that needs no network."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, Template, select_autoescape
from markupsafe import Markup

from recension.model.account import Account
from recension.publish.map_view import MOST_IN_SIGHT
from recension.publish.views import shelf_of, story_view
from recension.publish.wording import as_of_in_words, counted

MOST_IN_CONTENTS = 6
"""Stories named above the first, so that what it is and who gathered it stands in sight."""


def report_html(account: Account, page_texts: Mapping[str, str]) -> str:
    """The report on `account` as HTML.

    `page_texts` gives each page's text by page id, to show what was dropped; it may be empty.
    Whatever comes from a page is escaped and kept apart from the direction of the text around it.
    """
    shelf = shelf_of(account, page_texts)
    stories = [story_view(story, shelf) for story in account.stories]
    return _template().render(
        account=account,
        stories=stories,
        in_sight=MOST_IN_SIGHT,
        in_contents=MOST_IN_CONTENTS,
        known_by=as_of_in_words(account),
        read=counted(len(account.pages), "page"),
        style=_asset("report.css"),
        script=_asset("report.js"),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("recension.publish"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def _asset(name: str) -> Markup:
    """A file of ours, set as it is: nothing from a page is in it."""
    return Markup(resources.files(__package__).joinpath("templates", name).read_text("utf-8"))
