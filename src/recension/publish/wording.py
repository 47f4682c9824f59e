"""Counts and dates in plain words, and the names by which a report calls articles."""

from collections.abc import Mapping

from recension.model.article import Article, Published
from recension.model.lineage import Independence
from recension.model.story import Story

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2 articles", "no articles"."""
    word = one if number == 1 else many or one + "s"
    return f"{number or 'no'} {word}"


def headline(story: Story) -> str:
    """The story in one line: "6 articles, 2 independent origins, 3 conflicts"."""
    conflicts = sum(collation.relation == "conflict" for collation in story.collations)
    return ", ".join(
        (
            counted(len(story.articles), "article"),
            independent_origins(story.independence),
            counted(conflicts, "conflict"),
        )
    )


def independent_origins(independence: Independence) -> str:
    """The interval in words: "2 independent origins", "1 to 3 independent origins"."""
    low, high = independence.low, independence.high
    if low is None or high is None:
        return "independence cannot be measured"
    if low == high:
        return counted(low, "independent origin")
    return f"{low} to {high} independent origins"


def siglum(position: int) -> str:
    """A, B … Z, AA, AB …: how an edition names its witnesses."""
    name = ""
    position += 1
    while position:
        position, letter = divmod(position - 1, len(_LETTERS))
        name = _LETTERS[letter] + name
    return name


def in_lineage_order(story: Story, articles: Mapping[str, Article]) -> list[Article]:
    """The story's articles, what was taken from before what took, then by date and id."""
    depth = lineage_depth(story)

    def place(article: Article) -> tuple[int, str, str]:
        return (
            depth[article.id],
            article.published.value if article.published else "~",
            article.id,
        )

    return sorted((articles[member] for member in story.articles), key=place)


def lineage_depth(story: Story) -> dict[str, int]:
    """How many steps lie between an article and the first of its line; 0 for one that took none."""
    parents: dict[str, list[str]] = {member: [] for member in story.articles}
    for derivation in story.derivations:
        if derivation.from_ in parents:
            parents[derivation.to].append(derivation.from_)
    depth: dict[str, int] = {}
    waiting = sorted(parents)
    while waiting:
        ready = [member for member in waiting if all(p in depth for p in parents[member])]
        for member in ready or waiting:
            known = [depth[parent] for parent in parents[member] if parent in depth]
            depth[member] = 1 + max(known) if known else 0
        waiting = [member for member in waiting if member not in depth]
    return depth


def date_in_words(published: Published | None) -> str | None:
    """ "9 March 2031, 14:20", cut to the precision that is known."""
    if published is None:
        return None
    year, month, day = f"{published.value[:10]}--".split("-")[:3]
    if published.precision == "year" or not month.isdigit():
        return year
    words = f"{_MONTHS[int(month) - 1]} {year}"
    if published.precision == "month" or not day.isdigit():
        return words
    time = f", {published.value[11:16]}" if published.precision == "minute" else ""
    return f"{int(day)} {words}{time}"
