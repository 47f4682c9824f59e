"""Fit the weights by which articles are taken for one story.

python -m training.group.train ../shared/data [--leads | --headlines] [--write]

On articles: ECB+ dev. On leads (`--leads`): the part of one half of the AllSides stories that the
encoder was not fitted on; the other half is kept for scoring (`halves`). For headlines
(`--headlines`): words alone, on the part that the encoder was fitted on.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.group.background import news_background
from recension.group.dates import Dating
from recension.group.likeness import DATES, MEANING, Crowd, Decision, evidence
from recension.group.profile import profile_of
from recension.model.article import Article

GROUP = Path("src/recension/group")
THRESHOLD = -1.75
CROWD = Crowd(near=12, least=0.0, share=0.6)
"""Set on all of ECB+ dev, the threshold so that thin pools of it (three articles a story) and pools
of a few pages come out well too."""
DATING = Dating(times=1.5, doubt=8.0)
LEAD_THRESHOLD = -0.5
LEAD_CROWD = Crowd(near=6, least=-5.0, share=1.0)
HEADLINE_THRESHOLD = -5.0
LEAD_DATING = Dating(times=2.0, doubt=1.0)
LEAD_STORIES = 1000
"""So many stories of the fitting half are the encoder's (`training.group.encoder`)."""
_LOOK_ALIKE = 0.04
"""Pairs of two stories below this cosine are no question, and would drown those that are."""
_MEANS_ALIKE = 0.35
"""Pairs from this cosine of sentence vectors on are a question whatever their words."""

Values = NDArray[np.float32]


def read(data: Path) -> tuple[list[Article], list[str], list[int]]:
    """The ECB+ development articles with story and topic."""
    lines = (data / "ecbplus" / "dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    articles = [article_of(row["id"], row["text"]) for row in rows]
    return articles, [row["story"] for row in rows], [row["topic"] for row in rows]


def read_leads(data: Path) -> dict[str, list[Article]]:
    """The AllSides leads by story."""
    found: dict[str, list[Article]] = {}
    for line in (data / "allsides" / "leads.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["story"], []).append(article_of(row["id"], row["text"]))
    return found


def halves(stories: Sequence[str]) -> tuple[list[str], list[str]]:
    """The stories to fit on and those to score on, each in an order drawn once."""
    order = sorted(stories)
    random.Random(0).shuffle(order)
    return order[: len(order) // 2], order[len(order) // 2 :]


def article_of(identifier: str, text: str) -> Article:
    """An article of which nothing but the text is known."""
    return Article(identifier, "p", 0, None, None, None, "en", None, text, (), ())


def features(articles: Sequence[Article]) -> tuple[list[str], Values]:
    """The names of the evidence and its values, (n, n, k)."""
    background = news_background()
    profiles = [profile_of(article, background) for article in articles]
    named = list(evidence(profiles, background))
    return [name for name, _ in named], np.stack([alike for _, alike in named], -1)


def fitted(names: Sequence[str], values: Values, stories: Sequence[str], about: str) -> Decision:
    """The decision fitted on the pairs of these articles."""
    # Not at the top: the encoder is fitted on the same stories where torch is and this is not.
    from sklearn.linear_model import LogisticRegression

    rows, columns = np.triu_indices(len(stories), 1)
    kind = np.unique(stories, return_inverse=True)[1]
    same = kind[rows] == kind[columns]
    pairs = values[rows, columns]
    asked = same | (pairs[:, 0] > _LOOK_ALIKE)
    if MEANING in names:
        asked |= pairs[:, names.index(MEANING)] > _MEANS_ALIKE
    model = LogisticRegression(C=10, max_iter=1000).fit(pairs[asked], same[asked])
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    # A clash of dates proves nothing where it says nothing against.
    weights |= {name: min(weights[name], 0.0) for name in DATES if name in weights}
    return Decision(about, round(float(model.intercept_[0]), 4), THRESHOLD, weights, CROWD, DATING)


def folds(topics: Sequence[int], count: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Rows to fit on and rows to score, topics dealt to the folds in turn."""
    order = sorted(set(topics))
    for fold in range(count):
        scored = set(order[fold::count])
        yield (
            [row for row, topic in enumerate(topics) if topic not in scored],
            [row for row, topic in enumerate(topics) if topic in scored],
        )


def on_articles(data: Path) -> Decision:
    """Fitted on all of the ECB+ development articles."""
    articles, stories, _ = read(data)
    names, values = features(articles)
    about = f"ECB+ dev, {len(articles)} articles, {len(set(stories))} stories"
    return fitted(names, values, stories, f"training/group/train.py, {about}")


def on_leads(data: Path) -> Decision:
    """Fitted on those stories of one half of the AllSides leads that the encoder was not."""
    leads = read_leads(data)
    chosen = halves(list(leads))[0][LEAD_STORIES:]
    articles = [article for story in chosen for article in leads[story]]
    names, values = features(articles)
    stories = [story for story in chosen for _ in leads[story]]
    about = f"training/group/train.py --leads, AllSides, first half, its last {len(chosen)} stories"
    found = fitted(names, values, stories, about)
    return msgspec.structs.replace(
        found, threshold=LEAD_THRESHOLD, crowd=LEAD_CROWD, dating=LEAD_DATING
    )


def for_headlines(data: Path) -> Decision:
    """Fitted on the words of leads of one half of AllSides: titles say less than vectors need."""
    leads = read_leads(data)
    chosen = halves(list(leads))[0][:LEAD_STORIES]
    articles = [article for story in chosen for article in leads[story]]
    names, values = features(articles)
    words = [at for at, name in enumerate(names) if name != MEANING]
    stories = [story for story in chosen for _ in leads[story]]
    about = f"training/group/train.py --headlines, AllSides, first half, {len(chosen)} stories"
    found = fitted([names[at] for at in words], values[:, :, words], stories, about)
    return msgspec.structs.replace(
        found, threshold=HEADLINE_THRESHOLD, crowd=Crowd(), dating=LEAD_DATING
    )


def main() -> None:
    """Fit, show, and write what is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--leads", action="store_true", help="on leads instead of articles")
    parser.add_argument("--headlines", action="store_true", help="for headlines, on leads' words")
    parser.add_argument("--write", action="store_true", help="write the shipped weights")
    arguments = parser.parse_args()
    if arguments.headlines:
        name, decision = "headline_weights.json", for_headlines(arguments.data)
    elif arguments.leads:
        name, decision = "lead_weights.json", on_leads(arguments.data)
    else:
        name, decision = "weights.json", on_articles(arguments.data)
    text = msgspec.json.format(msgspec.json.encode(decision)).decode()
    print(text)
    if arguments.write:
        (GROUP / name).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
