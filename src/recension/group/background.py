"""How common a word is in news at large: the rarity that every decision weighs words by."""

import math
from functools import cache
from importlib import resources

import msgspec


class Background(msgspec.Struct, frozen=True):
    """Of `articles` articles, how many hold each stem, and the share that write it as a name."""

    articles: int
    holding: dict[str, int]
    as_name: dict[str, float]

    def rarity(self, stem: str) -> float:
        """Inverse document frequency, natural logarithm (Spärck Jones 1972), from 0 upward.

        It rests on the background alone and never on the pool, so it stays as the pool grows.
        """
        return math.log((self.articles + 1) / (self.holding.get(stem, 0) + 1))

    def is_name(self, stem: str) -> bool:
        """Whether a capital on this stem says that it is a name, where all words carry one."""
        return self.as_name.get(stem, 1.0) > 0.5


@cache
def news_background() -> Background:
    """The table shipped with the package."""
    source = resources.files("recension.group") / "background.tsv"
    return read_background(source.read_text("utf-8"))


def read_background(table: str) -> Background:
    """The background that a table gives: comment lines, then stem, articles, share as a name.

    The stem "*" carries the number of articles counted. Raises ValueError for a broken line.
    """
    holding: dict[str, int] = {}
    as_name: dict[str, float] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            stem, count, share = line.split("\t")
            holding[stem] = int(count)
            as_name[stem] = int(share) / 100
    return Background(holding.pop("*", 1), holding, as_name)
