"""The parameters of grouping."""

import msgspec


class Grouping(msgspec.Struct, frozen=True):
    """Stories as article ids, ascending in each and by first id; why each article is held there.

    `why` gives a plain sentence for every article id. `changes` says in order what the last
    look at all evidence changed against the decisions made on arrival.
    """

    stories: tuple[tuple[str, ...], ...]
    why: dict[str, str]
    changes: tuple[str, ...] = ()


class Judgement(msgspec.Struct, frozen=True):
    """A person's word that two articles, by id, tell the same story or different ones."""

    left: str
    right: str
    same: bool


class Settings(msgspec.Struct, frozen=True):
    """How far grouping looks.

    `candidates`: articles compared with a new one; `depth`: articles kept under a term of the
    index; `faces`: latest members a story is judged by on arrival; `dense`: articles up to which
    linked ones are all compared with one another; `window`: days of silence that end a story.
    """

    candidates: int = 48
    depth: int = 96
    faces: int = 24
    dense: int = 400
    window: float = 30.0
