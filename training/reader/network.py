"""The network: MiniLM-L6 with shape and quotation codes, and linear heads for labels and links."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from recension.annotate.tagging.decode import BEGIN, END, INSIDE, lawful
from recension.annotate.tagging.pieces import MARKS, SHAPES
from training.reader.examples import KINDS
from training.reader.windows import HEADS

LINK_WIDTH = 128
NAME_LABELS = 1 + 2 * len(KINDS)
ROW_LABELS = 5
STATES = 5
"""How many of the last layers the heads of factuality read."""


class Network(nn.Module):
    """Scores of each piece for four rows of attribution labels and one of names, and link vectors.

    `forward` takes word pieces, shapes, marks and mask, each (batch, length), and gives rows
    (batch, 4, length, 5), names (batch, length, 11) and links (batch, length, 3 * 128): the cue's
    query, then the keys of source and content.
    """

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        self.marks = nn.Embedding(MARKS, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.rows = nn.Linear(width, ROW_LABELS * len(HEADS))
        self.names = nn.Linear(width, NAME_LABELS)
        self.links = nn.Linear(width, 3 * LINK_WIDTH)
        self.follow = nn.Parameter(torch.zeros(len(HEADS), ROW_LABELS, ROW_LABELS))

    def forward(
        self, numbers: Tensor, shapes: Tensor, marks: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        embedded = self.encoder.embeddings.word_embeddings(numbers)
        embedded = embedded + self.shapes(shapes) + self.marks(marks)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        rows = self.rows(hidden).unflatten(-1, (len(HEADS), ROW_LABELS)).transpose(1, 2)
        return rows, self.names(hidden), self.links(hidden)

    def states(
        self, numbers: Tensor, shapes: Tensor, marks: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """The hidden states of the last `STATES` layers, each (batch, length, width)."""
        embedded = self.encoder.embeddings.word_embeddings(numbers)
        embedded = embedded + self.shapes(shapes) + self.marks(marks)
        read = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        return tuple(read.hidden_states[-STATES:])

    def transitions(self) -> Tensor:
        """Scores of one label after another, shape (4, 5, 5), unlawful ones shut."""
        return self.follow + torch.from_numpy(lawful()).to(self.follow.device)


def row_loss(rows: Tensor, labels: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """Mean negative log likelihood a piece of whole label rows (a linear-chain CRF, Lafferty et al.
    2001), rows (batch, heads, length, 5); the partition is found by products in pairs, log2(length)
    steps.
    """
    batch, heads, length, count = rows.shape
    scores = rows.float().reshape(batch * heads, length, count)
    follow = transitions.repeat(batch, 1, 1)
    gold = labels.reshape(batch * heads, length)
    size = lengths.repeat_interleave(heads)
    real = torch.arange(length)[None] < size[:, None]
    begin = torch.zeros(count).index_fill(0, torch.tensor([INSIDE, END]), -1e4)
    close = torch.zeros(count).index_fill(0, torch.tensor([BEGIN, INSIDE]), -1e4)
    first = scores[:, 0] + begin
    steps = follow[:, None] + scores[:, 1:, None, :]
    still = torch.full((count, count), -1e4).fill_diagonal_(0.0)
    steps = torch.where(real[:, 1:, None, None], steps, still)
    while steps.shape[1] > 1:
        odd = steps[:, -1:] if steps.shape[1] % 2 else steps[:, :0]
        pairs = steps.shape[1] // 2
        left, right = steps[:, 0 : 2 * pairs : 2], steps[:, 1 : 2 * pairs : 2]
        joined = torch.logsumexp(left.unsqueeze(-1) + right.unsqueeze(-3), dim=-2)
        steps = torch.cat([joined, odd], dim=1)
    total = first if not steps.shape[1] else torch.logsumexp(first[:, :, None] + steps[:, 0], dim=1)
    partition = torch.logsumexp(total + close, dim=-1)
    emitted = scores.gather(2, gold.clamp(min=0)[..., None]).squeeze(-1)
    path = (emitted * real).sum(1)
    moves = follow.reshape(batch * heads, -1).gather(1, gold[:, :-1] * count + gold[:, 1:])
    path = path + (moves * real[:, 1:]).sum(1)
    return (partition - path).sum() / size.sum() * heads


def name_loss(names: Tensor, labels: Tensor, allowed: Tensor) -> Tensor:
    """Mean negative log likelihood of the labels that a set allows at each piece.

    `allowed` (batch, labels, labels) says for each window which labels a labelled one may stand
    for: where a set does not label groups, its "outside" may be one. Labels below 0 are left out.
    """
    scores = names.float()
    keep = labels >= 0
    where = allowed.gather(1, labels.clamp(min=0)[..., None].expand(-1, -1, allowed.shape[-1]))
    within = torch.logsumexp(scores.masked_fill(~where, -1e4), dim=-1)
    lost = torch.logsumexp(scores, dim=-1) - within
    return (lost * keep).sum() / keep.sum().clamp(min=1)


def link_loss(links: Tensor, batch_links: list[list[tuple[int, list[int], list[int]]]]) -> Tensor:
    """Mean binary cross entropy of cue against every labelled source and content of its window."""
    lost = []
    query, source, content = links.float().split(LINK_WIDTH, dim=-1)
    for row, cues in enumerate(batch_links):
        if not cues:
            continue
        asked = query[row, [cue for cue, _, _ in cues]]
        for part, keys in ((1, source), (2, content)):
            places = sorted({at for item in cues for at in item[part]})
            if places:
                scores = asked @ keys[row, places].T / LINK_WIDTH**0.5
                wanted = torch.tensor([[float(at in item[part]) for at in places] for item in cues])
                lost.append(nn.functional.binary_cross_entropy_with_logits(scores, wanted))
    return torch.stack(lost).mean() if lost else links.sum() * 0.0
