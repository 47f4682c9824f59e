"""Reading: attribution, carried speakers, dates, words per second; by the tagger or by rule.

    python -m benchmarks.annotate [DATA] [--split dev] [--reader tagger]

DATA defaults to ../shared/data. Measured are

* PolNeAR (public, no licence stated; nothing of it is kept): source, cue and content. "exact" wants
  each piece of a part equal; "hull" the outer bounds of a part, whatever pieces it has; "overlap"
  one character in common with a hull. Parts that stand in several attributions count once.
* linking: of our contents that overlap a labelled one, how many have the labelled source.
* carried: quotations (outermost, four words and more) inside a labelled content none of whose
  sentences holds the cue: how many go to the labelled source; a miss counts as wrong.
* dates: GUM's `<date when=…>` in news, interview, biography, academic, voyage and speech texts,
  counted from the day each text was made; a date inside an interval is right if it is either end.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from multiprocessing import Pool
from multiprocessing.pool import Pool as AnyPool
from pathlib import Path

import msgspec

from recension.annotate.article import annotate_article
from recension.annotate.findings import Reader, read_by_rule
from recension.annotate.prepared import Prepared, prepare
from recension.annotate.tagging.reader import read_by_tagger
from recension.annotate.times import find_times
from recension.model.annotation import Attribution
from recension.model.article import Article
from recension.model.span import Offsets

Pieces = tuple[Offsets, ...]
ROLES = ("source", "cue", "content")
READERS: dict[str, Reader] = {"rules": read_by_rule, "tagger": read_by_tagger}
GUM_DATES = ("news", "interview", "bio", "academic", "voyage", "speech")


class Labelled(msgspec.Struct, frozen=True):
    """A text with its labelled attributions."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def polnear(root: Path, split: str) -> Iterator[Labelled]:
    """The texts of a split that stand beside their labels, in order of name."""
    for path in sorted((root / "polnear" / split / "attributions").glob("*.ann")):
        name = re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        texts = [root / "polnear" / split / "text" / f"{stem}.txt" for stem in (path.stem, name)]
        text = next((file for file in texts if file.exists()), None)
        if text is not None:
            labels = tuple(_brat(path.read_text("utf-8")))
            yield Labelled(path.stem, text.read_text("utf-8"), labels)


def _brat(text: str) -> Iterator[Attribution]:
    parts: dict[str, Pieces] = {}
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) > 1 and cells[0][0] == "T":
            offsets = cells[1].partition(" ")[2]
            pairs = [piece.split() for piece in offsets.split(";")]
            parts[cells[0]] = tuple((int(start), int(end)) for start, end in pairs)
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) > 1 and cells[0][0] == "E":
            found: dict[str, Pieces] = dict.fromkeys(ROLES, ())
            for argument in cells[1].split()[1:]:
                role, _, part = argument.partition(":")
                key = role.rstrip("0123456789").lower()
                if key in found and part in parts:
                    found[key] = tuple(sorted((*found[key], *parts[part])))
            yield Attribution(found["source"], found["cue"], found["content"])


def hull(pieces: Pieces) -> Offsets | None:
    """The outer bounds of the pieces."""
    return (min(p[0] for p in pieces), max(p[1] for p in pieces)) if pieces else None


def overlap(one: Offsets, other: Offsets) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Tally:
    """Right, predicted and labelled, exact and by overlap."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, labelled: set[Offsets], predicted: set[Offsets]) -> None:
        """Count one text's spans of one role."""
        self.counts["gold"] += len(labelled)
        self.counts["ours"] += len(predicted)
        self.counts["exact"] += len(labelled & predicted)
        self.counts["ours hit"] += sum(any(overlap(p, g) for g in labelled) for p in predicted)
        self.counts["gold hit"] += sum(any(overlap(p, g) for p in predicted) for g in labelled)

    def rows(self) -> tuple[str, str]:
        """P, R and F1, exact and by overlap."""
        ours, gold = max(1, self.counts["ours"]), max(1, self.counts["gold"])
        return (
            _prf(self.counts["exact"] / ours, self.counts["exact"] / gold),
            _prf(self.counts["ours hit"] / ours, self.counts["gold hit"] / gold),
        )


def _prf(precision: float, recall: float) -> str:
    return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * f1(precision, recall):5.1f}"


def attribution_table(texts: list[Labelled], read: Reader) -> None:
    """PolNeAR: the three parts, linking and carrying."""
    exact = {role: Tally() for role in ROLES}
    hulls = {role: Tally() for role in ROLES}
    linked: Counter[bool] = Counter()
    carried: Counter[bool] = Counter()
    for item in texts:
        prepared = prepare(item.text)
        found = read(prepared).attributions
        for role in ROLES:
            exact[role].add(pieces(item.attributions, role), pieces(found, role))
            hulls[role].add(_hulls(item.attributions, role), _hulls(found, role))
        linked.update(_links(item.attributions, found))
        carried.update(_carried(prepared, item.attributions, found))
    print("part       exact P     R    F1   hull P     R    F1   overlap P     R    F1   labelled")
    for role in ROLES:
        (outer, loose), labels = hulls[role].rows(), exact[role].counts["gold"]
        print(f"{role:9} {exact[role].rows()[0]}  {outer}     {loose}   {labels:6}")
    print(f"linking   {_share(linked)}\ncarried   {_share(carried)}")


def pieces(attributions: tuple[Attribution, ...], role: str) -> set[Offsets]:
    """Every piece of that role."""
    return {piece for item in attributions for piece in getattr(item, role)}


