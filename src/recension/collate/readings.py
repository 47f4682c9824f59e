"""Readings: the answers that say the same, put together."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.collate.claims import Answer
from recension.collate.independence import independence_of, origins_of
from recension.collate.scopes import BESIDES
from recension.model.article import Article
from recension.model.collation import Reading
from recension.model.lineage import Lineage
from recension.model.value import Quantity, Status, Value


class Group(msgspec.Struct, frozen=True):
    """The answers that give one value within one scope."""

    scope: str
    value: Value
    answers: tuple[Answer, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that carry it, by id."""
        return tuple(sorted({answer.finding.article for answer in self.answers}))

    @property
    def informants(self) -> tuple[str, ...]:
        """The speakers whose word it is, as written, sorted."""
        return tuple(sorted({said for row in self.answers if (said := row.finding.speaker)}))

    @property
    def wording(self) -> str:
        """The answer in the words used most; of equals in small letters, then by the alphabet."""
        words = [answer.finding.wording for answer in self.answers]
        return min(set(words), key=lambda word: (-words.count(word), word[:1].isupper(), word))


def groups_of(answers: Sequence[Answer]) -> tuple[Group, ...]:
    """Answers by scope and value, whole before parts, the most carried first."""
    found: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        found.setdefault((answer.finding.scope, _key(answer)), []).append(answer)
    groups = [
        Group(scope, rows[0].finding.value, tuple(rows)) for (scope, _), rows in found.items()
    ]
    return tuple(sorted(groups, key=_rank))


def _key(answer: Answer) -> str:
    value = answer.finding.value
    sequel = answer.finding.course == "sequel"
    return f"{sequel}{msgspec.json.encode(value).decode()}"


def _rank(group: Group) -> tuple[bool, str, int, str]:
    return bool(group.scope), group.scope, -len(group.articles), label_of(group)


def label_of(group: Group) -> str:
    """The reading's name: the article's words, the state they mean, and the scope where limited."""
    label = group.wording
    value = group.value
    if isinstance(value, Quantity) and _is_article(label) and value.low not in {None, 1}:
        label = f"{value.low:g}"
    if isinstance(value, Status):
        label = f"{value.state} (“{group.wording}”)"
    elif isinstance(value, Quantity) and value.high == 0:
        label = "none"
    elif isinstance(value, Quantity) and label.endswith(f"-{value.unit}"):
        label = f"{label.removesuffix(f'-{value.unit}')} {_unit(value, label)}"
    elif isinstance(value, Quantity) and value.unit and value.unit not in label:
        label = f"{label} {_unit(value, label)}".rstrip() if group.scope == "" else label
    return _within(label, group.scope)


def _within(label: str, scope: str) -> str:
    """The label with the scope that it is limited to: "12 (pirates)", "two more (soldiers)"."""
    head = scope.removeprefix(BESIDES)
    if head != scope:
        label, scope = f"{label} more", head.lstrip(": ")
    return f"{label} ({scope})" if scope else label


def _is_article(figure: str) -> bool:
    """Whether what stands for the figure is no number: "a 21-year-old"."""
    return figure.casefold() in {"a", "an"}


def _unit(value: Quantity, figure: str) -> str:
    """The unit as English writes it after a figure that does not hold it ("$2m", "24km" do).

    A magnitude is a figure without a unit.
    """
    if value.unit == "magnitude":
        return ""
    if value.unit in _MANY and figure[0].isalnum() and figure[-1].isalpha() and "k" in figure[-2:]:
        return ""
    if len(value.unit) == len("USD") and value.unit.isupper():
        return ""
    one = (value.low, value.high) == (1, 1)
    return value.unit if one else _MANY.get(value.unit, value.unit)


_MANY = {
    "foot": "feet",
    "inch": "inches",
    **{unit: f"{unit}s" for unit in ("metre", "kilometre", "centimetre", "mile", "yard")},
    **{unit: f"{unit}s" for unit in ("year", "month", "week", "day", "hour", "minute")},
}


def reading_of(group: Group, articles: Mapping[str, Article], lineage: Lineage) -> Reading:
    """The group as the account shows it."""
    dates = [
        published.value
        for article in group.articles
        if (published := articles[article].published) is not None
    ]
    return Reading(
        label=label_of(group),
        value=group.value,
        claims=tuple(sorted(answer.claim.id for answer in group.answers)),
        articles=group.articles,
        origins=tuple(origin.id for origin in origins_of(group.answers, lineage)),
        informants=group.informants,
        independence=independence_of(group.answers, lineage),
        first_reported=min(dates, default=None),
        scope=group.scope,
    )
