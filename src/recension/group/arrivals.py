"""What a stream needs to know of an article that arrives: pure, so that any worker may find it."""

import datetime
import hashlib
import math

import msgspec
import numpy as np

from recension.group.background import Background
from recension.group.candidates import Filed, Keys, Search, key_of
from recension.group.furniture import Line, lines_of, text_without
from recension.group.pair_odds import Words, packed
from recension.group.profile import Encode, Profile, profile_of
from recension.model.article import Article, Published
from recension.text.shingles import sampled, shingle_hashes

_RAREST = 7.5
"""Rarity beyond which a word is a misspelling as often as a name (as in `likeness`)."""
_RUN = 5
_RUN_ONE_IN = 16
_RUN_WEIGHT = 7.5


class Arrival(msgspec.Struct, frozen=True):
    """An article on its way into a stream.

    `minute` is when it appeared, in minutes since the year 1, null where no date is known; `words`
    is the profile packed.
    """

    article: Article
    minute: int | None
    profile: Profile
    words: Words
    filed: Filed
    lines: tuple[Line, ...]


def arrival_of(article: Article, background: Background, search: Search, encode: Encode) -> Arrival:
    """What the stream needs to know of `article`, its vector by `encode`."""
    profile = profile_of(article, background, encode)
    return Arrival(
        article,
        day_known(article),
        profile,
        packed(profile, background),
        filed_under(profile, article.text, background, search),
        tuple(lines_of(article.text)),
    )


def without_lines(
    arrival: Arrival,
    gone: frozenset[int],
    background: Background,
    search: Search,
    encode: Encode,
) -> Arrival:
    """The arrival as it were without the lines whose keys are `gone`.

    Nothing of that is shown: the article itself stays whole.
    """
    text = text_without(arrival.article.text, arrival.lines, gone) if gone else None
    if text is None:
        return arrival
    bare = msgspec.structs.replace(arrival.article, text=text)
    profile = profile_of(bare, background, encode)
    return msgspec.structs.replace(
        arrival,
        profile=profile,
        words=packed(profile, background),
        filed=filed_under(profile, text, background, search),
    )


def filed_under(profile: Profile, text: str, background: Background, search: Search) -> Filed:
    """The keys of a profile: its weightiest words, and the least of its text's sampled runs.

    A word weighs its rarity times its damped count; a run of five words as much as a rare word.
    """
    weights = {
        stem: (1 + math.log(count)) * min(background.rarity(stem), _RAREST)
        for stem, count in profile.body.items()
    }
    chosen = sorted(weights, key=lambda stem: (-weights[stem], stem))[: search.words]
    runs = sampled(shingle_hashes(text, _RUN), _RUN_ONE_IN)[: search.runs]
    keys = np.array([key_of(stem) for stem in chosen], np.uint32)
    low = (runs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    found, first = np.unique(np.concatenate((keys, low)), return_index=True)
    weighed = [weights[stem] for stem in chosen] + [_RUN_WEIGHT] * len(runs)
    return Filed(found, np.array(weighed, np.float32)[first])


def keys_of_lines(arrival: Arrival) -> Keys:
    """The keys of the lines long enough to be known again, different and sorted."""
    return np.unique(np.array([x.key for x in arrival.lines if x.is_long()], np.uint32))


def day_known(article: Article) -> int | None:
    """The minute at which an article appeared, null where not so much as its day is known."""
    date = article.published
    return minute_of(date) if date and date.precision in ("day", "minute") else None


def minute_of(published: Published) -> int | None:
    """Minutes since the year 1 at which the date begins, null where it is no date."""
    value = published.value
    try:
        found = datetime.datetime.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
    except ValueError:
        return None
    if found.tzinfo is not None:
        try:
            found = found.astimezone(datetime.UTC).replace(tzinfo=None)
        except OverflowError:
            return None
    return int((found - datetime.datetime.min).total_seconds()) // 60


def tie_of(identifier: str) -> int:
    """A number for an id, 0..2^29: the order of articles that appeared in one minute."""
    digest = hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest) >> 3
