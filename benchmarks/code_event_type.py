"""PLOVER event of whole texts: `python -m benchmarks.code_event_type [--data DIR] [--baseline]`.

NGEC's 4,500 generated stories, every fifth held out of the shipped weights. The stories were
generated from 332 headlines, up to 24 of each, so that a held-out headline's twins were seen:
bodies alone, and headlines never seen (a model fitted without every fifth template), are shown
beside it.
"""

import argparse
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.svm import LinearSVC

from recension.code.event_type import event_scores, event_type
from recension.code.reports import reported_events
from recension.text.sentences import sentence_offsets
from training.plover.train import Story, stories_of

Guess = Callable[[str, str], str | None]


def report(name: str, stories: Sequence[Story], guess: Guess) -> None:
    """One line of the table."""
    given = [guess(head, body) or "" for head, body, _, _ in stories]
    right = [row[2] for row in stories]
    macro = f1_score(right, given, average="macro", labels=sorted(set(right)), zero_division=0)
    print(f"  {name:<52} {accuracy_score(right, given):.3f}  {macro:.3f}  {len(right)}")


def first_reported(head: str, body: str) -> str | None:
    """The dictionary coder: the first event that a sentence reports."""
    text = f"{head}.\n\n{body}"
    for start, end in sentence_offsets(text):
        for row in reported_events(text, start, end):
            return row.event
    return None


def tfidf(train: Sequence[Story]) -> Guess:
    """scikit-learn's TF-IDF of words and pairs with a linear support vector machine."""
    table = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2, max_features=40_000)
    model = LinearSVC(random_state=0)
    model.fit(table.fit_transform(f"{h}. {b}" for h, b, _, _ in train), [row[2] for row in train])
    return lambda head, body: str(model.predict(table.transform([f"{head}. {body}"]))[0])


def is_apart(story: Story) -> bool:
    """Every fifth template of a headline."""
    return int(hashlib.sha256(story[3].encode()).hexdigest(), 16) % 5 == 0


def unseen(stories: Sequence[Story]) -> Guess:
    """Our features fitted without every fifth template."""
    import numpy as np

    from recension.code.event_type import Model
    from training.plover.train import counts_of, fit

    train = [row for row in stories if not is_apart(row)]
    held = fit(counts_of(train), [row[2] for row in train])
    words = bytes(held["words"]).decode().split("\n")
    model = Model(
        tuple(bytes(held["events"]).decode().split("\n")),
        {word: i for i, word in enumerate(words)},
        held["weights"].astype(np.float32) * held["scale"],
        held["offsets"],
        held["idf"].astype(np.float32),
    )

    def guess(head: str, body: str) -> str | None:
        scores = event_scores(head, body, model)
        return max(scores, key=lambda event: (scores[event], event)) if scores else None

    return guess


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--baseline", action="store_true", help="fit the peers too (a minute)")
    options = parser.parse_args()
    stories = stories_of(options.data)
    fifth, rest = stories[::5], [row for i, row in enumerate(stories) if i % 5]
    print(f"NGEC synthetic stories: {len(stories)}, {len(fifth)} held out; seed 0")
    print(f"  {'':<52} accuracy  macro F1  stories")
    report("recension, headline and body", fifth, event_type)
    report("recension, body alone", fifth, lambda _, body: event_type("", body))
    report("dictionary coder (first reported event)", fifth, first_reported)
    if options.baseline:
        peer = tfidf(rest)
        report("TF-IDF and linear SVM, headline and body", fifth, peer)
        bare = tfidf([("", body, label, key) for _, body, label, key in rest])
        report("TF-IDF and linear SVM, body alone", fifth, lambda _, body: bare("", body))
        apart = [row for row in stories if is_apart(row)]
        report("recension, headlines never seen", apart, unseen(stories))
        fair = tfidf([row for row in stories if not is_apart(row)])
        report("TF-IDF and linear SVM, headlines never seen", apart, fair)
        report("dictionary coder, headlines never seen", apart, first_reported)


if __name__ == "__main__":
    main()
