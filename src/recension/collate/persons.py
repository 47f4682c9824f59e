"""Persons: who the people named in a sentence are, and whom "the generals" or "he" takes up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from recension.annotate.cues import cue_verbs
from recension.collate.described import person_nouns
from recension.collate.lexicon import load_words, statuses
from recension.collate.surnames import with_unsure
from recension.collate.tokens import Sentence, Token
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.span import Offsets


class Named(msgspec.Struct, frozen=True, order=True):
    """A person named at tokens [first, last] of a sentence."""

    first: int
    last: int
    entity: str


PersonMentions = Mapping[str, tuple[tuple[int, int, str], ...]]
"""Article id → (start, end, entity id) of every mention of a person, in order."""


def person_mentions(entities: Sequence[Entity], articles: Sequence[Article]) -> PersonMentions:
    """Where the persons among `entities` are named.

    After the full name a surname alone counts too, where no other person of the story bears it; one
    that the article gives to another first name as well is of nobody known (`surnames.UNSURE`).
    """
    found: dict[str, list[tuple[int, int, str]]] = {}
    fuller = _fuller(entities)
    for entity in entities:
        if _is_surely_person(entity) or entity.id in fuller:
            for span in entity.mentions:
                whole = fuller.get(entity.id, entity.id)
                end = span.start + len(_without_and(span.text))
                found.setdefault(span.article, []).append((span.start, end, whole))
    surnames = _lone_surnames(entities)
    own = {article.id: _lone_surnames(_in(article.id, entities)) for article in articles}
    taken = {
        article.id: [
            span.offsets
            for row in entities
            if row.kind == "person" or row.name not in {**surnames, **own[article.id]}
            for span in row.mentions
            if span.article == article.id
        ]
        for article in articles
    }
    full = {key: tuple(rows) for key, rows in found.items()}
    for article in articles:
        plain = {name: one for name, one in own[article.id].items() if _is_chief(one, entities)}
        for surname, entity_id in {**plain, **surnames}.items():
            first = min(
                (row[0] for row in full.get(article.id, ()) if row[2] == entity_id), default=None
            )
            for start, end in _alone(article.text, surname, taken[article.id]):
                if first is not None and (first < start or _is_titled(article.text, start)):
                    found[article.id].append((start, end, entity_id))
    texts = {article.id: article.text for article in articles}
    return with_unsure(found, texts, {entity.id: entity.names for entity in entities})


def _fuller(entities: Sequence[Entity]) -> dict[str, str]:
    """Persons of whom one other person of the story has the fuller name, with the id of both.

    "Lo Presti" is "Gaetano Lo Presti", where nobody else is a Lo Presti. Both go by the name that
    is mentioned more, since a longer one can hold a word too many ("Englishman Robert Buckley").
    """
    people = [entity for entity in entities if entity.kind == "person"]
    found = {}
    for entity in people:
        longer = [other for other in people if _ends(other, entity)]
        longest = [other for other in longer if not any(_ends(o, other) for o in longer)]
        whole = _most_named(longest)
        if whole is not None and len(_without_and(entity.name)) >= _SHORTEST_SURNAME:
            both = sorted((entity, whole), key=_prominence)
            found[both[1].id] = both[0].id
    return found


def _most_named(people: Sequence[Entity]) -> Entity | None:
    """The one of them, or the one whom far more articles name; None where that is nobody."""
    ranked = sorted(people, key=lambda entity: (-_articles(entity), entity.id))
    if len(ranked) > 1 and _articles(ranked[0]) < _SURE * _articles(ranked[1]):
        return None
    return ranked[0] if ranked else None


def _articles(entity: Entity) -> int:
    return len({span.article for span in entity.mentions})


_SURE = 3  # times as many articles


def _ends(one: Entity, other: Entity) -> bool:
    """Whether the one's name is the other's with words before it."""
    return _without_and(one.name).endswith(f" {_without_and(other.name)}")


def _prominence(entity: Entity) -> tuple[bool, int, int, str]:
    return (
        " " not in _without_and(entity.name),
        -len(entity.mentions),
        -len(_without_and(entity.name)),
        entity.id,
    )


def _without_and(name: str) -> str:
    """A name without the "and" that joins it to the next one."""
    return name.removesuffix(" and")


def _surname(name: str) -> str:
    """The last word of a name without "Jr" and the like."""
    words = _without_and(name).split()
    while len(words) > 1 and words[-1].strip(".,").lower() in _GENERATIONS:
        words.pop()
    return words[-1].strip(",")


_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _is_chief(one: str, entities: Sequence[Entity]) -> bool:
    """Whether no other bearer of the surname is named by far more articles of the story."""
    whole = next(row for row in entities if row.id == one)
    last = _surname(whole.name)
    others = [
        row
        for row in entities
        if row.kind == "person" and row.id != one and _surname(row.name) == last
    ]
    return all(_articles(row) < _SURE * _articles(whole) for row in others)


def _in(article: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities that the article names."""
    return [row for row in entities if any(span.article == article for span in row.mentions)]


