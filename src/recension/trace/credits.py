"""Credits: the newsrooms that an article says its information comes from, with the words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from recension.annotate.newsrooms import Newsroom, Registry, known_newsrooms
from recension.model.span import Offsets
from recension.trace.credit_forms import credit_forms
from recension.trace.nameless import nameless_newsrooms

_HEAD = 300
_REACH = 60


class Stated(msgspec.Struct, frozen=True):
    """A newsroom credited at `offsets`; `carried` if the article is its copy (dateline, slug)."""

    newsroom: Newsroom
    offsets: Offsets
    carried: bool


@cache
def _before() -> re.Pattern[str]:
    forms = credit_forms()
    between = "|".join(sorted(map(re.escape, forms.between), key=len, reverse=True))
    cues = "|".join(sorted(map(re.escape, forms.before), key=len, reverse=True))
    passing = "|".join(sorted(map(re.escape, forms.passing), key=len, reverse=True))
    passed = rf"(?:{passing})\s[^.,;:!?“”\"]{{1,40}}\sto"
    return re.compile(rf"(?<!\w)(?:{cues}|{passed})(?:\s+(?:{between})){{0,4}}\s*$")


@cache
def _after() -> re.Pattern[str]:
    forms = credit_forms()
    between = "|".join(sorted(map(re.escape, forms.between), key=len, reverse=True))
    cues = "|".join(sorted(map(re.escape, forms.after), key=len, reverse=True))
    return re.compile(rf"(?:['’]s)?(?:,?\s+(?:{between})){{0,3}},?\s+(?:{cues})(?!\w)")


def stated_credits(text: str, registry: Registry | None = None) -> tuple[Stated, ...]:
    """Every credit that `text` gives to a newsroom of `registry` (the known ones), in order.

    Forms: "told AFP", "according to the Reuters news agency", "AFP journalists", "(Reuters) -",
    "PARIS, AFP -", a name or by-line that is a line of its own, an agency's signature line; and
    "state television reported", where no name is said.
    Credits of pictures and newsrooms merely mentioned are not among them.
    """
    registry = registry or known_newsrooms()
    named = (
        _credit(text, match, registry.by_alias[match.group()])
        for match in registry.pattern.finditer(text)
    )
    found = [credit for credit in named if credit is not None]
    found += [*_signed(text), *_nameless(text, [one.offsets for one in found])]
    return tuple(sorted(found, key=lambda credit: (credit.offsets, credit.newsroom.name)))


_OWN_REPORTER = re.compile(
    r"['’]s (?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:,? ?in (?:[A-Z][\w-]+ ){1,2})?(?:says|said|reports|reported|in [A-Z]\w+)"
)
_AFFILIATE = re.compile(r"[- ](?:affiliate|partner)s?\b")


def _credit(text: str, match: re.Match[str], newsroom: Newsroom) -> Stated | None:
    start, end = match.span()
    carried = _carried(text, start, end)
    if carried is not None:
        return Stated(newsroom, carried, carried=True)
    if _is_picture(text, start, end) or _AFFILIATE.match(text, end):
        return None
    named = _named_as_source(text, start, end)
    return None if named is None else Stated(newsroom, named, carried=False)


def _named_as_source(text: str, start: int, end: int) -> Offsets | None:
    """The offsets of the name with the words by which it is credited, None if by none."""
    before = _before().search(text[max(0, start - _REACH) : start].lower())
    if before is not None:
        return start - len(before.group()), end
    own = _OWN_REPORTER.match(text, end)
    if own is not None:
        return start, own.end()
    after = _after().match(text[end : end + _REACH].lower())
    return None if after is None else (start, end + after.end())


def _line(text: str, start: int, end: int) -> Offsets:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


_DATED = re.compile(r"^[\s,|–—-]*(?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9} \d{4})?")
_BYLINE = re.compile(r"^(?:by\b|source\s*:|-|–|—|from\b|via\b|\(|©)", re.IGNORECASE)


def _carried(text: str, start: int, end: int) -> Offsets | None:
    """The offsets of a dateline, by-line or agency line around the name, if it stands in one."""
    first, last = _line(text, start, end)
    head, tail = text[first:start], text[end:last]
    if re.match(r"\s*\)\s*[-–—:]+\s", tail) and head.rstrip().endswith("(") and len(head) < 80:
        return first, end + 1
    if re.match(r"\s*[-–—]+\s", tail) and re.fullmatch(r"[A-Z][\w .,'’]{0,50}[,/(]\s*", head):
        return first, end
    if last - first > 90 or "." in head.replace("Mr.", ""):
        return None
    alone = not head.strip(" -–—(/|©") and _DATED.match(tail) is not None
    alone = alone and len(tail.strip(" )|-")) < 40 and not re.search(r"[a-z]{4,}.*[a-z]{4,}", tail)
    by_line = _BYLINE.match(head.strip()) is not None and not tail.strip(" ).")
    return (first, last) if alone or by_line else None


def _is_picture(text: str, start: int, end: int) -> bool:
    around = re.findall(r"\w+", text[max(0, start - 30) : end + 18].lower())
    slash = text[max(0, start - 1) : start] == "/" or text[end : end + 1] == "/"
    return slash or any(word in credit_forms().picture for word in around)


def _signed(text: str) -> Iterator[Stated]:
    for newsroom in known_newsrooms().rooms:
        if newsroom.signature:
            for match in re.finditer(rf"(?m)^{newsroom.signature}$", text):
                if match.start() > _HEAD:
                    yield Stated(newsroom, match.span(), carried=True)


def _nameless(text: str, named: Sequence[Offsets]) -> Iterator[Stated]:
    """Credits to a newsroom without a name, save where one with a name is credited in the words."""
    for one in nameless_newsrooms(text):
        credited = _named_as_source(text, *one.offsets)
        if credited is not None and not any(_meet(credited, other) for other in named):
            yield Stated(one.newsroom, credited, carried=False)


def _meet(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def own_reporting(text: str) -> Offsets | None:
    """Where the article says that its own newsroom gathered what it tells, None if nowhere."""
    low = text.lower()
    found = ((low.find(form), len(form)) for form in credit_forms().own)
    return min(((at, at + size) for at, size in found if at >= 0), default=None)
