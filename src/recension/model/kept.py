"""Kept: what runs on a growing pool leave for the next one."""

import msgspec

from recension.model.article import Article
from recension.model.history import Ruling, StoryChange
from recension.model.page import Page


class Kept(msgspec.Struct, frozen=True):
    """Pages with their texts by page id, articles, each article's story, and what happened so far.

    `runs` counts the runs that led here; `rulings` are all that were given, the last one last.
    """

    pages: tuple[Page, ...] = ()
    texts: dict[str, str] = {}
    articles: tuple[Article, ...] = ()
    homes: dict[str, str] = {}
    rulings: tuple[Ruling, ...] = ()
    history: tuple[StoryChange, ...] = ()
    runs: int = 0
