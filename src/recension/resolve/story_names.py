"""Names read again over a story: what one article's reading tells of a name holds in the others.

One sense per name in a document (Gale, Church and Yarowsky 1992, "One sense per discourse") is
taken over the articles of one story, whose names mean the same people and bodies: a name that was
found in one article is found wherever else it stands, and a kind that most readings give it is its
kind everywhere. A surname alone is taken only in an article that has the full name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from recension.annotate.gazetteer import known_places
from recension.annotate.mentions import common_words, function_words, name_words
from recension.annotate.words import Word, first_word_at, words_of
from recension.model.annotation import Annotation, Mention, MentionKind
from recension.resolve.brackets import bracketed
from recension.resolve.name_bounds import bounded_names
from recension.resolve.name_words import form_words
from recension.resolve.names import is_acronym_of

Key = tuple[str, ...]
"""The words of a name in small letters."""

_NAMED = frozenset({"person", "organisation"})


class Names(msgspec.Struct, frozen=True):
    """What a story's readings tell: the names of one word and the `long` ones, by their words.

    `starts` holds, for the first word of a long name, how many words the names have that begin so;
    `acronyms` are words in capitals that are one body's initials; `small` what is no name as well.
    """

    short: dict[Key, MentionKind]
    long: dict[Key, MentionKind]
    starts: dict[str, tuple[int, ...]]
    acronyms: frozenset[str]
    small: frozenset[str]


class Reading(msgspec.Struct, frozen=True):
    """An article's words and the names found in it."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]


def story_mentions(annotations: Mapping[str, Annotation]) -> dict[str, tuple[Mention, ...]]:
    """The mentions of every article, read jointly; names that a reading missed are added.

    A found name replaces the pieces of it that were found, but for places that are known.
    """
    readings = {
        name: Reading(one.text, words_of(one.text), mentions)
        for name, mentions in bounded_names(annotations).items()
        if (one := annotations[name])
    }
    names = _names_of(tuple(readings.values()))
    return {name: tuple(_read_again(reading, names)) for name, reading in readings.items()}


def _key(text: str) -> Key:
    return tuple(word.low for word in words_of(text))


def _names_of(readings: Sequence[Reading]) -> Names:
    votes: dict[Key, Counter[MentionKind]] = {}
    forms: dict[Key, str] = {}
    for reading in readings:
        for mention in reading.mentions:
            form = reading.text[mention.start : mention.end]
            key = _key(form)
            forms.setdefault(key, form)
            votes.setdefault(key, Counter())[mention.kind] += 1
    agreed = {key: kind for key in votes if (kind := _majority(votes[key])) is not None}
    named = {key: kind for key, kind in agreed.items() if kind in _NAMED}
    bodies = [key for key, kind in named.items() if kind == "organisation" and len(key) > 1]
    cuts = {cut for key in bodies if (cut := _cut_short(key)) not in named}
    named |= {cut: "organisation" for cut in cuts if _is_body(cut, agreed)}
    long = {key: kind for key, kind in named.items() if len(key) > 1}
    short: dict[Key, MentionKind] = {k: kind for k, kind in named.items() if len(k) == 1}
    acronyms = _acronyms(readings, [forms[key] for key in bodies])
    return Names(short, long, _starts(long), acronyms, _small(readings))


def _majority(votes: Counter[MentionKind]) -> MentionKind | None:
    kind, most = max(sorted(votes.items()), key=lambda vote: vote[1])
    return kind if most * 2 > votes.total() else None


def _cut_short(key: Key) -> Key:
    end = len(key)
    while end > 1 and key[end - 1] in form_words().left_out:
        end -= 1
    return key[:end]


def _is_body(cut: Key, agreed: Mapping[Key, MentionKind]) -> bool:
    """Whether a name cut short can stand for the body, and not for the place it is named for."""
    known = " ".join(cut).title() in known_places()
    place = len(cut) > 1 and agreed.get(cut) == "place"
    return not (known or place) or cut[-1] in name_words().organisations


def _starts(long: Iterable[Key]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for key in long:
        lengths.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(many, reverse=True)) for first, many in lengths.items()}


def _acronyms(readings: Sequence[Reading], bodies: Sequence[str]) -> frozenset[str]:
    """Words that stand in brackets for a body, or are the initials of exactly one of the story."""
    capitals = {
        word.text
        for reading in readings
        for word in reading.words
        if 3 <= len(word.text) <= 8 and word.text.isupper() and word.text.isalpha()
    }
    given = {s for one in readings for _, s in bracketed(one.text, one.mentions)}
    return frozenset(given) | frozenset(
        word for word in capitals if sum(is_acronym_of(word, body) for body in bodies) == 1
    )


def _small(readings: Sequence[Reading]) -> frozenset[str]:
    """The words that the story writes in small letters, too."""
    return frozenset(
        word.text for reading in readings for word in reading.words if word.text[0].islower()
    )