def _is_surely_person(entity: Entity) -> bool:
    """A name of two words, or one that a title or role goes with: a lone word may be a town."""
    return entity.kind == "person" and (" " in _without_and(entity.name) or bool(entity.roles))


def _lone_surnames(entities: Sequence[Entity]) -> dict[str, str]:
    """Surnames that only one person of the story has, or one far more than others, with him."""
    bearers: dict[str, list[Entity]] = {}
    for entity in entities:
        last = _surname(entity.name)
        if entity.kind == "person" and len(last) >= _SHORTEST_SURNAME:
            bearers.setdefault(last, []).append(entity)
    full = {
        last: [entity for entity in people if " " in _without_and(entity.name)]
        for last, people in sorted(bearers.items())
    }
    return {
        last: bearer.id
        for last, people in full.items()
        if (len(people) == len(bearers[last]) or len(people) > 1)
        and (bearer := _most_named(people)) is not None
    }


@cache
def titles() -> frozenset[str]:
    """Words that stand before a surname ("Mr", "Gen.")."""
    return load_words("titles.toml", Titles).titles


class Titles(msgspec.Struct, frozen=True):
    """titles.toml."""

    titles: frozenset[str]


_SHORTEST_SURNAME = 4  # shorter ones are words too often


def _alone(text: str, surname: str, taken: Sequence[Offsets]) -> Iterator[Offsets]:
    """Where the surname stands by itself, not inside or beside another name."""
    beside = rf"(?<![\w’'-]){re.escape(surname)}(?![\w-]| [A-Z])"
    for match in re.finditer(beside, text):
        start, end = match.span()
        before = text[:start].rsplit(None, 1)[-1:] if start else []
        titled = _is_titled(text, start)
        named = bool(before) and before[0][:1].isupper() and before[0][-1].isalpha() and not titled
        if not named and not any(first < end and start < last for first, last in taken):
            yield start, end


def _is_titled(text: str, start: int) -> bool:
    """Whether a title stands before the name at `start`: "Deputy Moreno"."""
    before = text[:start].rsplit(None, 1)[-1:]
    return bool(before) and before[0].rstrip(".").strip("“”\"'(").lower() in titles()


def mentions_of(
    entities: Sequence[Entity], article: str, kinds: Sequence[str]
) -> tuple[tuple[int, int, str], ...]:
    """Where an article names entities of these kinds, in order."""
    return tuple(
        sorted(
            (span.start, span.end, entity.id)
            for entity in entities
            if entity.kind in kinds
            for span in entity.mentions
            if span.article == article
        )
    )


def named_in(sentence: Sentence, mentions: Sequence[tuple[int, int, str]]) -> tuple[Named, ...]:
    """The persons that the sentence names, in order."""
    start, end = sentence.offsets
    rows = [row for row in mentions if start <= row[0] and row[1] <= end]
    named = (_named(sentence, row) for row in rows)
    return tuple(row for row in named if not _is_home(sentence.tokens, row))


def stands_alone(sentence: Sentence, row: Named) -> bool:
    """Whether a place is named for itself, not for what is of it: "a Brooklyn mother"."""
    return row.first == 0 or sentence.tokens[row.first - 1].low not in {"a", "an"}


def _is_home(tokens: Sequence[Token], row: Named) -> bool:
    """Whether the name only says from where somebody is: "a South Ostry man"."""
    after = tokens[row.last + 1].low if row.last + 1 < len(tokens) else "."
    return after in _NATIVES and tokens[row.last].end + 1 == tokens[row.last + 1].start


