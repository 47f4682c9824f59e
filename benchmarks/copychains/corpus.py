"""From given articles to chains: which make good sources, and which stories they make."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.copychains.chain import Chain, Source
from benchmarks.copychains.make import Plan, make_chain, sentences_of, story_rng

_CREDITED = re.compile(
    r"\b(?:AP|AFP|Reuters|Associated Press|UPI|Xinhua|PTI|IANS|dpa|DPA|BBC|CNN|EFE|RFI|"
    r"Al Jazeera|Bloomberg|Interfax|Times|Post|News|TMZ|People|ESPN|Herald|Tribune|"
    r"Reporter|Weekly|Journal|Canadian Press|NBC|CBS|ABC|Guardian|Monde|Parisien|IRNA|ISNA|"
    r"MENA|Newsday|[Mm]agazine|news agency|Press|TASS|CTV|CBC|NPR|Variety|Insider)\b"
)
_WORD = re.compile(r"\w+")


def read_sources(path: Path) -> list[Source]:
    """The articles of a JSON Lines file: `id`, `text`, and `topic` and `story` where given."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return [
        Source(row["id"], str(row.get("topic", row["id"])), str(row.get("story", "")), row["text"])
        for row in rows
    ]


def usable(source: Source) -> bool:
    """Long enough to be copied, and crediting nobody itself, so that the truth is ours."""
    return (
        len(sentences_of(source.text)) >= 8
        and len(_WORD.findall(source.text)) >= 120
        and _CREDITED.search(source.text) is None
    )


def unlike(one: Source, others: Sequence[Source]) -> bool:
    """Whether the article shares next to no run of five words with any of `others`."""
    own = _shingles(one.text)
    return all(len(own & _shingles(other.text)) < 3 for other in others)


def _shingles(text: str) -> set[tuple[str, ...]]:
    found = _WORD.findall(text.lower())
    return {tuple(found[at : at + 5]) for at in range(len(found) - 4)}


def make_all(
    sources: Sequence[Source],
    seed: int,
    rounds: int,
    plan: Plan = Plan(),  # noqa: B008
) -> Iterator[Chain]:
    """Chains of every topic, `rounds` of each; all share a dozen sentences of background."""
    good = [one for one in sources if usable(one)]
    background = _background(good, seed)
    for topic in sorted({one.topic for one in good}, key=lambda name: (len(name), name)):
        pool = [one for one in good if one.topic == topic]
        for number in range(rounds):
            story = f"t{topic}r{number}"
            rng = story_rng(seed, story + "sources")
            wanted = plan.sources[0] + int(rng.random() * (plan.sources[1] - plan.sources[0] + 1))
            chosen: list[Source] = []
            for one in sorted(pool, key=lambda _: rng.random()):
                if len(chosen) < wanted and unlike(one, chosen):
                    chosen.append(one)
            if chosen:
                yield make_chain(story, chosen, background, seed, plan)


def _background(sources: Sequence[Source], seed: int) -> list[str]:
    rng = story_rng(seed, "background")
    lines = [line for one in sources for line in sentences_of(one.text)[3:] if 90 < len(line) < 220]
    return sorted(lines, key=lambda _: rng.random())[:12]


def encode(chains: Sequence[Chain]) -> tuple[bytes, bytes]:
    """The articles and the truths of chains as JSON Lines."""
    encoder = msgspec.json.Encoder()
    articles = encoder.encode_lines([one for chain in chains for one in chain.articles])
    return articles, encoder.encode_lines([chain.truth for chain in chains])
