"""Shifts on real stories: how many of those shown are true, by verdicts made in reading.

    python -m benchmarks.trace_shifts [ARTICLES.jsonl] [--verdicts FILE]

The verdicts hold offsets alone, no text: who has ECB+ can lay them over it. A shift is true if the
two spans say the same thing of the same matter, differ as its kind says, and the difference is none
of spelling or of misread marks. Those shown and not judged are counted apart.
"""

import argparse
import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from recension.annotate.article import annotate_article
from recension.model.article import Article
from recension.model.lineage import Shift
from recension.model.span import Span
from recension.trace.rarity import background_of
from recension.trace.story import trace_story


class Place(msgspec.Struct, frozen=True):
    """Characters [start, end) of an article."""

    article: str
    start: int
    end: int


class Verdict(msgspec.Struct, frozen=True):
    """What a reader found of a shift; `reading` says whether it was read while mending, or once."""

    story: str
    reading: str
    detail: str
    was: Place
    became: Place
    true: bool
    why: str = ""


def key_of(detail: str, was: Span | Place, became: Span | Place) -> tuple[str, ...]:
    """By what a shift and its verdict are one: the kind and where both spans begin and end."""
    ends = ((one.article, str(one.start), str(one.end)) for one in (was, became))
    return (detail, *(cell for end in ends for cell in end))


def read_stories(path: Path) -> dict[str, list[Article]]:
    """The articles of each story of a JSON Lines file with `id`, `story` and `text`."""
    found: dict[str, list[Article]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        runs = ((0, 0, len(text)),)
        one = Article(row["id"], "p", 0, None, None, None, "en", None, text, runs, ())
        found.setdefault(str(row["story"]), []).append(one)
    return found


def shifts_shown(stories: Mapping[str, Sequence[Article]], wanted: Sequence[str]) -> list[Shift]:
    """What tracing tells of the stories `wanted`, read as the pipeline reads them."""
    background = background_of(one.text for its in stories.values() for one in its)
    found: list[Shift] = []
    for story in wanted:
        annotations = {one.id: annotate_article(one) for one in stories[story]}
        found.extend(trace_story(stories[story], annotations, background).shifts)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "articles", nargs="?", type=Path, default=Path("../shared/data/ecbplus/dev.jsonl")
    )
    parser.add_argument(
        "--verdicts", type=Path, default=Path("benchmarks/data/shift_verdicts.jsonl")
    )
    options = parser.parse_args()
    verdicts = msgspec.json.Decoder(Verdict).decode_lines(options.verdicts.read_bytes())
    stories = read_stories(options.articles)
    today = datetime.date.today().isoformat()
    for reading in sorted({one.reading for one in verdicts}):
        its = [one for one in verdicts if one.reading == reading]
        wanted = sorted({one.story for one in its})
        known = {key_of(one.detail, one.was, one.became): one.true for one in its}
        shown = [key_of(one.detail, one.was, one.became) for one in shifts_shown(stories, wanted)]
        judged = [known[one] for one in shown if one in known]
        print(
            f"{options.articles.name}, {reading}, {len(wanted)} stories with shifts, {today}: "
            f"{len(shown)} shown, {len(judged)} judged, {sum(judged)} true"
        )


if __name__ == "__main__":
    main()
