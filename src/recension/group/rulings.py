"""What a person decided: articles that are kept together or apart whatever their words say."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recension.model.history import Ruling, RulingKind


class Rulings(msgspec.Struct, frozen=True):
    """Rulings made ready: each article's group of articles kept together, by any of their ids.

    `apart` holds for an article those that it is kept apart from, and those kept together with
    them; `given` are the rulings in force, sorted.
    """

    together: dict[str, tuple[str, ...]] = {}
    apart: dict[str, tuple[str, ...]] = {}
    given: tuple[Ruling, ...] = ()


def rulings_of(rulings: Iterable[Ruling]) -> Rulings:
    """The rulings together. Raises ValueError where two of them contradict each other."""
    given = sorted(each for each in set(rulings) if each.kind != "left-open")
    together: dict[str, tuple[str, ...]] = {}
    for ruling in given:
        if ruling.kind == "kept-together":
            group = {ruling.one, ruling.other}
            group |= {*together.get(ruling.one, ()), *together.get(ruling.other, ())}
            together |= dict.fromkeys(sorted(group), tuple(sorted(group)))
    apart: dict[str, set[str]] = {}
    for ruling in given:
        if ruling.kind == "kept-apart":
            sides = [together.get(each, (each,)) for each in (ruling.one, ruling.other)]
            if sides[0] == sides[1]:
                raise ValueError(f"{ruling.one} and {ruling.other} are kept together and apart")
            for some, others in (sides, reversed(sides)):
                for each in some:
                    apart.setdefault(each, set()).update(others)
    return Rulings(together, {one: tuple(sorted(far)) for one, far in apart.items()}, tuple(given))


def in_force(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Of rulings in the order given the last on each two articles, if it leaves nothing open."""
    last = {frozenset((each.one, each.other)): each for each in rulings}
    return tuple(sorted(each for each in last.values() if each.kind != "left-open"))


def kept_apart(rulings: Rulings, some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether any of `some` is kept apart from any of `others`."""
    if not rulings.apart:
        return False
    far = {each for one in some for each in rulings.apart.get(one, ())}
    return not far.isdisjoint(others)


def deciding(
    rulings: Rulings, kind: RulingKind, some: Iterable[str], others: Iterable[str]
) -> Ruling | None:
    """The first ruling of this kind on one of `some` and one of `others`."""
    here, there = set(some), set(others)
    for each in rulings.given:
        if each.kind == kind:
            ends = (each.one in here, each.other in there), (each.one in there, each.other in here)
            if any(all(end) for end in ends):
                return each
    return None


def said(ruling: Ruling) -> str:
    """The ruling as a sentence that names who made it."""
    first, second = sorted((ruling.one, ruling.other))
    how = "apart" if ruling.kind == "kept-apart" else "together"
    why = f": {ruling.reason.rstrip('.')}" if ruling.reason else ""
    return f"{ruling.by or 'A person'} keeps {first} and {second} {how}{why}."


def on_article(rulings: Rulings, article: str) -> Iterator[Ruling]:
    """The rulings in force that name the article."""
    return (each for each in rulings.given if article in {each.one, each.other})
