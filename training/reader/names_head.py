"""Fit the head of names anew on a fitted network that stays as it is.

    python -m training.reader.names_head DATA ENCODER WEIGHTS --out WEIGHTS

Who said what is read exactly as before. Names are read anew where their labels have changed since
the network was fitted, in minutes instead of hours; the head starts from the one that is there.
Every labelled text is read `ROUNDS` times, each time changed as in `training.reader.fit`.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from training.reader.examples import Example, name_examples
from training.reader.fit import allowed_labels, batches, name_figures, tensors
from training.reader.network import Network
from training.reader.swaps import pool_of, swapped
from training.reader.windows import windows_of_example

ROUNDS = 3
PASSES = 40
AT_ONCE = 8192
RATE = 2e-3
DECAY = 1e-2

Seen = tuple[Tensor, Tensor, Tensor]
"""Hidden states (pieces, width), labels (pieces), and which labels each may stand for."""


@torch.no_grad()
def seen(network: Network, examples: list[Example], chance: random.Random) -> Seen:
    """What the network makes of each labelled piece of the examples, changed by chance."""
    states, labels, allowed = [], [], []
    windows = [w for i, e in enumerate(examples) for w in windows_of_example(i, e, chance)]
    for batch in batches([w for w in windows if w.names is not None], chance):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = network.states(*tensors(batch))[-1]
        for at, window in enumerate(batch):
            wanted = torch.tensor(window.names)
            keep = wanted >= 0
            states.append(hidden[at, 1 : len(window) + 1][keep].to(torch.bfloat16))
            labels.append(wanted[keep])
            allowed.append(
                allowed_labels(window.kinds).expand(int(keep.sum()), -1, -1)[
                    torch.arange(int(keep.sum())), wanted[keep]
                ]
            )
    return torch.cat(states), torch.cat(labels), torch.cat(allowed)


def drawn(named: list[Example], chance: random.Random) -> list[Example]:
    """Each text once, some names in it swapped, and a third of the tweets."""
    pool = pool_of(named)
    tweets = [e for e in named if e.set == "tweets"]
    some = chance.sample(tweets, int(len(tweets) * 0.35))
    return [swapped(e, pool, chance) for e in [*(e for e in named if e.set != "tweets"), *some]]


def fit(head: nn.Linear, known: Seen) -> None:
    """Fit by AdamW with a rate that falls to nothing; the mean of the last quarter is kept."""
    states, labels, allowed = known
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = PASSES * (len(labels) // AT_ONCE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda at: max(0.02, 1 - at / steps))
    for done in range(PASSES):
        order = torch.randperm(len(labels))
        total = 0.0
        for part in order.split(AT_ONCE):
            scores = head(nn.functional.dropout(states[part].float(), 0.1))
            within = scores.masked_fill(~allowed[part], -1e4).logsumexp(-1)
            lost = (scores.logsumexp(-1) - within).mean()
            optimiser.zero_grad()
            lost.backward()
            optimiser.step()
            schedule.step()
            total += lost.item() * len(part)
        if done % 10 == 9:
            print(done + 1, round(total / len(labels), 4), flush=True)


def main() -> None:
    """Print the development figures before and after, and write the weights with the new head."""
    parser = argparse.ArgumentParser(description="fit the head of names")
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    chance = random.Random(0)
    torch.manual_seed(0)
    torch.set_num_threads(2)
    network = Network(options.encoder)
    network.load_state_dict(torch.load(options.weights))
    network.eval()
    named, judged = name_examples(options.data)
    print(json.dumps(name_figures(network, judged)), flush=True)
    rounds = [seen(network, drawn(named, chance), chance) for _ in range(ROUNDS)]
    known = tuple(torch.cat(parts) for parts in zip(*rounds, strict=True))
    print(len(known[1]), "pieces", flush=True)
    fit(network.names, (known[0], known[1], known[2]))
    print(json.dumps(name_figures(network, judged)), flush=True)
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
