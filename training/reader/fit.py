"""Fit the tagger.

    python -m training.reader.fit DATA ENCODER OUT [--seed 0] [--epochs 8] [--without-polnear]
        [--more-names]

DATA is the folder of labelled sets, ENCODER a folder with MiniLM-L6's weights, OUT the file for the
fitted weights; the development figures of each epoch are printed. Two cores take about seven
minutes an epoch in bfloat16.
"""

import argparse
import copy
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn

from recension.annotate.tagging.decode import best_spans
from recension.model.span import Offsets
from training.reader.examples import KINDS, Example, attribution_examples, name_examples
from training.reader.network import (
    LINK_WIDTH,
    NAME_LABELS,
    Network,
    link_loss,
    name_loss,
    row_loss,
)
from training.reader.swaps import Pool, pool_of, swapped
from training.reader.windows import HEADS, Window, windows_of_example

CLS, SEP = 101, 102
PIECES_A_BATCH = 2000
RATE = 1.5e-4
STEADY = 0.998
"""The share of the running mean of weights that is kept at each step (Polyak averaging)."""


def tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Numbers, shapes, marks and mask, each (batch, length + 2), with the marks at both ends."""
    length = max(map(len, batch)) + 2
    numbers = torch.zeros(len(batch), length, dtype=torch.long)
    shapes, marks, mask = (torch.zeros_like(numbers) for _ in range(3))
    for row, window in enumerate(batch):
        end = len(window) + 1
        numbers[row, : end + 1] = torch.tensor([CLS, *(p.number for p in window.pieces), SEP])
        shapes[row, 1:end] = torch.tensor([p.shape for p in window.pieces])
        marks[row, 1:end] = torch.tensor([p.mark for p in window.pieces])
        mask[row, : end + 1] = 1
    return numbers, shapes, marks, mask


def batches(windows: list[Window], chance: random.Random | None) -> list[list[Window]]:
    """Windows of like length together, about `PIECES_A_BATCH` pieces in each."""
    ordered = sorted(windows, key=lambda w: len(w) + (chance.random() * 24 if chance else 0))
    made: list[list[Window]] = [[]]
    for window in ordered:
        if made[-1] and (len(made[-1]) + 1) * (len(window) + 2) > PIECES_A_BATCH:
            made.append([])
        made[-1].append(window)
    if chance:
        chance.shuffle(made)
    return made


def loss_of(network: Network, batch: list[Window]) -> Tensor:
    """The loss of a batch, all of whose windows have attributions or all names."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        rows, names, links = network(*tensors(batch))
    length = rows.shape[2]
    lost = torch.zeros(())
    if batch[0].labels is not None:
        labels = torch.zeros(len(batch), len(HEADS), length - 2, dtype=torch.long)
        for at, window in enumerate(batch):
            labels[at, :, : len(window)] = torch.tensor(window.labels)
        lengths = torch.tensor([len(window) for window in batch])
        lost = lost + row_loss(rows[:, :, 1:-1], labels, lengths, network.transitions())
        found = [
            [
                (k.cue + 1, [s + 1 for s in k.sources], [c + 1 for c in k.contents])
                for k in window.links
            ]
            for window in batch
        ]
        lost = lost + 0.5 * link_loss(links, found)
    if batch[0].names is not None:
        wanted = torch.full((len(batch), length), -1)
        for at, window in enumerate(batch):
            wanted[at, 1 : len(window) + 1] = torch.tensor(window.names)
        allowed = torch.stack([allowed_labels(window.kinds) for window in batch])
        lost = lost + name_loss(names, wanted, allowed)
    return lost


def allowed_labels(kinds: frozenset[str]) -> Tensor:
    """Which labels (labels, labels) each may stand for in a set that labels these kinds."""
    table = torch.eye(NAME_LABELS, dtype=torch.bool)
    for at, kind in enumerate(KINDS):
        if kind not in kinds:
            table[0, 1 + 2 * at] = table[0, 2 + 2 * at] = True
    return table


@torch.no_grad()
def attribution_figures(network: Network, examples: list[Example]) -> dict[str, float]:
    """Exact F1 of pieces and of hulls is near the same; this is of pieces, and source linking."""
    windows = [w for i, e in enumerate(examples) for w in windows_of_example(i, e, None)]
    found: dict[tuple[str, int], set[Offsets]] = {}
    follow = network.transitions().numpy()
    linked: Counter[bool] = Counter()
    for batch in batches(windows, None):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rows, _, links = network(*tensors(batch))
        query, source, _ = links.float().split(LINK_WIDTH, dim=-1)
        for at, window in enumerate(batch):
            scores = rows[at, :, 1 : len(window) + 1].float().numpy()
            for name, spans in zip(HEADS, best_spans(scores, follow), strict=True):
                key = ("content" if name == "inner" else name, window.text)
                made = {(window.pieces[a].start, window.pieces[b - 1].end) for a, b in spans}
                found.setdefault(key, set()).update(made)
            places = sorted({s for link in window.links for s in link.sources})
            for link in window.links if len(places) > 1 else ():
                if link.sources:
                    keys = source[at, [p + 1 for p in places]]
                    best = places[int((keys @ query[at, link.cue + 1]).argmax())]
                    linked[best in link.sources] += 1
    figures = {}
    for part in ("source", "cue", "content"):
        right = ours = gold = 0
        for index, example in enumerate(examples):
            labelled = {s for a in example.attributions or () for s in getattr(a, part)}
            predicted = found.get((part, index), set())
            right += len(labelled & predicted)
            ours += len(predicted)
            gold += len(labelled)
        figures[part] = round(200 * right / max(1, ours + gold), 1)
    figures["linked"] = round(linked[True] / max(1, linked.total()), 3)
    return figures