def _read_again(reading: Reading, names: Names) -> Iterator[Mention]:
    long = tuple(_long(reading, names))
    inside = _by_word(reading.words, long)
    kept = [one for one in reading.mentions if not _replaced(reading.text, one, inside)]
    others = _by_word(reading.words, kept)
    added = [one for one in long if not _covered(reading.words, one, others)]
    found = sorted([*kept, *added])
    surnames = _surnames(reading.text, found)
    lone = {word.start: kind for word, kind in _lone(reading, found, names, surnames)}
    for mention in found:
        kind = lone.pop(mention.start, None) or _kind(reading.text, mention, names)
        yield Mention(mention.start, mention.end, kind)
    ends = {word.start: word.end for word in reading.words}
    yield from (Mention(start, ends[start], kind) for start, kind in sorted(lone.items()))


def _kind(text: str, mention: Mention, names: Names) -> MentionKind:
    """The kind that most readings of the story give the word; a known place stays one."""
    form = text[mention.start : mention.end]
    if mention.kind == "group" or (mention.kind == "place" and form in known_places()):
        return mention.kind
    return names.short.get(_key(form), mention.kind)


def _by_word(words: tuple[Word, ...], mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The mention that each word lies in, by where the word starts."""
    return {word.start: one for one in mentions for word in _words_in(words, one)}


def _words_in(words: tuple[Word, ...], mention: Mention) -> tuple[Word, ...]:
    return words[first_word_at(words, mention.start) : first_word_at(words, mention.end)]


def _long(reading: Reading, names: Names) -> Iterator[Mention]:
    """Every place where a long name of the story stands, the longest first, none in another."""
    words, at = reading.words, 0
    while at < len(words):
        step = 1
        for length in names.starts.get(words[at].low, ()):
            run = words[at : at + length]
            kind = names.long.get(tuple(word.low for word in run))
            if kind is not None and _is_name(run, kind):
                yield Mention(run[0].start, run[-1].end, kind)
                step = length
                break
        at += step


def _is_name(run: Sequence[Word], kind: MentionKind) -> bool:
    """Whether the words stand on one line, in capitals where they are a person's."""
    joined = all(0 <= b.start - a.end <= 1 for a, b in pairwise(run))
    capital = [word.is_name_like for word in run if word.is_alphabetic]
    return joined and run[0].is_name_like and (kind == "organisation" or sum(capital) > 1)


def _replaced(text: str, mention: Mention, long: Mapping[int, Mention]) -> bool:
    """Whether a long name has the mention in it, as the whole or as a piece that is no place."""
    other = long.get(mention.start)
    if other is None or mention.end > other.end:
        return False
    whole = (other.start, other.end) == (mention.start, mention.end)
    place = mention.kind == "place" and text[mention.start : mention.end] in known_places()
    return whole or not place


def _covered(words: tuple[Word, ...], mention: Mention, kept: Mapping[int, Mention]) -> bool:
    """Whether some name shares words with it; a known place inside it does not count."""
    others = {kept[w.start] for w in _words_in(words, mention) if w.start in kept}
    return any(one.start < mention.start or mention.end < one.end for one in others)


def _surnames(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The last words of the people who are named in full, "Jr" not counted."""
    surnames = set()
    for one in mentions:
        parts = [word.low for word in words_of(text[one.start : one.end]) if word.is_alphabetic]
        parts = [part for part in parts if part not in form_words().generations]
        if one.kind == "person" and len(parts) > 1 and len(parts[-1]) > 1:
            surnames.add(parts[-1])
    return frozenset(surnames)


def _lone(
    reading: Reading, mentions: Sequence[Mention], names: Names, surnames: frozenset[str]
) -> Iterator[tuple[Word, MentionKind]]:
    """Single words that are a surname of the article's people or an acronym of the story's bodies.

    Given are the words that no name has in it, and those that are a name by themselves.
    """
    taken = _by_word(reading.words, mentions)
    for at, word in enumerate(reading.words):
        name = taken.get(word.start)
        if name is not None and (name.start, name.end) != (word.start, word.end):
            continue
        if word.text in names.acronyms:
            yield word, "organisation"
        elif _is_surname(reading.words, at, surnames, names.small):
            yield word, "person"


def _is_surname(
    words: Sequence[Word], at: int, surnames: frozenset[str], small: frozenset[str]
) -> bool:
    word = words[at]
    if word.low not in surnames or not word.is_name_like or word.text in known_places():
        return False
    if word.low in small or word.low in common_words() or word.low in function_words():
        return False
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    return not (_goes_on(before, word) or (after is not None and _goes_on(word, after)))


def _goes_on(one: Word | None, other: Word) -> bool:
    """Whether two words that stand side by side look like parts of one name."""
    return (
        one is not None
        and other.start - one.end <= 1
        and one.is_name_like
        and other.is_name_like
        and one.low not in name_words().titles
        and not {one.low, other.low} & function_words()
    )
