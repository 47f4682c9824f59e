"""Story: the articles about one event, and all that was found out about them."""

import msgspec

from recension.model.claim import Claim, SourceKind
from recension.model.collation import Collation
from recension.model.entity import Entity
from recension.model.event import Event
from recension.model.history import Ruling, StoryChange
from recension.model.lineage import Derivation, Independence, Origin


class TimelineEntry(msgspec.Struct, frozen=True):
    """Something that happened, at the date it happened (not that of reporting)."""

    date: str
    precision: str
    text: str
    claims: tuple[str, ...]


class Informant(msgspec.Struct, frozen=True):
    """Who told some of the claims, as written where fullest; an origin of information.

    `origins` are the reporting origins that those claims can rest on.
    """

    name: str
    entity: str | None
    kind: SourceKind
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]


class Story(msgspec.Struct, frozen=True):
    """One event's story; `why` says for each article, by id, what holds it in the story.

    Who gathered the news (`origins`, `independence`) and who told it (`informants`, `information`)
    are counted apart.

    `history` are the merges, splits and moves that it took part in, from run to run on one store,
    and `rulings` what a person decided about its articles.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    independent_origins: int
    independence: Independence
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    collations: tuple[Collation, ...]
    events: tuple[Event, ...]
    timeline: tuple[TimelineEntry, ...]
    why: dict[str, str] = {}
    history: tuple[StoryChange, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    informants: tuple[Informant, ...] = ()
    information: Independence | None = None
