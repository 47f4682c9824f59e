"""Two articles about an invented wreck, one taken from the other, and what changed on the way."""

from collections.abc import Callable

import pytest

from recension.model.article import Article
from recension.trace.story import trace_story

HEAD = "Divers reached the sunken ferry off Tavelmoor on Sunday and found the hold flooded."
TAIL = "The harbour office of Tavelmoor closed the northern channel to all ships for a week."
MORE = "Brackwater Lines, which owned the ferry, cancelled the crossings planned for Monday."
Told = Callable[[str, str], set[tuple[str, str, str]]]


@pytest.fixture
def told() -> Told:
    """Detail, the words before and the words after, of every shift between the two articles."""

    def of(before: str, after: str) -> set[tuple[str, str, str]]:
        texts = {
            "before": "\n".join(("(AFP) - " + HEAD, before, MORE, TAIL)),
            "later": "\n".join((HEAD, after, MORE)),
        }
        articles = [
            Article(name, "p", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ())
            for name, text in texts.items()
        ]
        shifts = trace_story(articles, {}).shifts
        return {(one.detail, one.was.text, one.became.text) for one in shifts}

    return of
