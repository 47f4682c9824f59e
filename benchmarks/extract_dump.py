"""Plain dumps: how much of an article's own text is taken for a site's, and how much junk goes.

    python -m benchmarks.extract_dump [--data DIR]

Two tables. *Lost*: clean article bodies go through as dumps; whatever is labelled furniture or
repeat is counted as lost, also where it truly is a site's line that the body was left with (the
counts are upper bounds). *Cleaned*: the lines of whole HTML pages (markup dropped, nothing else)
go through; body and titles are held against the true body by four-word shingles, beside the lines
as they are. The rules were made on the even half of the pages and texts; the odd half is reported
apart. Deterministic; no seed is used.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import lxml.html
import msgspec

from recension.extract.block import Labelled
from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.extract.furniture import label_blocks
from recension.extract.repeats import mark_repeats
from recension.model.page import Page

_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|button|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|li|main|nav|ol|option|p|pre|section|table|t[dhr]|ul"
)
_HIDDEN = "//script|//style|//noscript|//head|//template|//svg|//comment()"
_TOKEN = re.compile(r"\w+")
_SHINGLE = 4


class Lost(msgspec.Struct, frozen=True):
    """Characters of clean texts, and of these the ones taken for furniture and for repeats."""

    texts: int
    characters: int
    furniture: int
    repeats: int


def labelled(text: str) -> tuple[Labelled, ...]:
    """The blocks of a dump as the program labels them."""
    page = Page("p", "dump", "", "text/plain", None, "utf-8", len(text))
    return mark_repeats(label_blocks(dump_blocks(Document(page, text))))


def lost(texts: Sequence[str]) -> Lost:
    """What is wrongly taken out of clean texts, at most."""
    size: Counter[str] = Counter()
    for text in texts:
        for one in labelled(text):
            size[one.label] += len(one.block.text)
    return Lost(len(texts), sum(map(len, texts)), size["furniture"], size["repeat"])


def lines_of(raw: bytes) -> str:
    """The lines of a page with its markup dropped."""
    tree = lxml.html.fromstring(raw, parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None:
            element.drop_tree()
    text = "".join(_strings(tree))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", text))


def _strings(tree: lxml.html.HtmlElement) -> Iterator[str]:
    stack: list[tuple[str, lxml.html.HtmlElement | None]] = [("open", tree)]
    while stack:
        step, element = stack.pop()
        if element is None:
            yield step
            continue
        if not isinstance(element.tag, str):
            continue
        edge = "\n" if _BLOCKS.fullmatch(element.tag) else ""
        yield edge + re.sub(r"\s+", " ", element.text or "")
        stack.append((edge, None))
        for child in reversed(element):
            stack.append((re.sub(r"\s+", " ", child.tail or ""), None))
            stack.append(("open", child))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words, or of all where there are fewer."""
    words = _TOKEN.findall(text.lower())
    size = min(_SHINGLE, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1) if size)


def scores(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Mean precision, mean recall over pages, and F1 of the two."""
    precisions, recalls = [], []
    for found, true in pairs:
        a, b = shingles(found), shingles(true)
        both = (a & b).total()
        precisions.append(both / max(1, a.total()))
        recalls.append(both / max(1, b.total()))
    precision, recall = sum(precisions) / len(pairs), sum(recalls) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _texts(data: Path) -> Iterator[tuple[str, list[str]]]:
    rows = (data / "ecbplus/dev.jsonl").read_text("utf-8").splitlines()
    yield "ECB+ articles", [json.loads(row)["text"] for row in rows]
    files = sorted((data / "polnear").glob("*/text/*.txt"))
    yield "PolNeAR articles", [file.read_text("utf-8") for file in files]
    yield "true bodies of the HTML pages", [body for _, body in _pages(data)]


def _pages(data: Path) -> list[tuple[str, str]]:
    truth = json.loads((data / "extraction/ground-truth.json").read_text("utf-8"))
    return [(name, truth[name]["articleBody"]) for name in sorted(truth)]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    print(f"# Plain dumps, {date.today().isoformat()}, no seed\n")
    print("| clean texts | half | texts | characters | furniture | repeats |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for name, texts in _texts(data):
        for half, kept in (("even", texts[0::2]), ("odd", texts[1::2])):
            one = lost(kept)
            shares = [f"{100 * n / one.characters:.3f} %" for n in (one.furniture, one.repeats)]
            print(f"| {name} | {half} | {one.texts} | {one.characters} | {' | '.join(shares)} |")
    print("\n| lines of whole pages | half | pages | precision | recall | F1 |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    pages = [(lines_of(_raw(data, name)), body) for name, body in _pages(data)]
    for half, kept_pages in (("even", pages[0::2]), ("odd", pages[1::2])):
        for name, pairs in (("as they are", kept_pages), ("body and titles", _cleaned(kept_pages))):
            figures = " | ".join(f"{figure:.3f}" for figure in scores(pairs))
            print(f"| {name} | {half} | {len(pairs)} | {figures} |")


def _raw(data: Path, name: str) -> bytes:
    return gzip.decompress((data / f"extraction/html/{name}.html.gz").read_bytes())


def _cleaned(pages: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    kept = ("body", "title")
    return [
        ("\n".join(one.block.text for one in labelled(text) if one.label in kept), body)
        for text, body in pages
    ]


if __name__ == "__main__":
    main()
