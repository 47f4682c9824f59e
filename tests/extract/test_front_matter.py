"""What the front matter of a Markdown file says about its article."""

import pytest

from recension.extract.document import Document
from recension.extract.front_matter import front_matter
from recension.model.page import Page

BODY = "\n# The quay is closed\n\nThe harbour board of **Ostmere** closed the quay on Monday.\n"


def document(front: str, media_type: str = "text/markdown") -> Document:
    text = f"---\n{front}---\n{BODY}"
    page = Page("p-1", "quay.md", "0", media_type, None, "utf-8", len(text))  # type: ignore[arg-type]
    return Document(page, text)


def test_front_matter_gives_title_publisher_byline_and_date_with_their_words() -> None:
    page = document(
        'title: "Minister says \\"no\\" to quay"\nauthor: Jane Marlow\n'
        "date: 2013-07-22\npublisher: Ostmere Courier # the daily\n"
    )
    said = front_matter(page)
    assert said.title is not None
    assert said.title.value == 'Minister says "no" to quay'
    assert said.publisher is not None
    assert said.publisher.value == "Ostmere Courier"
    assert said.byline is not None
    assert said.byline.value == "Jane Marlow"
    assert said.published is not None
    assert said.published.value == "2013-07-22"
    for basis in (said.title.basis, said.publisher.basis, said.published.basis):
        _, place, words = basis.split(":", 2)
        start, end = map(int, place.split("-"))
        assert page.text[start:end] == words


@pytest.mark.parametrize(
    "front",
    [
        "authors:\n  - Jane Marlow\n  - Peter Quill\n",
        "authors: [Jane Marlow, 'Peter Quill']\n",
        'author: [Jane Marlow, "[[Peter Quill]]"]\n',
    ],
)
def test_authors_are_read_from_lists_in_every_form(front: str) -> None:
    byline = front_matter(document(front)).byline
    assert byline is not None
    assert byline.value == "Jane Marlow, Peter Quill"


def test_a_day_of_change_is_told_from_that_of_publication() -> None:
    said = front_matter(document("date: 22 July 2013\nlast-modified: 2013-07-23T10:05:00+02:00\n"))
    assert said.published is not None
    assert said.published.value == "2013-07-22"
    assert said.modified is not None
    assert said.modified.value == "2013-07-23T10:05+02:00"


@pytest.mark.parametrize(
    "front",
    [
        "source: https://example.org/quay\n",
        "publisher:\n  name: Ostmere Courier\n",
        "title: >\n  Folded over\n",
        "date: soon\n",
        "author: Staff\n",
        "created: 2020-01-01\n",
    ],
)
def test_what_front_matter_does_not_say_plainly_is_not_read(front: str) -> None:
    said = front_matter(document(front))
    assert (said.title, said.publisher, said.byline, said.published) == (None, None, None, None)


def test_a_plain_page_has_no_front_matter() -> None:
    text = "title: The quay is closed\ndate: 2013-07-22\n\nThe board closed the quay on Monday.\n"
    page = Page("p-1", "quay.txt", "0", "text/plain", None, "utf-8", len(text))
    assert front_matter(Document(page, text)).title is None
