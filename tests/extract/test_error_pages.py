"""What a server says in place of a page is no article."""

import pytest

from recension.extract.articles import articles_of
from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.error_pages import is_error_page


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 Not Found", "The requested URL was not found on this server."),
        ("Page not found | The Wexmoor Lantern", "Sorry. Try our front page."),
        (None, "Just a moment...\nChecking your browser before you go on."),
        ("403 Forbidden", "nginx"),
        ("Access Denied", "You don’t have permission to see this page."),
        ("503", "Try again later."),
    ],
)
def test_an_error_page_is_known_by_its_title(title: str | None, text: str) -> None:
    assert is_error_page(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Body found in river", "A man’s body was found on Monday, police said."),
        ("404 soldiers leave Wexmoor", "The last of them left on Monday, the army said."),
        ("Not found guilty", "word " * 80),
        ("Moment of calm after the storm", "The town woke to silence on Monday."),
    ],
)
def test_an_article_is_none(title: str, text: str) -> None:
    assert not is_error_page(title, text)


def test_an_error_page_gives_no_article() -> None:
    page = "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>"
    document = decode(f"{page}<p>The URL was not found.</p></body></html>".encode(), "page.html")
    assert isinstance(document, Document)
    assert articles_of(document) == ()
