"""Four styles that no one looked at while the method was made: measured and reported apart."""

from collections.abc import Sequence
from random import Random

import msgspec

from benchmarks.composites.parts import Part, Setting, gapped, headed
from benchmarks.composites.source import Source
from benchmarks.composites.styles import Style
from benchmarks.composites.words import byline, day, one, words


def wire_feed(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """An agency's feed: slug line, text, end mark."""
    made: list[Part] = []
    end, agency = one("held_out.wire_end", rng), one("held_out.agency", rng)
    for index, article in enumerate(articles):
        desk, word = one("sections", rng)[:3].upper(), article.sentences[0].split()[0]
        slug = f"BC-{desk}--{word}, {rng.randint(1, 4)}st Ld"
        block = headed(index, article, pool, kind, rng)
        made += gapped([Part("junk", slug, index), *block], kind.article_gap if index else 0)
        made.append(Part("separator", f"{agency} {end}", index))
    return made


def endless_scroll(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """The next article under a teaser line, with counts of shares and its author."""
    kind = msgspec.structs.replace(kind, titles="always")
    word = one("held_out.follow", rng)
    made: list[Part] = []
    for index, article in enumerate(articles):
        block = headed(index, article, pool, kind, rng)
        cut = 1 if block[0].role == "title" else 0
        counts = Part("junk", f"{rng.randint(2, 900)} shares  {rng.randint(2, 99)} comments", index)
        head = [Part("separator", word)] if index else []
        made += gapped(
            [*head, *block[:cut], Part("byline", byline(rng), index), counts, *block[cut:]],
            kind.article_gap if index else 0,
        )
    return made


def footed(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """No heads at all; a line about date and source closes each article."""
    kind = msgspec.structs.replace(kind, titles="none")
    made: list[Part] = []
    for index, article in enumerate(articles):
        block = headed(index, article, pool, kind, rng)
        source, said = one("publishers", rng), rng.randint(0, 40)
        foot = f"Published {day(rng)} | Source: {source} | {said} comments"
        made += gapped([*block, Part("time", foot, index)], kind.article_gap if index else 0)
    return made


def inline_lead(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A bulletin whose items open with a few words in capitals or a bullet, on the same line."""
    kind = msgspec.structs.replace(kind, titles="none", sentences_each=rng.choice((0, 1, 2)))
    fashion = rng.choice(("section", "bullet", "place"))
    made: list[Part] = []
    for index, article in enumerate(articles):
        block = headed(index, article, pool, kind, rng)
        lead = {
            "section": f"{one('sections', rng).upper()}: ",
            "bullet": "• ",
            "place": f"{one('places', rng)} | ",
        }[fashion]
        first = msgspec.structs.replace(block[0], text=lead + block[0].text)
        made += gapped([first, *block[1:]], kind.article_gap if index else 0)
    tail = [Part("junk", text) for text in rng.sample(words("tails"), 2)]
    return [*made, *gapped(tail, 1)]


HELD_OUT: dict[str, Style] = {
    style.__name__: style for style in (wire_feed, endless_scroll, footed, inline_lead)
}
