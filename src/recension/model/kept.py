"""Kept: what runs on a growing pool leave for the next one."""

from typing import Literal

import msgspec

from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.history import Ruling, StoryChange
from recension.model.page import Page

Texts = Literal["articles", "leads", "headlines"]
"""What texts are taken as when they are grouped."""


class Versions(msgspec.Struct, frozen=True):
    """Of the reader and the encoder that found what is kept; empty where nobody asks for it."""

    reader: str = ""
    encoder: str = ""


class Kept(msgspec.Struct, frozen=True):
    """Pages with their texts by page id, articles, each article's story, and what happened so far.

    `runs` counts the runs that led here; `rulings` are all that were given, the last one last.
    `asked` is what the texts were last asked to be grouped as. By article id stand the
    `annotations` and the `vectors` that a reader and an encoder of these `versions` made.
    """

    pages: tuple[Page, ...] = ()
    texts: dict[str, str] = {}
    articles: tuple[Article, ...] = ()
    homes: dict[str, str] = {}
    rulings: tuple[Ruling, ...] = ()
    history: tuple[StoryChange, ...] = ()
    runs: int = 0
    asked: Texts | None = None
    versions: Versions = Versions()
    annotations: dict[str, Annotation] = {}
    vectors: dict[str, bytes] = {}
