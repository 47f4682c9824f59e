"""Names: from the network's scores of word pieces to mentions of a text.

A name takes whole words. Of the kinds that the places of one name have in a text, the one that the
network thinks likeliest over all of them holds for all ("one sense per discourse", Gale, Church &
Yarowsky 1992); names of countries and peoples are known from a list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
import numpy as np

from recension.annotate.gazetteer import known_places
from recension.annotate.mentions import name_words
from recension.annotate.tagging.decode import NEVER
from recension.annotate.tagging.network import KINDS, Numbers
from recension.annotate.tagging.pieces import Piece, tokenizer
from recension.model.annotation import Mention, MentionKind


class Tagged(msgspec.Struct, frozen=True):
    """The characters [start, end) as a name, with how likely each of `KINDS` is."""

    start: int
    end: int
    likely: tuple[float, ...]


def tagged_names(pieces: Sequence[Piece], scores: Numbers) -> Iterator[Tagged]:
    """The names of a window, in order; `scores` (pieces, 11)."""
    known = known_labels(scores)
    best = known.argmax(axis=1).tolist()
    shares = _shares(known)
    first: int | None = None
    for at, label in enumerate([*best, 0]):
        if at < len(pieces) and (pieces[at].goes_on or _ties(pieces, at, best)):
            continue
        if first is not None and label and label % 2 == 0:
            continue
        if first is not None:
            yield _tagged(pieces[first:at], shares[first:at].mean(axis=0))
        first = at if label else None


def _ties(pieces: Sequence[Piece], at: int, best: Sequence[int]) -> bool:
    """Whether a hyphen ties this piece to the name that it stands in: "Al-Qaeda"."""
    if not 0 < at < len(pieces) or pieces[at].start != pieces[at - 1].end:
        return False
    hyphen = {pieces[at].number, pieces[at - 1].number} & {_hyphen()}
    return bool(hyphen) and bool(best[at]) and bool(best[at - 1])


@cache
def _hyphen() -> int | None:
    return tokenizer().token_to_id("-")


def known_labels(scores: Numbers) -> Numbers:
    """Scores (n, 11) with what is a group counted as outside: no set labels groups throughout."""
    group = slice(1 + 2 * KINDS.index("group"), 3 + 2 * KINDS.index("group"))
    known = scores.copy()
    known[:, 0] = np.logaddexp(scores[:, 0], np.logaddexp.reduce(scores[:, group], axis=1))
    known[:, group] = NEVER
    return known


def _shares(scores: Numbers) -> Numbers:
    """The probability of each kind at each piece, shape (n, 5)."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    return np.asarray(likely[:, 1::2] + likely[:, 2::2], dtype=np.float32)


def _tagged(pieces: Sequence[Piece], likely: Numbers) -> Tagged:
    return Tagged(pieces[0].start, pieces[-1].end, tuple(float(share) for share in likely))


def mentions_of(text: str, tagged: Iterable[Tagged]) -> tuple[Mention, ...]:
    """The mentions of a text, in order, each name of one kind throughout."""
    lines = (_in_one_line(text, name) for name in tagged)
    names = [name for name in lines if _is_name(text[name.start : name.end])]
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(KINDS))
    for name in names:
        total = totals[_key(text, name)]
        for at, share in enumerate(name.likely):
            total[at] += share
    kinds = {key: _settled(key, total) for key, total in totals.items()}
    found = (Mention(n.start, n.end, kinds[_key(text, n)]) for n in names)
    return tuple(sorted(_untitled(text, mention) for mention in found))


def _is_name(words: str) -> bool:
    """Whether the words hold a letter or figure, and are more than a "Jr."."""
    return any(map(str.isalnum, words)) and words.strip(". ").lower() not in name_words().suffixes


def _untitled(text: str, mention: Mention) -> Mention:
    """A person without the titles and ranks before the name, where a name is left."""
    if mention.kind != "person":
        return mention
    start = mention.start
    for word in text[mention.start : mention.end].split()[:-1]:
        if word.rstrip(".").lower() not in name_words().titles:
            break
        start = text.index(word, start) + len(word)
        start += len(text[start:]) - len(text[start:].lstrip())
    return Mention(start, mention.end, mention.kind)


def _in_one_line(text: str, name: Tagged) -> Tagged:
    end = text.find("\n", name.start, name.end)
    return name if end < 0 else Tagged(name.start, end, name.likely)


def _key(text: str, name: Tagged) -> str:
    return text[name.start : name.end]


def _settled(name: str, total: Sequence[float]) -> MentionKind:
    known = known_places().get(name)
    if known is not None and known.sort in {"people", "demonym"}:
        return "group"
    if known is not None and known.sort == "country":
        return "place"
    kind = KINDS[max(range(len(KINDS)), key=lambda at: total[at])]
    head = name.lower().split()[-1]
    return "facility" if kind == "place" and head in name_words().facilities else kind
