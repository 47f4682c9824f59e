"""Fit the heads that find predicates and say whether what they tell happened.

    python -m training.reader.factuality DATA ENCODER WEIGHTS OUT JSON

WEIGHTS is what `training.reader.fit` kept, OUT an .npz with `weight` (2, layers, width) and `bias`
(2): first whether a word is a predicate, then factuality from -3, it did not happen, to 3, it did.
Both are ridge regressions on the frozen hidden states of the last five layers. JSON is the shipped
`factuality.json`: least squares of the judgement on the network's value (found with a fifth of the
sentences held out at a time) and the marks before the word. Judgements are those
of It-Happened 2 (White et al., "Universal Decompositional Semantics on Universal Dependencies",
2016; Rudinger et al., "Neural Models of Factuality", 2018) on the development part of EWT, and
MEANTIME's (Minard et al. 2016); scored on It-Happened's test part and MEANTIME's.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from recension.annotate.tagging.predicates import Weighing, marks, marks_before
from recension.model.span import Offsets
from training.reader.examples import Example
from training.reader.fit import batches, tensors
from training.reader.network import STATES, Network
from training.reader.windows import Window, pieces_within, windows_of_example

RIDGE = 300.0
FOLDS = 5
Numbers = NDArray[np.float64]


class Judged(msgspec.Struct, frozen=True):
    """A sentence: its words, and the mean judgement of each of them that is a predicate."""

    text: str
    words: tuple[Offsets, ...]
    values: tuple[float | None, ...]


def it_happened(root: Path, split: str) -> list[Judged]:
    """The sentences of a part of EWT with their judgements, true or false times confidence."""
    given: dict[tuple[int, int], list[float]] = defaultdict(list)
    folder = root / "claims/uds_ih2"
    with (folder / "it-happened_eng_ud1.2_07092017.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            kept = row["Split"] == split and row["Is.Predicate"] == row["Keep"] == "True"
            if kept and row["Is.Understandable"] == "True":
                place = int(row["Sentence.ID"].split()[-1]) - 1, int(row["Pred.Token"]) - 1
                sign = 1 if row["Happened"] == "true" else -1
                given[place].append(sign * 0.75 * int(row["Confidence"]))
    rows = _sentences(folder / f"en_ewt-ud-{split}.conllu")
    return [
        _judged(
            [(cells[1], "SpaceAfter=No" not in cells[9]) for cells in sentence],
            [fmean(given[at, n]) if (at, n) in given else None for n in range(len(sentence))],
        )
        for at, sentence in enumerate(rows)
    ]


def meantime(root: Path, split: str) -> list[Judged]:
    """The sentences of MEANTIME with their factuality."""
    rows = _sentences(root / f"claims/meantime/factuality/{split}.conll")
    return [
        _judged([(c[1], True) for c in s], [None if c[2] == "_" else float(c[2]) for c in s])
        for s in rows
    ]


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) > 2 and cells[0].isdigit():
            rows.append(cells)
        elif not line and rows:
            yield rows
            rows = []


def _judged(words: Iterable[tuple[str, bool]], values: Iterable[float | None]) -> Judged:
    text, places = "", []
    for word, spaced in words:
        places.append((len(text), len(text) + len(word)))
        text += word + " " * spaced
    return Judged(text, tuple(places), tuple(values))


class Seen(msgspec.Struct, frozen=True):
    """Every word's states (words, layers * width), its marks (words, classes), judgement or NaN."""

    states: Numbers
    marks: Numbers
    values: Numbers


@torch.no_grad()
def seen(network: Network, items: list[Judged]) -> Seen:
    """What the heads are fitted on, of each word's first piece."""
    examples = [Example("judged", item.text) for item in items]
    windows = [w for i, e in enumerate(examples) for w in windows_of_example(i, e, None)]
    rows, signs, values = [], [], []
    for batch in batches(windows, None):
        hidden = torch.cat(network.states(*tensors(batch)), dim=-1)
        for at, window in enumerate(batch):
            for piece, value in _judgements(window, items[window.text]):
                found = marks_before(items[window.text].text, window.pieces[piece].start)
                rows.append(hidden[at, piece + 1].numpy())
                signs.append([name in found for name in marks().classes])
                values.append(value)
    return Seen(np.array(rows, dtype=np.float64), np.array(signs, dtype=float), np.array(values))


