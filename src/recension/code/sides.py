"""Sides: who acts and on whom, by where the parties stand about the word that reports it.

The order of English gives them: the subject before an active verb, "by" after a passive one, the
object or the words that lead to the recipient after it (as dictionary coders since TABARI do,
Schrodt 2009; the rules here are our own).
"""

import re
from collections.abc import Sequence

from recension.code.parties import MOST, PRONOUNS, Parsed, Party, codes_of
from recension.code.reality import reality
from recension.code.verbs import Trigger, grammar

_LINK = re.compile(r"\s*(?:,|and|or|, and|as well as)\s+(?:the |a |an |another )?$")
_MARK = re.compile(r"[,;:\"“”()—–]")
_BY = frozenset({"by", "hands"})
"""Before who did it: "by soldiers", "at the hands of rebels"."""
_BLAMED = frozenset({"accused", "suspected", "convicted", "guilty"})
_CLOSE = 4  # words
_FAR = 12
_NAME = 4  # words of a name and its commas between a speaker's role and "said"


def sides_of(sentence: Parsed, trigger: Trigger) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """(actors, recipients) of what the trigger reports; empty where the sentence names none."""
    if trigger.form in {"noun", "fixed"}:
        return _sides_of_noun(sentence, trigger)
    subject, led = _subject(sentence, trigger), _led(sentence, trigger)
    if trigger.form == "ing" and (beside := _adjacent(sentence, trigger.first)):
        subject = beside
    if "!" in trigger.entry.leads:
        return (), subject
    if _is_passive(sentence, trigger):
        return _after(sentence, trigger.last, frozenset({"by", "hands"})), _sufferers(
            sentence, trigger
        )
    return subject, led or _object(sentence, trigger) or _within(sentence, trigger)


