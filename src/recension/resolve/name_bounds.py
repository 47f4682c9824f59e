"""Where names begin and end: what a reading takes too little or too much of, and what is no name.

A reader of names takes in the verb of a headline in capitals ("Awa Keita Quits"), the post before a
name or the party ("Speaker Awa Keita"), and pieces of words. What a story writes in small letters
elsewhere is an ordinary word, and a full name that stands by itself elsewhere is the whole of it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from recension.annotate.gazetteer import known_places
from recension.annotate.mentions import common_words, function_words, is_headline, name_words
from recension.annotate.newsrooms import known_newsrooms
from recension.annotate.words import Word, first_word_at, words_of
from recension.model.annotation import Annotation, Mention, MentionKind
from recension.resolve.name_pieces import is_fragment, joined, kind_by_head
from recension.resolve.name_words import form_words
from recension.resolve.place_bounds import (
    is_dateline,
    is_no_place,
    is_station,
    is_street,
    parted,
    thing_after,
    with_direction,
    without_others,
)

_READ = frozenset({"person", "organisation", "place"})
_GENITIVE = frozenset({"'s", "'"})
_LEADING = frozenset({"of", "for", "in", "at", "on", "to", "by", "from", "with", "the", "a", "an"})
_JOINING = frozenset({"and", "or", "but", "nor", "&", ","})
_FORM_ENDS = ("ing", "ed", "es", "s", "e", "d")
_ABBREVIATED = 4  # letters at most of a title that a full stop shortens: "Sen.", "Capt."
_AGE = re.compile(r", \d{1,2}(?:, | of |\.)")
_SECOND_HALF = re.compile(r"-(?:[A-Z][^\W\d_]+|\d+)")
Key = tuple[str, ...]
"""The words of a name in small letters."""
Run = tuple[Word, ...]


class Told(msgspec.Struct, frozen=True):
    """What a story tells of its names.

    `people` are the full names of persons, `lasts` their last words and `ends` their first and last
    ones; `ordinary` are the stems of the words that stand in small letters.
    """

    people: frozenset[Key]
    ends: frozenset[str]
    lasts: frozenset[str]
    ordinary: frozenset[str]

    def is_ordinary(self, word: Word) -> bool:
        """Whether the word is none of a name, by the story's small letters or a list."""
        if word.low in name_words().given or word.low in form_words().generations:
            return False
        listed = word.low in common_words() or word.low in function_words()
        return listed or not word.is_alphabetic or self.is_small(word)

    def is_small(self, word: Word) -> bool:
        """Whether the story writes the word in small letters, in whatever form."""
        return _stem(word.low) in self.ordinary


class _Article(msgspec.Struct, frozen=True):
    """An article's annotation and words, with what its story tells."""

    annotation: Annotation
    words: tuple[Word, ...]
    told: Told
    surnames: frozenset[str] = frozenset()

    def run(self, mention: Mention) -> Run:
        """The words of a mention."""
        first = first_word_at(self.words, mention.start)
        if first and self.words[first - 1].end > mention.start:
            first -= 1
        return self.words[first : first_word_at(self.words, mention.end)]

    def before(self, run: Run) -> Word | None:
        """The word before the run, a comma or a full stop that shortens it left out."""
        at = first_word_at(self.words, run[0].start) - 1
        if at > 0 and self.words[at].text == "," and self.words[at - 1].low in form_words().kin:
            at -= 1
        if at > 0 and self.words[at].text == "." and len(self.words[at - 1].text) <= _ABBREVIATED:
            at -= 1
        return self.words[at] if at >= 0 else None

    def after(self, run: Run) -> Word | None:
        """The word after the run, a full stop that shortens it left out."""
        at = first_word_at(self.words, run[-1].end)
        if (
            at < len(self.words)
            and self.words[at].text == "."
            and len(run[-1].text) <= _ABBREVIATED
        ):
            at += 1
        return self.words[at] if at < len(self.words) else None

    def in_headline(self, run: Run) -> bool:
        """Whether the run stands in a sentence whose words have capitals throughout."""
        for start, end in self.annotation.sentences:
            if start <= run[0].start < end:
                words = self.words[
                    first_word_at(self.words, start) : first_word_at(self.words, end)
                ]
                while words and words[-1].text in {".", ","}:
                    words = words[:-1]
                return bool(words) and is_headline(words)
        return False


