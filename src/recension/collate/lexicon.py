"""The room's word lists, read once from the data files beside the code."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeVar

import msgspec

from recension.text.word_lists import word_list

Form = tuple[str, ...]
"""A word form as the low words it is made of: ("found", "dead")."""
Slot = Literal["noun", "passive", "active", "own", "state", "figure"]
COUNTED_SLOTS: tuple[Slot, ...] = ("noun", "passive", "active", "own", "state", "figure")
T = TypeVar("T")


class Happening(msgspec.Struct, frozen=True):
    """Something countable that happens, the question it answers and the words that say it."""

    name: str
    question: str
    unit: str
    noun: tuple[str, ...]
    passive: tuple[str, ...]
    active: tuple[str, ...]
    own: tuple[str, ...]
    state: tuple[str, ...]
    figure: tuple[str, ...]
    needs: tuple[str, ...] = ()
    figure_is: Literal["count", "money", "duration", "length", "decimal"] = "count"
    asked_of: Literal["story", "noun", "person", "place", "party"] = "story"
    scope: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    contradicts: bool = False
    of: Literal["people", "things", "any"] = "any"
    date_is: Literal["of-the-happening", "of-its-terms"] = "of-the-happening"
    slack: float = 0.0
    needs_of: Literal["sentence", "article"] = "sentence"
    takes: str = ""
    cumulative: tuple[str, ...] = ()
    implies: str = ""
    unnamed: str = ""
    signs: tuple[str, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether its figure is a measurement, which can come out differently each time."""
        return self.figure_is in {"length", "decimal"}

    def forms(self, slot: Slot) -> tuple[str, ...]:
        """The word forms of one slot."""
        forms: tuple[str, ...] = getattr(self, slot)
        return forms


class Generic(msgspec.Struct, frozen=True):
    """Heads that add nothing to what was counted ("people")."""

    nouns: frozenset[str]


class Fillers(msgspec.Struct, frozen=True):
    """Small words around a figure; see happenings.toml for each."""

    left: frozenset[str]
    figure: frozenset[str]
    auxiliary: frozenset[str]
    stop: frozenset[str]
    part: frozenset[str]
    weak: frozenset[str]
    place: frozenset[str]
    function: frozenset[str]
    follow: frozenset[str]
    anaphors: frozenset[str]
    units: frozenset[str]
    background: tuple[str, ...]
    generic_modal: frozenset[str]
    update: tuple[str, ...]
    carried: frozenset[str]
    same: tuple[tuple[str, ...], ...]
    aside: frozenset[str]
    things: frozenset[str]
    parents: frozenset[str]
    unrealised: frozenset[str]
    zero: frozenset[str]
    few: frozenset[str]
    vague: frozenset[str]
    many: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    after_one: frozenset[str] = frozenset()


class Money(msgspec.Struct, frozen=True):
    """Words that scale a number, and currencies with their ISO 4217 codes."""

    scales: dict[str, float]
    currencies: dict[str, str]


class Happenings(msgspec.Struct, frozen=True):
    """happenings.toml."""

    happening: tuple[Happening, ...]
    generic: tuple[Generic, ...]
    fillers: Fillers
    lengths: dict[str, float]
    money: Money

    def named(self, name: str) -> Happening:
        """The happening of that name; raises KeyError where there is none."""
        for happening in self.happening:
            if happening.name == name:
                return happening
        raise KeyError(name)


Bearer = Literal["person", "place", "body"]
"""Whose state it is: a body is an organisation or a group."""


class StatusQuestion(msgspec.Struct, frozen=True):
    """A state of a person and the words that say that it holds, or that it does not."""

    name: str
    question: str
    yes: str
    no: str
    passive: tuple[str, ...]
    active: tuple[str, ...]
    state: tuple[str, ...]
    own: tuple[str, ...]
    lead: tuple[str, ...]
    noun: tuple[str, ...]
    against: tuple[str, ...]
    after: tuple[str, ...]
    contradicts: bool = False
    ignore: tuple[str, ...] = ()
    family: str = ""
    of: Bearer = "person"
    removes: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    adjunct: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    of_crime: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_post: tuple[str, ...] = ()
    unnamed: str = ""


class Wording(msgspec.Struct, frozen=True):
    """Small words around a status; see statuses.toml for each."""

    copula: frozenset[str]
    pronouns: frozenset[str]
    pronouns_one: frozenset[str]
    titles_many: frozenset[str]
    titles_one: frozenset[str]
    negation: frozenset[str]
    denial: frozenset[str]
    alleged: tuple[str, ...]
    possible: frozenset[str]
    hypothetical: tuple[str, ...]
    suppositions: frozenset[str]
    asked: tuple[str, ...]
    past_of_persons: frozenset[str]
    told: frozenset[str]
    result: tuple[str, ...]
    kin: frozenset[str]
    achieved: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()
    unspoken: frozenset[str] = frozenset()
    governing: frozenset[str] = frozenset()
    titles_in_ing: frozenset[str] = frozenset()
    wanting: tuple[str, ...] = ()
    dropping: frozenset[str] = frozenset()
    accusing: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()
    habitual: tuple[str, ...] = ()
    sought: frozenset[str] = frozenset()
    if_judged: tuple[str, ...] = ()
    imposed: frozenset[str] = frozenset()


class Statuses(msgspec.Struct, frozen=True):
    """statuses.toml."""

    status: tuple[StatusQuestion, ...]
    wording: Wording

    def named(self, name: str) -> StatusQuestion:
        """The status question of that name; raises KeyError where there is none."""
        for status in self.status:
            if status.name == name:
                return status
        raise KeyError(name)


def load_words(name: str, shape: type[T]) -> T:
    """The TOML file `name` of this room as a frozen `shape`; raises where they do not fit."""
    return word_list(__package__, name, shape)


@cache
def happenings() -> Happenings:
    """The shipped happenings."""
    return load_words("happenings.toml", Happenings)


@cache
def statuses() -> Statuses:
    """The shipped statuses."""
    return load_words("statuses.toml", Statuses)


Index = dict[str, tuple[tuple[Form, str, str], ...]]
"""First word → (form, name, slot), longest form first."""


@cache
def happening_index() -> Index:
    """Every form of every happening by its first word."""
    return index_forms(
        (form, happening.name, slot)
        for happening in happenings().happening
        for slot in COUNTED_SLOTS
        for form in happening.forms(slot)
    )


@cache
def status_index() -> Index:
    """Every form of every status by its first word."""
    return index_forms(
        (form, status.name, slot)
        for status in statuses().status
        for slot in (
            "passive",
            "active",
            "state",
            "own",
            "lead",
            "noun",
            "against",
            "after",
            "ignore",
            "adjunct",
            "removes",
            "ended",
        )
        for form in getattr(status, slot)
    )


def index_forms(entries: Iterable[tuple[str, str, str]]) -> Index:
    """(form, name, slot) by the form's first word."""
    found: dict[str, list[tuple[Form, str, str]]] = {}
    for form, name, slot in entries:
        words = tuple(form.split())
        found.setdefault(words[0], []).append((words, name, slot))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}
