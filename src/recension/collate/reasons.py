"""Reasons: the plain sentence that says why readings agree, differ or contradict."""

from collections.abc import Mapping, Sequence

from recension.annotate.mentions import common_words, function_words
from recension.annotate.units import singular
from recension.collate.claims import Answer
from recension.collate.compare import ORDER, Ground, relation_between
from recension.collate.denials import DENIED, WITHDRAWN
from recension.collate.readings import Group, label_of
from recension.model.article import Article
from recension.model.collation import CollationRelation, Dispute
from recension.model.value import Measure, Quantity, Status, Time

_MOST = 4  # readings that one sentence can name and still be read


def why(topic: str, relation: CollationRelation, groups: Sequence[Group], ground: Ground) -> str:
    """One sentence on the relation, naming who says what."""
    whole = [group for group in groups if not group.scope]
    if topic == "plea" and any(_holds(group) for group in groups):
        return _plea(groups, ground)
    if any(group.scope in _TOLD for group in groups):
        return _taken_back(groups, ground)
    if not whole:
        return f"Given only for some: {_all_said(groups, ground.articles)}."
    if relation == "agreement" and len(whole) > 1 and isinstance(whole[0].value, Time):
        return f"Each dated for itself: {_all_said(whole, ground.articles)}."
    if len(whole) == 1:
        return _alone(whole[0], ground)
    shown = _differing(whole, topic, relation, ground)
    return f"{_all_said(shown, ground.articles)}{_because(relation, shown, ground)}."


def _holds(group: Group) -> bool:
    return isinstance(group.value, Status) and group.value.holds is True


def _plea(groups: Sequence[Group], ground: Ground) -> str:
    said = _all_said(groups, ground.articles)
    return f"{said}. This is a denial by the accused, not publishers contradicting each other."


_TOLD = {
    DENIED: "That is a denial, a claim about what the others report, and no figure of its own",
    WITHDRAWN: "That figure was taken back by who had given it, and contradicts nobody",
}


def _taken_back(groups: Sequence[Group], ground: Ground) -> str:
    """What is said, with what a denial or a withdrawal among it is."""
    said = _all_said(groups, ground.articles)
    kinds = [_TOLD[scope] for scope in _TOLD if any(group.scope == scope for group in groups)]
    return f"{said}. {'. '.join(kinds)}."


def _alone(group: Group, ground: Ground) -> str:
    if len(group.articles) == 1:
        voice = _voice(group.answers, ground.articles)
        return f"Only {voice}{',' * (', ' in voice)} answers: {_said(group)}."
    every = "Both" if len(group.articles) == 2 else f"All {len(group.articles)}"
    return f"{every} articles that answer say the same: {_said(group)}."


def _differing(
    groups: Sequence[Group], topic: str, relation: CollationRelation, ground: Ground
) -> list[Group]:
    """The readings that stand in the relation shown, in the order of the table."""
    strength = ORDER.index(relation)
    kept = [
        group
        for group in groups
        if any(
            other is not group
            and ORDER.index(relation_between(group, other, topic, ground)) == strength
            for other in groups
        )
    ]
    return kept or list(groups)


def _all_said(groups: Sequence[Group], articles: Mapping[str, Article]) -> str:
    more = len(groups) - _MOST
    rest = [f"and {more} other {'answer' if more == 1 else 'answers'}"] if more > 0 else []
    return "; ".join([*(said_by(group, articles) for group in groups[:_MOST]), *rest])


def said_by(group: Group, articles: Mapping[str, Article]) -> str:
    """ "AFP, quoting a security source: at least around 20"."""
    return f"{_voice(group.answers, articles)}: {_said(group)}"


def _said(group: Group) -> str:
    return in_passing(label_of(group))


def _voice(answers: Sequence[Answer], articles: Mapping[str, Article]) -> str:
    first = min(answers, key=lambda row: _turn(row, articles))
    outlet = outlet_of(articles[first.finding.article])
    speaker, text = first.finding.speaker, articles[first.finding.article].text
    others = len({row.finding.article for row in answers}) - 1
    also = f" and {others} more" if others else ""
    return f"{outlet}{also}, quoting {in_passing(speaker, text)}" if speaker else f"{outlet}{also}"


def _turn(answer: Answer, articles: Mapping[str, Article]) -> tuple[bool, str, str]:
    """Whom to name of those who say the same: who quotes somebody, and the first to report it."""
    finding = answer.finding
    published = articles[finding.article].published
    return finding.speaker is None, published.value if published else "~", finding.article


def in_passing(speaker: str, text: str = "") -> str:
    """The words for a speaker as they stand within a sentence: an ordinary word in small letters.

    "A security source" becomes "a security source"; "Nambiar" and "United Ostry" stay. A word is
    ordinary that the `text` has in small letters elsewhere.
    """
    words = " ".join(speaker.split()).rstrip(", ")
    first, _, rest = words.partition(" ")
    low = first.lower()
    known = {low, singular(low)} & (common_words() | function_words()) or f" {low} " in text
    ordinary = known and not rest[:1].isupper()
    return low[:1] + words[1:] if ordinary or low in {"a", "an", "the"} else words


def outlet_of(article: Article) -> str:
    """What to call an article in a sentence: its publisher, else its title, else its id."""
    if article.publisher:
        return article.publisher
    return f"“{article.title}”" if article.title else article.id