def bounded_names(annotations: Mapping[str, Annotation]) -> dict[str, tuple[Mention, ...]]:
    """The mentions of every article of a story with their bounds set right, in order.

    People, bodies and places alone are looked at; what is no name is left out.
    """
    words = {name: words_of(one.text) for name, one in sorted(annotations.items())}
    told = _told(annotations, words)
    articles = [_Article(annotations[name], row, told) for name, row in words.items()]
    return {one.annotation.id: tuple(sorted(set(_bounded(_named(one))))) for one in articles}


def _named(article: _Article) -> _Article:
    """The article with the last words of the people whom it names in full."""
    surnames = frozenset(run[-1].low for run in _full_names(article))
    return msgspec.structs.replace(article, surnames=surnames)


def _told(annotations: Mapping[str, Annotation], words: Mapping[str, tuple[Word, ...]]) -> Told:
    small = {word.text for row in words.values() for word in row if word.text[0].islower()}
    ordinary = Told(frozenset(), frozenset(), frozenset(), frozenset(_stem(word) for word in small))
    sure: set[Key] = set()
    heads: set[Key] = set()
    for key, one in sorted(annotations.items()):
        article = _Article(one, words[key], ordinary)
        for name in _full_names(article):
            of_kind = heads if article.in_headline(name) else sure
            of_kind.add(tuple(word.low for word in name))
    surnames = {name[-1] for name in sure} - name_words().given
    people = sure | {name for name in heads if name[0] not in surnames}
    ends = frozenset(end for name in people for end in (name[0], name[-1]))
    lasts = frozenset(name[-1] for name in people)
    return msgspec.structs.replace(ordinary, people=frozenset(people), ends=ends, lasts=lasts)


def _full_names(article: _Article) -> Iterator[Run]:
    """The people named in full; in a headline in capitals those without ordinary words."""
    for mention in article.annotation.mentions:
        run = _without_posts(article.run(mention)) if mention.kind == "person" else ()
        told = article.told
        plain = any(told.is_ordinary(word) or told.is_small(word) for word in run)
        plain = plain or any(map(_is_area, run[:1]))
        if len(run) > 1 and not _is_kind(run) and not (plain and article.in_headline(run)):
            yield run


def _stem(word: str) -> str:
    """A word without the ending of its form: "quits" and "quit" have one stem."""
    for end in _FORM_ENDS:
        if word.endswith(end) and len(word) - len(end) > 2:
            return word.removesuffix(end)
    return word


def _bounded(article: _Article) -> Iterator[Mention]:
    text = article.annotation.text
    for mention in parted(text, joined(text, article.annotation.mentions)):
        run = article.run(mention)
        if mention.kind not in _READ or not run:
            yield mention
        elif not is_fragment(text, mention):
            left = _without_ends(run, mention.kind)
            if left and (found := _name(article, left, mention.kind)):
                start, end = _start(mention, run, found), _end(article, mention, found)
                yield _with_thing(
                    article, Mention(start, end, _kind(article, found, mention.kind)), found
                )


def _with_thing(article: _Article, mention: Mention, run: Run) -> Mention:
    """The mention, a place's name as that of the building of which it is a part."""
    if mention.kind != "place":
        return mention
    thing = thing_after(run, article.after(run))
    if thing is None and not is_street(article.annotation.text, mention.end):
        return mention
    return Mention(mention.start, thing.end if thing else mention.end, "facility")


