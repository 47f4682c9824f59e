"""Page: what was given to us, as it was given."""

from typing import Literal

import msgspec

MediaType = Literal["text/html", "text/plain", "text/markdown", "application/x-ndjson"]


class Page(msgspec.Struct, frozen=True):
    """One page as the account lists it.

    `encoding` is the character encoding its bytes were read in and `characters` the length of the
    page's text, which is the decoded document itself: offsets into a page count from its first
    character, markup included.
    """

    id: str
    location: str
    sha256: str
    media_type: MediaType
    retrieved_at: str | None
    encoding: str
    characters: int


class Refusal(msgspec.Struct, frozen=True, order=True):
    """Input that gave nothing, and why."""

    location: str
    reason: str
