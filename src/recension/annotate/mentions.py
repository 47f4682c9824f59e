"""Mentions by rule: names found by capitals, told apart by cue words, lists and shape.

The features are those that feature-based recognisers agree on (Nadeau & Sekine 2007, "A survey of
named entity recognition"): word shape, trigger words, gazetteers, and one sense per name in a
document. A name of which nothing tells the kind is left out: a wrong kind costs more than a gap.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from recension.annotate.gazetteer import known_places
from recension.annotate.prepared import Prepared
from recension.annotate.words import Word
from recension.model.annotation import Mention, MentionKind
from recension.text.word_lists import lines_of, word_list


class NameWords(msgspec.Struct, frozen=True):
    """The word lists of names.toml, lower case."""

    titles: frozenset[str]
    organisations: frozenset[str]
    known_organisations: frozenset[str]
    places: frozenset[str]
    facilities: frozenset[str]
    events: frozenset[str]
    before_place: frozenset[str]
    inside_any: frozenset[str]
    inside_person: frozenset[str]
    suffixes: frozenset[str]
    never: frozenset[str]
    given: frozenset[str]
    directions: frozenset[str]


@cache
def name_words() -> NameWords:
    """The shipped lists."""
    return word_list(__package__, "names.toml", NameWords)


@cache
def function_words() -> frozenset[str]:
    """Words that are neither names nor things."""
    return frozenset(
        word for line in lines_of(__package__, "function_words.txt") for word in line.split()
    )


@cache
def common_words() -> frozenset[str]:
    """Ordinary nouns, verbs and adjectives, whose capitals tell nothing."""
    return frozenset(
        word for line in lines_of(__package__, "common_words.txt") for word in line.split()
    )


class Candidate(msgspec.Struct, frozen=True):
    """The words [first, last) of a text that may be a name."""

    first: int
    last: int
    opens: bool
    headline: bool


def find_mentions(prepared: Prepared) -> tuple[Mention, ...]:
    """The names of the text with their kinds, in order, none inside another.

    Titles and ranks ("General", "Dr") stay outside a person's name; "the" outside every name.
    """
    candidates = tuple(_candidates(prepared))
    read = [(candidate, _kind(prepared, candidate)) for candidate in candidates]
    read = _with_lists(prepared, read)
    senses = _senses(prepared, read)
    found = []
    for candidate, kind in read:
        known = _agreed(prepared, candidate, kind, senses)
        if known is not None:
            words = prepared.words
            found.append(
                Mention(words[candidate.first].start, words[candidate.last - 1].end, known)
            )
    return tuple(sorted(found))


def _agreed(
    prepared: Prepared,
    candidate: Candidate,
    kind: MentionKind | None,
    senses: dict[str, MentionKind],
) -> MentionKind | None:
    """The kind by the name itself, or by the rest of the text; a surname outdoes a small place."""
    surface = _surface(prepared, candidate)
    sense = senses.get(surface)
    place = known_places().get(surface)
    small = place is not None and place.sort in {"region", "city"}
    return sense if kind is None or (small and sense == "person") else kind


def _with_lists(
    prepared: Prepared, read: list[tuple[Candidate, MentionKind | None]]
) -> list[tuple[Candidate, MentionKind | None]]:
    """ "Diboli, Kayes and Sandere": an unknown name in a row with a place is a place."""
    done: list[tuple[Candidate, MentionKind | None]] = []
    for candidate, kind in read:
        before = done[-1] if done else None
        if kind is None and before is not None and before[1] == "place":
            between = prepared.words[before[0].last : candidate.first]
            joined = 0 < len(between) <= 2 and all(w.low in {",", "and"} for w in between)
            in_row = joined and not candidate.headline
            done.append((candidate, "place" if in_row else None))
        else:
            done.append((candidate, kind))
    return done


def _surface(prepared: Prepared, candidate: Candidate) -> str:
    words = prepared.words
    return prepared.text[words[candidate.first].start : words[candidate.last - 1].end]


def _senses(
    prepared: Prepared, read: list[tuple[Candidate, MentionKind | None]]
) -> dict[str, MentionKind]:
    """One kind for each surface form, and a person's surname stands for the person."""
    votes: dict[str, Counter[MentionKind]] = {}
    for candidate, kind in read:
        if kind is not None:
            surface = _surface(prepared, candidate)
            votes.setdefault(surface, Counter())[kind] += 1
            if kind == "person" and candidate.last - candidate.first > 1:
                surname = prepared.words[candidate.last - 1].text
                votes.setdefault(surname, Counter())["person"] += 99  # outvotes a chance reading
    return {name: max(sorted(kinds), key=kinds.__getitem__) for name, kinds in votes.items()}


