"""Speakers: what is said of somebody who is cited without a name, as fields.

"a senior Malian security official" has a rank, a nation, a body and a post; "a source close to the
general" says to whom the speaker is close. The fields are those that the Reuters Handbook of
Journalism asks for where a source is described but not named.
"""

from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from recension.annotate.gazetteer import known_places
from recension.annotate.sources import source_words
from recension.annotate.units import singular
from recension.annotate.words import Word, words_of
from recension.model.claim import SpeakerTraits, Trait
from recension.model.span import Offsets, Span
from recension.text.word_lists import word_list


class SpeakerWords(msgspec.Struct, frozen=True):
    """The word lists of speakers.toml."""

    vague: frozenset[str]
    pronouns: frozenset[str]
    ladders: tuple[tuple[str, ...], ...]
    posts: frozenset[str]
    serves: frozenset[str]
    kin: frozenset[str]
    speaks: frozenset[str]
    joins: frozenset[str]
    determiners: frozenset[str]
    rank: dict[str, int]
    close: dict[str, str]
    bodies: dict[str, tuple[str, ...]]
    nations: dict[str, str]


@cache
def speaker_words() -> SpeakerWords:
    """The shipped lists."""
    return word_list(__package__, "speakers.toml", SpeakerWords)


@cache
def _bodies() -> dict[str, str]:
    return {form: body for body, forms in speaker_words().bodies.items() for form in forms}


class _Phrase(msgspec.Struct, frozen=True):
    """The words of a source: those before its head, the head's, and those after it."""

    before: tuple[Word, ...]
    head: tuple[Word, ...]
    after: tuple[Word, ...]
    opening: int | None = None
    """Where a word begins that may owe its capital to its place in the sentence."""


class _Found(msgspec.Struct, frozen=True):
    """A value and the words it was read from."""

    value: str
    words: tuple[Word, ...]


def traits_of(text: str, source: Offsets, span: Callable[[int, int], Span]) -> SpeakerTraits | None:
    """What text[source] says of a speaker without a name; None where it says nothing.

    `span` gives the span of offsets of `text`. The head of the phrase is the post; before it stand
    rank, nation and body, after it the body ("an official at the ministry") or whom the speaker is
    close to.
    """
    start, end = source
    before = text[:start].rstrip(" \"'“‘(")
    opening = 0 if not before or before[-1] in ".!?:\n”" else None
    phrase = _phrase(words_of(text[start:end]), opening)
    if phrase is None:
        return None

    def trait(found: _Found | None) -> Trait | None:
        if found is None:
            return None
        words = found.words
        return Trait(found.value, span(start + words[0].start, start + words[-1].end))

    own, complement = _unranked(phrase.before), _complement(phrase)
    found = SpeakerTraits(
        post=trait(_post(phrase)),
        body=trait(_body_before(own, phrase) or _body_after(phrase)),
        nation=trait(_nation(own) or _nation(complement if _is_of(phrase) else ())),
        rank=trait(_rank(phrase.before)),
        close_to=trait(_close_to(phrase) or _served(phrase)),
    )
    return found if found != SpeakerTraits() else None


def _phrase(words: tuple[Word, ...], opening: int | None) -> _Phrase | None:
    """The phrase parted at its head; of "two of the officials" it is the officials."""
    cut = _cut(words)
    alphabetic = [at for at, word in enumerate(words[:cut]) if word.is_alphabetic]
    if not alphabetic:
        return None
    last = alphabetic[-1]
    after = words[last + 1 :]
    if words[last].low in speaker_words().pronouns and [word.low for word in after[:1]] == ["of"]:
        inner = _phrase(after[1:], None)
        if inner is not None and _noun(inner.head) in source_words().persons:
            return inner
    first = last
    if last and f"{words[last - 1].low} {words[last].low}" in speaker_words().posts:
        first = last - 1
    return _Phrase(words[:first], words[first : last + 1], after, opening)


def _cut(words: Sequence[Word]) -> int:
    """Where the part of the phrase ends whose last word is its head."""
    ends = source_words().before_head_ends
    for at, word in enumerate(words):
        near = word.low == "close" and not _close_at(words, at)  # "a close aide"
        if at and not near and (word.text in ",(;—–" or word.low in ends or _close_at(words, at)):
            return at
    return len(words)


def _noun(words: Sequence[Word]) -> str:
    """The words in lower case, the last in the singular."""
    low = [word.low for word in words]
    return " ".join([*low[:-1], singular(low[-1]) or low[-1]])


