"""From evidence to a decision: log-odds that two articles tell one story."""

from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.group.evidence import EVIDENCE, Evidence
from recension.group.shelf import Scores

_CEILING = 8.0


class Weights(msgspec.Struct, frozen=True):
    """A logistic regression: a weight by name of evidence, and what stands against any pair.

    `vectors` is the weight of the cosine of sentence vectors above `vectors_usual`, where given.
    """

    made_from: str
    intercept: float
    weights: dict[str, float]
    vectors: float = 0.0
    vectors_usual: float = 0.0

    def row(self) -> NDArray[np.float64]:
        """The weights in the order of an evidence table; evidence without a weight counts 0."""
        return np.array([self.weights.get(name, 0.0) for name in EVIDENCE])


@cache
def shipped_weights() -> Weights:
    """The weights that training/group made."""
    source = resources.files("recension.group") / "weights.json"
    return msgspec.json.decode(source.read_bytes(), type=Weights)


def log_odds(evidence: Evidence, weights: Weights) -> Scores:
    """Log-odds of every row, cut to -8..8 so that no single pair decides for a whole story."""
    found: Scores = np.clip(evidence @ weights.row() + weights.intercept, -_CEILING, _CEILING)
    return found