def _start(mention: Mention, run: Run, found: Run) -> int:
    return max(mention.start, run[0].start) if found[0] == run[0] else found[0].start


def _end(article: _Article, mention: Mention, found: Run) -> int:
    """Where the name ends: "Mopti" of "Mopti-based", but "Keita-Sy" whole, and "Keita & Co."."""
    text, end = article.annotation.text, found[-1].end
    if end > mention.end:
        others = {other.start for other in article.annotation.mentions}
        is_name = _SECOND_HALF.fullmatch(text, mention.end, end) and mention.kind != "place"
        return end if is_name and others.isdisjoint(range(mention.end, end)) else mention.end
    return end + 1 if end < mention.end and text[end] == "." else end


def _without_ends(run: Run, kind: MentionKind) -> Run:
    """The run without what joins it to the next words, and a place without its genitive."""
    while run and run[0].low in _GENITIVE | _JOINING:
        run = run[1:]
    while run and run[-1].low in _JOINING | _LEADING:
        run = run[:-1]
    if not run:
        return run
    own = kind == "organisation" or run[0].low.startswith(("st", "saint"))
    if len(run) > 1 and run[-1].low in _GENITIVE and not own:
        run = run[:-1]
    return run


def _name(article: _Article, run: Run, kind: MentionKind) -> Run:
    """The words of the name, none where it is no name."""
    if not any(word.is_name_like for word in run):
        return run if len(run) > 1 and kind == "organisation" else ()
    if kind == "person":
        return _person(article, run)
    if kind == "place":
        run = without_others(run, article.told.is_ordinary, article.told.lasts)
        is_plain = article.told.is_ordinary(run[0])
        no_place = is_no_place(run, article.before(run), article.after(run), is_plain=is_plain)
        return () if no_place else with_direction(run, article.before(run))
    return () if len(run) == 1 and _is_small_word(run[0]) else run


def _is_small_word(word: Word) -> bool:
    return word.low in function_words() and not word.text[1:].isupper()


def _person(article: _Article, run: Run) -> Run:
    told = article.told
    run = _whole_of(told, _without_posts(run))
    if len(run) > 2 and told.is_ordinary(run[0]) and run[1].low in name_words().given:
        run = run[1:]
    if len(run) > 1 and article.in_headline(run):
        run = _out_of_headline(told, run)
    if not run or _is_kind(run):
        return ()
    if len(run) > 1:
        return run
    return () if _is_nobody(article, run) else _with_first_name(article, run)


def _is_kind(run: Run) -> bool:
    """Whether the words are of no person: "the Kayes Republican", "Hurricane Awa"."""
    party = len(run) > 1 and run[-1].low.removesuffix("s") in form_words().partisans
    return party or run[0].low in name_words().events


def _without_posts(run: Run) -> Run:
    """The run without the posts and parties before the name: "House Speaker Awa Keita"."""
    size = next((at for at, word in enumerate(run[:-1]) if not _is_post(word)), -1)
    return run[size:]


def _is_post(word: Word) -> bool:
    """Whether the word is a post, a party or a full stop after one: "President-elect"."""
    first = word.low.partition("-")[0]
    posts = name_words().titles | form_words().posts | form_words().partisans
    return word.low in posts or first in name_words().titles or word.text in {".", "and"}


def _whole_of(told: Told, run: Run) -> Run:
    """The full name that stands by itself elsewhere, where the rest is ordinary words."""
    low = tuple(word.low for word in run)
    for size in range(len(run) - 1, 1, -1):
        for at in range(len(run) - size + 1):
            rest = (*run[:at], *run[at + size :])
            if low[at : at + size] in told.people and all(map(told.is_ordinary, rest)):
                return run[at : at + size]
    return run


def _is_area(word: Word) -> bool:
    """Whether the word is a known place's and no first name."""
    return word.text in known_places() and word.low not in name_words().given


