"""Fit the encoder of sentence vectors on reports of one event and of look-alike events.

    python -m training.group.encoder DATA ENCODER OUT

DATA is the folder of labelled sets, ENCODER a folder with MiniLM-L6's weights, OUT the file for the
fitted weights. The stories are the first 1,000 of the fitting half of the AllSides leads
(`training.group.train`); the rest of that half is for the weights of evidence. Loss: supervised
contrastive (Khosla et al. 2020) over batches of stories that the encoder so far finds alike. Two
cores take about two minutes an epoch in bfloat16.
"""

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from training.group.train import LEAD_STORIES, halves, read_leads

EPOCHS = 6
RATE = 3e-5
TEMPERATURE = 0.05
PIECES = 112
STORIES_A_BATCH = 24
ALIKE_TOGETHER = 8
"""Stories that look alike stand in one batch, so many together."""
_LOOKED_AT = 60
_WARM = 20
_AT_ONCE = 64


class Encoder(nn.Module):
    """Texts to vectors of length one, (n, 384): the mean over pieces of the last layer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.pieces = AutoTokenizer.from_pretrained(folder)
        self.network = AutoModel.from_pretrained(folder)

    def forward(self, texts: list[str]) -> Tensor:
        batch = self.pieces(
            texts, padding=True, truncation=True, max_length=PIECES, return_tensors="pt"
        )
        with torch.autocast("cpu", torch.bfloat16):
            states = self.network(**batch).last_hidden_state
        mask = batch["attention_mask"][..., None].float()
        means = (states.float() * mask).sum(1) / mask.sum(1)
        return nn.functional.normalize(means, dim=1)


def middles(encoder: Encoder, stories: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """The mean vector of each story's texts, of length one."""
    texts = [text for story in stories for text in story]
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    found = np.zeros((len(texts), 384), np.float32)
    encoder.eval()
    with torch.inference_mode():
        for start in range(0, len(order), _AT_ONCE):
            rows = order[start : start + _AT_ONCE]
            found[rows] = encoder([texts[row] for row in rows]).numpy()
    encoder.train()
    ends = np.cumsum([len(story) for story in stories])
    means = np.stack([part.mean(0) for part in np.split(found, ends[:-1])])
    alike: NDArray[np.float32] = means / np.linalg.norm(means, axis=1, keepdims=True)
    return alike


def batches(means: NDArray[np.float32], chance: random.Random) -> list[list[int]]:
    """All stories in batches, each made of a few groups of stories that look alike."""
    alike = means @ means.T
    np.fill_diagonal(alike, -1)
    order = list(range(len(means)))
    chance.shuffle(order)
    left, groups = set(order), []
    for story in order:
        if story in left:
            near = [int(other) for other in np.argsort(-alike[story], kind="stable")[:_LOOKED_AT]]
            group = [story, *[other for other in near if other in left]][:ALIKE_TOGETHER]
            left.difference_update(group)
            groups.append(group)
    chance.shuffle(groups)
    flat = [story for group in groups for story in group]
    made = [flat[at : at + STORIES_A_BATCH] for at in range(0, len(flat), STORIES_A_BATCH)]
    chance.shuffle(made)
    return made


def loss_of(vectors: Tensor, stories: Tensor) -> Tensor:
    """How far reports of one story are from being nearest to each other in the batch."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    alike = (vectors @ vectors.T) / TEMPERATURE - 1e9 * itself
    same = (stories[:, None] == stories[None]) & ~itself
    shares = alike - torch.logsumexp(alike, 1, keepdim=True)
    told = same.sum(1) > 0
    return (-(shares * same).sum(1)[told] / same.sum(1)[told]).mean()


def fit(encoder: Encoder, stories: Sequence[Sequence[str]]) -> None:
    """Fit the encoder on these stories' texts."""
    weights = [part for part in encoder.parameters() if part.ndim > 1]
    others = [part for part in encoder.parameters() if part.ndim <= 1]
    parts = [{"params": weights, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(parts, lr=RATE)
    chance, step, began = random.Random(1), 0, time.time()
    steps = EPOCHS * (len(stories) // STORIES_A_BATCH)
    for epoch in range(EPOCHS):
        lost = 0.0
        for batch in batches(middles(encoder, stories), chance):
            rate = RATE * min(1, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = rate
            owner = torch.tensor([story for story in batch for _ in stories[story]])
            loss = loss_of(encoder([text for s in batch for text in stories[s]]), owner)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            step, lost = step + 1, lost + float(loss)
        print(f"epoch {epoch}: loss {lost:.1f}, {time.time() - began:.0f} s", flush=True)


def main(data: Path, folder: Path, out: Path) -> None:
    """Fit and write."""
    torch.manual_seed(0)
    leads = read_leads(data)
    chosen = halves(list(leads))[0][:LEAD_STORIES]
    encoder = Encoder(folder)
    fit(encoder, [[article.text for article in leads[story]] for story in chosen])
    torch.save(encoder.network.state_dict(), out)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
