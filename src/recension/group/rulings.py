"""What a person decided: articles that are kept together or apart whatever their words say."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec


class Ruling(msgspec.Struct, frozen=True, order=True):
    """A person's decision on two articles, by id."""

    kind: Literal["kept-together", "kept-apart"]
    one: str
    other: str


class Rulings(msgspec.Struct, frozen=True):
    """Rulings made ready: each article's group of articles kept together, by any of their ids.

    `apart` holds for an article those that it is kept apart from, by the ruling itself.
    """

    together: dict[str, tuple[str, ...]] = {}
    apart: dict[str, tuple[str, ...]] = {}


def rulings_of(rulings: Iterable[Ruling]) -> Rulings:
    """The rulings together. Raises ValueError where two of them contradict each other."""
    given = sorted(set(rulings))
    together: dict[str, tuple[str, ...]] = {}
    apart: dict[str, tuple[str, ...]] = {}
    for ruling in given:
        if ruling.kind == "kept-together":
            group = {ruling.one, ruling.other}
            group |= {*together.get(ruling.one, ()), *together.get(ruling.other, ())}
            together |= dict.fromkeys(sorted(group), tuple(sorted(group)))
        else:
            for one, other in ((ruling.one, ruling.other), (ruling.other, ruling.one)):
                apart[one] = tuple(sorted({*apart.get(one, ()), other}))
    for one, others in apart.items():
        for other in others:
            if other == one or other in together.get(one, ()):
                raise ValueError(f"{one} and {other} are kept together and apart")
    return Rulings(together, apart)


def kept_apart(rulings: Rulings, some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether any of `some` is kept apart from any of `others`."""
    if not rulings.apart:
        return False
    far = {each for one in some for each in rulings.apart.get(one, ())}
    return not far.isdisjoint(others)
