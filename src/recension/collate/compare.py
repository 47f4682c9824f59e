"""Compare: how two readings of one question stand to each other.

The five relations are those of the account's contract. A conflict is called only where the two
cannot both hold: where figures grow as reports come in, or were measured, or were taken at times
that are not known, two figures that differ do not contradict each other.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from recension.annotate.informants import first_speaker, likeness, shared
from recension.collate.claims import Answer
from recension.collate.crimes import crimes_in
from recension.collate.lexicon import Happening, happenings
from recension.collate.rates import Rates, is_rounding, same_sum
from recension.collate.readings import Group
from recension.collate.times import date_questions
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.claim import SpeakerTraits
from recension.model.collation import CollationRelation
from recension.model.lineage import Lineage
from recension.model.value import Quantity, Status, Time, Value

_SLACK = 0.25  # "around 50" is taken to allow for a quarter either way
_CLOSE = 0.1  # but a figure further off than a tenth is no more exact form of it
ORDER: tuple[CollationRelation, ...] = (
    "agreement", "refinement", "estimates", "revision", "conflict",
)  # fmt: skip


class Ground(msgspec.Struct, frozen=True):
    """What a story stands on: its articles and annotations by id, and its lineage.

    `repeated` are the happenings that befell somebody more than once, with whom: the story asks
    after them on several occasions; `rates` are those between currencies that its pages give.
    """

    articles: Mapping[str, Article]
    annotations: Mapping[str, Annotation]
    lineage: Lineage
    repeated: frozenset[tuple[str, str]] = frozenset()
    rates: Rates = {}

    def derives(self, source: str, copy: str) -> bool:
        """Whether the article `copy` took from the article `source`."""
        return any(row.from_ == source and row.to == copy for row in self.lineage.derivations)


def relation_between(left: Group, right: Group, topic: str, ground: Ground) -> CollationRelation:
    """How two readings of one scope stand to each other."""
    if isinstance(left.value, Status) and isinstance(right.value, Status):
        return _statuses(left, right)
    if isinstance(left.value, Quantity) and isinstance(right.value, Quantity):
        return _quantities(left, right, happenings().named(topic), ground)
    if isinstance(left.value, Time) and isinstance(right.value, Time):
        return _times(left.value, right.value, several=date_questions().named(topic).several)
    return "agreement" if left.value == right.value else "refinement"


def _times(one: Time, other: Time, *, several: bool) -> CollationRelation:
    """Dates of which one holds the other are one date; others are of what may be two happenings."""
    first, second = one.start or "", other.start or ""
    if first == second or (several and not _nested(first, second)):
        return "agreement"
    return "refinement" if _nested(first, second) else "estimates"


def _nested(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _statuses(left: Group, right: Group) -> CollationRelation:
    sequel = any(answer.finding.course == "sequel" for answer in (*left.answers, *right.answers))
    one, other = (getattr(group.value, "holds", None) for group in (left, right))
    if one == other:
        return "agreement"
    if one is None or other is None:
        return "refinement"
    return "revision" if sequel else "conflict"


def _quantities(
    left: Group, right: Group, happening: Happening, ground: Ground
) -> CollationRelation:
    one, other = left.value, right.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return "agreement"
    one, other = in_metres(one), in_metres(other)
    if one.unit == other.unit and _meets(one, other):
        return _compatible(left, right, one, other)
    if (same := _one_figure(one, other, ground)) is not None:
        return same
    if happening.is_measured or happening.figure_is == "money" or one.unit != other.unit:
        return "estimates"
    if _supersedes(left, right, ground):
        return "revision"
    return "conflict" if _must_clash(left, right, happening, ground) else "estimates"


def _one_figure(one: Quantity, other: Quantity, ground: Ground) -> CollationRelation | None:
    """How two are one figure: a sum in two currencies, or a figure and what it is rounded to."""
    if one.unit != other.unit:
        return "agreement" if same_sum(one, other, ground.rates) else None
    return "refinement" if is_rounding(one, other) or is_rounding(other, one) else None


def _compatible(left: Group, right: Group, one: Quantity, other: Quantity) -> CollationRelation:
    if (one.low, one.high) == (other.low, other.high):
        return "agreement" if one.approximate == other.approximate else "refinement"
    if _is_vague(left) or _is_vague(right) or _share_a_bound(one, other):
        return "refinement"
    apart = _far_apart(one, other) or not _meets(one, other, _CLOSE)
    return "estimates" if _are_two_informants(left, right) or apart else "refinement"


def _are_two_informants(left: Group, right: Group) -> bool:
    """Whether different speakers give the two, none of whom may be one without a name.

    "a Malian security source" and "a senior security official" may: what is said of both agrees.
    """
    if not left.informants or not right.informants or left.informants == right.informants:
        return False
    pairs = ((one, other) for one in _nameless(left) for other in _nameless(right))
    return not any(likeness(one, other) and shared(one, other) for one, other in pairs)


def _nameless(group: Group) -> list[SpeakerTraits]:
    """What is said of the speakers without a name who give a reading."""
    speakers = (first_speaker(answer.claim.attribution) for answer in group.answers)
    return [each.traits for each in speakers if each is not None and each.traits is not None]


def _far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether the least that one allows is many times the other's: "at least two", "about 100"."""
    low, high = sorted((one.low or 0.0, other.low or 0.0))
    return 0 < low * _TIMES <= high