def _post(phrase: _Phrase) -> _Found | None:
    noun = _noun(phrase.head)
    return None if noun in speaker_words().pronouns else _Found(noun, phrase.head)


def _close_at(words: Sequence[Word], at: int) -> int:
    """How many words from `at` on say that somebody is close to what follows; 0 where none do."""
    for length in range(min(5, len(words) - at), 0, -1):
        if " ".join(word.low for word in words[at : at + length]) in speaker_words().close:
            return length
    return 0


def _rank(before: Sequence[Word]) -> _Found | None:
    """The words of rank, "high ranking" as "high-ranking", and what stands between them."""
    found = _ranks(before)
    if not found:
        return None
    first, last = found[0].words[0].start, found[-1].words[-1].start
    words = tuple(word for word in before if first <= word.start <= last)
    return _Found(" ".join(rank.value for rank in found), words)


def _ranks(before: Sequence[Word]) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while at < len(before):
        pieces = (tuple(before[at : at + length]) for length in (2, 1))
        named = ((piece, "-".join(word.low for word in piece)) for piece in pieces)
        rank = next((_Found(v, p) for p, v in named if v in speaker_words().rank), None)
        if rank is not None:
            found.append(rank)
        at += len(rank.words) if rank is not None else 1
    return found


def _unranked(before: Sequence[Word]) -> tuple[Word, ...]:
    taken = {word.start for rank in _ranks(before) for word in rank.words}
    skipped = speaker_words().determiners
    return tuple(word for word in before if word.start not in taken and word.low not in skipped)


def _nation(words: Sequence[Word]) -> _Found | None:
    """The first nation or part of the world that the words name."""
    for at in range(len(words)):
        for length in (3, 2, 1):
            piece = tuple(words[at : at + length])
            name = " ".join(word.text for word in piece)
            value = _nation_named(name) if len(piece) == length else None
            longer = " ".join(word.low for word in words[at : at + length + 1])
            if value is not None and longer not in _bodies():
                return _Found(value, piece)
    return None


def _nation_named(name: str) -> str | None:
    known = known_places().get(name)
    if known is not None and known.sort in _PEOPLES and known.country:
        return known.country
    return speaker_words().nations.get(name)


def _without(words: Sequence[Word], found: _Found | None) -> tuple[Word, ...]:
    taken = {word.start for word in found.words} if found is not None else set()
    return tuple(word for word in words if word.start not in taken)


def _body_before(before: Sequence[Word], phrase: _Phrase) -> _Found | None:
    """The body named before the post: "a defence ministry official", "an FBI agent"."""
    words = [w for w in _unplaced(_without(before, _nation(before))) if w.low != "'s"]
    run: list[Word] = []
    for word in reversed(words):
        known = _is_body(word, phrase)
        if not known and not (run and _is_organisation(run[0]) and word.is_alphabetic):
            break
        run.insert(0, word)
        if not known:
            break
    named = any(_is_name(word, phrase) for word in run) and not _body_known(run)
    return None if named and _is_close_by_post(phrase) else _body_of(run)


def _body_of(run: Sequence[Word]) -> _Found | None:
    """The body that a run of words names: by the longest of its ends that the list knows.

    One with a name of its own before that end is called by all of it: "National Harbour Council".
    """
    while run and run[0].text.islower() and "-" in run[0].text and run[0].low not in _bodies():
        run = run[1:]  # "junta-backed"
    for at in range(len(run)):
        value = _bodies().get(" ".join(word.low for word in run[at:]))
        if value is not None and not any(word.is_name_like for word in run[:at]):
            return _Found(value, tuple(run[at:]))
    named = any(word.is_name_like or _is_organisation(word) for word in run)
    return _as_written(tuple(run)) if named else None


@cache
def _body_words() -> frozenset[str]:
    return frozenset(word for form in _bodies() for word in form.split()) - {"of", "and"}


def _is_body(word: Word, phrase: _Phrase) -> bool:
    return word.low in _body_words() or _is_organisation(word) or _is_name(word, phrase)


