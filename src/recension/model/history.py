"""What happened to stories between runs, and what a person decided about them."""

from typing import Literal

import msgspec

RulingKind = Literal["kept-together", "kept-apart", "left-open"]
ChangeKind = Literal["merged", "split", "moved"]


class Ruling(msgspec.Struct, frozen=True, order=True):
    """A person's decision on two articles, by id: who made it, when (ISO 8601, UTC) and why.

    "left-open" takes back what was decided on the two before.
    """

    kind: RulingKind
    one: str
    other: str
    by: str = ""
    at: str = ""
    reason: str = ""


class StoryChange(msgspec.Struct, frozen=True):
    """That stories merged, that one was split, or that articles moved from one to another.

    `stories` are two by id, the one that stays or gives and the one that goes or takes; `articles`
    are those whose story changed, and `reason` is a sentence. `run` counts the runs on one store.
    (Within a stream, where stories have no ids, each goes by the id of its first article.)
    """

    kind: ChangeKind
    stories: tuple[str, str]
    articles: tuple[str, ...]
    reason: str
    run: int = 0
