"""Examples: labelled texts from every set, in one form, for training and for development."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from benchmarks.annotate import polnear
from recension.model.annotation import Attribution
from recension.model.span import Offsets
from training.reader.bare_names import bare_names, is_broken

KINDS = ("person", "organisation", "place", "group", "event")


class Name(msgspec.Struct, frozen=True, order=True):
    """A labelled name; `kind` is None where a set labels something that the tagger does not."""

    start: int
    end: int
    kind: str | None


class Example(msgspec.Struct, frozen=True):
    """A text with what a set labels in it; None where the set labels nothing of the sort.

    `kinds` are the kinds of names that the set labels throughout.
    """

    set: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    names: tuple[Name, ...] | None = None
    kinds: frozenset[str] = frozenset()


def attribution_examples(root: Path, split: str, *, with_polnear: bool) -> list[Example]:
    """PolNeAR, or without it GUM's attribution relations (its `split` train or dev)."""
    if with_polnear:
        return [Example("polnear", t.text, t.attributions) for t in polnear(root, split)]
    return list(_gum_attributions(root, split))


def _gum_attributions(root: Path, split: str) -> Iterator[Example]:
    path = root / "claims/gum_attribution/gum_attribution.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if (row["split"] == "dev") != (split == "dev"):
            continue
        found = []
        for item in row["attributions"]:
            pieces = (_hull(item["source_tokens"]), _hull(item["cue_tokens"]))
            content = _hull(item["content_same_sentence_edus"])
            if pieces[1] and content:
                found.append(Attribution(pieces[0], pieces[1], content))
        yield Example("gum attributions", row["text"], tuple(found))


def _hull(pairs: list[list[int]]) -> tuple[Offsets, ...]:
    return ((min(p[0] for p in pairs), max(p[1] for p in pairs)),) if pairs else ()


def name_examples(root: Path) -> tuple[list[Example], list[Example]]:
    """Training and development texts with names.

    Development are every tenth GUM document and every fifth re3d document.
    """
    train: list[Example] = []
    development: list[Example] = []
    for index, example in enumerate(_gum(root)):
        (development if index % 10 == 0 else train).append(example)
    for index, example in enumerate(_re3d(root)):
        (development if index % 5 == 0 else train).append(example)
    train.extend(_wikigold(root))
    train.extend(_tweets(root))
    return train, [example for example in development if example.names is not None]


Row = tuple[str, str | None, str]
"""A word, the kind of what it stands in if anything, and B or I."""

_LEFT_OUT = ("fiction", "whow", "essay", "letter", "podcast", "reddit")


