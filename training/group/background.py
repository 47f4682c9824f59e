"""Make the table of how common words are in news: stems and counts, no text.

python -m training.group.background DATA_ROOT OUT.tsv
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from recension.text.words import words

MOST_STEMS = 40_000
LINES = (
    "# How many news articles hold a stem, and in what share of them (in 100) it stands with a",
    "# capital away from the start of a sentence. Counted over the texts of PolNeAR (train) and",
    "# the AllSides leads of the framing-bias set; counts alone.",
    "# Made by training/group/background.py; stems after recension.text.words.",
)


def polnear(root: Path) -> Iterator[str]:
    """The articles of PolNeAR's training part."""
    for path in sorted((root / "polnear" / "train").rglob("*.txt")):
        yield path.read_text("utf-8", "replace")


def leads(root: Path) -> Iterator[str]:
    """The AllSides leads."""
    for line in (root / "allsides" / "leads.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["text"]


def _counts(form: str) -> bool:
    """Whether it is a word or a number: a round number or a year says less than a rare one."""
    return form.isalpha() or form[0].isdigit()


def table(texts: Iterator[str]) -> list[str]:
    """The lines of the table, the commonest stem first."""
    held: Counter[str] = Counter()
    named: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        found = words(text)
        held.update({word.stem for word in found if _counts(word.form)})
        inner = [
            word
            for word in found
            if word.start
            and text[word.start - 1] == " "
            and text[word.start - 2 : word.start - 1] not in (".", "!", "?")
        ]
        seen.update({word.stem for word in inner})
        named.update({word.stem for word in inner if word.capital})
    rows = [f"*\t{total}\t0"]
    for stem, count in sorted(held.items(), key=lambda item: (-item[1], item[0]))[:MOST_STEMS]:
        if count > 1:
            rows.append(f"{stem}\t{count}\t{round(100 * named[stem] / max(seen[stem], 1))}")
    return rows


def main(root: Path, out: Path) -> None:
    """Write the table."""
    texts = (text for source in (polnear, leads) for text in source(root))
    out.write_text("\n".join((*LINES, *table(texts))) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