_NATIVES = frozenset({"man", "woman", "men", "women", "boy", "girl", "resident", "residents"})


def _named(sentence: Sentence, row: tuple[int, int, str]) -> Named:
    inside = [
        at
        for at, token in enumerate(sentence.tokens)
        if token.start < row[1] and row[0] < token.end
    ]
    return Named(inside[0], inside[-1], row[2])


def joined_group(sentence: Sentence, named: Sequence[Named], at: int) -> tuple[Named, ...]:
    """The persons that stand together with named[at], it last: "X, the former …, and Y"."""
    group = [named[at]]
    while at > 0 and _joined(sentence, named[at - 1], named[at]):
        at -= 1
        group.insert(0, named[at])
    return tuple(group)


def _joined(sentence: Sentence, left: Named, right: Named) -> bool:
    between = sentence.tokens[left.last + 1 : right.first]
    low = [token.low for token in between]
    titles = {"gen", "general", "col", "colonel", "mr", "mrs", "ms", "dr", "lt", "sgt", "capt", "."}
    while low and (low[-1] in titles or between[len(low) - 1].is_capital):
        low.pop()
    return bool(low) and low[-1] == "and" and (len(low) == 1 or low[0] == ",") and len(low) <= 14


def spoken_of(sentence: Sentence, named: Sequence[Named]) -> tuple[Named, ...]:
    """The persons of whom a next sentence can go on with "he"; none where one of them speaks.

    After "…, Awa Keita said" the next "she" can be Awa Keita or the one she speaks of.
    """
    return () if any(_speaks(sentence, person) for person in named) else tuple(named)


def silent_in(sentence: Sentence, named: Sequence[Named]) -> tuple[Named, ...]:
    """The persons of the sentence who do not speak in it."""
    return tuple(person for person in named if not _speaks(sentence, person))


def _speaks(sentence: Sentence, person: Named) -> bool:
    tokens = sentence.tokens
    after = tokens[person.last + 1 : person.last + 7]
    roles = statuses().wording.kin
    end = person.last + 1
    if [token.low for token in after[:3:2]] == [",", ","] and after[1].low.isdecimal():
        end += 3  # "Ana Roth, 24, said"
    before = range(max(0, person.first - 3), person.first)
    behind = range(end, min(len(tokens), end + 3))
    said = any(_says(tokens, at) for at in (*before, *behind))
    owned = bool(after) and after[0].low in {"'s", "’s", "'"}
    return said or (owned and any(token.low in roles for token in after))


def _says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands here, and not in the passive: "was accused"."""
    return tokens[at].low in cue_verbs() and not (at and tokens[at - 1].low in _PASSIVE)


_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be"})


def taken_up(
    sentence: Sentence, subject_end: int, before: Sequence[Named]
) -> tuple[tuple[str, ...], bool]:
    """Whom a sentence without names speaks of, from the names of a sentence before it.

    `subject_end` is the token after the subject of what is said. Gives the entity ids and whether
    several are spoken of together. Nobody where it is not plain.
    """
    wording = statuses().wording
    low = [token.low for token in sentence.tokens[max(0, subject_end - 5) : subject_end]]
    people = tuple(dict.fromkeys(person.entity for person in before))
    if any(_definite(low, at) for at in range(len(low)) if low[at] in wording.titles_many):
        return (people, True) if len(people) > 1 else ((), True)
    titled = len(low) > 1 and low[-2] == "the" and low[-1] in wording.titles_one
    nouns = person_nouns() - wording.titles_one
    opening = sentence.tokens[: max(0, subject_end - 1)]
    goes_on = bool(opening) and opening[0].low in {"he", "she", "his", "her"}
    told = not goes_on and any(token.low in nouns for token in opening)
    one = (low[-1:] in (["he"], ["she"]) and not told) or titled
    return (people, False) if one and len(people) == 1 else ((), False)


def _definite(low: Sequence[str], at: int) -> bool:
    return low[at] in {"both", "they"} or (
        at > 0 and low[at - 1] in {"the", "both", "these", "two"}
    )


def offsets_of(sentence: Sentence, first: int, last: int) -> Offsets:
    """Where tokens [first, last] stand in the article."""
    return sentence.tokens[first].start, sentence.tokens[last].end
