"""Names by a peer: spaCy's convolutional recogniser, blank, fitted on the texts the tagger had.

    uv run --with spacy==3.8.7 python -m benchmarks.annotate_spacy [DATA] [--rounds 12] [--seed 0]

Fitted and scored on the sets of `benchmarks.annotate_names`; kinds that a set does not label are
left out of both. spaCy is no dependency of the project.
"""

import argparse
import random
from datetime import date
from pathlib import Path

import spacy
from spacy.training import Example as Pair
from spacy.util import compounding, minibatch

from benchmarks.annotate_names import SCORED, name_table
from recension.annotate.findings import Findings
from recension.annotate.prepared import Prepared
from recension.model.annotation import Mention
from training.reader.examples import Example, name_examples


def pair_of(nlp: spacy.language.Language, example: Example) -> Pair:
    """A text with its names, those alone whose bounds are spaCy's token bounds."""
    doc = nlp.make_doc(example.text)
    names = [(n.start, n.end, n.kind) for n in example.names or () if n.kind in SCORED]
    spans = [name for name in names if doc.char_span(name[0], name[1]) is not None]
    return Pair.from_dict(doc, {"entities": spans})


def main() -> None:
    """Fit, then print the table of `benchmarks.annotate_names`."""
    parser = argparse.ArgumentParser(description="names by spaCy")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    random.seed(options.seed)
    spacy.util.fix_random_seed(options.seed)
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    for kind in SCORED:
        recogniser.add_label(kind)
    train, development = name_examples(options.data)
    pairs = [pair_of(nlp, example) for example in train]
    optimiser = nlp.initialize(lambda: pairs)
    for _ in range(options.rounds):
        random.shuffle(pairs)
        for batch in minibatch(pairs, size=compounding(8.0, 64.0, 1.001)):
            nlp.update(batch, sgd=optimiser, drop=0.2)

    def read(prepared: Prepared) -> Findings:
        found = nlp(prepared.text).ents
        return Findings(tuple(Mention(e.start_char, e.end_char, e.label_) for e in found), ())

    print(
        f"{date.today()}  spaCy {spacy.__version__}, {options.rounds} rounds, seed {options.seed}"
    )
    for name in ("gum", "re3d"):
        name_table(name, [e for e in development if e.set == name], read)
    name_table("both", development, read)


if __name__ == "__main__":
    main()
