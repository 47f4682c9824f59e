"""Turn fitted weights into the shipped files.

    python -m training.reader.export ENCODER WEIGHTS... --factuality FILE
        --out src/recension/annotate/tagging

FILE is what `training.reader.factuality` wrote. Several WEIGHTS are averaged ("model soups",
Wortsman et al. 2022). The vocabulary's table is kept in bytes with a scale for each word piece,
every other matrix in bytes with a scale for each column; what is lost by it is printed as the
cosine between the two networks' hidden states.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.network import STATES, Network


class Plain(nn.Module):
    """The network without dropout and without what an export would stumble over."""

    def __init__(self, network: Network, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        table = network.encoder.embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.network = network
        self.heads = network.encoder.config.num_attention_heads
        self.layers = len(network.encoder.encoder.layer)

    def forward(self, numbers: Tensor, shapes: Tensor, marks: Tensor, mask: Tensor) -> list[Tensor]:
        net, embeddings = self.network, self.network.encoder.embeddings
        words = self.table[numbers].float() * self.scale[numbers]
        places = torch.arange(numbers.shape[1])[None]
        hidden = words + net.shapes(shapes) + net.marks(marks)
        hidden = hidden + embeddings.position_embeddings(places)
        hidden = embeddings.LayerNorm(hidden + embeddings.token_type_embeddings.weight[0])
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        told = self.bias
        for at, layer in enumerate(net.encoder.encoder.layer, STATES - self.layers):
            hidden = through(layer, hidden, self.heads, bias)
            if at >= 0:
                told = told + (hidden[:, :, None] * self.weight[:, at]).sum(-1)
        rows = net.rows(hidden).reshape(numbers.shape[0], -1, 4, 5).transpose(1, 2)
        return [rows, net.names(hidden), net.links(hidden), told]


def through(layer: nn.Module, hidden: Tensor, heads: int, bias: Tensor | float = 0.0) -> Tensor:
    """What a layer of the encoder makes of its input, in operations that an export keeps plain."""
    attention = layer.attention.self

    def split(projected: Tensor) -> Tensor:
        return projected.unflatten(-1, (heads, -1)).transpose(1, 2)

    query, key, value = (
        split(part(hidden)) for part in (attention.query, attention.key, attention.value)
    )
    scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5 + bias
    mixed = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
    output = layer.attention.output
    hidden = output.LayerNorm(output.dense(mixed) + hidden)
    wide = nn.functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dense(wide) + hidden)


def averaged(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several networks' weights."""
    states = [torch.load(path) for path in paths]
    return {name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]}


def main() -> None:
    """Write reader.onnx and transitions.json."""
    parser = argparse.ArgumentParser(description="export the tagger")
    parser.add_argument("encoder", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--factuality", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    network = Network(options.encoder)
    network.load_state_dict(averaged(options.weights))
    told = np.load(options.factuality)
    plain = Plain(network.eval(), *(torch.from_numpy(told[n]) for n in ("weight", "bias"))).eval()
    sample = [torch.ones(2, 9, dtype=torch.long)] * 4
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        names = ["numbers", "shapes", "marks", "mask"]
        axes = {name: {0: "batch", 1: "length"} for name in names}
        outputs = ["rows", "names", "links", "told"]
        made = options.out / "reader.onnx"
        write(plain, tuple(sample), (names, outputs, axes), whole, made)
        _compare(whole, made)
    table = network.transitions().detach().numpy().round(4).tolist()
    (options.out / "transitions.json").write_text(json.dumps(table) + "\n", "utf-8")
    print(f"{made.stat().st_size / 1e6:.1f} MB")


Axes = dict[str, dict[int, str]]


def write(
    network: nn.Module,
    sample: tuple[Tensor, ...],
    named: tuple[list[str], list[str], Axes],
    whole: Path,
    made: Path,
) -> None:
    """Write the network to `whole` in full precision and to `made` in bytes.

    `named` are the names of what goes in and comes out, and which of its axes have any length.
    """
    inputs, outputs, axes = named
    torch.onnx.export(
        network,
        sample,
        str(whole),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        made,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    _clean(made)


def _clean(path: Path) -> None:
    """Leave out what the exporter says of the machine it ran on."""
    model = onnx.load(path)
    for node in model.graph.node:
        node.ClearField("doc_string")
        del node.metadata_props[:]
    onnx.save(model, path)


def _compare(whole: Path, made: Path) -> None:
    chance = np.random.default_rng(0)
    inputs = {
        "numbers": chance.integers(1000, 29000, (4, 128)),
        "shapes": chance.integers(0, 8, (4, 128)),
        "marks": chance.integers(0, 2, (4, 128)),
        "mask": np.ones((4, 128), dtype=np.int64),
    }
    one, other = (InferenceSession(str(path)).run(None, inputs)[2] for path in (whole, made))
    norms = np.linalg.norm(one, axis=-1) * np.linalg.norm(other, axis=-1)
    print(f"cosine to full precision {float(((one * other).sum(-1) / norms).mean()):.4f}")


if __name__ == "__main__":
    main()
