"""Fit the event type: `python -m training.plover.train [--data DIR] [--write]`.

On the 4,500 generated stories of NGEC (ahalterman/NGEC; no licence stated, so weights alone are
kept), every fifth held out. What is written is fitted on the other four fifths, so that the
held-out figure is that of the shipped file. Deterministic: liblinear with seed 0.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from recension.code.event_type import features_of

MOST = 24_000  # features kept
LEAST = 3  # stories a feature must be in
TARGET = Path("src/recension/code/event_type.npz")
Story = tuple[str, str, str, str]


def stories_of(data: Path) -> list[Story]:
    """(headline, body, event, template of the headline) of every story, in file order."""
    with (data / "events" / "ngec_synthetic_stories.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = csv.DictReader(file)
        return [(r["prompt"].split("\n")[0], r["text"], r["label"], r["title"]) for r in rows]


def counts_of(stories: Sequence[Story]) -> list[Counter[str]]:
    """The features of each story."""
    return [features_of(head, body) for head, body, _, _ in stories]


def fit(
    counts: Sequence[Counter[str]], labels: Sequence[str]
) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the model file."""
    spread = Counter(word for row in counts for word in row)
    words = sorted(sorted(w for w in spread if spread[w] >= LEAST), key=lambda w: -spread[w])
    kept = sorted(words[:MOST])
    idf = {w: np.log((1 + len(counts)) / (1 + spread[w])) + 1 for w in kept}
    final = LinearSVC(C=0.5, random_state=0).fit(matrix(counts, kept, idf), labels)
    scale = np.abs(final.coef_).max(axis=1) / 127
    return {
        "words": np.frombuffer("\n".join(kept).encode(), np.uint8),
        "events": np.frombuffer("\n".join(final.classes_).encode(), np.uint8),
        "weights": np.round(final.coef_ / scale[:, None]).T.astype(np.int8),
        "scale": scale.astype(np.float32),
        "offsets": final.intercept_.astype(np.float32),
        "idf": np.array([idf[w] for w in kept], np.float16),
    }


def matrix(
    counts: Sequence[Counter[str]], words: Sequence[str], idf: dict[str, float]
) -> csr_matrix:
    """tf-idf of unit length, [stories, words]."""
    place = {word: i for i, word in enumerate(words)}
    data, rows, columns = [], [], []
    for number, row in enumerate(counts):
        weighed = {place[w]: (1 + np.log(n)) * idf[w] for w, n in row.items() if w in place}
        norm = np.sqrt(sum(value * value for value in weighed.values())) or 1.0
        for column, value in sorted(weighed.items()):
            rows.append(number)
            columns.append(column)
            data.append(value / norm)
    return csr_matrix((data, (rows, columns)), shape=(len(counts), len(words)))


def main() -> None:
    """Fit on four fifths and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    stories = [row for i, row in enumerate(stories_of(options.data)) if i % 5]
    arrays = fit(counts_of(stories), [row[2] for row in stories])
    if options.write:
        np.savez_compressed(TARGET, **arrays)
        print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(arrays['idf']):,} features")


if __name__ == "__main__":
    main()
