"""How pages that hold several articles set them: twelve styles and more, as lists of parts."""

from collections.abc import Callable, Sequence
from random import Random

import msgspec

from benchmarks.composites.parts import Part, Setting, body_of, gapped, headed
from benchmarks.composites.source import Source
from benchmarks.composites.words import ago, byline, clock, day, one, words

Style = Callable[[Sequence[Source], Sequence[Source], Setting, Random], list[Part]]


def _framed(parts: list[Part], rng: Random) -> list[Part]:
    """The parts with some of a site's furniture before and after."""
    before = rng.sample(words("navigation"), rng.randint(0, 6))
    after = rng.sample(words("share") + words("tails"), rng.randint(0, 5))
    top = [Part("junk", text) for text in before]
    return [*top, *gapped(parts, 1 if top else 0), *gapped([Part("junk", t) for t in after], 1)]


def _all(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[list[Part]]:
    return [headed(index, article, pool, kind, rng) for index, article in enumerate(articles)]


def _between(
    blocks: Sequence[list[Part]],
    kind: Setting,
    rng: Random,
    line: Callable[[int], list[Part]],
    first: bool = True,
) -> list[Part]:
    """The blocks with what `line` gives before each (before the first only if `first`)."""
    made: list[Part] = []
    for index, block in enumerate(blocks):
        head = line(index) if index or first else []
        made += gapped([*head, *block], kind.article_gap if index else 0)
    return _framed(made, rng)


def aggregator(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A main article, then foreign ones under "Related", each with outlet and age."""
    kind = msgspec.structs.replace(kind, titles="always")
    blocks = _all(articles, pool, kind, rng)
    foot = [Part("junk", text) for text in rng.sample(words("tails"), rng.randint(0, 3))]
    made = [*blocks[0], *gapped([*foot, Part("separator", one("related", rng))], 1)]
    twice, age_first = rng.random() < 0.6, rng.random() < 0.3
    for index, block in enumerate(blocks[1:], 1):
        name = one("publishers", rng)
        head = [Part("publisher", name, index), Part("time", ago(rng), index)]
        head = head[::-1] if age_first else head
        head += [Part("publisher", f"- {name}", index)] if twice else []
        made += gapped([*head, *block], kind.article_gap)
    return _framed(made, rng)


def read_more(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Each article ends in the same "Read more"."""
    blocks, word = _all(articles, pool, kind, rng), one("more", rng)
    made: list[Part] = []
    for index, block in enumerate(blocks):
        made += gapped(block, kind.article_gap if index else 0)
        made += gapped([Part("separator", word)], kind.paragraph_gap)
    return _framed(made, rng)


def digest(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Briefs told apart by their title lines alone."""
    kind = msgspec.structs.replace(kind, titles="always", article_gap=kind.paragraph_gap)
    return _between(_all(articles, pool, kind, rng), kind, rng, lambda _: [])


def blank_lines(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Nothing but wider blank space between articles."""
    kind = msgspec.structs.replace(kind, article_gap=kind.paragraph_gap + rng.randint(1, 2))
    return _between(_all(articles, pool, kind, rng), kind, rng, lambda _: [])


def ruled(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A rule of dashes or stars between articles."""
    rule = one("rules", rng)
    blocks = _all(articles, pool, kind, rng)
    return _between(blocks, kind, rng, lambda _: [Part("separator", rule)], first=False)


def live_blog(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Each entry opens with a time of day, all in one fashion."""
    kind = msgspec.structs.replace(kind, titles=rng.choice(("own", "none", "none")))
    fashion = rng.random()

    def line(index: int) -> list[Part]:
        return [Part("time", _clock_like(fashion, rng), index)]

    return _between(_all(articles, pool, kind, rng), kind, rng, line)


def _clock_like(fashion: float, rng: Random) -> str:
    fixed = Random(fashion)
    shape = clock(fixed)
    fresh = f"{rng.randint(10, 12)}{shape[2] if len(shape) > 4 else ':'}{rng.randint(10, 59)}"
    return fresh + ("pm" if "pm" in shape else " GMT" if "GMT" in shape else "")


def numbered(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Briefs with running numbers before title or text."""
    mark = rng.choice(("{}. ", "{}) ", "#{} ", "{} – "))
    blocks = _all(articles, pool, kind, rng)
    own_line = rng.random() < 0.3
    if own_line:
        return _between(
            blocks, kind, rng, lambda i: [Part("separator", mark.format(i + 1).strip(), i)]
        )
    marked = [
        [_prefixed(block[0], mark.format(i + 1)), *block[1:]] for i, block in enumerate(blocks)
    ]
    return _between(marked, kind, rng, lambda _: [])


def _prefixed(part: Part, mark: str) -> Part:
    return msgspec.structs.replace(part, text=mark + part.text)


def bylined(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Title, byline, sometimes a date, and a dateline before the first sentence."""
    dated, datelined = rng.random() < 0.6, rng.random() < 0.6
    made: list[list[Part]] = []
    for index, block in enumerate(_all(articles, pool, kind, rng)):
        cut = 1 if block[0].role == "title" else 0
        head = [Part("byline", byline(rng), index)]
        head += [Part("time", day(rng), index)] if dated else []
        place = (
            f"{one('places', rng)} {rng.choice(('(AP) ', '', '(Reuters) '))}{rng.choice('—–-')} "
        )
        body = [_prefixed(block[cut], place) if datelined else block[cut], *block[cut + 1 :]]
        made.append([*block[:cut], *head, *body])
    return _between(made, kind, rng, lambda _: [])


def newsletter(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A letter: greeting, section heads, a credit after each piece."""
    blocks = _all(articles, pool, kind, rng)
    made = [Part("junk", one("letters", rng))]
    shout = rng.random() < 0.5
    for index, block in enumerate(blocks):
        section = one("sections", rng)
        head = Part("separator", section.upper() if shout else section, index)
        credit = Part("publisher", f"({one('publishers', rng)})", index)
        made += gapped([*([head] if rng.random() < 0.6 else []), *block], kind.article_gap)
        made += gapped([credit], kind.paragraph_gap) if rng.random() < 0.6 else []
    return _framed(made, rng)


def search_results(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A listing: title, address line with date, text."""
    kind = msgspec.structs.replace(kind, titles="always")
    made = [Part("junk", text) for text in rng.sample(words("search"), rng.randint(1, 3))]
    for index, block in enumerate(_all(articles, pool, kind, rng)):
        site = one("publishers", rng).lower().replace(" ", "")
        address = rng.choice((f"www.{site}.example/{index}", f"{site}.example › news", ""))
        line = f"{address} - {day(rng)}" if address else day(rng)
        cut = 1 if block[0].role == "title" else 0
        made += gapped(
            [*block[:cut], Part("time", line, index), *block[cut:]], max(1, kind.article_gap)
        )
    return _framed(made, rng)


def forum(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A thread in which every post pastes an article."""
    made: list[Part] = []
    foot = rng.sample(words("forum"), rng.randint(1, 3))
    for index, block in enumerate(_all(articles, pool, kind, rng)):
        user = one("users", rng)
        head = [Part("byline", rng.choice((f"{user} wrote:", user, f"Re: {user}")), index)]
        head += [Part("time", f"Posted: {day(rng)} {clock(rng)}", index)]
        made += gapped([*head, *block], kind.article_gap if index else 0)
        made += [Part("junk", text, index) for text in foot]
    return _framed(made, rng)


def sections(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """A section name over every article, and a reading time under its title."""
    timed = rng.random() < 0.5
    made: list[list[Part]] = []
    for index, block in enumerate(_all(articles, pool, kind, rng)):
        cut = 1 if block[0].role == "title" else 0
        extra = [Part("junk", f"{rng.randint(2, 9)} min read", index)] if timed else []
        head = [Part("separator", one("sections", rng), index)]
        made.append([*head, *block[:cut], *extra, *block[cut:]])
    return _between(made, kind, rng, lambda _: [])


def shared_stories(
    articles: Sequence[Source], pool: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Whole articles one under another, each with its own share bar and footer."""
    made: list[Part] = []
    bar = rng.sample(words("share"), rng.randint(2, 4))
    for index, article in enumerate(articles):
        block = headed(index, article, pool, kind, rng)
        made += gapped(block, kind.article_gap if index else 0)
        made += gapped([Part("junk", text, index) for text in bar], kind.paragraph_gap)
    return _framed(made, rng)


def run_on(
    articles: Sequence[Source], _: Sequence[Source], kind: Setting, rng: Random
) -> list[Part]:
    """Articles with no mark at all between them; every article in few paragraphs."""
    kind = msgspec.structs.replace(kind, sentences_each=rng.choice((0, 0, 3)), titles="none")
    blocks = [body_of(index, article, kind, rng) for index, article in enumerate(articles)]
    flat = [part for block in blocks for part in block]
    return [msgspec.structs.replace(flat[0], gap=0), *flat[1:]]


SEEN: dict[str, Style] = {
    style.__name__: style
    for style in (
        aggregator, read_more, digest, blank_lines, ruled, live_blog, numbered, bylined,
        newsletter, search_results, forum, sections, shared_stories, run_on,
    )
}  # fmt: skip
