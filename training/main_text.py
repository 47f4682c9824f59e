"""Fits the weights by which extraction tells main text from the rest of an HTML page.

    python -m training.main_text [DATA] [--write]

DATA is a folder with `ground-truth.json` and `html/*.html.gz` in the form of the article
extraction benchmark (scrapinghub, MIT). Prints what ten folds by page give; `--write` fits on all
pages and writes src/recension/extract/mainbody.toml.
"""

import argparse
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.extract_body import DATA, Scores, TrueArticle, averages, read_pages, shingle_match
from recension.extract.alignment import kept_shares
from recension.extract.block import Block
from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.main_features import FEATURES, features_of
from recension.extract.mainbody import votes_of
from recension.extract.markup import html_blocks
from recension.extract.menus import beside_text

STRENGTH = 0.01
"""scikit-learn's C; of 0.01, 0.03 and 0.1 the folds differ by less than 0.001."""
FOLDS = 10
BLOCK_CHARACTERS = 600
WEIGHTS = Path(__file__).parent.parent / "src/recension/extract/mainbody.toml"


class Example(msgspec.Struct, frozen=True):
    """A page with the features of its blocks and which of them stand in the true text."""

    page: TrueArticle
    blocks: tuple[Block, ...]
    rows: np.ndarray
    true: np.ndarray
    worth: np.ndarray


def example(page: TrueArticle) -> Example:
    """The features and labels of a page; a block is worth its share of the true text."""
    document = decode(page.raw, page.name)
    assert isinstance(document, Document)
    read = html_blocks(document)
    blocks = tuple(read[at] for at in beside_text(read))
    true = np.array(kept_shares([block.text for block in blocks], page.body)) >= 0.5
    sizes = np.array([min(len(block.text), BLOCK_CHARACTERS) for block in blocks], float)
    worth = sizes / max(1.0, sum(len(b.text) for b, kept in zip(blocks, true, strict=True) if kept))
    return Example(page, blocks, np.array(features_of(blocks, votes_of(blocks))), true, worth)


def fitted(examples: list[Example]) -> tuple[float, np.ndarray]:
    """Bias and weights for features as they are; the penalty is on standardised ones."""
    rows = np.vstack([one.rows for one in examples])
    true = np.concatenate([one.true for one in examples])
    worth = np.concatenate([one.worth for one in examples])
    centre, spread = rows.mean(0), rows.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((rows - centre) / spread, true, sample_weight=worth / worth.mean())
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ centre), weights


def score(one: Example, bias: float, weights: np.ndarray) -> Scores:
    """How well the weights do on a page; its headline is never text."""
    kept = one.rows @ weights + bias >= 0
    texts = [b.text for b, k in zip(one.blocks, kept, strict=True) if k and b.kind != "title"]
    return shingle_match(one.page.body, "\n".join(texts))


def folds(examples: list[Example]) -> list[Scores]:
    """Every page scored by weights fitted without its fold."""
    scores = []
    for one in examples:
        fold = int(one.page.name[:8], 16) % FOLDS
        scores.append((fold, one))
    found = []
    for fold in range(FOLDS):
        weights = fitted([one for other, one in scores if other != fold])
        found += [score(one, *weights) for other, one in scores if other == fold]
    return found


def write(bias: float, weights: np.ndarray, pages: int) -> None:
    """Write the weights with where they come from."""
    lines = [
        "# Log odds of a block to be main text: a logistic regression over main_features.FEATURES,",
        "# fitted by `python -m training.main_text --write` on the",
        f"# {pages} pages of the article extraction benchmark (scrapinghub, MIT) at hand.",
        f"bias = {bias:.4f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.4f}' for name, weight in zip(FEATURES, weights, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Print what the folds give, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    examples = [example(page) for page in read_pages(asked.data)]
    print("folds: F1 {:.4f} precision {:.4f} recall {:.4f}".format(*averages(folds(examples))))
    if asked.write:
        write(*fitted(examples), len(examples))


if __name__ == "__main__":
    main()
