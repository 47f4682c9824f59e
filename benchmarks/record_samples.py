"""Samples: the stories and articles that event records were judged on, chosen by rule.

AllSides leads (three outlets a story) by name, and single articles of conflict and crime from LGL,
TR-News and PolNeAR's training part, of which every fourth (ordinals that leave 3) stays closed.
Which of them a set has is decided by ordinals and by digests of their names.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from lxml import etree

VIOLENT = frozenset(
    [
        *("killed", "police", "arrested", "charged", "shot", "shooting", "murder", "attack"),
        *("attacked", "soldiers", "troops", "militants", "bomb", "court", "prison", "suspect"),
        *("kidnapped", "sentenced", "protest", "protesters", "rebels", "convicted", "stabbed"),
    ]
)
SETS = ("first", "second", "third", "fourth")
_REMAINDER = {"first": 0, "second": 1}
_LATER = {"third": 20, "fourth": 33}
_MOST = {"LGL": 25, "TR": 25, "PN": 20}
_MOST_LATER = {"allsides": 40, "LGL": 20, "TR": 12, "PN": 12}


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article as the program takes it in JSON Lines."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class Candidate(msgspec.Struct, frozen=True):
    """A story by name, its corpus, its ordinal there, and its articles."""

    name: str
    corpus: str
    ordinal: int
    texts: tuple[Text, ...]

    @property
    def violence(self) -> int:
        """How many of the words of conflict and crime it has."""
        words = re.findall(
            r"[a-z]+", " ".join(f"{t.title or ''} {t.text}" for t in self.texts).lower()
        )
        return len(VIOLENT & set(words))


def sample(name: str, data: Path) -> list[Candidate]:
    """The stories of a set, in order of name."""
    if name in _LATER:
        return _later(name, data)
    leads = _leads(data)[7::41][_REMAINDER[name] :: 2]
    found = [row for row in _single(data) if row.ordinal % 4 == _REMAINDER[name]]
    return sorted([*leads, *_fewest(found, 3, _MOST, _id)], key=lambda row: row.name)


def _later(name: str, data: Path) -> list[Candidate]:
    """Stories that no set had before, of what is not closed."""
    seen = {row.name for remainder in range(3) for row in _of(remainder, data)}
    if name == "fourth":
        seen |= {row.name for row in _later("third", data)}
    leads = _leads(data)[_LATER[name] :: 41][::2]
    others = [r for r in _single(data) if r.ordinal % 4 != 3 and r.name not in seen]
    kept = [r for r in others if r.violence >= (3 if r.corpus == "PN" else 2)]
    return sorted(_fewest([*leads, *kept], 0, _MOST_LATER, _name), key=lambda row: row.name)


def _of(remainder: int, data: Path) -> list[Candidate]:
    found = [row for row in _single(data) if row.ordinal % 4 == remainder]
    return _fewest(found, 3, _MOST, _id)


def _fewest(
    rows: list[Candidate], least: int, most: dict[str, int], key: Callable[[Candidate], str]
) -> list[Candidate]:
    """Of each corpus the first by the digest of the key, of those violent enough."""
    count: Counter[str] = Counter()
    kept = []
    for row in sorted(rows, key=lambda row: sha256(key(row).encode()).hexdigest()):
        if row.violence >= least and count[row.corpus] < most[row.corpus]:
            count[row.corpus] += 1
            kept.append(row)
    return kept


def _id(row: Candidate) -> str:
    return row.texts[0].id


def _name(row: Candidate) -> str:
    return row.name


def _leads(data: Path) -> list[Candidate]:
    stories: dict[str, list[Text]] = {}
    with (data / "allsides" / "leads.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = Text(row["id"], row["text"], row["text"].partition("\n")[0])
            stories.setdefault(row["story"], []).append(text)
    names = enumerate(sorted(stories))
    return [Candidate(f"allsides-{n}", "allsides", i, tuple(stories[n])) for i, n in names]


def _single(data: Path) -> Iterator[Candidate]:
    for corpus, file in (("LGL", "lgl.xml"), ("TR", "TR-News.xml")):
        root = etree.parse(data / "geo" / file).getroot()
        for ordinal, row in enumerate(root.iter("article")):
            text = _news(f"{corpus}-{row.get('docid')}", row)
            yield Candidate(text.id, corpus, ordinal, (text,))
    for ordinal, path in enumerate(sorted((data / "polnear" / "train" / "text").glob("*.txt"))):
        dated = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        outlet = path.name.split("_")[0]
        told = path.read_text("utf-8", errors="replace")
        text = Text(path.stem, told, None, outlet, dated.group(1) if dated else None)
        yield Candidate(f"PN-{path.stem}", "PN", ordinal, (text,))


def _news(name: str, row: etree._Element) -> Text:
    def told(tag: str) -> str:
        return (row.findtext(tag) or "").strip()

    return Text(name, told("text"), told("title"), told("domain") or None, told("dltime")[:10])