def _hulls(attributions: tuple[Attribution, ...], role: str) -> set[Offsets]:
    spans = (hull(getattr(item, role)) for item in attributions)
    return {span for span in spans if span is not None}


def _share(counts: Counter[bool]) -> str:
    total = counts[True] + counts[False]
    return f"{counts[True] / max(1, total):.3f} of {total}"


def _links(gold: tuple[Attribution, ...], ours: tuple[Attribution, ...]) -> Iterator[bool]:
    for item in ours:
        content = hull(item.content)
        for other in gold:
            span = hull(other.content)
            if content and span and overlap(content, span) and overlap_cues(item, other):
                yield same_source(item, other)


def overlap_cues(one: Attribution, other: Attribution) -> bool:
    """Whether the two have a cue in common."""
    left, right = hull(one.cue), hull(other.cue)
    return left is not None and right is not None and overlap(left, right)


def same_source(one: Attribution, other: Attribution) -> bool:
    """Whether the two sources overlap, or both lack one."""
    left, right = hull(one.source), hull(other.source)
    if left is None or right is None:
        return left == right
    return overlap(left, right)


def _carried(
    prepared: Prepared, gold: tuple[Attribution, ...], ours: tuple[Attribution, ...]
) -> Iterator[bool]:
    for run in prepared.runs:
        if run.depth or len(prepared.text[run.start : run.end].split()) < 4:
            continue
        span = (run.start, run.end)
        holding = [item for item in gold if item.source and _covers(item, span)]
        if not holding or any(_in_cue_sentence(prepared, span, item) for item in holding):
            continue
        mine = [item for item in ours if _covers(item, span)]
        yield bool(mine) and any(same_source(mine[0], item) for item in holding)


def _covers(item: Attribution, span: Offsets) -> bool:
    return any(start <= span[0] + 1 and span[1] - 1 <= end for start, end in item.content)


def _in_cue_sentence(prepared: Prepared, span: Offsets, item: Attribution) -> bool:
    cue = hull(item.cue)
    if cue is None:
        return True
    sentences = range(prepared.sentence_at(span[0]), prepared.sentence_at(span[1]) + 1)
    return prepared.sentence_at(cue[0]) in sentences


def gum_dates(root: Path) -> Iterator[tuple[str, str | None, list[tuple[int, int, str]]]]:
    """Texts with the day they were made and their labelled dates."""
    for path in sorted((root / "gum").glob("*.conllu")):
        if path.stem.split("_")[1] not in GUM_DATES:
            continue
        text, made = "", None
        opened: list[tuple[int, str | None]] = []
        gold: list[tuple[int, int, str]] = []
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("# meta::dateCreated"):
                made = line.split("=")[1].strip()
            if line.startswith("# newpar") and text:
                text += "\n\n"
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            start = len(text)
            text += cells[1]
            for tag in re.findall(r"<[^>]*>", (re.search(r"XML=([^|]*)", cells[9]) or [""])[0]):
                if tag.startswith("<date"):
                    when = re.search(r'when:::"([^"]*)"', tag)
                    opened.append((start, when.group(1) if when else None))
                elif tag == "</date>" and opened:
                    begun, value = opened.pop()
                    if value:
                        gold.append((begun, len(text), value))
            text += "" if "SpaceAfter=No" in cells[9] else " "
        yield text, made, gold


def date_table(root: Path) -> None:
    """Found and right, over all labelled dates and over news alone."""
    found, right, null, total = 0, 0, 0, 0
    for text, made, gold in gum_dates(root):
        ours = find_times(prepare(text), made)
        for start, end, value in gold:
            total += 1
            hit = next((t for t in ours if overlap((t.start, t.end), (start, end))), None)
            found += hit is not None
            null += hit is not None and hit.value is None
            right += hit is not None and value in (hit.value or "").split("/")
    print(f"dates     {total} labelled, {found} found, {null} of them without a value,")
    print(f"          {right} right: {right / max(1, found - null):.3f} of those with a value")


def speed(texts: list[Labelled], read: Reader) -> None:
    """Words per second of `annotate_article`, one process and two, best of three passes."""
    articles = [
        Article(t.name, "p", 0, None, None, None, "en", None, t.text, ((0, 0, len(t.text)),), ())
        for t in texts
    ]
    words = sum(len(article.text.split()) for article in articles)
    reading = partial(annotate_article, read=read)
    for processes in (1, 2):
        with Pool(processes) as pool:
            pool.map(reading, articles[: 4 * processes], chunksize=1)
            best = min(_timed(pool, reading, articles) for _ in range(3))
        print(
            f"speed     {words} words, {words / best:,.0f} words a second, processes: {processes}"
        )


def _timed(pool: AnyPool, reading: Callable[[Article], object], articles: list[Article]) -> float:
    begun = time.perf_counter()
    for _ in pool.imap_unordered(reading, articles, chunksize=2):
        pass
    return time.perf_counter() - begun


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description="reading")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--reader", default="tagger", choices=sorted(READERS))
    options = parser.parse_args()
    read = READERS[options.reader]
    texts = list(polnear(options.data, options.split))
    print(f"{date.today()}  no seed: nothing here is random")
    print(f"PolNeAR {options.split}, {len(texts)} texts, {options.reader}")
    attribution_table(texts, read)
    date_table(options.data)
    speed(texts, read)


if __name__ == "__main__":
    main()
