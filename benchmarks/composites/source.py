"""The articles that composite pages are made of."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import msgspec

_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*\s*$")


class Source(msgspec.Struct, frozen=True):
    """An article as the set gives it: a headline where its first line is one, and sentences."""

    id: str
    topic: str
    story: str
    headline: str | None
    sentences: tuple[str, ...]


def sources(path: Path) -> tuple[Source, ...]:
    """The articles of a JSON Lines file with `id`, `topic`, `story` and one sentence a line."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple(_source(row) for row in rows)


def _source(row: dict[str, Any]) -> Source:
    lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
    first = lines[0]
    headed = len(lines) > 1 and len(first.split()) <= 20 and not _SENTENCE_END.search(first)
    body = lines[1:] if headed else lines
    return Source(
        row["id"], str(row["topic"]), row["story"], first if headed else None, tuple(body)
    )


def longer_than(articles: tuple[Source, ...], characters: int) -> tuple[Source, ...]:
    """Those whose body has at least so many characters."""
    return tuple(a for a in articles if sum(map(len, a.sentences)) >= characters)


def paragraphs(article: Source, sentences_each: int, rng: Random) -> list[str]:
    """The body in paragraphs of about so many sentences; 0 puts all of it into one."""
    if sentences_each == 0:
        return [" ".join(article.sentences)]
    made: list[str] = []
    at = 0
    while at < len(article.sentences):
        size = max(1, sentences_each + rng.choice((-1, 0, 0, 1)) if sentences_each > 1 else 1)
        made.append(" ".join(article.sentences[at : at + size]))
        at += size
    return made