def _out_of_headline(told: Told, run: Run) -> Run:
    """The run of a headline without the ordinary words at its ends; nobody where all are."""
    low = tuple(word.low for word in run)
    known = [size for size in range(len(run) - 1, 1, -1) if low[:size] in told.people]
    if known and not {*low[known[0] :]} & form_words().generations:
        return run[: known[0]]
    if low[0] in told.lasts - name_words().given and low not in told.people:
        return run[:1]
    while run and told.is_ordinary(run[-1]) and run[-1].low not in told.ends:
        run = run[:-1]
    while run and told.is_ordinary(run[0]) and run[0].low not in told.ends:
        run = run[1:]
    if len(run) == 2 and _is_area(run[0]) and run[0].low not in told.ends:
        return run[1:] if run[1].low in told.ends else ()
    low = tuple(word.low for word in run)
    is_verb = len(run) == 2 and low not in told.people and low[1] in told.ends
    return run[1:] if is_verb and told.is_small(run[0]) else run


def _is_nobody(article: _Article, run: Run) -> bool:
    """Whether a single word is a post, a party or a small word, and no surname of the story."""
    word, before, after = run[0], article.before(run), article.after(run)
    if before is not None and before.low in name_words().titles:
        return False
    if {word.low, word.low.removesuffix("s")} & form_words().partisans or _is_small_word(word):
        return True
    if any(letter.isdigit() for letter in word.text):
        return True
    is_title = {word.low, word.low.removesuffix("s")} & (name_words().titles | form_words().posts)
    return bool(is_title) and after is not None and after.is_name_like


def _with_first_name(article: _Article, run: Run) -> Run:
    """A surname with the first name that stands right before it."""
    at = first_word_at(article.words, run[0].start)
    first = article.words[at - 1] if at else None
    if first is None or first.end + 1 != run[0].start or not first.is_name_like:
        return run
    known = first.low in name_words().given and not article.told.is_ordinary(first)
    taken = any(m.start < run[0].start <= m.end + 1 for m in article.annotation.mentions)
    return (first, *run) if known and not taken else run


def _kind(article: _Article, run: Run, kind: MentionKind) -> MentionKind:
    """The kind as read, but for what the words right beside the name tell of it."""
    text, end = article.annotation.text, run[-1].end
    form = text[run[0].start : end]
    if kind == "place" and (is_station(text, run[0].start, end) or _is_body(form)):
        return "organisation"
    if kind != "person":
        return "person" if _is_somebody(article, run, form) else kind
    dateline = form.isupper() and is_dateline(text, run[0].start, end)
    if (head := "place" if dateline else kind_by_head(run)) is not None:
        return head
    before = article.before(run)
    if run[-1].low in article.told.ends or (before is not None and before.low in _titles()):
        return kind
    place, after = known_places().get(form), article.after(run)
    if place is not None and place.sort in {"capital", "region"}:
        return "place" if after is not None and after.is_name_like else kind
    return "organisation" if form in known_newsrooms().by_alias else kind


def _is_somebody(article: _Article, run: Run, form: str) -> bool:
    """Whether an age follows ("Awa Keita, 34, said"), or a body's name is a person's last word."""
    before = article.before(run)
    if len(run) == 1:
        is_kin = before is not None and before.low in form_words().kin
        return is_kin or (form not in known_places() and run[0].low in article.surnames)
    low = tuple(word.low for word in run)
    last = low[-1]
    is_thing = any(
        last in words
        for words in (name_words().organisations, name_words().facilities, name_words().places)
    )
    named = 1 < len(run) < 5 and all(word.is_name_like for word in run)
    told = low in article.told.people or _AGE.match(article.annotation.text, run[-1].end)
    return bool(named and not is_thing and form not in known_places() and told)


def _is_body(form: str) -> bool:
    return form.lower() in name_words().known_organisations and form not in known_places()


@cache
def _titles() -> frozenset[str]:
    """The titles of people that no place can follow: not "former"."""
    return name_words().titles - form_words().of_time
