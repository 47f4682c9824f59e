"""Informants: whether two speakers without names may be one, and how the second is ranked.

"a Malian security source" and "a senior security official" can be one informant: nothing that is
said of the one rules out the other, and the second is given a rank that the first was not.
"""

from collections.abc import Sequence
from typing import Literal

from recension.annotate.speakers import speaker_words
from recension.model.claim import AttributionLink, SpeakerTraits, Trait

Likeness = Literal["same", "rank-grew", "rank-fell"]


def likeness(earlier: SpeakerTraits, later: SpeakerTraits) -> Likeness | None:
    """How `later` is ranked against `earlier` where both may be one speaker; None where not.

    They may not be one where both have a body, a nation or somebody they are close to and these
    differ, or posts of which neither is as vague as "source" nor on one ladder with the other.
    """
    fields = ((earlier.body, later.body), (earlier.nation, later.nation))
    if any(one and other and one.value != other.value for one, other in fields):
        return None
    if not _may_be_one(earlier.close_to, later.close_to) or not _posts_meet(earlier, later):
        return None
    grown = _height(later) - _height(earlier)
    step = _step(earlier, later)
    if grown == step == 0 or grown * step < 0:
        return "same"
    return "rank-grew" if grown + step > 0 else "rank-fell"


def shared(earlier: SpeakerTraits, later: SpeakerTraits) -> int:
    """How many of body, nation and whom they are close to are said of both alike."""
    pairs = (
        (earlier.body, later.body),
        (earlier.nation, later.nation),
        (earlier.close_to, later.close_to),
    )
    return sum(bool(one and other) and _may_be_one(one, other) for one, other in pairs)


def first_speaker(chain: Sequence[AttributionLink]) -> AttributionLink | None:
    """Whose word it is: the first originator of a chain, None where the outlet itself tells."""
    return next((link for link in chain if link.role == "originator"), None)


def _may_be_one(one: Trait | None, other: Trait | None) -> bool:
    """Whether the two name one person or thing, by the last word; so do what one does not say."""
    return one is None or other is None or one.value.split()[-1] == other.value.split()[-1]


def _posts_meet(earlier: SpeakerTraits, later: SpeakerTraits) -> bool:
    one, other = _post(earlier), _post(later)
    vague = speaker_words().vague
    return one == other or one in vague or other in vague or _step(earlier, later) != 0


def _post(traits: SpeakerTraits) -> str:
    return traits.post.value if traits.post is not None else "person"


def _height(traits: SpeakerTraits) -> int:
    """How far the words of rank lift the post, 0 where there are none."""
    words = traits.rank.value.split() if traits.rank is not None else []
    return sum(speaker_words().rank[word] for word in words)


def _step(earlier: SpeakerTraits, later: SpeakerTraits) -> int:
    """How many steps of one service's ladder lie between two posts, 0 where none has both."""
    one, other = _post(earlier), _post(later)
    for ladder in speaker_words().ladders:
        if one in ladder and other in ladder:
            return ladder.index(other) - ladder.index(one)
    return 0
