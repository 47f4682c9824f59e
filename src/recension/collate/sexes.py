"""Sexes: whether somebody named is "he" or "she", where the story shows it.

By the pronouns that take a person up, where these are many and of one kind; else by what he is
called ("her husband, Dan Roth", "actress Ana Roth"); else by a first name that one sex bears.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from recension.collate.described import Sex, nameless, sex_of
from recension.collate.given_names import given_names
from recension.collate.persons import Named
from recension.collate.scenes import Scene
from recension.collate.surnames import is_known
from recension.collate.tokens import Token

_SURE = 3  # times as many pronouns of the one kind as of the other


def sexes_of(scenes: Sequence[Scene]) -> dict[str, Sex]:
    """The sex of each person of whom it is plain."""
    found: dict[str, dict[str, Counter[Sex]]] = {}
    for scene in scenes:
        for person, way, sex in _signs(scene):
            found.setdefault(person, {}).setdefault(way, Counter())[sex] += 1
    return {person: sex for person, ways in found.items() if (sex := _plain(ways))}


def _plain(ways: dict[str, Counter[Sex]]) -> Sex:
    """What the first way says that is plain."""
    said = Counter[Sex]()
    return (
        _surely(ways.get("pronoun", said), _SURE)
        or _surely(ways.get("noun", said), 1)
        or _surely(ways.get("name", said), 1)
    )


def _surely(counts: Counter[Sex], least: int) -> Sex:
    he, she = counts["he"], counts["she"]
    if he >= max(least, _SURE * she):
        return "he"
    return "she" if she >= max(least, _SURE * he) else ""


def _signs(scene: Scene) -> Iterator[tuple[str, str, Sex]]:
    """What the sentence shows of persons: who, in which way, and which sex."""
    tokens = scene.sentence.tokens
    for person in scene.named:
        if sex := _called(tokens, person):
            yield person.entity, "noun", sex
        if sex := _by_name(tokens, person):
            yield person.entity, "name", sex
    for entity, low in _pronouns_of(scene):
        yield entity, "pronoun", "he" if low in nameless().he else "she"


def _called(tokens: Sequence[Token], person: Named) -> Sex:
    """By the word before the name, or in apposition before it: "Mrs", "her husband, "."""
    words = nameless()
    before = [token.low for token in tokens[max(0, person.first - 2) : person.first]]
    titled = tokens[person.first].low, *before
    if set(titled) & words.mr:
        return "he"
    if set(titled) & words.mrs:
        return "she"
    head = before[:1] if before[-1:] == [","] else before[-1:]
    apposed = before[-1:] != [","] or _opens_apposition(tokens, person.first - 2)
    return sex_of(head[0]) if head and apposed else ""


def _opens_apposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun at `at` belongs to what opens its clause: "Her husband, Dan Roth"."""
    owner = tokens[at - 1].low if at else ""
    return owner in {"his", "her", "their", "'s"}


def _by_name(tokens: Sequence[Token], person: Named) -> Sex:
    """By the first of several names."""
    if person.first == person.last:
        return ""
    first = tokens[person.first].low
    if first in given_names().masculine:
        return "he"
    return "she" if first in given_names().feminine else ""


def _pronouns_of(scene: Scene) -> list[tuple[str, str]]:
    """Pronouns after the one name of a sentence, and such as open the sentence after it."""
    words = nameless()
    tokens = scene.sentence.tokens
    if len({person.entity for person in scene.named}) == 1:
        after = tokens[scene.named[-1].last + 1 :]
        own = [token.low for token in after if token.low in words.he | words.she]
        return [(scene.named[0].entity, low) for low in own[:1]]
    if not scene.named and scene.recent and len(list(filter(is_known, scene.recent[-1]))) == 1:
        opening = [token.low for token in tokens[:1] if token.low in words.he | words.she]
        return [(scene.recent[-1][0], low) for low in opening]
    return []