def _because(relation: CollationRelation, groups: Sequence[Group], ground: Ground) -> str:
    if relation == "agreement":
        return " – the same"
    if relation == "refinement":
        return _REFINED.get(len(groups), " – these can all hold, some being more exact than others")
    if relation == "revision":
        return _why_revised(groups, ground)
    if relation == "conflict":
        return f" – {_BEHIND.get(_behind_conflict(groups, ground), '')}these cannot all hold"
    return _why_estimates(groups, ground)


_REFINED = {2: " – both can hold, one being more exact than the other"}
_BEHIND: dict[Dispute | None, str] = {
    "denial": "one side denies what the other reports, and ",
    "publishers": "publishers contradict each other, and ",
    "sources": "those whom they quote contradict each other, and ",
    "own-figure": "one publisher gives both and does not say which came later, and ",
}


def dispute_of(
    topic: str, relation: CollationRelation, groups: Sequence[Group], ground: Ground
) -> Dispute | None:
    """What stands behind the difference of the readings, None where nothing shows it."""
    if any(group.scope == WITHDRAWN for group in groups):
        return "correction"
    if (topic == "plea" and any(_holds(group) for group in groups)) or _is_denial(groups):
        return "denial"
    shown = _differing([group for group in groups if not group.scope], topic, relation, ground)
    if relation == "revision":
        if any(row.finding.course == "correction" for group in shown for row in group.answers):
            return "correction"
        figures = all(isinstance(group.value, Quantity) for group in shown)
        return "own-figure" if figures and _is_one_publisher(shown, ground.articles) else None
    return _behind_conflict(shown, ground) if relation == "conflict" else None


def _is_denial(groups: Sequence[Group]) -> bool:
    """Whether somebody denies in so many words what is asked."""
    return any(row.finding.course == "denial" for group in groups for row in group.answers)


def _behind_conflict(groups: Sequence[Group], ground: Ground) -> Dispute | None:
    if _is_denial(groups):
        return "denial"
    if _are_two_publishers(groups, ground.articles):
        return "publishers"
    if _is_one_publisher(groups, ground.articles):
        return "own-figure"
    return "sources" if len(groups) > 1 and all(group.informants for group in groups) else None


def _why_revised(groups: Sequence[Group], ground: Ground) -> str:
    if any(isinstance(group.value, Status) for group in groups):
        return " – the one can follow upon the other, so this is no contradiction"
    if any(row.finding.course == "correction" for group in groups for row in group.answers):
        return " – the figure was corrected"
    if _is_one_publisher(groups, ground.articles):
        return " – a publisher changed its own figure, the later report replacing the earlier"
    if any(row.finding.course == "update" for group in groups for row in group.answers):
        return " – the greater figure is told as what it has risen to"
    return " – the later report replaces the earlier"


def _publishers(group: Group, articles: Mapping[str, Article]) -> frozenset[str | None]:
    return frozenset(articles[name].publisher for name in group.articles)


def _is_one_publisher(groups: Sequence[Group], articles: Mapping[str, Article]) -> bool:
    """Whether every reading is one and the same named publisher's alone."""
    known = frozenset[str | None]().union(*(_publishers(group, articles) for group in groups))
    return len(known) == 1 and None not in known


def _are_two_publishers(groups: Sequence[Group], articles: Mapping[str, Article]) -> bool:
    """Whether the readings are different named publishers' own, none in a speaker's words."""
    seen: set[str | None] = {None}
    for group in groups:
        names = _publishers(group, articles)
        if group.informants or names & seen:
            return False
        seen |= names
    return True


def _conversions(groups: Sequence[Group]) -> str:
    """ " (3,000 feet is 914 metres)": what was given, and what it comes to."""
    told = [
        f"{_said(group)} is {_measured(value.converted)}"
        for group in groups
        if isinstance(value := group.value, Quantity)
        and value.converted is not None
        and not _said(group).endswith(_measured(value.converted))
    ]
    return f" ({'; '.join(told)})" if told else ""


def _measured(value: Measure) -> str:
    """ "914 metres", "1,500 kilometres": to three figures, in kilometres where it is that long."""
    known = [bound for bound in dict.fromkeys((value.low, value.high)) if bound is not None]
    noun, *rest = value.unit.split(" ", 1)
    if noun == "metre" and all(bound >= _LONG for bound in known):
        noun, known = "kilometre", [bound / _LONG for bound in known]
    figures = " to ".join(f"{float(f'{bound:.3g}'):,g}" for bound in known)
    return " ".join([figures, noun if known == [1] else f"{noun}s", *rest])


_LONG = 1000  # metres


def _why_estimates(groups: Sequence[Group], _ground: Ground) -> str:
    if len({article for group in groups for article in group.articles}) == 1:
        return " – one article gives them all and does not say how they go together"
    units = {group.value.unit for group in groups if isinstance(group.value, Quantity)} - {""}
    if len(units) > 1:
        money = all(len(unit) == len("USD") and unit.isupper() for unit in units)
        return f" – given in different {'currencies' if money else 'units'}{_conversions(groups)}"
    if all(group.informants for group in groups):
        return " – different informants give different figures, and none rules the others out"
    return " – the figures differ, and the reports do not say which replaces which"