_TIMES = 3


def _share_a_bound(one: Quantity, other: Quantity) -> bool:
    bounds = {one.low, one.high} - {None}
    return bool(bounds & ({other.low, other.high} - {None}))


def _is_vague(group: Group) -> bool:
    words = group.wording.lower().split()
    return bool(happenings().fillers.vague & set(words)) and not any(
        word[0].isdigit() for word in words
    )


def bounds(value: Value, slack: float = _SLACK) -> tuple[float, float]:
    """The interval that the value allows, loosened where it is approximate, by a quarter."""
    if not isinstance(value, Quantity):
        return 0.0, float("inf")
    low = 0.0 if value.low is None else value.low
    high = float("inf") if value.high is None else value.high
    return (low * (1 - slack), high * (1 + slack)) if value.approximate else (low, high)


def in_metres(value: Quantity) -> Quantity:
    """A length in metres, approximate since lengths are rounded; other values as they are."""
    factor = happenings().lengths.get(value.unit)
    if factor is None:
        return value
    low = None if value.low is None else value.low * factor
    high = None if value.high is None else value.high * factor
    return Quantity(low, high, "metre", approximate=True)


def _meets(one: Quantity, other: Quantity, slack: float = _SLACK) -> bool:
    (low, high), (least, most) = bounds(one, slack), bounds(other, slack)
    return max(low, least) <= min(high, most)


def _supersedes(left: Group, right: Group, ground: Ground) -> bool:
    if any(row.finding.course == "correction" for row in (*left.answers, *right.answers)):
        return True
    if any(answer.finding.course == "update" for answer in _greater(left, right).answers):
        return True
    early, late = sorted((left, right), key=lambda group: (_days(group, ground) or ("",))[0])
    first, last = _days(early, ground), _days(late, ground)
    return bool(first and last) and first[-1] < last[0]


def _greater(left: Group, right: Group) -> Group:
    """The reading with the greater figure: a toll that is said to have risen has risen to it."""
    return max((left, right), key=lambda group: bounds(group.value)[0])


def _days(group: Group, ground: Ground) -> tuple[str, ...]:
    """The days on which the group's articles appeared, sorted; () unless all are known."""
    published = [ground.articles[article].published for article in group.articles]
    days = [day.value[:10] for day in published if day is not None and len(day.value) >= 10]
    return tuple(sorted(days)) if len(days) == len(published) else ()


