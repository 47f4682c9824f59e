"""Scoring a system's lineages against the truth of copy chains."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.copychains.chain import TruePassage, TrueShift, Truth
from recension.model.lineage import Derivation, Lineage, Shift

GROUPS = {
    "trimmed": "verbatim", "reordered": "verbatim", "changed": "edited", "light edit": "edited",
    "merged": "edited", "paraphrase light": "paraphrase, light",
    "paraphrase middle": "paraphrase, middle", "paraphrase heavy": "paraphrase, heavy",
}  # fmt: skip


class Rate(msgspec.Struct, frozen=True):
    """`hits` of `of`."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 1.0 of nothing."""
        return self.hits / self.of if self.of else 1.0


class Score(msgspec.Struct, frozen=True):
    """Named rates of one or more stories; adding two adds hits and totals."""

    rates: dict[str, Rate]

    def __add__(self, other: "Score") -> "Score":
        hits: Counter[str] = Counter()
        of: Counter[str] = Counter()
        for name, rate in (*self.rates.items(), *other.rates.items()):
            hits[name] += rate.hits
            of[name] += rate.of
        return Score({name: Rate(hits[name], of[name]) for name in of})


def score_story(truth: Truth, lineage: Lineage) -> Score:
    """All rates of one story; see the README beside this file for what each means."""
    rates: list[tuple[str, Rate]] = []
    edges = {(one.from_, one.to): one for one in lineage.derivations}
    rates += _parents(truth, edges)
    rates += _passages(truth, edges)
    rates += _origins(truth, lineage)
    rates += _shifts(truth, lineage.shifts)
    total = Score({})
    for name, rate in rates:
        total += Score({name: rate})
    return total


def _parents(
    truth: Truth, edges: Mapping[tuple[str, str], Derivation]
) -> Iterable[tuple[str, Rate]]:
    for edge in truth.edges:
        group = GROUPS[edge.recipe]
        found = (edge.from_, edge.to) in edges
        either = found or (edge.to, edge.from_) in edges
        yield f"parent found: {group}", Rate(int(found), 1)
        yield f"parent found, either way round: {group}", Rate(int(either), 1)
    true = {(edge.from_, edge.to) for edge in truth.edges}
    given = [key for key in edges if key[0] in truth.origins]
    yield "edges that are true", Rate(sum(key in true for key in given), len(given))


def _passages(
    truth: Truth, edges: Mapping[tuple[str, str], Derivation]
) -> Iterable[tuple[str, Rate]]:
    recipes = {(edge.from_, edge.to): GROUPS[edge.recipe] for edge in truth.edges}
    for key, group in recipes.items():
        if key not in edges:
            continue
        true = [one for one in truth.passages if (one.from_, one.to) == key]
        hits, given = _right_characters(edges[key], true)
        kind = "paraphrase" if group.startswith("paraphrase") else "verbatim and edited"
        kind = group if group == "paraphrase, middle" else kind
        yield f"passage recall: {kind}", Rate(hits, sum(one.end - one.start for one in true))
        yield f"passage precision: {kind}", Rate(hits, given)


def _right_characters(edge: Derivation, true: Sequence[TruePassage]) -> tuple[int, int]:
    """Characters of the copy that are given and right, and characters given."""
    owner: dict[int, TruePassage] = {at: one for one in true for at in range(one.start, one.end)}
    right: set[int] = set()
    given: set[int] = set()
    for passage in edge.passages:
        for at in range(passage.to.start, passage.to.end):
            given.add(at)
            one, source = owner.get(at), passage.from_
            if one is not None and source is not None:
                inside = min(one.from_end, source.end) - max(one.from_start, source.start)
                if 2 * inside >= source.end - source.start:
                    right.add(at)
    return len(right), len(given)


def _origins(truth: Truth, lineage: Lineage) -> Iterable[tuple[str, Rate]]:
    true = {origin for its in truth.origins.values() for origin in its}
    count = len(lineage.origins)
    yield "origins counted exactly", Rate(int(count == len(true)), 1)
    low, high = lineage.independence.low, lineage.independence.high
    inside = low is None or high is None or low <= len(true) <= high
    yield "origins inside the interval", Rate(int(inside), 1)
    for article, its in sorted(truth.origins.items()):
        named = {same_name(name) for one in its if (name := truth.names[one]) is not None}
        found = {
            same_name(one.name)
            for one in lineage.origins
            if one.name is not None and any(credit.article == article for credit in one.articles)
        }
        yield "named origins of an article right", Rate(int(named == found), 1)


@cache
def _names() -> Mapping[str, str]:
    rows = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))["names"]
    return {_folded(form): _folded(row[0]) for row in rows for form in row}


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def same_name(name: str) -> str:
    """What stands for all forms of a newsroom's name (names.toml), folded."""
    return _names().get(_folded(name), _folded(name))


def _shifts(truth: Truth, given: Sequence[Shift]) -> Iterable[tuple[str, Rate]]:
    for true in truth.shifts:
        if not true.inherited:
            found = any(same_shift(true, one) for one in given)
            yield f"shifts found: {true.kind}", Rate(int(found), 1)
    for one in given:
        right = any(same_shift(true, one) for true in truth.shifts)
        yield f"shifts right: {one.kind}", Rate(int(right), 1)


def same_shift(true: TrueShift, given: Shift) -> bool:
    """Whether a shift given points into the piece that was changed, and is of its kind."""
    at = given.became.article == true.to
    overlaps = given.became.start < true.end and true.start < given.became.end
    return at and given.kind == true.kind and overlaps