def _judgements(window: Window, item: Judged) -> Iterator[tuple[int, float]]:
    for place, value in zip(item.words, item.values, strict=True):
        first, last = pieces_within(window.pieces, place)
        if first < last:
            yield first, float("nan") if value is None else value


def ridge(rows: Numbers, values: Numbers) -> tuple[Numbers, float]:
    """Weights and bias of least squares with a penalty on the weights."""
    middle, mean = rows.mean(0), values.mean()
    centred = rows - middle
    square = centred.T @ centred + RIDGE * np.eye(rows.shape[1])
    weights = np.linalg.solve(square, centred.T @ (values - mean))
    return weights, float(mean - middle @ weights)


def weighed(rows: Numbers, signs: Numbers, values: Numbers) -> Weighing:
    """The weights of network and marks, the network's value found without what it was fitted on."""
    fold = np.arange(len(rows)) * FOLDS // len(rows)
    found = np.zeros(len(rows))
    for held in range(FOLDS):
        weights, bias = ridge(rows[fold != held], values[fold != held])
        found[fold == held] = rows[fold == held] @ weights + bias
    table = np.column_stack([np.ones(len(rows)), found, signs])
    bias, network, *shifts = np.linalg.lstsq(table, values, rcond=None)[0].round(3).tolist()
    return Weighing(bias, network, dict(zip(marks().classes, shifts, strict=True)))


def figures(name: str, found: Numbers, predicate: Numbers, values: Numbers) -> str:
    """One line: predicates found, and factuality where a predicate was judged."""
    judged = ~np.isnan(values)
    taken = predicate > 0
    both = (taken & judged).sum()
    value, given = found[judged], values[judged]
    denied = ((value < 0) & (given < 0)).sum()
    return (
        f"{name:30} predicates F1 {200 * both / (taken.sum() + judged.sum()):.1f}"
        f"   r {np.corrcoef(value, given)[0, 1]:.3f}   mean error {abs(value - given).mean():.3f}"
        f"   below 0: accuracy {((value < 0) == (given < 0)).mean():.3f}"
        f" F1 {200 * denied / max(1, (value < 0).sum() + (given < 0).sum()):.1f}"
        f"   of {judged.sum()}"
    )


def main() -> None:
    """Fit both heads, print their figures, write OUT."""
    parser = argparse.ArgumentParser(description="fit factuality")
    for name in ("data", "encoder", "weights", "out", "json"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    network = Network(options.encoder).eval()
    network.load_state_dict(torch.load(options.weights))
    train = seen(network, it_happened(options.data, "dev") + meantime(options.data, "train"))
    judged = ~np.isnan(train.values)
    one, bias_one = ridge(train.states, np.where(judged, 1.0, -1.0))
    two, bias_two = ridge(train.states[judged], train.values[judged])
    joined = weighed(train.states[judged], train.marks[judged], train.values[judged])
    shifts = np.array([joined.marks[name] for name in marks().classes])
    for name, items in (
        ("It-Happened test", it_happened(options.data, "test")),
        ("MEANTIME test", meantime(options.data, "test")),
    ):
        test = seen(network, items)
        found = test.states @ two + bias_two
        predicate = test.states @ one + bias_one
        print(figures(name + ", network", found, predicate, test.values))
        both = joined.bias + joined.network * found + test.marks @ shifts
        print(figures(name + ", with marks", both, predicate, test.values))
    width = network.encoder.config.hidden_size
    weight = np.stack([one, two]).reshape(2, STATES, width).astype(np.float32)
    np.savez(options.out, weight=weight, bias=np.array([bias_one, bias_two], dtype=np.float32))
    options.json.write_bytes(msgspec.json.format(msgspec.json.encode(joined), indent=1) + b"\n")


if __name__ == "__main__":
    main()
