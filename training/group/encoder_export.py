"""Turn a fitted encoder of sentence vectors into the shipped file.

    python -m training.group.encoder_export ENCODER WEIGHTS --out src/recension/group

ENCODER is the folder of MiniLM-L6's own weights, WEIGHTS what `training.group.encoder` wrote. Kept
in bytes as the tagger is (`training.reader.export`); the mean cosine between vectors in full
precision and in bytes is printed.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime import InferenceSession
from torch import Tensor, nn
from transformers import AutoModel

from training.reader.export import through, write


class Plain(nn.Module):
    """The encoder for one text: numbers of its pieces in, one vector of length one out."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        table = encoder.embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.encoder = encoder
        self.heads = encoder.config.num_attention_heads

    def forward(self, numbers: Tensor) -> Tensor:
        embeddings = self.encoder.embeddings
        words = self.table[numbers].float() * self.scale[numbers]
        places = torch.arange(numbers.shape[1])[None]
        hidden = words + embeddings.position_embeddings(places)
        hidden = embeddings.LayerNorm(hidden + embeddings.token_type_embeddings.weight[0])
        for layer in self.encoder.encoder.layer:
            hidden = through(layer, hidden, self.heads)
        mean = hidden.mean(1)
        return mean / mean.norm(dim=1, keepdim=True)


def main() -> None:
    """Write encoder.onnx."""
    parser = argparse.ArgumentParser(description="export the encoder of sentence vectors")
    parser.add_argument("encoder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    encoder = AutoModel.from_pretrained(options.encoder)
    encoder.load_state_dict(torch.load(options.weights))
    made = options.out / "encoder.onnx"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        sample = (torch.ones(1, 9, dtype=torch.long),)
        named = (["numbers"], ["vector"], {"numbers": {1: "length"}})
        write(Plain(encoder).eval(), sample, named, whole, made)
        _compare(whole, made)
    print(f"{made.stat().st_size / 1e6:.1f} MB")


def _compare(whole: Path, made: Path) -> None:
    chance = np.random.default_rng(0)
    texts = [chance.integers(1000, 29000, (1, 96)) for _ in range(20)]
    sessions = [InferenceSession(str(path)) for path in (whole, made)]
    alike = []
    for numbers in texts:
        one, other = (session.run(None, {"numbers": numbers})[0][0] for session in sessions)
        alike.append(float(one @ other))
    print(f"cosine to full precision {np.mean(alike):.4f}")


if __name__ == "__main__":
    main()
