"""A page's blocks as paragraphs and what stands between them: the ground that cutting works on."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from recension.extract.block import Labelled
from recension.text.words import Word, words

_SENTENCE_END = re.compile(r"[.!?…。؟]\s?[\"'’”»)\]]*\s*$")
_TITLE_WORDS = 24
WINDOW_WORDS = 150


class Unit(msgspec.Struct, frozen=True):
    """A paragraph: block `at`, its words, stems that carry meaning, and names."""

    at: int
    labelled: Labelled
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]


class Joint(msgspec.Struct, frozen=True):
    """The place between two paragraphs, with the blocks that stand there: where a cut can fall.

    `lines` are indexes of blocks: titles, bylines, furniture, short lines, repeats.
    """

    left: int
    right: int
    lines: tuple[int, ...]


class Ground(msgspec.Struct, frozen=True):
    """A page made ready: its blocks, its paragraphs and the joints between them.

    `reach` is the first and the last paragraph that each stem stands in; `recurring` are lines, and
    `recurring_starts` first words of lines, that stand in two joints or more.
    """

    blocks: tuple[Labelled, ...]
    units: tuple[Unit, ...]
    joints: tuple[Joint, ...]
    reach: dict[str, tuple[int, int]]
    recurring: frozenset[str]
    recurring_starts: frozenset[str]
    usual_gap: int


def is_paragraph(labelled: Labelled) -> bool:
    """Whether a block is running text, as against a title, a head, furniture or a short line."""
    if labelled.label != "body" or labelled.block.kind in ("title", "heading"):
        return False
    count = labelled.block.text.count(" ") + 1
    if _SENTENCE_END.search(labelled.block.text):
        return count > 1
    return count > _TITLE_WORDS


def ground_of(labelled: Sequence[Labelled]) -> Ground:
    """The paragraphs and joints of a page's blocks."""
    content = [index for index, one in enumerate(labelled) if is_paragraph(one)]
    units = tuple(_unit(index, labelled[index]) for index in content)
    joints = tuple(
        Joint(k, k + 1, tuple(range(content[k] + 1, content[k + 1])))
        for k in range(len(content) - 1)
    )
    gaps = Counter(labelled[index].block.gap for index in content)
    usual = max(sorted(gaps), key=lambda gap: gaps[gap], default=0)
    between = [[labelled[index].block.text for index in joint.lines] for joint in joints]
    return Ground(
        tuple(labelled),
        units,
        joints,
        _reach(units),
        _recurring(between, plain_line),
        _recurring(between, first_word) - {""},
        usual,
    )


def _reach(units: Sequence[Unit]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for number, unit in enumerate(units):
        for stem in unit.stems:
            found[stem] = (found.get(stem, (number, number))[0], number)
    return found


def _unit(at: int, labelled: Labelled) -> Unit:
    found = tuple(words(labelled.block.text))
    stems = tuple(w.stem for w in found if len(w.form) > 3 or (w.capital and len(w.form) > 1))
    return Unit(at, labelled, found, stems, _names(labelled.block.text, found))


def _names(text: str, found: Sequence[Word]) -> tuple[str, ...]:
    """Words in capitals that do not stand there as the first of a sentence."""
    return tuple(
        word.stem
        for before, word in pairwise(found)
        if word.capital and len(word.form) > 1 and not _ends(text, before, word)
    )


def _ends(text: str, before: Word, word: Word) -> bool:
    return any(mark in text[before.end : word.start] for mark in ".!?:\"“'‘")


def plain_line(text: str) -> str:
    """A line without its numbers, lower case: "34 minutes ago" and "35 minutes ago" are alike."""
    return re.sub(r"\d+", "0", text).strip().lower()


def first_word(text: str) -> str:
    """The plain first word, with the marks at it, of a line of several: "by", "posted:", "- "."""
    first, _, rest = plain_line(text).partition(" ")
    return first if rest and len(text) < 120 else ""


def _recurring(between: Sequence[Sequence[str]], key: Callable[[str], str]) -> frozenset[str]:
    """The keys of lines that stand in two joints or more."""
    counts: Counter[str] = Counter()
    for texts in between:
        counts.update({key(text) for text in texts if len(text) < 120})
    return frozenset(line for line, count in counts.items() if count > 1 and len(line) < 60)


def window(units: Sequence[Unit], start: int, step: int, size: int = WINDOW_WORDS) -> list[int]:
    """The numbers of the units from `start` going by `step` (1 or -1) that hold `size` words."""
    taken: list[int] = []
    count = 0
    while 0 <= start < len(units) and count < size:
        taken.append(start)
        count += len(units[start].words)
        start += step
    return taken


def is_title_like(text: str) -> bool:
    """Whether a line could be a title: some words, and no full stop."""
    return 3 <= text.count(" ") + 1 <= _TITLE_WORDS and not _SENTENCE_END.search(text)
