"""Faults of the brief that can be counted: `python -m benchmarks.brief_faults [--data DIR]`.

Data: AllSides leads (three outlets a story; `allsides/leads.jsonl`) of which at least two name a
death, an arrest, a charge or the like, and local news (LGL, `geo/lgl.xml`), drawn with the seed; of
LGL never an article whose ordinal leaves 3 when divided by 4. Counted are, over the sentences,

* unsupported: a name or number that the words it cites do not hold (checked by this file's own
  reading of the words, not by the brief's);
* unsaid: how many articles carry it and from where does not stand with it (stories of several);
* twice: a speaker named twice, or a change told twice;
* echo: an answer in the words of its question, or quoting half a sentence;

and over the accounts: opening without what happened; and an age, distance or date before a main
thing. Whether a sentence is true is not counted here: see docs/benchmarks/brief.md.
"""

import argparse
import json
import random
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from recension.intake import Request
from recension.model.account import Account
from recension.model.article import Article
from recension.model.story import Story
from recension.pipeline import run
from recension.publish.brief import BriefLine, brief
from recension.publish.brief_words import BriefAnswer

_EVENTFUL = re.compile(
    r"\b(?:killed|dead|arrest|injur|charged|wound|died|verdict|convict|shooting|sentenc)", re.I
)
_TOLD = re.compile(r"\d[\d.,]*|[A-Z][\w’'-]+")
_AFTER = re.compile(r"according to (.*)$")
_PREPOSITIONS = {"of", "in", "for", "to", "with", "at", "by", "from"}


def leads(data: Path, count: int, seed: int) -> list[str]:
    """AllSides stories of three eventful leads, each as JSON Lines."""
    stories: dict[str, list[dict[str, str]]] = {}
    for line in (data / "allsides" / "leads.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(row["story"], []).append({"id": row["id"], "text": row["text"]})
    eventful = [
        name
        for name, rows in stories.items()
        if len(rows) == 3 and sum(bool(_EVENTFUL.search(row["text"])) for row in rows) >= 2
    ]
    drawn = random.Random(seed).sample(eventful, min(count, len(eventful)))
    return ["\n".join(json.dumps(row) for row in stories[name]) for name in drawn]


def local_news(data: Path, count: int, seed: int) -> list[str]:
    """LGL articles of 1,500 to 6,000 characters, each as JSON Lines of one."""
    articles = ET.parse(data / "geo" / "lgl.xml").getroot().findall("article")
    open_ = [
        {
            "id": f"lgl{at}",
            "title": article.findtext("title"),
            "publisher": article.findtext("domain"),
            "text": text,
        }
        for at, article in enumerate(articles)
        if at % 4 != 3 and 1500 < len(text := article.findtext("text") or "") < 6000
    ]
    return [json.dumps(row) for row in random.Random(seed).sample(open_, min(count, len(open_)))]


def account_of(lines: str, texts: str) -> Account:
    """The account of one story given as JSON Lines."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.jsonl"
        path.write_text(lines, "utf-8")
        kind = "leads" if texts == "leads" else "articles"
        return run(Request((str(path),), texts=kind)).account  # type: ignore[arg-type]


def faults_of(story: Story, articles: dict[str, Article]) -> Iterator[str]:
    """One name for each sentence told, and one for each fault in the brief of a story."""
    lines = brief(story, articles)
    if not lines or lines[0].standing != "happened":
        yield "account: opens without what happened"
    ordered = [line.standing == "circumstance" for line in lines if line.question]
    if ordered != sorted(ordered):
        yield "account: a circumstance before a main thing"
    changes: set[tuple[str, ...]] = set()
    for line in lines:
        for answer in line.answers:
            yield "sentence"
            yield from _in_answer(line, answer, len(story.articles) > 1)
            if line.standing == "reworded":
                key = tuple(f"{span.article} {span.start}" for span in answer.spans)
                yield from ["twice"] * (key in changes)
                changes.add(key)


def _in_answer(line: BriefLine, answer: BriefAnswer, several: bool) -> Iterator[str]:
    words = " ".join(" ".join(span.text.split()) for span in (*answer.spans, *line.named))
    held = words.casefold().replace("’", "'")
    told = [each.strip(".,").replace("’", "'") for each in _TOLD.findall(answer.text)[1:]]
    yield from ["unsupported"] * any(
        each.casefold().removesuffix("'s") not in held for each in told
    )
    asked = line.question and line.standing != "reworded"
    is_change = "”" in answer.text and not answer.support
    if several and asked and not answer.support and not is_change:
        yield "unsaid"
    yield from _twice(answer.text)
    if _is_half_quoted(answer.text) or _is_asked(line, answer):
        yield "echo"


def _is_half_quoted(text: str) -> bool:
    quoted = re.search(r"\(“([^”]*)”\)", text)
    words = quoted[1].split() if quoted else []
    return len(words) > 4 or bool({*words[-1:]} & _PREPOSITIONS)


def _is_asked(line: BriefLine, answer: BriefAnswer) -> bool:
    said = answer.text.split(",")[0].lower()
    return f" {said}?" in line.question.lower() and f"or {said}?" not in line.question.lower()


def _twice(text: str) -> Iterator[str]:
    said = _AFTER.search(text)
    speakers = re.split(r"; (?:and )?|, | and ", said[1]) if said else []
    bags = [frozenset(re.findall(r"\w+", one.casefold())) - {"a", "an", "the"} for one in speakers]
    yield from ["twice"] * (len(set(bags)) < len(bags))


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=29)
    given = parser.parse_args()
    print(f"seed {given.seed}; counts, and per 100 sentences or accounts")
    for name, made in (("leads", leads), ("local news", local_news)):
        found: Counter[str] = Counter()
        pool = made(given.data, given.count, given.seed)
        for lines in pool:
            account = account_of(lines, name)
            by_id = {article.id: article for article in account.articles}
            for story in account.stories:
                found["account"] += 1
                found.update(faults_of(story, by_id))
        _print(name, found)


def _print(name: str, found: Counter[str]) -> None:
    print(f"{name}: {found['account']} stories, {found['sentence']} sentences")
    kinds = ("unsupported", "unsaid", "twice", "echo")
    whole = ("account: opens without what happened", "account: a circumstance before a main thing")
    for kind in kinds:
        print(f"  {kind:50} {found[kind]:4} {100 * found[kind] / max(1, found['sentence']):6.1f}")
    for kind in whole:
        print(f"  {kind:50} {found[kind]:4} {100 * found[kind] / max(1, found['account']):6.1f}")


if __name__ == "__main__":
    main()
