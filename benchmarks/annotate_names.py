"""Names: exact span and kind, by the tagger and by rule.

    python -m benchmarks.annotate_names [DATA] [--reader tagger]

DATA defaults to ../shared/data. Scored are every tenth GUM document (labels CC BY 4.0; fiction,
whow, essay, letter, podcast and reddit left out) and every fifth re3d document (its BBC part left
out), on neither of which the tagger was fitted. GUM labels nested phrases: a name is the run of
capitalised words that holds a phrase's head, where that is a proper noun. re3d labels whole phrases
("the Minister for the Middle East"): a name is the bare name within, without titles; phrases
without a name are no names. Facilities count as places.
"""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.annotate import READERS, f1
from recension.annotate.findings import Reader
from recension.annotate.prepared import prepare
from training.reader.examples import Example, name_examples

SCORED = ("organisation", "person", "place")


def name_table(name: str, examples: list[Example], read: Reader) -> None:
    """Print precision, recall and F1 of each kind."""
    right, ours, gold = Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        labelled = {(n.start, n.end): n.kind for n in example.names or () if n.kind in SCORED}
        unscored = {(n.start, n.end) for n in example.names or () if n.kind is None}
        gold.update(str(kind) for kind in labelled.values())
        for mention in read(prepare(example.text)).mentions:
            kind = "place" if mention.kind == "facility" else mention.kind
            if kind in SCORED and (mention.start, mention.end) not in unscored:
                ours[kind] += 1
                right[kind] += labelled.get((mention.start, mention.end)) == kind
    for kind in SCORED:
        _row(name, kind, right[kind], ours[kind], gold[kind])
    _row(name, "micro", right.total(), ours.total(), gold.total())


def _row(name: str, kind: str, right: int, ours: int, gold: int) -> None:
    precision, recall = right / max(1, ours), right / max(1, gold)
    figures = f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * f1(precision, recall):5.1f}"
    print(f"{name:6} {kind:13} {figures}   labelled {gold}")


def main() -> None:
    """Print a table for each set and the micro figure over both."""
    parser = argparse.ArgumentParser(description="names")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--reader", default="tagger", choices=sorted(READERS))
    options = parser.parse_args()
    read = READERS[options.reader]
    development = name_examples(options.data)[1]
    print(f"{date.today()}  {options.reader}; no seed: nothing here is random")
    print("set    kind              P     R    F1")
    for name in ("gum", "re3d"):
        name_table(name, [e for e in development if e.set == name], read)
    name_table("both", development, read)


if __name__ == "__main__":
    main()
