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
    """The story's articles, copies beside what they copy, never before it; else by date and id.

    One that took from several stands beside the last of them.
    """
    depth = lineage_depth(story)

    def place(article: Article) -> tuple[int, str, str]:
        day = article.published.value if article.published else "~"
        return depth[article.id], day, article.id

    home: dict[str, str] = {}
    order: list[str] = []
    for article in sorted((articles[member] for member in story.articles), key=place):
        taken = {row.from_ for row in story.derivations if row.to == article.id}
        at = max((order.index(source) for source in taken & set(order)), default=len(order) - 1)
        if taken & set(order):
            home[article.id] = order[at]
            while at + 1 < len(order) and _is_under(order[at + 1], home[article.id], home):
                at += 1
        order.insert(at + 1, article.id)
    return [articles[member] for member in order]


def _is_under(article: str, source: str, home: Mapping[str, str]) -> bool:
    """Whether an article was placed beside `source`, or beside one that was."""
    while article in home:
        article = home[article]
        if article == source:
            return True
    return False


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