class _Words:
    """A text put together from words."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[Offsets] = []

    def add(self, word: str, *, spaced: bool | None = None) -> None:
        tight = (
            word in ".,;:!?)]%'" or word[:1] in "'’" or word == "n't" or self.text[-1:] in "([$\n"
        )
        gap = (not tight) if spaced is None else spaced
        self.text += " " if gap and self.text and self.text[-1] != "\n" else ""
        self.places.append((len(self.text), len(self.text) + len(word)))
        self.text += word

    def end(self, mark: str = "\n\n") -> None:
        self.text = self.text.rstrip() + mark


Phrase = tuple[int, int, str | None, int | None]
"""First word, one past the last, kind, and the place of the head where it is known."""


def _named(
    words: _Words, phrases: Iterable[Phrase], opens: frozenset[int] = frozenset()
) -> tuple[Name, ...]:
    """Bare names of labelled phrases, outer ones first; `opens` are words that open sentences.

    Where heads are known, inner phrases have labels of their own: only what holds the head counts.
    """
    taken: set[int] = set()
    names = []
    for first, last, kind, head in sorted(phrases, key=lambda p: (p[0] - p[1], p[0])):
        spelled = [words.text[slice(*words.places[at])] for at in range(first, last)]
        centre = None if head is None else head - first
        for name in bare_names(spelled, kind, head=centre, opens=first in opens):
            begun, ended = first + name.first, first + name.last
            if head is not None and not begun <= head < ended:
                continue
            if taken.isdisjoint(range(begun, ended)):
                taken.update(range(begun, ended))
                names.append(Name(words.places[begun][0], words.places[ended - 1][1], name.kind))
    return tuple(sorted(names, key=lambda name: name.start))


_GUM_KINDS = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "event": "event",
}


def _gum(root: Path) -> Iterator[Example]:
    """Entities whose head is a proper noun, as the bare name in them; members of a list singly."""
    for path in sorted((root / "gum").glob("*.conllu")):
        if path.stem.split("_")[1] in _LEFT_OUT:
            continue
        yield _gum_document(path)


def _gum_document(path: Path) -> Example:
    words, phrases = _Words(), []
    tags: list[str] = []
    heads: list[int] = []
    links: list[str] = []
    base = 0
    opened: list[tuple[str, int, str]] = []
    spaced = False
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# newpar") and words.text:
            words.end()
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        if cells[0] == "1":
            base = len(words.places)
        words.add(cells[1], spaced=spaced)
        heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else -1)
        links.append(cells[7])
        spaced = "SpaceAfter=No" not in cells[9]
        tags.append(cells[3])
        index = len(words.places) - 1
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for mark in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", entity.group(1) if entity else ""):
            if mark[1]:
                key, _, rest = mark[1].partition("-")
                opened.append((key, index, rest.split("-")[0]))
                closed = key if mark[2] else None
            else:
                closed = mark[3].split("-")[0]
            if closed is not None:
                at = next((n for n in reversed(range(len(opened))) if opened[n][0] == closed), None)
                if at is not None:
                    _, first, kind = opened.pop(at)
                    phrases.append((first, index + 1, kind))
    kept = [
        (a, b, _GUM_KINDS.get(k), head)
        for a, b, k in phrases
        if k != "time" and (head := _head(heads, a, b)) is not None and tags[head] == "PROPN"
        if not any(heads[at] == head and links[at] == "conj" for at in range(a, b))
    ]
    kinds = frozenset(_GUM_KINDS.values())
    return Example("gum", words.text, None, _named(words, kept), kinds)


def _head(heads: list[int], first: int, last: int) -> int | None:
    """The word of a phrase that hangs on a word outside it."""
    return next((at for at in range(first, last) if not first <= heads[at] < last), None)


_RE3D_KINDS = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "group",
}


def _re3d(root: Path) -> Iterator[Example]:
    base = root / "ner/re3d/CONLL-format/data-by-source/conll"
    kinds = frozenset({"person", "organisation", "place"})
    for path in sorted(base.glob("*/*.conll")):
        if "BBC" not in path.parent.name:
            sentences = _conll(path.read_text("utf-8"))
            yield _from_rows("re3d", sentences, _RE3D_KINDS, kinds, bare=True)


def _wikigold(root: Path) -> Iterator[Example]:
    text = (root / "ner/wikigold/CONLL-format/data/wikigold.conll.txt").read_text("utf-8")
    sentences = list(_conll(text))
    kinds = {"PER": "person", "LOC": "place", "ORG": "organisation"}
    for at in range(0, len(sentences), 8):
        part = sentences[at : at + 8]
        yield _from_rows("wikigold", part, kinds, frozenset(kinds.values()), bare=False)


def _tweets(root: Path) -> Iterator[Example]:
    kinds = {"PER": "person", "LOC": "place", "ORG": "organisation"}
    for path in sorted((root / "ner/BTC/CONLL-format/data").glob("*.conll")):
        sentences = [_without_handles(s) for s in _conll(path.read_text("utf-8"))]
        for sentence in sentences:
            if len(sentence) > 3:
                known = frozenset(kinds.values())
                yield _from_rows("tweets", [sentence], kinds, known, bare=False)


def _without_handles(sentence: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Tweets label whom they address; news has no such handles."""
    kept = []
    skip = False
    for word, tag in sentence:
        if skip or word.startswith(("http", "#")):
            skip = False
            continue
        if word == "@":
            skip = True
            continue
        kept.append((word.removesuffix("'s").removesuffix("’s"), tag))
    return kept


def _conll(text: str) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in [*text.splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2 and cells[0] != "-DOCSTART-":
            rows.append((cells[0], cells[-1]))
        elif rows:
            yield rows
            rows = []


def _spaced(sentence: list[tuple[str, str]], at: int) -> bool | None:
    """False where re3d cuts what stood together: hyphens, apostrophes, initials."""
    word, before = sentence[at][0], sentence[at - 1][0] if at else ""
    earlier = sentence[at - 2][0] if at > 1 else ""
    after = sentence[at + 1][0] if at + 1 < len(sentence) else ""
    hyphen = (word == "-" and before[-1:].isalnum() and after[:1].isalnum()) or (
        before == "-" and earlier[-1:].isalnum() and word[:1].isalnum()
    )
    apostrophe = before in {"'", "’"} and (
        word.lower() in {"s", "t", "re", "ve", "ll", "d", "m"} or is_broken(earlier, word)
    )
    initial = before == "." and len(earlier) == len(word) == 1 and (earlier + word).isupper()
    return False if hyphen or apostrophe or initial else None


def _from_rows(
    name: str,
    sentences: Iterable[list[tuple[str, str]]],
    known: dict[str, str],
    kinds: frozenset[str],
    *,
    bare: bool,
) -> Example:
    words = _Words()
    phrases: list[Phrase] = []
    opens = set()
    for sentence in sentences:
        before = "O"
        opens.add(len(words.places))
        for at, (word, tag) in enumerate(sentence):
            words.add(word, spaced=_spaced(sentence, at) if bare else None)
            index = len(words.places) - 1
            kind = tag.split("-")[-1]
            if tag != "O":
                if (
                    tag.startswith("B-")
                    or before.rsplit("-", maxsplit=1)[-1] != kind
                    or before == "O"
                ):
                    phrases.append((index, index + 1, known.get(kind), None))
                else:
                    phrases[-1] = (phrases[-1][0], index + 1, known.get(kind), None)
            before = tag
        words.end()
    if bare:
        return Example(name, words.text, None, _named(words, phrases, frozenset(opens)), kinds)
    names = (Name(words.places[a][0], words.places[b - 1][1], k) for a, b, k, _ in phrases)
    return Example(name, words.text, None, tuple(names), kinds)
