"""How reading holds up where pages carry text badly.

    python -m benchmarks.annotate_robust [DATA] [--seed 0]

The development texts of `benchmarks.annotate` and `benchmarks.annotate_names`, changed one
character for one so that every labelled offset stays: small letters throughout, accents stripped,
quotation marks straight, quotation marks curly, one letter in a hundred misread as a scanner would.
Exact F1 of pieces, and micro F1 of names.
"""

import argparse
import random
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.annotate import ROLES, Labelled, Tally, f1, pieces, polnear
from benchmarks.annotate_names import SCORED
from recension.annotate.prepared import prepare
from recension.annotate.tagging.reader import read_by_tagger
from training.reader.examples import Example, name_examples

Change = Callable[[str], str]


def lowered(text: str) -> str:
    """Small letters throughout."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def unaccented(text: str) -> str:
    """Letters without their accents."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)


def straight(text: str) -> str:
    """Typewriter's quotation marks."""
    return text.translate(str.maketrans("“”„«»‘’", '"""""\'\''))


def curly(text: str) -> str:
    """Typographer's quotation marks: one opens after white space or a bracket."""
    marked = []
    for at, character in enumerate(text):
        opens = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—"
        marks = {'"': "“" if opens else "”", "'": "‘" if opens else "’"}
        marked.append(marks.get(character, character))
    return "".join(marked)


_MISREAD = {
    "l": "1",
    "o": "0",
    "e": "c",
    "i": "l",
    "n": "h",
    "a": "o",
    "t": "f",
    "s": "5",
    "B": "8",
}


def misread(seed: int) -> Change:
    """One letter in a hundred misread."""

    def change(text: str) -> str:
        chance = random.Random(seed)
        return "".join(
            _MISREAD.get(c, "x") if c.isalpha() and chance.random() < 0.01 else c for c in text
        )

    return change


def row(name: str, change: Change, said: list[Labelled], named: list[Example]) -> None:
    """Print one line of the table."""
    tallies = {role: Tally() for role in ROLES}
    for item in said:
        found = read_by_tagger(prepare(change(item.text))).attributions
        for role in ROLES:
            tallies[role].add(pieces(item.attributions, role), pieces(found, role))
    figures = "  ".join(tallies[role].rows()[0][-5:] for role in ROLES)
    right = ours = gold = 0
    for example in named:
        labelled = {(n.start, n.end, n.kind) for n in example.names or () if n.kind in SCORED}
        unscored = {(n.start, n.end) for n in example.names or () if n.kind is None}
        mentions = read_by_tagger(prepare(change(example.text))).mentions
        shown = {
            (m.start, m.end, "place" if m.kind == "facility" else m.kind)
            for m in mentions
            if m.kind in (*SCORED, "facility") and (m.start, m.end) not in unscored
        }
        right, ours, gold = right + len(labelled & shown), ours + len(shown), gold + len(labelled)
    micro = 100 * f1(right / max(1, ours), right / max(1, gold))
    print(f"{name:20} {figures}  {micro:5.1f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="robustness of reading")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    said = list(polnear(options.data, "dev"))
    named = name_examples(options.data)[1]
    print(f"{date.today()}  seed {options.seed}")
    print(f"{len(said)} texts of PolNeAR, {len(named)} of GUM and re3d")
    print("change               source   cue  content  names")
    changes: list[tuple[str, Change]] = [
        ("as it is", lambda text: text),
        ("small letters", lowered),
        ("accents stripped", unaccented),
        ("straight quotes", straight),
        ("curly quotes", curly),
        ("1 % misread", misread(options.seed)),
    ]
    for name, change in changes:
        row(name, change, said, named)


if __name__ == "__main__":
    main()
