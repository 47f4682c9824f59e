"""Counts and dates in plain words, and the names by which a report calls articles."""

from collections.abc import Collection, Mapping, Sequence

from recension.collate.as_of import is_for_date
from recension.model.account import Account
from recension.model.article import Article, Published
from recension.model.collation import Reading
from recension.model.lineage import Credit, Independence, Origin
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
    if len(story.articles) == 1:
        return "1 article, so nothing here is borne out by another"
    conflicts = sum(collation.relation == "conflict" for collation in story.collations)
    return ", ".join(
        (
            counted(len(story.articles), "article"),
            independent_origins(story.independence),
            counted(conflicts, "conflict"),
        )
    )


def origins_in_words(story: Story, sigla: Mapping[str, str]) -> str:
    """Who gathered it, with the articles that rest on each by siglum, in the order of `sigla`.

    "Origins: AFP (A B, inferred for D); BBC (A C); none named for E F (one line of text)."
    """
    named = [one for one in story.origins if one.name is not None]
    nameless = [one for one in story.origins if one.name is None]
    told = [f"{one.name} ({_credited(one, sigla)})" for one in sorted(named, key=_by_weight)]
    if nameless:
        told.append(f"none named for {', '.join(_nameless(nameless, sigla))}")
    return f"Origins: {'; '.join(told)}." if told else "Origins: none shown."


def _credited(origin: Origin, sigla: Mapping[str, str]) -> str:
    """The sigla of those that credit the origin, then of those where that is inferred."""
    stated = [one for one in origin.articles if one.credit == "stated"]
    known = {one.article for one in stated}
    inferred = [one for one in origin.articles if one.article not in known]
    told = [_resting(stated, sigla)] if stated else []
    told += [f"inferred for {_resting(inferred, sigla)}"] if inferred else []
    return ", ".join(told)


def _nameless(origins: Sequence[Origin], sigla: Mapping[str, str]) -> list[str]:
    """Lines of text that name no origin by their articles, then those that stand alone."""
    order = list(sigla)
    lines = sorted(origins, key=lambda one: _first_of(one, order))
    several = [
        f"{_resting(one.articles, sigla)} (one line of text)"
        for one in lines
        if len(one.articles) > 1
    ]
    alone = [_resting(one.articles, sigla) for one in lines if len(one.articles) == 1]
    more = len(alone) - _MOST_ALONE
    return [*several, *alone] if more <= 1 else [*several, *alone[:_MOST_ALONE], f"{more} more"]


_MOST_ALONE = 6


def _first_of(origin: Origin, order: Sequence[str]) -> int:
    places = (order.index(one.article) for one in origin.articles if one.article in order)
    return min(places, default=len(order))


def _by_weight(origin: Origin) -> tuple[int, str]:
    return -len({credit.article for credit in origin.articles}), origin.name or origin.id


def _resting(credits_: Sequence[Credit], sigla: Mapping[str, str]) -> str:
    """The sigla of the articles credited; of many how many more there are."""
    resting = {credit.article for credit in credits_}
    shown = [sign for article, sign in sigla.items() if article in resting]
    more = len(shown) - _MOST_SIGLA
    first = " ".join(shown[:_MOST_SIGLA])
    return f"{first} and {more} more" if more > 1 else " ".join(shown)


_MOST_SIGLA = 12


def support_of(reading: Reading, story: Story) -> str:
    """How many articles carry a reading, and from where: "2 of 6 articles, AFP alone".

    "" where the story has one article.
    """
    if len(story.articles) == 1:
        return ""
    carried = f"{len(reading.articles)} of {len(story.articles)} articles"
    return f"{carried}, {_from_where(reading, story)}"


def _from_where(reading: Reading, story: Story) -> str:
    low, high = reading.independence.low, reading.independence.high
    resting = [one for one in story.origins if one.id in set(reading.origins)]
    names = [one.name for one in sorted(resting, key=_by_weight) if one.name is not None]
    if low is None or high is None or not names:
        several = high is not None and high > 1
        return "origins not named" if several else "origin not named"
    if high == 1:
        return f"{names[0]} alone"
    if low > 1:
        return f"{independent_origins(reading.independence)}: {_in_a_row(names, 'and')}"
    if len(names) == 1:
        return f"{names[0]}, perhaps others"
    return f"{_in_a_row(names, 'or')}, perhaps {'both' if len(names) == 2 else 'several'}"


def _in_a_row(names: Sequence[str], joined_by: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {joined_by} {last}" if first else last


def silent_in_words(silent: Collection[str], sigla: Mapping[str, str]) -> str:
    """Which articles do not address a question: "Silent: B D"; "" where all do.

    Where most are, those that are cited are shorter to name: "All others are silent".
    """
    shown = [sign for article, sign in sigla.items() if article in set(silent)]
    if are_most(shown, sigla):
        return "All others are silent"
    return f"Silent: {' '.join(shown)}" if shown else ""


def are_most(silent: Collection[str], sigla: Mapping[str, str]) -> bool:
    """Whether so many are silent that those who speak are shorter to name."""
    return len(silent) > min(_MOST_SIGLA, len(sigla) // 2)


def independent_origins(independence: Independence) -> str:
    """The interval in words: "2 independent origins", "1 to 3 independent origins"."""
    low, high = independence.low, independence.high
    if low is None or high is None:
        return "independence cannot be measured"
    if low == high:
        return counted(low, "independent origin")
    return f"{low} to {high} independent origins"


def as_of_in_words(account: Account) -> str:
    """ "As known by 2031-03-09; 6 articles of later or no date left out"; "" for no such date."""
    if account.as_of is None:
        return ""
    left = sum(is_for_date(refusal.reason) for refusal in account.refused)
    told = f"{counted(left, 'article')} of later or no date left out" if left else "none left out"
    return f"As known by {account.as_of}; {told}"


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
