"""Reports: the events that a sentence reports, by its words alone, in PLOVER's terms."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from recension.code.parties import Names, Parsed, Party, codes_of, parsed
from recension.code.reality import reality
from recension.code.sides import sides_of
from recension.code.verbs import Trigger, grammar, triggers_of
from recension.model.annotation import Mention

Stage = Literal["realized", "attempt", "conspiracy"]
_HARM = frozenset({"ASSAULT", "COERCE"})
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_BACK = 4  # words before the verb in which "not", "tried to" and "will" bear on it
_REQUEST = 8  # words from a request to the verb that says for what
_CROWD = 12  # words before its verb in which a crowd is looked for
_LONGEST = 4_000  # characters; what is longer is no sentence
_NO_NAMES: Mapping[str, tuple[str | None, str | None]] = {}


class Reported(msgspec.Struct, frozen=True, order=True):
    """An event at [start, end), the words that report it; null mode and empty sides: not told."""

    start: int
    end: int
    event: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    denied: bool
    stage: Stage | None
    is_noun: bool
    is_of_a_crowd: bool = False


def reported_events(
    text: str,
    start: int,
    end: int,
    names: Names = _NO_NAMES,
    mentions: Sequence[Mention] = (),
) -> tuple[Reported, ...]:
    """The events of the sentence at [start, end), in order; () for one that reports none.

    `mentions` tell names of places and surnames from parties, where the article was read for them.

    What is only possible ("could", "if") is no event. PLOVER's rules for the future hold:
    cooperation to come is AGREE, a retreat to come CONCEDE (manual, 3.1 and 3.4).
    """
    if end - start > _LONGEST:
        return ()
    sentence = parsed(text, start, end, names, mentions)
    return _merged(list(_events(sentence)))


def _events(sentence: Parsed) -> Iterator[Reported]:
    for trigger in triggers_of(sentence.low):
        back = _words_before(sentence, trigger)
        event = _event(sentence, trigger, back)
        if event is not None:
            actors, recipients = sides_of(sentence, trigger)
            borne = _is_borne_out(trigger, actors, recipients) or _is_of_a_crowd(sentence, trigger)
            if not borne or _is_name(sentence, trigger) or _is_done_to_a_thing(sentence, trigger):
                continue
            if _is_thing(sentence, trigger):
                continue
            yield Reported(
                start=sentence.words[trigger.first][0],
                end=sentence.words[trigger.last - 1][1],
                event=event,
                mode=trigger.entry.mode or None if event == trigger.entry.event else None,
                actors=actors,
                recipients=recipients,
                denied=bool(grammar().denials & set(back)),
                stage=_stage(back, event),
                is_noun=trigger.form in {"noun", "fixed"},
                is_of_a_crowd=_is_of_a_crowd(sentence, trigger),
            )


def _is_borne_out(trigger: Trigger, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether the parties that the word needs are there.

    "?" a recipient with a code, "@" an actor with one, "%" an actor who bears arms, "~" either,
    "&" a party of a country.
    """
    leads = trigger.entry.leads
    if "?" in leads and not codes_of(recipients):
        return False
    if "@" in leads and not codes_of(actors):
        return False
    if "&" in leads and not any(party.country for party in (*actors, *recipients)):
        return False
    if "%" in leads and not reality().armed & {party.sector for party in actors}:
        return False
    return "~" not in leads or bool(codes_of((*actors, *recipients)))