@torch.no_grad()
def name_figures(network: Network, examples: list[Example]) -> dict[str, float]:
    """Exact F1 of span and kind, by greedy labels."""
    right, ours, gold = Counter[str](), Counter[str](), Counter[str]()
    windows = [w for i, e in enumerate(examples) for w in windows_of_example(i, e, None)]
    for batch in batches(windows, None):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            _, names, _ = network(*tensors(batch))
        best = names.argmax(-1).tolist()
        for at, window in enumerate(batch):
            predicted = _named(best[at][1 : len(window) + 1])
            labelled = _named(list(window.names or ()))
            for kind, count in ((k, 1) for _, _, k in predicted):
                ours[KINDS[kind]] += count
            for _, _, kind in labelled:
                gold[KINDS[kind]] += 1
            for _, _, kind in predicted & labelled:
                right[KINDS[kind]] += 1
    main = ("person", "organisation", "place")
    figures = {k: round(200 * right[k] / max(1, ours[k] + gold[k]), 1) for k in KINDS}
    sums = [sum(count[k] for k in main) for count in (right, ours, gold)]
    return {**figures, "micro": round(200 * sums[0] / max(1, sums[1] + sums[2]), 1)}


def _named(labels: list[int]) -> set[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for at, label in enumerate(labels):
        if label <= 0:
            continue
        kind, inside = divmod(label - 1, 2)
        if inside and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return set(found)


def _smooth(mean: nn.Module, network: nn.Module, step: int) -> None:
    keep = min(STEADY, (1 + step) / (10 + step))
    with torch.no_grad():
        for old, new in zip(mean.parameters(), network.parameters(), strict=True):
            old.lerp_(new, 1 - keep)


def _epoch(
    said: list[Example], named: list[Example], pool: Pool | None, chance: random.Random
) -> list[list[Window]]:
    """Every text once, a quarter of the tweets; with a pool names twice, some of them swapped."""
    tweets = [e for e in named if e.set == "tweets"]
    some = chance.sample(tweets, int(len(tweets) * (0.35 if pool else 0.25)))
    rest = [e for e in named if e.set != "tweets"] * (2 if pool else 1)
    names = [swapped(e, pool, chance) if pool else e for e in [*rest, *some]]
    examples = [*said, *names]
    windows = [w for i, e in enumerate(examples) for w in windows_of_example(i, e, chance)]
    said = batches([w for w in windows if w.labels is not None], chance)
    named = batches([w for w in windows if w.labels is None], chance)
    both = [*said, *named]
    chance.shuffle(both)
    return both


def main() -> None:
    """Fit, print the figures of each epoch, keep the running mean of the weights."""
    parser = argparse.ArgumentParser(description="fit the tagger")
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--without-polnear", action="store_true")
    parser.add_argument(
        "--more-names", action="store_true", help="names twice, some of them swapped"
    )
    options = parser.parse_args()
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    polnear = not options.without_polnear
    said = attribution_examples(options.data, "train", with_polnear=polnear)
    judged = attribution_examples(options.data, "dev", with_polnear=polnear)
    named, named_judged = name_examples(options.data)
    pool = pool_of(named) if options.more_names else None
    network = Network(options.encoder)
    mean = copy.deepcopy(network).eval()
    fresh = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    groups = [
        {"params": list(network.encoder.parameters()), "lr": RATE},
        {"params": fresh, "lr": RATE * 4},
    ]
    first = _epoch(said, named, pool, chance)
    steps = int(len(first) * options.epochs * 1.02)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1.0, (at + 1) / (0.06 * steps)) * max(0.01, 1 - at / steps)
    )
    begun, step = time.monotonic(), 0
    print(f"{len(said)} + {len(named)} texts, {len(first)} batches an epoch", flush=True)
    for epoch in range(options.epochs):
        network.train()
        total = 0.0
        made = first if epoch == 0 else _epoch(said, named, pool, chance)
        for batch in made:
            lost = loss_of(network, batch)
            lost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            _smooth(mean, network, step)
            step += 1
            total += lost.item()
            if step % 100 == 0:
                print(step, round(time.monotonic() - begun), flush=True)
        figures = {**attribution_figures(mean, judged), **name_figures(mean, named_judged)}
        seconds = round(time.monotonic() - begun)
        print(epoch, seconds, round(total / len(made), 4), json.dumps(figures), flush=True)
        torch.save(mean.state_dict(), options.out)


if __name__ == "__main__":
    main()
