"""The rates asked for, added up from the finer ones, and the tables that print both."""

from collections.abc import Sequence

from benchmarks.copychains.chain import Chain
from benchmarks.copychains.score import Rate, Score

_VERBATIM_EDITED = ("verbatim", "edited")
_MIDDLE = ("paraphrase, middle",)
_ALL = ("verbatim", "edited", "paraphrase, light", "paraphrase, middle", "paraphrase, heavy")
_LIKE, _VERY = "parent found, or its like to the letter", "parent found"
HEADLINES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("parents, verbatim and edited", ".95", _LIKE, _VERBATIM_EDITED),
    ("the same, the very one drawn", "", _VERY, _VERBATIM_EDITED),
    ("parents, paraphrase, middle", ".85", _LIKE, _MIDDLE),
    ("the same, the very one drawn", "", _VERY, _MIDDLE),
    ("parents, all recipes", "", _LIKE, _ALL),
    ("the same, the very one drawn", "", _VERY, _ALL),
    ("edges that are true", "", "edges that are true, or their like to the letter", ()),
    ("the same, the very one drawn", "", "edges that are true", ()),
    ("origins counted exactly", ".90", "origins counted exactly", ()),
    ("origins inside the interval", "", "origins inside the interval", ()),
    ("named origins of an article right", "", "named origins of an article right", ()),
)
"""What is printed, what is asked, and of which rates and groups it is the sum."""


def summed(score: Score, rate: str, groups: Sequence[str]) -> Rate | None:
    """A rate over several groups of recipes; None where the answers do not tell."""
    names = [f"{rate}: {group}" for group in groups] or [rate]
    found = [score.rates[name] for name in names if name in score.rates]
    return Rate(sum(one.hits for one in found), sum(one.of for one in found)) if found else None


def headline_table(tuning: Score, untouched: Score) -> str:
    """What is asked for, in both halves."""
    rows = [
        "| | asked | tuning | of | untouched | of |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for label, asked, rate, groups in HEADLINES:
        cells = [_cell(summed(half, rate, groups)) for half in (tuning, untouched)]
        rows.append(f"| {label} | {asked} | {cells[0]} | {cells[1]} |")
    return "\n".join(rows)


def table(tuning: Score, untouched: Score) -> str:
    """All rates, both halves side by side."""
    rows = ["| | tuning | of | untouched | of |", "| --- | ---: | ---: | ---: | ---: |"]
    for name in sorted({*tuning.rates, *untouched.rates}):
        cells = [_cell(half.rates.get(name)) for half in (tuning, untouched)]
        rows.append(f"| {name} | {cells[0]} | {cells[1]} |")
    return "\n".join(rows)


def _cell(rate: Rate | None) -> str:
    return f"{rate.value:.3f} | {rate.of}" if rate else "- | 0"


def halves(chains: Sequence[Chain]) -> tuple[list[Chain], list[Chain]]:
    """The chains of every second topic, for tuning, and the others."""
    topics = sorted({chain.truth.topic for chain in chains}, key=lambda name: (len(name), name))
    first, second = ([c for c in chains if c.truth.topic in topics[at::2]] for at in (0, 1))
    return first, second