def _within(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    """The party that a phrase encloses ("asked the council to")."""
    start, end = sentence.words[trigger.first][0], sentence.words[trigger.last - 1][1]
    inside = [party for party in sentence.parties if start < party.start and party.end <= end]
    return tuple(inside[:1]) if "+" in trigger.entry.words else ()


def _sufferers(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    """Whom a passive tells of; of "the families of those killed" nobody who is named."""
    before = sentence.low[max(0, trigger.first - 1)]
    if before in reality().unnamed:
        return ()
    bare = before not in grammar().auxiliaries
    if bare and _is_participle(sentence, trigger) and (named := _object(sentence, trigger)):
        return named
    subject = _subject(sentence, trigger)
    if not bare or _is_set_off(sentence, trigger) or sentence.is_title:
        return subject
    near = _antecedent(sentence, trigger.first)
    return near or tuple(party for party in subject if _is_close(sentence, party, trigger))


def _is_close(sentence: Parsed, party: Party, trigger: Trigger) -> bool:
    """Whether few words stand between, so that no verb of its own is likely to."""
    start = sentence.words[trigger.first][0]
    return sum(party.end <= low and high <= start for low, high, _ in sentence.words) <= _CLOSE


def _sides_of_noun(
    sentence: Parsed, trigger: Trigger
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    before = tuple(p for p in _adjacent(sentence, trigger.first) if not _is_site(p))
    if "!" in trigger.entry.leads:
        return (), before or _subject(sentence, trigger)
    by = _after(sentence, trigger.last, _BY)
    to = _led(sentence, trigger)
    if not to and trigger.form == "fixed":
        to = _object(sentence, trigger)
    if trigger.entry.event == "ASSAULT" and all(map(_is_private, before)):
        return by, to or before
    known = (
        before if trigger.entry.event != "PROTEST" else tuple(p for p in before if codes_of([p]))
    )
    return by or known, to


def _is_private(party: Party) -> bool:
    """Whether a shooting with his name is one that he suffered ("the Martin shooting")."""
    return not party.country and party.sector not in reality().fighters | reality().public


def _is_site(party: Party) -> bool:
    """Whether a killing with the party's name is one that happened there ("church shootings")."""
    return party.text.lower().split()[-1] in reality().sites


def _adjacent(sentence: Parsed, first: int) -> tuple[Party, ...]:
    start = sentence.words[first][0]
    return tuple(
        party
        for party in sentence.parties
        if party.end <= start and re.fullmatch(r"['’]?s? ?", sentence.text[party.end : start])
    )


def _led(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    return _after(sentence, trigger.last, trigger.entry.leads)


def _after(sentence: Parsed, at: int, leads: frozenset[str]) -> tuple[Party, ...]:
    """The parties right after the first of the leading words, within the clause."""
    for number in range(at, min(at + _FAR, len(sentence.words))):
        if number > at and (_breaks(sentence, number) or _is_relative(sentence, number)):
            return ()
        if sentence.words[number][2] in {"by", "hands"} and "by" not in leads:
            return ()
        if leads is _BY and _is_another_verb(sentence, number):
            return ()
        if sentence.words[number][2] in leads:
            return _phrase(sentence, number + 1)
    return ()


def _is_another_verb(sentence: Parsed, number: int) -> bool:
    """Whether "by" after the word would be of another passive ("charged has been captured by")."""
    word, small = sentence.words[number][2], grammar()
    return word in small.passive_aux | reality().finite | small.participles


def _is_relative(sentence: Parsed, number: int) -> bool:
    """A clause of its own begins ("a vigil for a boy who was shot by officers")."""
    return sentence.words[number][2] in {"who", "whom", "whose", "which"}


def _object(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    if "-" in trigger.entry.leads or _ends(sentence, trigger.last):
        return ()
    following = sentence.words[trigger.last][2] if trigger.last < len(sentence.words) else ""
    if following in grammar().prepositions - {"up", "about", "at", "over", "around"}:
        return ()
    return _phrase(sentence, trigger.last)


def _phrase(sentence: Parsed, at: int) -> tuple[Party, ...]:
    """The parties of the noun phrase that begins at a word, with those joined to them by "and"."""
    small = grammar()
    for number in range(at, min(at + 6, len(sentence.words))):
        start, _, word = sentence.words[number]
        found = next((p for p in sentence.parties if p.start <= start < p.end), None)
        if found is not None:
            return _list_from(sentence, found)
        relative = number > at and word in {"that", "which", "who", "whose"}
        if word in reality().of_somebody or relative:
            return ()
        passed = set(sentence.low[at:number]) - small.determiners
        led = word in small.prepositions and (
            word not in small.determiners or (bool(passed) and word not in {"of", "about"})
        )
        fixed = led or word in small.pronouns | (reality().finite if number > at else frozenset())
        if fixed or (number > at and _breaks(sentence, number)):
            return ()
    return ()


def _list_from(sentence: Parsed, first: Party) -> tuple[Party, ...]:
    found = [first]
    for party in sentence.parties:
        if party.start >= found[-1].end and len(found) < MOST:
            link = sentence.text[found[-1].end : party.start]
            if not _LINK.fullmatch(link) or _is_speaker(sentence, party):
                break
            found.append(party)
    return tuple(found)


def _is_speaker(sentence: Parsed, party: Party) -> bool:
    """Whether the party says it ("killing two workers, the governor, Oleh Tymchenko, said")."""
    after = [word for start, _, word in sentence.words if start >= party.end][:_NAME]
    said = next((at for at, word in enumerate(after) if word in grammar().said), None)
    return said is not None and not grammar().breaks & set(after[:said])


def _ends(sentence: Parsed, number: int) -> bool:
    """Whether the sentence or a part of it ends before the word."""
    return number >= len(sentence.words) or bool(_MARK.search(_between(sentence, number)))


def _between(sentence: Parsed, number: int) -> str:
    return sentence.text[sentence.words[number - 1][1] : sentence.words[number][0]]


def _breaks(sentence: Parsed, number: int) -> bool:
    """Whether a clause ends before the word."""
    return bool(_MARK.search(_between(sentence, number))) or (
        sentence.words[number][2] in grammar().breaks - {"and", "or", "as", "for", "than"}
    )


def _is_passive(sentence: Parsed, trigger: Trigger) -> bool:
    if trigger.form != "past":
        return False
    small, low = grammar(), sentence.low
    if _is_participle(sentence, trigger):
        return not {"has", "have", "had", "having"} & set(
            low[max(0, trigger.first - 3) : trigger.first]
        )
    back = low[max(0, trigger.first - 2) : trigger.first]
    if "found" in back or {"number", "ones"} & set(back[-1:]):
        return True
    at = trigger.first - 1
    while at >= 0 and low[at] in small.auxiliaries - small.passive_aux:
        at -= 1
    if at >= 0 and low[at] in small.passive_aux:
        return True
    if _is_set_off(sentence, trigger):
        return True
    told = {"has", "have", "had", "having", "do", "does", "did", "to"} & set(
        low[at + 1 : trigger.first]
    )
    return not told and low[at] not in small.pronouns and _is_bare(sentence, trigger)


def _is_set_off(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether a comma goes before a participle that tells of who stands before ("Khan, killed")."""
    first, low = trigger.first, sentence.low
    single = len(trigger.entry.words) == 1 and not trigger.entry.leads
    if not single or first == 0 or not _between(sentence, first).startswith(","):
        return False
    following, unit = [*low[trigger.last : trigger.last + 2], "", ""][:2]
    free = following in grammar().bare_before | reality().when
    return free or _ends(sentence, trigger.last) or unit in reality().spans


def _is_participle(sentence: Parsed, trigger: Trigger) -> bool:
    return sentence.low[trigger.first] in grammar().participles


def _is_bare(sentence: Parsed, trigger: Trigger) -> bool:
    """Whether a participle without an auxiliary is a passive: no object, but "by", "with", "in"."""
    low = sentence.low
    following = low[trigger.last] if trigger.last < len(low) else ""
    ended = trigger.last >= len(low) or _breaks(sentence, trigger.last)
    if following != "by" and "that" in low[trigger.last : trigger.last + 3]:
        return False
    one = len(trigger.entry.words) == 1 or low[trigger.first] in grammar().of_several
    single = one and "+" not in trigger.entry.words and not trigger.entry.leads - {"?", "~"}
    finite = following in (grammar().modals | reality().finite) - {"if", "whether", "unless"}
    return single and (ended or finite or following in grammar().bare_before)


def _subject(sentence: Parsed, trigger: Trigger) -> tuple[Party, ...]:
    """The parties before the verb that are not led by a preposition; the relative's antecedent."""
    low, small = sentence.low, grammar()
    at = trigger.first
    if at > 1 and low[at - 1] == "being" and low[at - 2] not in small.passive_aux:
        return _antecedent(sentence, at - 1)
    if low[max(0, at - 2) : at][-1:] == ["of"] and low[at - 2] in _BLAMED:
        return _blamed(sentence, at - 2)
    while at > 0 and (low[at - 1] in {*small.auxiliaries, "found"} or low[at - 1].endswith("ly")):
        at -= 1
        if low[at] in {"who", "which"} or (low[at] == "that" and at + 1 == trigger.first):
            return _antecedent(sentence, at)
    if at > 0 and low[at - 1] in small.pronouns:
        return _pronoun(sentence, at - 1)
    return _before(sentence, at)


def _blamed(sentence: Parsed, at: int) -> tuple[Party, ...]:
    """Who is accused of the act: whom "accused" stands by, or its own subject after "is"."""
    if at > 0 and sentence.low[at - 1] in grammar().passive_aux:
        return _before(sentence, at - 1)
    return _antecedent(sentence, at)


def _pronoun(sentence: Parsed, number: int) -> tuple[Party, ...]:
    """ "He" and "she" as a party of whom nothing is known yet; other pronouns are none."""
    start, end, word = sentence.words[number]
    return (Party(start, end, word),) if word in PRONOUNS else ()


def _antecedent(sentence: Parsed, at: int) -> tuple[Party, ...]:
    start = sentence.words[at][0]
    before = [party for party in sentence.parties if party.end <= start]
    near = [p for p in before if start - p.end < 3 and not _is_where(sentence, p)]
    alone = len(before) == 1 and sentence.low[at] == "who" and _ends(sentence, at)
    return tuple(near[-1:] or (before if alone else []))


def _is_where(sentence: Parsed, party: Party) -> bool:
    """Whether the party is a place at which somebody is ("appearing at Crown Court charged")."""
    if _closes_a_place(sentence, party):
        return True
    before = [word for _, end, word in sentence.words if end <= party.start][-2:]
    led = [word for word in before if word not in {"the", "a", "an", "his", "her", "their"}]
    return bool(led) and led[-1] in {"at", "in", "outside", "inside", "near", "before"}


def _closes_a_place(sentence: Parsed, party: Party) -> bool:
    """Whether a country only says where the town before it lies ("in Benghazi, Libya, that")."""
    text, alone = sentence.text, party.country and not party.sector
    before = re.search(r"[A-Z][\w-]+, $", text[max(0, party.start - 40) : party.start])
    return bool(alone and before and text[party.end : party.end + 1] == ",")


def _before(sentence: Parsed, at: int) -> tuple[Party, ...]:
    first = _clause_start(sentence, at)
    limit = sentence.words[at][0] if at < len(sentence.words) else len(sentence.text)
    start = sentence.words[first][0] if first < len(sentence.words) else limit
    for party in sentence.parties:
        if start <= party.start and party.end <= limit and not _is_governed(sentence, party, start):
            return _list_from(sentence, party)
    return ()


def _is_governed(sentence: Parsed, party: Party, start: int) -> bool:
    """Whether a preposition leads to the party within the clause."""
    small = grammar()
    before = [word for s, e, word in sentence.words if start <= s and e <= party.start]
    for word in reversed(before[-4:]):
        if word in small.prepositions - {"of"}:
            return True
        if word not in small.determiners:
            return word == "of" and len(before) > 1
    return False


def _clause_start(sentence: Parsed, at: int) -> int:
    """The first word of the clause before word `at`; what stands between two commas is passed."""
    marks: list[int] = []
    low, small, inside = sentence.low, grammar(), False
    for number in range(min(at, len(low) - 1), 0, -1):
        between = _between(sentence, number)
        aside = inside or ")" in between
        inside = aside and "(" not in between
        if aside:
            continue
        begins = small.breaks - {"and", "or", "for", *(["as"] if marks else [])}
        ended = any(mark in between for mark in ';:"“”—–')
        if ended or low[number - 1] in begins | small.said | {"that"}:
            return _last_part(sentence, marks, at) or number
        if "," in between:
            marks.append(number)
    return _after_marks(sentence, marks, at)


def _after_marks(sentence: Parsed, marks: Sequence[int], at: int) -> int:
    """Where the clause begins by the commas before the verb at word `at`, the last of them first.

    After several commas it is what stands after the last, where that names a party and no list.
    """
    if len(marks) == 1 and marks[0] != at:
        return _past_opening(sentence, marks[0])
    return _last_part(sentence, marks, at) or 0


def _last_part(sentence: Parsed, marks: Sequence[int], at: int) -> int | None:
    """The first word after the last comma, where a party stands between it and the verb."""
    if not marks or marks[0] == at:
        return None
    start, end = sentence.words[marks[0]][0], sentence.words[at - 1][1]
    named = any(start <= party.start and party.end <= end for party in sentence.parties)
    return marks[0] if named and "and" not in sentence.low[marks[0] : at] else None


def _past_opening(sentence: Parsed, comma: int) -> int:
    """A clause begins after an opening phrase led by a preposition ("On Monday, police")."""
    opens = sentence.low[0] in grammar().prepositions | grammar().breaks
    return comma if opens else 0