def _candidates(prepared: Prepared) -> Iterator[Candidate]:
    lower = frozenset(word.text for word in prepared.words if word.text[0].islower())
    for first, last in prepared.bounds:
        headline = is_headline(prepared.words[first:last])
        at = first
        while at < last:
            if not _can_begin(prepared.words[at]):
                at += 1
                continue
            end = _run_end(prepared.words, at, last)
            opens = at == first or prepared.words[at - 1].text in "\"“‘':—–-•*"
            yield from _cut(prepared, Candidate(at, end, opens, headline), lower)
            at = end


def is_headline(words: tuple[Word, ...]) -> bool:
    """Whether capitals tell nothing here: a title in capitals, or a line of them."""
    letters = [word for word in words if word.is_alphabetic and len(word.text) > 3]
    capital = sum(word.is_name_like for word in letters)
    if not letters or words[-1].text in ".,":
        return bool(letters) and sum(word.text.isupper() for word in letters) * 2 > len(letters)
    return len(letters) >= 4 and capital * 10 >= len(letters) * 7


def _can_begin(word: Word) -> bool:
    return word.is_name_like and word.low not in name_words().never


def _run_end(words: tuple[Word, ...], at: int, last: int) -> int:
    end = at + 1
    while end < last:
        if _can_begin(words[end]) and _adjoins(words, end):
            if words[end].low in function_words() and words[end].low not in name_words().titles:
                break
            end += 1
        elif (step := _bridge(words, at, end, last)) is not None:
            end = step
        else:
            break
    return end


def _adjoins(words: tuple[Word, ...], at: int) -> bool:
    return 0 <= words[at].start - words[at - 1].end <= 1


def _bridge(words: tuple[Word, ...], first: int, at: int, last: int) -> int | None:
    """One past the capitalised word that small words at `at` join to the run, if they do."""
    lists = name_words()
    end = at
    while end < min(last, at + 3) and (
        words[end].low in lists.inside_person or words[end].low in lists.inside_any
    ):
        end += 1
    if end == at or end >= last or not _can_begin(words[end]):
        return _initial(words, at, last)
    small = [word.low for word in words[at:end]]
    if all(word in lists.inside_person for word in small):
        return end + 1 if small != ["e"] else None
    heads = lists.organisations | lists.places | lists.facilities | {"house", "bank", "king"}
    before = words[at - 1].low
    if small[0] in {"of", "for"}:
        return end + 1 if before in heads else None
    joined = {word.low for word in words[first:at]}
    return end + 1 if small == ["and"] and joined & {"of", "for"} and before not in heads else None


def _initial(words: tuple[Word, ...], at: int, last: int) -> int | None:
    """The full stop of an initial inside a name: "George W. Bush"."""
    if words[at].text != "." or len(words[at - 1].text) > 1 or at + 1 >= last:
        return None
    return at + 2 if _can_begin(words[at + 1]) else None


def _cut(prepared: Prepared, run: Candidate, lower: frozenset[str]) -> Iterator[Candidate]:
    """The candidates of a run of capitals: titles cut off, a nation before a person apart."""
    words, lists = prepared.words, name_words()
    run = _without_last_title(words, run)
    first = run.first
    if words[first].low in function_words() or (run.opens and _is_common(words[first], lower)):
        first += 1
        if first < run.last - 1 and words[first].low in function_words():
            first += 1
    if run.headline and _surface(prepared, run) not in known_places():
        yield from _known_parts(prepared, run)
        return
    at = first
    start = first
    while at < run.last - 1:
        if _is_title(words[at]) and not _keeps_title(words, start, run.last):
            if start < at:
                yield Candidate(start, at, run.opens and start == run.first, False)
            start = at + 1
        at += 1
    if start < run.last and not (start > first and start == run.last):
        last = run.last
        if start == last - 1 and _is_title(words[start]):
            return
        nation = known_places().get(words[start].text)
        followed = start + 1 < last and words[start + 1].low in lists.given
        if nation is not None and followed:
            yield Candidate(start, start + 1, run.opens, False)
            start += 1
        yield Candidate(start, last, run.opens and start == run.first, False)


def _without_last_title(words: tuple[Word, ...], run: Candidate) -> Candidate:
    """ "California Gov. Awa Sy": the full stop ends the run, and the title is nobody's name."""
    cut = run.last - run.first > 1 and run.last < len(words) and words[run.last].text == "."
    if cut and len(words[run.last - 1].text) <= 4 and _is_title(words[run.last - 1]):
        return msgspec.structs.replace(run, last=run.last - 1)
    return run


def _is_common(word: Word, lower: frozenset[str]) -> bool:
    low = word.low
    if low in function_words():
        return True
    if low in name_words().directions:
        return False
    ordinary = low in lower or low in common_words()
    listed = low in name_words().given or low in name_words().titles
    return ordinary and not listed and word.text not in known_places()


