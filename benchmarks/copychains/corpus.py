"""From given articles to chains: which make good sources, and which stories they make."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from benchmarks.copychains import VERSION, Version
from benchmarks.copychains.chain import Chain, GivenArticle, Source, Truth
from benchmarks.copychains.make import Plan, make_chain, sentences_of, story_rng

_CREDITED = re.compile(
    r"\b(?:AP|AFP|Reuters|Associated Press|UPI|Xinhua|PTI|IANS|dpa|DPA|BBC|CNN|EFE|RFI|"
    r"Al Jazeera|Bloomberg|Interfax|Times|Post|News|TMZ|People|ESPN|Herald|Tribune|"
    r"Reporter|Weekly|Journal|Canadian Press|NBC|CBS|ABC|Guardian|Monde|Parisien|IRNA|ISNA|"
    r"MENA|Newsday|[Mm]agazine|news agency|Press|TASS|CTV|CBC|NPR|Variety|Insider)\b"
)
_WORD = re.compile(r"\w+")


_SEEMS_CREDITED = re.compile(
    r"\b[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2} (?i:tv|television|radio|newspaper|daily|magazine|"
    r"channel|news|newswire|agency|blog|website)\b|"
    r"\b(?i:state|local)(?:-run)? (?i:tv|television|media|radio)\b|"
    r"\b[KW][A-Z]{2,3}\b|\b[A-Z]\w*\.com\b|"
    r"(?m:^[A-Z][^()\n]{0,50}\([A-Z][^()\n]{1,30}\)\s*[-–—])"
)
"""What looks as if it credited a newsroom; wide, since a source left out costs little."""


class ReadCredit(msgspec.Struct, frozen=True):
    """What somebody read in an article of this length: the newsroom it credits, null if none."""

    article: str
    length: int
    newsroom: str | None
    unclear: bool = False


@cache
def read_credits() -> Mapping[tuple[str, int], ReadCredit]:
    """The articles of ECB+ dev whose credits were read, by id and length; no text."""
    raw = Path(__file__).with_name("own_credits.jsonl").read_text("utf-8")
    found = msgspec.json.Decoder(ReadCredit).decode_lines(raw)
    return {(one.article, one.length): one for one in found}


def read_sources(path: Path) -> list[Source]:
    """The articles of a JSON Lines file: `id`, `text`, and `topic` and `story` where given.

    A row that has `newsroom`, be it null, was read by whoever gives it.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return [_source(row) for row in rows]


def _source(row: Mapping[str, str | None]) -> Source:
    name, text = str(row["id"]), str(row["text"])
    topic, story = str(row.get("topic", name)), str(row.get("story", ""))
    found = read_credits().get((name, len(text)))
    if found is not None:
        how: Literal["unclear", "read"] = "unclear" if found.unclear else "read"
        return Source(name, topic, story, text, found.newsroom, how)
    if "newsroom" in row:
        return Source(name, topic, story, text, row["newsroom"], "read")
    return Source(name, topic, story, text)


def usable(source: Source, version: Version = VERSION) -> bool:
    """Long enough to be copied, and such that we know whom it credits."""
    return (
        len(sentences_of(source.text)) >= 8
        and len(_WORD.findall(source.text)) >= 120
        and _CREDITED.search(source.text) is None
        and (version == "copychains/1" or _is_known(source))
    )


def _is_known(source: Source) -> bool:
    """Whether somebody read whom it credits, or it looks as if it credited nobody."""
    if source.credits == "unread":
        return _SEEMS_CREDITED.search(source.text) is None
    return source.credits == "read"


def unlike(one: Source, others: Sequence[Source]) -> bool:
    """Whether the article shares next to no run of five words with any of `others`."""
    own = _shingles(one.text)
    return all(len(own & _shingles(other.text)) < 3 for other in others)


def _may_join(one: Source, others: Sequence[Source], version: Version) -> bool:
    """Whether `one` is an origin of its own: unlike in words, and not of the same newsroom."""
    same = one.newsroom is not None and any(one.newsroom == other.newsroom for other in others)
    return unlike(one, others) and (version == "copychains/1" or not same)


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
    good = [one for one in sources if usable(one, plan.version)]
    background = _background(good, seed)
    for topic in sorted({one.topic for one in good}, key=lambda name: (len(name), name)):
        pool = [one for one in good if one.topic == topic]
        for number in range(rounds):
            story = f"t{topic}r{number}"
            rng = story_rng(seed, story + "sources")
            wanted = plan.sources[0] + int(rng.random() * (plan.sources[1] - plan.sources[0] + 1))
            chosen: list[Source] = []
            for one in sorted(pool, key=lambda _: rng.random()):
                if len(chosen) < wanted and _may_join(one, chosen, plan.version):
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


def decode(articles: bytes, truths: bytes) -> list[Chain]:
    """The chains that `encode` wrote, in the order of the truths."""
    given: dict[str, list[GivenArticle]] = {}
    for one in msgspec.json.Decoder(GivenArticle).decode_lines(articles):
        given.setdefault(one.story, []).append(one)
    found = msgspec.json.Decoder(Truth).decode_lines(truths)
    return [Chain(tuple(given[one.story]), one) for one in found]