def _unplaced(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without the places that are no country: who is of a town does not speak for it."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        pieces = (words[at : at + length] for length in (3, 2, 1))
        place = next((len(p) for p in pieces if _is_place(" ".join(w.text for w in p))), 0)
        kept.extend([] if place else words[at : at + 1])
        at += place or 1
    return tuple(kept)


def _is_place(name: str) -> bool:
    known = known_places().get(name)
    return known is not None and known.sort not in _PEOPLES and name.lower() not in _bodies()


_PEOPLES = frozenset({"country", "demonym", "people"})


def _is_organisation(word: Word) -> bool:
    return (singular(word.low) or word.low) in source_words().organisations


def _is_name(word: Word, phrase: _Phrase) -> bool:
    """Whether it is a name: the first word of a phrase may have its capital from the sentence."""
    opens = word.start == phrase.opening and [each.low for each in phrase.before[1:2]] != ["'s"]
    return word.is_name_like and (not opens or (word.text.isupper() and len(word.text) > 1))


def _complement(phrase: _Phrase) -> tuple[Word, ...]:
    """The words after a preposition that joins the head to a body or a country."""
    after = phrase.after
    if not after or after[0].low not in speaker_words().joins or _close_at(after, 0):
        return ()
    if _is_close_by_post(phrase) and _noun(phrase.head) not in speaker_words().speaks:
        return ()
    return _up_to_the_end(after[1:])


def _is_of(phrase: _Phrase) -> bool:
    """Whether the speaker belongs to the complement; an expert "on" a country is not of it."""
    return phrase.after[:1] != () and phrase.after[0].low != "on"


def _up_to_the_end(words: Sequence[Word]) -> tuple[Word, ...]:
    kept: list[Word] = []
    for word in words:
        if word.text in ",;()—–:" or word.low in _CLAUSES:
            break
        kept.append(word)
    while kept and kept[0].low in speaker_words().determiners:
        kept.pop(0)
    return tuple(kept)


_CLAUSES = frozenset({"who", "which", "that", "whose", "speaking", "but", "while", "told", "said"})


def _body_after(phrase: _Phrase) -> _Found | None:
    words = _complement(phrase)
    own = [word for word in _without(words, _nation(words)) if word.low != "'s"]
    run: list[Word] = []
    for word in own:
        if word.low in source_words().before_head_ends - {"of"} or word.low in {"and", "or"}:
            break
        run.append(word)
    known = bool(run) and (_body_known(run) or _is_organisation(run[-1]) or _is_acronym(run))
    return _body_of(run) if known or _is_employer(phrase, run) else None


def _is_employer(phrase: _Phrase, run: Sequence[Word]) -> bool:
    """Whether it is a name after "at" or "with", and not a place's."""
    at = phrase.after[0].low in {"at", "with", "within"} if phrase.after else False
    named = bool(run) and all(word.is_name_like for word in run)
    return at and named and len(_unplaced(run)) == len(run)


def _body_known(run: Sequence[Word]) -> bool:
    return any(" ".join(word.low for word in run[at:]) in _bodies() for at in range(len(run)))


def _is_acronym(run: Sequence[Word]) -> bool:
    return len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 1


def _is_close_by_post(phrase: _Phrase) -> bool:
    lists = speaker_words()
    return _noun(phrase.head) in lists.kin | lists.serves | lists.speaks


def _close_to(phrase: _Phrase) -> _Found | None:
    """Whom the words after the head say the speaker is close to, or what familiar with."""
    for at in range(len(phrase.after)):
        size = _close_at(phrase.after, at)
        if size:
            return _as_written(_up_to_the_end(phrase.after[at + size :]))
    return None


def _served(phrase: _Phrase) -> _Found | None:
    """Whom an aide, a relative or a lawyer belongs to: "aide to the general", "Keita's lawyer"."""
    own = _unranked(phrase.before)
    speaks = _noun(phrase.head) in speaker_words().speaks
    if not _is_close_by_post(phrase) or _body_after(phrase) is not None:
        return None
    if speaks and _body_before(own, phrase) is not None:
        return None
    after = phrase.after
    if after and after[0].low in {"to", "of", "for"}:
        return _as_written(_up_to_the_end(after[1:]))
    owned = [at for at, word in enumerate(own) if word.low == "'s"]
    owner = own[: owned[-1]] if owned else tuple(w for w in own if _is_name(w, phrase))
    known = not owner or _nation(owner) is not None or _body_known(owner)
    return None if known else _as_written(owner)


def _as_written(words: tuple[Word, ...]) -> _Found | None:
    """The words in lower case, spaced as in the text."""
    spaced = (
        word.low if at and word.start == words[at - 1].end else f" {word.low}"
        for at, word in enumerate(words)
    )
    return _Found("".join(spaced).strip(), words) if words else None