def _known_parts(prepared: Prepared, run: Candidate) -> Iterator[Candidate]:
    """In a headline only listed places are names by themselves; the body may know more."""
    for at in range(run.first, run.last):
        if prepared.words[at].text in known_places():
            yield Candidate(at, at + 1, True, False)
    yield Candidate(run.first, run.last, True, True)


def _is_title(word: Word) -> bool:
    titles = name_words().titles
    return word.low in titles or (word.low.endswith("s") and word.low[:-1] in titles)


def _keeps_title(words: tuple[Word, ...], first: int, last: int) -> bool:
    """ "Defence Ministry", "Council of Chief Justices": a title inside an organisation's name."""
    lists = name_words()
    return words[last - 1].low in lists.organisations or any(
        words[at].low in {"of", "for"} for at in range(first, last)
    )


def _kind(prepared: Prepared, candidate: Candidate) -> MentionKind | None:
    words = prepared.words[candidate.first : candidate.last]
    surface = _surface(prepared, candidate)
    if candidate.headline:
        return None
    listed = _listed(surface, words)
    if listed is not None:
        return listed if listed != "demonym" else None  # type: ignore[return-value]
    by_head = _by_head(words)
    if by_head is not None:
        return by_head
    if _after_title(prepared, candidate):
        return "person"
    if len(words) == 1:
        return _single(prepared, candidate)
    return _several(prepared, candidate)


def _listed(surface: str, words: tuple[Word, ...]) -> str | None:
    place = known_places().get(surface)
    if place is not None:
        by_sort = {"demonym": "demonym", "people": "group"}
        return by_sort.get(place.sort, "place")
    if " ".join(word.low for word in words) in name_words().known_organisations:
        return "organisation"
    return None


def _by_head(words: tuple[Word, ...]) -> MentionKind | None:
    lists = name_words()
    if len(words) < 2:
        return None
    heads = [words[-1].low]
    heads += [words[at - 1].low for at in range(1, len(words)) if words[at].low in {"of", "for"}][
        :1
    ]
    for head in reversed(heads):
        for kinds, kind in _HEADS:
            if head in getattr(lists, kinds):
                return kind
    return "place" if words[0].low in {"mount", "lake", "cape", "fort", "port", "gulf"} else None


_HEADS: tuple[tuple[str, MentionKind], ...] = (
    ("organisations", "organisation"),
    ("facilities", "facility"),
    ("events", "event"),
    ("places", "place"),
)


def _after_title(prepared: Prepared, candidate: Candidate) -> bool:
    at = candidate.first - 1
    if at >= 0 and prepared.words[at].text == ".":
        at -= 1
    return at >= 0 and _is_title(prepared.words[at]) and not prepared.words[at].low.endswith("s")


def _single(prepared: Prepared, candidate: Candidate) -> MentionKind | None:
    word = prepared.words[candidate.first]
    if word.text.isupper() and 2 <= len(word.text) <= 6 and word.text.isalpha():
        return None if candidate.opens else "organisation"
    before = prepared.words[candidate.first - 1].low if candidate.first else ""
    if before in _LOCAL and not candidate.opens:
        return "place"
    if _is_place_of(prepared, candidate) or _said_by(prepared, candidate):
        return "place" if before == "of" else "person"
    return None


_LOCAL = frozenset({"in", "near", "outside", "across", "throughout"})
_SAYING = frozenset({"said", "says", "told", "added", "tweeted", "replied", "argued"})


def _is_place_of(prepared: Prepared, candidate: Candidate) -> bool:
    """ "the city of Kayes", "the towns of …"."""
    at = candidate.first
    if at < 2 or prepared.words[at - 1].low != "of":
        return False
    noun = prepared.words[at - 2].low
    return bool(
        {noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y"} & name_words().places
    )


def _said_by(prepared: Prepared, candidate: Candidate) -> bool:
    words = prepared.words
    follows = words[candidate.last].low if candidate.last < len(words) else ""
    return follows in _SAYING and words[candidate.first].low not in common_words()


def _several(prepared: Prepared, candidate: Candidate) -> MentionKind | None:
    words, lists = prepared.words[candidate.first : candidate.last], name_words()
    if words[-1].text in known_places() and words[0].low not in lists.given:
        inner = {word.low for word in words[1:-1]} & lists.inside_person
        return "place" if words[0].low in lists.directions or inner else None
    if words[0].low in lists.given or any(word.low in lists.inside_person for word in words[1:-1]):
        return "person"
    if any(len(word.text) == 1 for word in words[:-1]):
        return "person"
    before = prepared.words[candidate.first - 1].low if candidate.first else ""
    if before in _LOCAL or _is_place_of(prepared, candidate):
        return "place"
    ordinary = any(word.low in common_words() for word in words)
    return "person" if len(words) in {2, 3} and before != "the" and not ordinary else None
