"""Exchanges: how the speakers differ whom two articles credit with one statement."""

from collections.abc import Iterator

import msgspec

from recension.annotate.informants import likeness
from recension.annotate.sources import source_words
from recension.annotate.speakers import speaker_words, traits_of
from recension.model.claim import SpeakerTraits, Trait
from recension.model.lineage import ShiftDetail
from recension.text.words import Word, words
from recension.trace.lexicon import lexicon
from recension.trace.speakers import Speaker
from recension.trace.witness import Witness


class Exchange(msgspec.Struct, frozen=True):
    """What kind of difference there is, and a note that says it in words."""

    detail: ShiftDetail
    note: str


_BY_ANOTHER = Exchange("source-exchanged", "the same is said by somebody else")
_DEFINITE = Exchange("source-upgraded", "a vague source has become a definite one")
_NAMELESS = Exchange("source-dropped", "the source's name is gone")
_RISEN = Exchange("rank-grew", "who may be the same speaker is given a higher rank")


def exchange_of(source: Witness, to: Witness, before: Speaker, after: Speaker) -> Exchange | None:
    """How the speakers differ; None where they may be the same and nothing else is said of them."""
    earlier, later = _traits(source, before), _traits(to, after)
    if earlier and later and not (_named(before, earlier) or _named(after, later)):
        told = _Descriptions(earlier, later, source.text.lower(), to.text.lower())
        return _retold(before, after, told) or _other_kind(before, after)
    if before.names & after.names or _abbreviates(source, before, to, after):
        return None
    if before.names and after.names:
        return _BY_ANOTHER
    if before.names and after.roles:
        return _lost_name(source, to, before, after)
    return _other_kind(before, after) if before.roles and after.roles else None


def _traits(witness: Witness, speaker: Speaker) -> SpeakerTraits | None:
    """What is said of a speaker without a name, if it is a person."""
    found = traits_of(witness.text, (speaker.start, speaker.whole), witness.span)
    post = found.post if found is not None else None
    return found if post is not None and post.value in source_words().persons else None


def _named(speaker: Speaker, traits: SpeakerTraits) -> bool:
    """Whether the phrase has a name other than a nation's, or no noun for a kind of person."""
    nation = set(traits.nation.span.text.lower().split()) if traits.nation is not None else set()
    return bool(speaker.names - nation) or not speaker.roles


class _Descriptions(msgspec.Struct, frozen=True):
    """What is said of two speakers, and the articles that say it, in lower case."""

    earlier: SpeakerTraits
    later: SpeakerTraits
    source: str
    to: str


def _retold(before: Speaker, after: Speaker, told: _Descriptions) -> Exchange | None:
    """What is said otherwise of who may be one informant; a definite phrase may leave it out."""
    like = likeness(told.earlier, told.later)
    if like is None:
        apart = _conflict(told.earlier, told.later)
        return _BY_ANOTHER if apart else None
    if like == "rank-grew":
        return _RISEN
    if not (before.roles[-1] & after.roles[-1]) or before.definite or after.definite:
        return None
    notes = [*_rank_notes(like), *_field_notes(told), *_number_notes(before, after)]
    return Exchange("source-redescribed", "of the speaker: " + ", ".join(notes)) if notes else None


def _conflict(earlier: SpeakerTraits, later: SpeakerTraits) -> bool:
    """Whether two nations are named, or two bodies known not to be one."""
    bodies = [one.body.value for one in (earlier, later) if one.body is not None]
    nations = [one.nation.value for one in (earlier, later) if one.nation is not None]
    apart = len(set(bodies)) > 1 and speaker_words().bodies.keys() >= set(bodies)
    return apart or len(set(nations)) > 1


def _rank_notes(like: str) -> Iterator[str]:
    if like == "rank-fell":
        yield "rank fell"


def _field_notes(told: _Descriptions) -> Iterator[str]:
    """What one of the two articles says of the speaker and the other nowhere has the words for."""
    earlier, later = told.earlier, told.later
    for name, one, other in (
        ("nation", earlier.nation, later.nation),
        ("body", earlier.body, later.body),
        ("closeness", earlier.close_to, later.close_to),
    ):
        if one is not None and other is None and one.span.text.lower() not in told.to:
            yield f"{name} {_words(one)} dropped"
        if other is not None and one is None and other.span.text.lower() not in told.source:
            yield f"{name} {_words(other)} added"


def _words(trait: Trait) -> str:
    return f'"{trait.span.text}"'


def _number_notes(before: Speaker, after: Speaker) -> Iterator[str]:
    if before.number == "one" and after.number == "several":
        yield "one has become several"
    elif before.number == "several" and after.number == "one":
        yield "several have become one"


def _other_kind(before: Speaker, after: Speaker) -> Exchange | None:
    """How two speakers without names differ in kind."""
    apart = not before.roles[-1] & after.roles[-1]
    if after.unnamed and not before.unnamed and apart:
        return _BY_ANOTHER
    if frozenset().union(*after.roles) & frozenset().union(*before.roles):
        return None
    return _DEFINITE if "source" in before.roles[0] else _BY_ANOTHER


def _abbreviates(source: Witness, before: Speaker, to: Witness, after: Speaker) -> bool:
    """Whether the one is named by the initials of the other ("the TCG")."""
    one, other = _initials(source, before), _initials(to, after)
    return bool(one & after.names or other & before.names)


def _initials(witness: Witness, speaker: Speaker) -> frozenset[str]:
    found = words(witness.text, speaker.start, speaker.end)
    capitals = [one.form[0] for one in found if one.capital and one.form not in lexicon().stop]
    return frozenset({"".join(capitals)}) if len(capitals) > 1 else frozenset()


def _lost_name(source: Witness, to: Witness, before: Speaker, after: Speaker) -> Exchange | None:
    """A name that became a noun: dropped if the noun fits what the source says of the name."""
    fits = any(kinds & _roles_of(source, before.names) for kinds in after.roles)
    if not fits:
        return _BY_ANOTHER
    gone = not any(name in word.form for name in before.names for word in _all_words(to))
    return _NAMELESS if gone or after.unnamed else None


def _all_words(witness: Witness) -> Iterator[Word]:
    return (word for sentence in witness.sentences for word in sentence.words)


def _roles_of(source: Witness, names: frozenset[str]) -> frozenset[str]:
    """The kinds of person that sentences naming one of `names` speak of."""
    known = lexicon().role
    naming = (
        sentence
        for sentence in source.sentences
        if any(word.form in names for word in sentence.words)
    )
    found = (known[word.form] for one in naming for word in one.words if word.form in known)
    return frozenset().union(*found)
