"""One happening: which reports are of one and the same, however many articles tell it."""

from collections.abc import Sequence

import msgspec

from recension.code.acting import is_bare
from recension.code.parties import Party, codes_of
from recension.code.reports import Reported
from recension.code.testimony import Testimony
from recension.model.event import Actor, EventDate

_BY_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
_TO_EACH = frozenset({"ACCUSE", "SANCTION", "COERCE"})
_ONCE = frozenset({"allege", "convict", "arrest"})
_NEAR = 400  # characters within which "a woman" is named
_SHARED = 0.2  # of the longer words; so that two accusations of one army stay two


class Telling(msgspec.Struct, frozen=True):
    """One sentence's report of an event, with where it stands, its own date and its sides.

    `is_past` where that date lies so far back that the event is background,
    `is_heading` where the sentence is the article's heading.
    """

    reported: Reported
    testimony: Testimony
    date: EventDate | None = None
    is_past: bool = False
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    is_heading: bool = False


def happenings_told(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one happening together: the same event, parties that do not contradict."""
    groups: list[list[Telling]] = []
    ranked = sorted(tellings, key=_most_told)
    for telling in ranked:
        same = next((g for g in groups if _fits(g, telling)), None)
        if same is None:
            groups.append([telling])
        else:
            same.append(telling)
    return groups


def _most_told(telling: Telling) -> tuple[int, bool, str, int]:
    row = telling.reported
    codes = (*codes_of(row.actors)[:1], *codes_of(row.recipients)[:1])
    cells = sum(cell is not None for code in codes for cell in code)
    cells += sum(bool(actor.entity) for actor in (*telling.actors, *telling.recipients))
    return -cells, telling.date is None, telling.testimony.annotation.id, row.start


def _fits(group: Sequence[Telling], telling: Telling) -> bool:
    each = (_one_time(row, telling) and _of_same_persons(row, telling) for row in group)
    return _is_one(group[0], telling) and all(each)


def _is_one(left: Telling, right: Telling) -> bool:
    """The same kind, parties that do not contradict, and sentences that share their words.

    A noun takes up what was told ("the riot"), a heading says beforehand what its article tells:
    they need no words in common.
    """
    one, other = left.reported, right.reported
    return (
        one.event == other.event
        and _one_time(left, right)
        and (one.mode == other.mode or not one.mode or not other.mode)
        and _agree(one.actors, other.actors, one.event)
        and _agree(one.recipients, other.recipients, one.event)
        and (_in_one_wave(left, right) or _shared(left, right) >= _SHARED)
    )


def _in_one_wave(left: Telling, right: Telling) -> bool:
    """Whether they need no words in common: each page tells the same marches in its own."""
    crowds = left.reported.event == "PROTEST" and left.reported.mode == right.reported.mode
    return crowds or _takes_up(left, right) or _is_of_one(left, right)


def _takes_up(left: Telling, right: Telling) -> bool:
    one_article = left.testimony.annotation.id == right.testimony.annotation.id
    heads = one_article and (left.is_heading or right.is_heading)
    apart = abs(left.testimony.sentence[0] - right.testimony.sentence[0])
    near = one_article and apart < _NEAR
    bare = near and (_is_of_somebody(left) or _is_of_somebody(right))
    return heads or bare or left.reported.is_noun or right.reported.is_noun


def _is_of_somebody(telling: Telling) -> bool:
    """Whether it tells only that it befell a man, whom another sentence names."""
    return bool(telling.recipients) and all(map(is_bare, telling.recipients))


def _one_time(left: Telling, right: Telling) -> bool:
    """Whether both can be of one time; what is undated is news, and no background is."""
    if left.date is None or right.date is None:
        return left.is_past == right.is_past or _shares_a_sufferer(left, right)
    short, long = sorted((left.date.start, right.date.start), key=len)
    return long.startswith(short)


def _is_of_one(left: Telling, right: Telling) -> bool:
    """Whether both tell of one person what is done to him once in a story ("was charged")."""
    return left.reported.mode in _ONCE and _shares_a_sufferer(left, right)


def _shares_a_sufferer(left: Telling, right: Telling) -> bool:
    one, other = ({row.entity for row in side.recipients if row.entity} for side in (left, right))
    return bool(one & other)


def _shared(left: Telling, right: Telling) -> float:
    """The share of the shorter sentence's longer words that the other has; act and parties apart.

    1 where the act and its parties are all that one of them says.
    """
    one, other = _rest(left), _rest(right)
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 1.0


def _rest(telling: Telling) -> set[str]:
    row = telling.reported
    told = " ".join([telling.testimony.claim.span.text, *(p.text for p in row.actors)])
    known = f"{told} {' '.join(p.text for p in row.recipients)}".lower().split()
    return {word for word in telling.testimony.low.split() if len(word) > 4} - set(known)


def _agree(left: Sequence[Party], right: Sequence[Party], event: str) -> bool:
    """Whether the first parties can be one: no cell of their codes differs.

    Of what is said, and not done by force, one cell must be the same.
    """
    if not codes_of(left) or not codes_of(right):
        return True
    pairs = list(zip(codes_of(left)[0], codes_of(right)[0], strict=True))
    differ = any(a is not None and b is not None and a != b for a, b in pairs)
    same = event in _BY_FORCE or any(a is not None and a == b for a, b in pairs)
    return same and not differ


def _of_same_persons(left: Telling, right: Telling) -> bool:
    """Whether what is done to each person by himself is done to the same one, as far as known.

    One attack befalls several whom different sentences name.
    """
    one, other = ({row.entity for row in side.recipients if row.entity} for side in (left, right))
    alone = left.reported.event in _TO_EACH
    return not alone or not one or not other or bool(one & other)
