"""Document: a page's decoded text with the little that its bytes and address say."""

import msgspec

from recension.model.page import Page


class Document(msgspec.Struct, frozen=True):
    """A page and its text: the decoded document itself, markup included."""

    page: Page
    text: str