def _must_clash(left: Group, right: Group, happening: Happening, ground: Ground) -> bool:
    """Whether two exact figures of different articles cannot both hold.

    A figure that changes with time must be given at one time, one of a person in words that show
    the same happening; a toll of a year gone by no longer grows.
    """
    exact = all(_is_exact(group.value) for group in (left, right))
    if not exact or set(left.articles) & set(right.articles):
        return False
    if happening.slack:
        return _apart(left, right) > happening.slack and _at_one_time(left, right, ground)
    if happening.asked_of == "person":
        question = left.answers[0].finding.question
        once = (question.topic, question.subject) not in ground.repeated
        return happening.contradicts and once and _same_happening(left, right, ground)
    if happening.asked_of == "noun" and not _same_kind(left, right, ground):
        return False
    return happening.contradicts or (_is_past(left) and not _are_round(left, right))


def _same_kind(left: Group, right: Group, ground: Ground) -> bool:
    """Whether the thing counted is called the same: "seven AK-47 rifles" are not "three rifles"."""
    kinds = {_kind_of(answer, ground) for answer in left.answers}
    return bool(kinds & {_kind_of(answer, ground) for answer in right.answers})


def _kind_of(answer: Answer, ground: Ground) -> frozenset[str]:
    """The words between the figure and the thing counted."""
    finding = answer.finding
    text = ground.articles[finding.article].text[finding.span[0] : finding.sentence[1]]
    after = text[text.find(finding.wording) + len(finding.wording) :].lower().replace("-", " ")
    return frozenset(after[: max(after.find(finding.question.subject), 0)].split())


def _apart(left: Group, right: Group) -> float:
    return abs(bounds(left.value)[0] - bounds(right.value)[0])


def _at_one_time(left: Group, right: Group, ground: Ground) -> bool:
    """Whether all that carry the two appeared within a year of another."""
    days = [*_days(left, ground), *_days(right, ground)]
    known = len(days) == len(left.articles) + len(right.articles)
    dates = [date.fromisoformat(day) for day in days]
    return known and (max(dates) - min(dates)).days < _A_YEAR


_A_YEAR = 365


def _is_past(group: Group) -> bool:
    """Whether the question is of a happening of an earlier year ("2003")."""
    return all(answer.finding.question.occasion.isdecimal() for answer in group.answers)


def _are_round(left: Group, right: Group) -> bool:
    """Whether a figure is so round that it may stand for the other: 26,000 and 31,000 do not."""
    one, other = bounds(left.value)[0], bounds(right.value)[0]
    is_round = any(value % 1000 == 0 for value in (one, other))
    return is_round and max(one, other) <= min(one, other) * (1 + _SLACK)


def _same_happening(left: Group, right: Group, ground: Ground) -> bool:
    """Whether the words around two answers share what cannot be said of any such happening.

    Terms for two crimes are two happenings.
    """
    crimes = [_offences(group, ground) for group in (left, right)]
    if all(crimes) and not crimes[0] & crimes[1]:
        return False
    return any(
        len(_words_around(one, ground) & _words_around(other, ground)) >= _SHARED
        for one in left.answers
        for other in right.answers
    )


_SHARED = 3  # words in common around two answers about one happening


def _offences(group: Group, ground: Ground) -> frozenset[str]:
    """The crimes that the words around the answers name, by how the words begin."""
    words = frozenset[str]().union(*(_all_around(answer, ground) for answer in group.answers))
    return crimes_in(words)


def _words_around(answer: Answer, ground: Ground) -> frozenset[str]:
    """The longer words of the answer's sentence and the one before it."""
    words = _all_around(answer, ground)
    return frozenset(word for word in words if len(word) >= _LONG and word.isalpha())


def _all_around(answer: Answer, ground: Ground) -> frozenset[str]:
    finding = answer.finding
    text = ground.articles[finding.article].text
    start = max(0, finding.sentence[0] - _BEFORE)
    words = text[start : finding.sentence[1]].split()
    return frozenset(word.strip(".,;:()\"'“”‘’").lower() for word in words)


_BEFORE = 200  # characters, about a sentence
_LONG = 7  # letters; shorter words are said of anything


def _is_exact(value: object) -> bool:
    return isinstance(value, Quantity) and value.low == value.high and not value.approximate


def strongest(relations: Sequence[CollationRelation]) -> CollationRelation:
    """The relation that the question as a whole is shown under."""
    return max(relations, key=ORDER.index, default="agreement")
