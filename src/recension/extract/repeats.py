"""What a page says more than once stands once."""

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz import fuzz

from recension.extract.block import Block, Labelled

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"“‘'«(\[]?[^\W_a-z])")
_PROSE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)[\])]?\Z")

_TITLE_WORDS = 4
_PARAGRAPH_WORDS = 12  # shorter lines recur in dialogue and in lists
_LONG_WORDS = 30  # from here on an edit or two make no other paragraph
_LONGEST_WORDS = 3000  # comparing takes time by the square of them
_LIKENESS = 95.0  # of 100: characters kept, by Indel distance
_ANCHOR = 6  # words at either end by which a like paragraph is found
_CANDIDATES = 8
_RUN_SENTENCES, _RUN_WORDS = 2, 25  # of a passage said again inside one block
_REMEMBERED = 1_024  # blocks whose words are kept: an article's are read twice
_COPIED_SHARE = 0.8  # of a story's words, for the whole of it to be another's copy


def mark_repeats(labelled: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """`labelled` with whatever was said before labelled "repeat", and blocks cut where they say a
    passage twice.

    A paragraph repeats one of the same story if both have the same words (12 or more; for 30 or
    more a small edit is let pass), or if it is its beginning cut short ("…"), or a sentence taken
    out of it; a title if it is said again. Stories are told apart by their titles and outlets: two
    stories of a page may share a paragraph, and only a story that is wholly another's copy goes.
    Short lines recur in dialogue and stay. Marking again changes nothing. Linear in the blocks.
    """
    while True:
        again = _marked_once(tuple(_cut_inside(labelled)))
        if again == tuple(labelled):
            return again
        labelled = again


_Words = tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """What a block says: its words in small letters, and each sentence with [start, end) in it.

    `prose` tells running text that ends as a sentence does, `short` that it was cut short.
    """

    words: _Words
    sentences: tuple[tuple[int, int, _Words], ...]
    prose: bool
    short: bool


class _Line(msgspec.Struct, frozen=True):
    """A block that may repeat another: its words, and which story of the page it belongs to."""

    at: int
    words: tuple[str, ...]
    story: int
    title: bool
    prose: bool
    short: bool


def _marked_once(labelled: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    lines = list(_lines(labelled))
    rules: dict[int, str] = {}
    rules.update(_titles(lines))
    rules.update(_cut_short(lines))
    rules.update(_taken_out(lines, labelled))
    matches = list(_matches([line for line in lines if line.at not in rules]))
    copied = _copied_stories(lines, matches)
    for line, original, rule in matches:
        if line.story == original.story or (line.story, original.story) in copied:
            rules[line.at] = rule
    return tuple(
        Labelled(each.block, "repeat", rules[at]) if at in rules else each
        for at, each in enumerate(labelled)
    )


def _lines(labelled: Sequence[Labelled]) -> Iterator[_Line]:
    """The bodies and titles, each with its story."""
    for at, (each, story) in enumerate(zip(labelled, _stories(labelled), strict=True)):
        if each.label in ("body", "title"):
            said = said_in(each.block.text)
            title = each.label == "title"
            yield _Line(at, said.words, story, title, said.prose, said.short)


def _stories(labelled: Sequence[Labelled]) -> Iterator[int]:
    """The number of the story that each block belongs to.

    Titles, outlets, bylines, dates and markers open a new one below a paragraph; a title
    that was there before takes its own story up again.
    """
    titles: dict[str, int] = {}
    story, newest, told = 0, 0, False
    for each in labelled:
        if each.label == "title" and each.block.text in titles:
            story, told = titles[each.block.text], True
        elif told and _opens(each):
            newest += 1
            story, told = newest, False
        if each.label == "title":
            titles.setdefault(each.block.text, story)
        told = told or each.label == "body"
        yield story


def _opens(each: Labelled) -> bool:
    if each.label in ("title", "publisher", "byline", "date"):
        return True
    return each.rule.startswith("marker:")  # no rule of dashes: these part sections, too


def _is_running_text(text: str) -> bool:
    """Whether small words make up half of a text: a sentence, and no entry of a list."""
    tokens = text.split()
    return sum(token.isalpha() and token.islower() for token in tokens) >= 0.4 * len(tokens)


def _titles(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    titles = {line.words for line in lines if line.title and len(line.words) >= _TITLE_WORDS}
    seen: set[tuple[str, ...]] = set()
    for line in lines:
        if line.words in titles:
            if line.words in seen:
                yield line.at, "repeat:title"
            seen.add(line.words)


def _cut_short(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Beginnings of paragraphs, cut short, that the page gives whole elsewhere."""
    starts: dict[tuple[str, ...], list[_Line]] = {}
    for line in lines:
        if not line.short and len(line.words) >= _PARAGRAPH_WORDS:
            starts.setdefault(line.words[:_ANCHOR], []).append(line)
    for line in lines:
        kept = line.words[:-1]  # the last word may be cut, too
        if line.short and len(kept) >= _ANCHOR + 2:
            whole = starts.get(kept[:_ANCHOR], [])[:_CANDIDATES]
            if any(other.words[: len(kept)] == kept for other in whole):
                yield line.at, "repeat:cut-short"


def _taken_out(lines: Sequence[_Line], labelled: Sequence[Labelled]) -> Iterator[tuple[int, str]]:
    """Blocks of one sentence that a longer paragraph of the same story says, too."""
    within: set[tuple[int, tuple[str, ...]]] = set()
    single: list[_Line] = []
    for line in lines:
        spans = said_in(labelled[line.at].block.text).sentences
        if len(spans) > 1:
            within.update((line.story, words) for _, _, words in spans)
        elif len(line.words) >= _PARAGRAPH_WORDS:
            single.append(line)
    for line in single:
        if (line.story, line.words) in within:
            yield line.at, "repeat:taken-out"


def _matches(lines: Sequence[_Line]) -> Iterator[tuple[_Line, _Line, str]]:
    """Paragraphs with the earlier one that they repeat."""
    seen: dict[tuple[str, ...], _Line] = {}
    anchored: dict[tuple[str, tuple[str, ...]], list[_Line]] = {}
    for line in lines:
        if line.title or len(line.words) < _PARAGRAPH_WORDS:
            continue
        if original := seen.get(line.words):
            yield line, original, "repeat:exact"
        if original or not line.prose:
            continue
        anchors = (("start", line.words[:_ANCHOR]), ("end", line.words[-_ANCHOR:]))
        like = [other for anchor in anchors for other in anchored.get(anchor, [])[:_CANDIDATES]]
        if near := next((other for other in like if _are_alike(line, other)), None):
            yield line, near, "repeat:near"
            continue
        seen[line.words] = line
        for anchor in anchors:
            anchored.setdefault(anchor, []).append(line)


def _are_alike(line: _Line, other: _Line) -> bool:
    shorter, longer = sorted((len(line.words), len(other.words)))
    if shorter < _LONG_WORDS or longer > _LONGEST_WORDS:
        return False
    numbers = [[word for word in each.words if word.isdigit()] for each in (line, other)]
    if numbers[0] != numbers[1]:  # another figure is another statement
        return False
    return fuzz.ratio(" ".join(line.words), " ".join(other.words)) >= _LIKENESS


def _copied_stories(
    lines: Sequence[_Line], matches: Sequence[tuple[_Line, _Line, str]]
) -> set[tuple[int, int]]:
    """Pairs of stories of which the first is wholly a copy of the second."""
    sizes: dict[int, int] = {}
    for line in lines:
        if not line.title:
            sizes[line.story] = sizes.get(line.story, 0) + len(line.words)
    shared: dict[tuple[int, int], int] = {}
    for line, original, _ in matches:
        pair = (line.story, original.story)
        shared[pair] = shared.get(pair, 0) + len(line.words)
    return {pair for pair, words in shared.items() if words >= _COPIED_SHARE * sizes[pair[0]]}


@functools.lru_cache(maxsize=_REMEMBERED)
def said_in(text: str) -> Said:
    """What a block's text says; kept, since an article's paragraphs are read twice."""
    sentences = tuple(_sentences(text))
    words = tuple(word for _, _, own in sentences for word in own)
    prose = bool(_PROSE_END.search(text)) and _is_running_text(text)
    return Said(words, sentences, prose, bool(_CUT_SHORT.search(text)))


def _sentences(text: str) -> Iterator[tuple[int, int, _Words]]:
    """The sentences of a block, roughly: where each lies and its words."""
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        words = tuple(_WORD.findall(text[start:end].casefold()))
        if words:
            yield start, end, words
        start = end


def _cut_inside(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """The blocks, those that say a run of sentences twice cut into what is new and what is not."""
    for each in labelled:
        runs = _runs_again(each.block.text) if each.label == "body" else []
        if not runs:
            yield each
            continue
        done = 0
        for start, end in runs:
            yield from _part(each, done, start, None)
            yield from _part(each, start, end, "repeat:inside")
            done = end
        yield from _part(each, done, len(each.block.text), None)


def _runs_again(text: str) -> list[tuple[int, int]]:
    """Where a block goes again through sentences it has said, in the same order."""
    if len(text) < 2 * _RUN_WORDS:
        return []
    spans = said_in(text).sentences
    if len({words for _, _, words in spans}) == len(spans):
        return []
    first: dict[_Words, int] = {}
    found: list[tuple[int, int]] = []
    run: list[int] = []
    previous = -2
    for at, (_, _, words) in enumerate([*spans, (0, 0, ("",))]):
        original = first.setdefault(words, at)
        if original < at and (not run or original == previous + 1):
            run.append(at)
        else:
            found += _long_enough(spans, run)
            run = [at] if original < at else []
        previous = original
    return found


def _long_enough(
    spans: Sequence[tuple[int, int, _Words]], run: Sequence[int]
) -> list[tuple[int, int]]:
    words = sum(len(spans[at][2]) for at in run)
    enough = words >= _RUN_WORDS and (len(run) >= _RUN_SENTENCES or words >= 2 * _RUN_WORDS)
    return [(spans[run[0]][0], spans[run[-1]][1])] if run and enough else []


def _part(each: Labelled, start: int, end: int, rule: str | None) -> Iterator[Labelled]:
    block = each.block
    content = block.content.cut(start, end).stripped()
    if content.text:
        gap = block.gap if start == 0 else 0
        part = Block(block.kind, content, gap, block.markup, block.in_main)
        yield Labelled(part, "repeat", rule) if rule else Labelled(part, each.label, each.rule)