def _is_of_a_crowd(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether many people protest, of whatever sort: no more is needed for it to be a protest."""
    if trigger.entry.event != "PROTEST" or trigger.form == "noun" or "=" in trigger.entry.leads:
        return False
    before = sentence.low[max(0, trigger.first - _CROWD) : trigger.first]
    return bool(reality().crowd & set(before))


def _is_thing(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether a plural that is also a verb is of things, as it is where no party stands before it.

    "Higher charges, they said", "murder and other charges"; "Iran again charges them".
    """
    if sentence.low[trigger.first] not in reality().things or trigger.form != "s":
        return False
    end = sentence.words[trigger.last - 1][1]
    ends_part = sentence.text[end : end + 1] in set(",.;:)?!")
    return ends_part or not (sentence.is_title or _follows_a_party(sentence, trigger))


def _follows_a_party(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether a party or a pronoun stands right before the verb, or an adverb between them."""
    low, small, at = sentence.low, grammar(), trigger.first
    while at > 0 and (low[at - 1] in small.auxiliaries or low[at - 1].endswith("ly")):
        at -= 1
    if at == 0:
        return False
    start, end, word = sentence.words[at - 1]
    pronoun = word in small.pronouns | {"who", "which", "that"}
    return pronoun or any(start < party.end <= end for party in sentence.parties)


def _is_done_to_a_thing(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether an object follows a verb that has none as this event ("demonstrated resolve")."""
    if "^" not in trigger.entry.leads or trigger.form == "noun":
        return False
    if trigger.last >= len(sentence.words) or sentence.is_title:
        return False
    small, following = grammar(), sentence.low[trigger.last]
    mark = sentence.text[sentence.words[trigger.last - 1][1] : sentence.words[trigger.last][0]]
    free = following.endswith("ly") or following in small.breaks | small.auxiliaries | small.said
    return mark == " " and not free and following not in small.prepositions | reality().when


def _is_name(sentence: Parsed, trigger: Trigger) -> bool:
    """A capital within a sentence makes a name of the word ("Andrew Storms")."""
    start = sentence.words[trigger.first][0]
    inside = trigger.first > 0 and sentence.text[start].isupper()
    return inside and not sentence.is_title


def _words_before(sentence: Parsed, trigger: Trigger) -> list[str]:
    back = sentence.low[max(0, trigger.first - _BACK) : trigger.first]
    if "able" in back:
        return sentence.low[max(0, trigger.first - _BACK - 2) : trigger.first]
    return back


def _event(sentence: Parsed, trigger: Trigger, back: Sequence[str]) -> str | None:
    """The event as PLOVER counts it when it is to come; None where it is only possible."""
    small, event = grammar(), trigger.entry.event
    if trigger.form == "noun":
        return event
    near = " ".join(back if "able" in back else back[-3:]).replace("in may", "in").split()
    if small.modals & set(near):
        return None
    if trigger.form == "base" and _is_asked(sentence.low[: trigger.first]):
        return None
    if small.future & set(back[-3:]):
        return "AGREE" if event in _COOPERATIVE else "CONCEDE" if event == "RETREAT" else None
    infinitive = trigger.form == "base" and back[-1:] == ["to"]
    if infinitive and not (small.attempts | small.plots | {"about", "managed"}) & set(back):
        return None
    return event


def _is_asked(before: Sequence[str]) -> bool:
    """Whether somebody only asks for it ("demand that states lift their orders")."""
    near = list(before[-_REQUEST:])
    at = next((number for number, word in enumerate(near) if word == "that"), 0)
    return at > 0 and near[at - 1] in reality().asked


def _stage(back: Sequence[str], event: str) -> Stage | None:
    """How far it went: what is planned is a plot where it is harm, and else not told as done."""
    if grammar().attempts & set(back):
        return "attempt"
    if grammar().plots & set(back):
        return "conspiracy" if event in _HARM else None
    return "realized"


def _merged(found: Sequence[Reported]) -> tuple[Reported, ...]:
    """Two words for one thing ("shot and killed") are one event, what either tells kept."""
    kept: list[Reported] = []
    for one in found:
        same = next((i for i, row in enumerate(kept) if _is_one(row, one)), None)
        if same is None:
            kept.append(one)
        else:
            kept[same] = _joined(kept[same], one)
    return tuple(kept)


def _is_one(left: Reported, right: Reported) -> bool:
    return (
        left.event == right.event
        and left.denied == right.denied
        and _agree(left.actors, right.actors)
        and _agree(left.recipients, right.recipients)
    )


def _agree(left: Sequence[Party], right: Sequence[Party]) -> bool:
    one, other = codes_of(left), codes_of(right)
    return not one or not other or one == other


def _joined(left: Reported, right: Reported) -> Reported:
    return msgspec.structs.replace(
        left,
        mode=left.mode or right.mode,
        actors=left.actors if codes_of(left.actors) else right.actors or left.actors,
        recipients=left.recipients
        if codes_of(left.recipients)
        else right.recipients or left.recipients,
    )
