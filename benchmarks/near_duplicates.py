"""Copy candidates beside datasketch and rensa: recall by kind of copy, precision, speed, memory.

    python -m benchmarks.near_duplicates [DATA_ROOT] [--articles N] [--scale N]

Originals are real articles cut to 600 words; each gets one copy a kind. MinHash has 128
permutations over 5-word shingles and a Jaccard bound of 0.5. The larger collection for `--scale`
is of 600 words drawn at random, since so many articles are not at hand.
"""

import argparse
import datetime
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from recension.trace.candidates import near_duplicates

KINDS = ("5 % of words", "15 % of words", "cut to 30 %", "a quarter of another", "numbers altered")
Found = set[tuple[int, int]]


def originals(root: Path, count: int) -> list[str]:
    """Up to `count` real articles of 600 words or more, cut to 600.

    One that shares more than a few runs of five words with one before it is left out: articles of
    one agency are true copies, and would count as false ones.
    """
    paths = sorted((root / "polnear").glob("*/text/**/*.txt"))
    found = (path.read_text("utf-8").split() for path in paths)
    long = [words for words in found if len(words) >= 600]
    kept: list[str] = []
    seen: set[str] = set()
    for words in long:
        text = " ".join(words[:600])
        runs = set(_shingles(text))
        if len(kept) < count and len(runs & seen) <= 12:
            kept.append(text)
            seen |= runs
    return kept


def drawn(count: int, rng: random.Random) -> list[str]:
    """`count` texts of 600 words drawn from 20,000, so that none is like another."""
    words = [f"word{number}" for number in range(20_000)]
    return [" ".join(rng.choices(words, k=600)) for _ in range(count)]


def copy_of(text: str, kind: str, host: str, rng: random.Random) -> str:
    """One copy of `text`; `host` is the text it is put into where the kind wants one."""
    words = text.split()
    if kind == "cut to 30 %":
        start = int(rng.random() * 0.7 * len(words))
        return " ".join(words[start : start + int(0.3 * len(words))])
    if kind == "a quarter of another":
        own, other = words[:200], host.split()
        at = int(rng.random() * len(other))
        return " ".join([*other[:at], *own, *other[at:]])
    if kind == "numbers altered":
        return " ".join(
            f"{int(rng.random() * 900)}" if any(map(str.isdigit, w)) else w for w in words
        )
    share = 0.05 if kind.startswith("5 ") else 0.15
    return " ".join(f"x{int(rng.random() * 1e6)}" if rng.random() < share else w for w in words)


def collection(root: Path, count: int, seed: int) -> tuple[list[str], dict[tuple[int, int], str]]:
    """Texts, and the true pairs with their kinds; hosts are texts of their own."""
    rng = random.Random(seed)
    bases = originals(root, 2 * count)
    count = len(bases) // 2
    texts, hosts = bases[:count], bases[count:]
    truth: dict[tuple[int, int], str] = {}
    for place in range(count):
        for kind in KINDS:
            truth[place, len(texts)] = kind
            texts.append(copy_of(texts[place], kind, hosts[place], rng))
    return texts, truth


def ours(texts: Sequence[str]) -> Found:
    return {(one.first, one.second) for one in near_duplicates(texts)}


def with_datasketch(texts: Sequence[str]) -> Found:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    found: Found = set()
    for place, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        found |= {(int(other), place) for other in index.query(sketch)}
        index.insert(str(place), sketch)
    return found


def with_rensa(texts: Sequence[str]) -> Found:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    found: Found = set()
    for place, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(_shingles(text))
        found |= {(other, place) for other in index.query(sketch)}
        index.insert(place, sketch)
    return found


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def siblings(truth: dict[tuple[int, int], str]) -> Found:
    """Pairs of copies of one original: neither true pairs to be found nor false."""
    by_original: dict[int, list[int]] = {}
    for original, copy in truth:
        by_original.setdefault(original, []).append(copy)
    return {(a, b) for its in by_original.values() for a in its for b in its if a < b}


def measure(
    name: str, find: Callable[[Sequence[str]], Found], texts: Sequence[str],
    truth: dict[tuple[int, int], str],
) -> str:  # fmt: skip
    start = time.perf_counter()
    found = find(texts)
    rate = len(texts) / (time.perf_counter() - start)
    recalls = []
    for kind in KINDS:
        pairs = [pair for pair, its in truth.items() if its == kind]
        recalls.append(sum(pair in found for pair in pairs) / len(pairs))
    judged = found - siblings(truth)
    precision = sum(pair in truth for pair in judged) / max(len(judged), 1)
    cells = " | ".join(f"{recall:.3f}" for recall in recalls)
    return f"| {name} | {cells} | {precision:.3f} | {rate:,.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--scale", type=int, default=0, help="also this many articles, ours alone")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    texts, truth = collection(options.root, options.articles, options.seed)
    today = datetime.date.today().isoformat()
    print(f"polnear, {len(texts)} texts, {today}, seed {options.seed}")
    print("| | " + " | ".join(KINDS) + " | precision | texts a second |")
    print("| --- |" + " ---: |" * (len(KINDS) + 2))
    for name, find in (("recension", ours), ("datasketch", with_datasketch), ("rensa", with_rensa)):
        print(measure(name, find, texts, truth))
    if options.scale:
        many = drawn(options.scale, random.Random(options.seed))
        start = time.perf_counter()
        near_duplicates(many)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{options.scale:,} articles of 600 words: {seconds:.0f} s, "
              f"{options.scale / seconds:,.0f} a second, peak {peak:.2f} GiB")  # fmt: skip


if __name__ == "__main__":
    main()
