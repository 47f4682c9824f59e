"""LGL and TR-News: news with its toponyms, their GeoNames ids and coordinates."""

from hashlib import sha256
from pathlib import Path

import msgspec
from lxml import etree

_SLACK = 12
CORPORA = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}


class Gold(msgspec.Struct, frozen=True):
    """A toponym as annotated; `geonames` and degrees null where the annotators gave none."""

    start: int
    end: int
    phrase: str
    geonames: int | None
    lat: float | None
    lon: float | None
    feature: str


class Document(msgspec.Struct, frozen=True):
    """An article with its toponyms in order."""

    id: str
    text: str
    gold: tuple[Gold, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether it is of the half that nothing was fitted on, by the digest of its id."""
        return sha256(self.id.encode()).digest()[0] % 2 == 1


def corpus(name: str, data: Path) -> list[Document]:
    """The articles of a corpus under the data root, in the file's order."""
    root = etree.parse(data / "geo" / CORPORA[name]).getroot()
    return [_document(name, article) for article in root.iter("article")]


def _document(corpus: str, article: etree._Element) -> Document:
    text = article.findtext("text") or ""
    gold = sorted((_gold(row) for row in article.iter("toponym")), key=lambda row: row.start)
    return Document(
        f"{corpus}-{article.get('docid')}", text, tuple(_set(row, text) for row in gold)
    )


def _set(gold: Gold, text: str) -> Gold:
    """The toponym where its phrase stands: in 19 articles of TR-News offsets are a little off."""
    floor = max(0, gold.start - _SLACK)
    start = text.find(gold.phrase, floor, gold.end + _SLACK)
    if text[gold.start : gold.end] == gold.phrase or start < 0:
        return gold
    return msgspec.structs.replace(gold, start=start, end=start + len(gold.phrase))


def _gold(row: etree._Element) -> Gold:
    tag = row.find("gaztag")
    known = tag is not None and bool(tag.findtext("lat"))
    return Gold(
        int(row.findtext("start") or 0),
        int(row.findtext("end") or 0),
        row.findtext("phrase") or "",
        int(tag.get("geonameid") or 0) if tag is not None and known else None,
        float(tag.findtext("lat") or 0) if tag is not None and known else None,
        float(tag.findtext("lon") or 0) if tag is not None and known else None,
        (tag.findtext("fcode") or "") if tag is not None else "",
    )
