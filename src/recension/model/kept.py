"""Kept: what runs on a growing pool leave for the next one."""

from typing import Literal

import msgspec

from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.history import Ruling, StoryChange
from recension.model.page import Page

Texts = Literal["articles", "leads", "headlines"]
"""What texts are taken as when they are grouped."""


class Kept(msgspec.Struct, frozen=True):
    """Pages with their texts by page id, articles, each article's story, and what happened so far.

    `runs` counts the runs that led here; `rulings` are all that were given, the last one last.
    `asked` is what the texts were last asked to be grouped as. `annotations` are, by article id,
    those that the present `reader` made; none where nobody asks for them.
    """

    pages: tuple[Page, ...] = ()
    texts: dict[str, str] = {}
    articles: tuple[Article, ...] = ()
    homes: dict[str, str] = {}
    rulings: tuple[Ruling, ...] = ()
    history: tuple[StoryChange, ...] = ()
    runs: int = 0
    asked: Texts | None = None
    reader: str = ""
    annotations: dict[str, Annotation] = {}
