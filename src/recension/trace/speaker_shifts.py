"""Speakers exchanged: the same quotation or figure, said by somebody else."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

import msgspec

from recension.annotate.informants import likeness
from recension.annotate.sources import source_words
from recension.annotate.speakers import traits_of
from recension.model.lineage import Shift, ShiftDetail
from recension.text.words import Word, words
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.passages import Aligned
from recension.trace.quotation_shifts import Part, counterpart, parts_of
from recension.trace.witness import Sentence, Witness, number_of

_LONGEST = 8
_KEPT = 0.7
_AROUND = 6
_LEAST_AROUND = 4
_NOTES: dict[ShiftDetail, str] = {
    "source-exchanged": "the same is said by somebody else",
    "source-upgraded": "a vague source has become a definite one",
    "source-dropped": "the source's name is gone",
    "rank-grew": "who may be the same speaker is given a higher rank",
}


class Speaker(msgspec.Struct, frozen=True):
    """Who says something, in the words of [start, end).

    `names` in the phrase, `roles` for each noun the kinds of person it may stand for, `unnamed` if
    it speaks of one of many ("a lawmaker", "residents"), `verb` where its verb of reporting begins.
    """

    start: int
    end: int
    names: frozenset[str]
    roles: tuple[frozenset[str], ...]
    unnamed: bool
    verb: int


class Sayings(msgspec.Struct, frozen=True):
    """The quotations of an article, and who says each figure and statement it has once."""

    witness: Witness
    parts: tuple[Part, ...]
    said: dict[str, Speaker]


def sayings_of(witness: Witness) -> Sayings:
    """What an article says that somebody says."""
    parts = parts_of(witness)
    return Sayings(witness, parts, dict(_statements(witness, parts)))


def speaker_shifts(before: Sayings, after: Sayings, aligned: Sequence[Aligned]) -> Iterator[Shift]:
    """What both articles say and different speakers are credited with.

    The same are quotations and figures that stand once in either, and sentences of which next to
    all but the speaker was kept, or all that stands around it.
    """
    source, to = before.witness, after.witness
    pairs = {
        *_of_same_statements(before, after),
        *_of_kept_sentences(source, to, aligned),
        *_of_kept_verbs(source, to, aligned),
    }
    for one, other in sorted(pairs, key=lambda pair: (pair[0].start, pair[1].start)):
        detail = _exchange(source, to, one, other)
        if detail is not None:
            was, became = source.span(one.start, one.end), to.span(other.start, other.end)
            yield Shift("attribution", detail, None, None, was, became, _NOTES[detail])


def _of_same_statements(before: Sayings, after: Sayings) -> Iterator[tuple[Speaker, Speaker]]:
    same = _renamed(before, after)
    for key, speaker in after.said.items():
        earlier = before.said.get(same.get(key, key))
        if earlier is not None:
            yield earlier, speaker


def _of_kept_sentences(
    source: Witness, to: Witness, aligned: Sequence[Aligned]
) -> Iterator[tuple[Speaker, Speaker]]:
    for pair in aligned:
        one, other = source.sentences[pair.source], to.sentences[pair.to]
        before, after = speakers_of(source, one), speakers_of(to, other)
        if len(before) == len(after) == 1:
            besides = max(_besides(one, before[0]), _besides(other, after[0]))
            if sum(block.size for block in pair.blocks) >= _KEPT * besides:
                yield before[0], after[0]


def _of_kept_verbs(
    source: Witness, to: Witness, aligned: Sequence[Aligned]
) -> Iterator[tuple[Speaker, Speaker]]:
    """The subjects of one verb of reporting where the words on either side of them were kept."""
    for pair in aligned:
        one, other = source.sentences[pair.source], to.sentences[pair.to]
        matched = {
            one.words[block.one + at].start: other.words[block.other + at].start
            for block in pair.blocks
            for at in range(block.size)
        }
        later = {speaker.verb: speaker for speaker in speakers_of(to, other)}
        for speaker in speakers_of(source, one):
            after = later.get(matched.get(speaker.verb, -1))
            if after is not None and _is_kept_around(one, speaker, other, after, matched):
                yield speaker, after


def _is_kept_around(
    one: Sentence, before: Speaker, other: Sentence, after: Speaker, matched: Mapping[int, int]
) -> bool:
    """Most of the words on both sides were kept, or all on one: sentences are joined and parted."""
    sides = [
        [matched.get(start) in their for start in own]
        for own, their in zip(_around(one, before), _around(other, after), strict=True)
    ]
    both = [*sides[0], *sides[1]]
    whole = any(len(side) >= _LEAST_AROUND and all(side) for side in sides)
    return whole or (len(both) >= _LEAST_AROUND and sum(both) >= _KEPT * len(both))


def _around(sentence: Sentence, speaker: Speaker) -> tuple[list[int], list[int]]:
    """Where the few words before a speaker and its verb, and those after them, begin."""
    first, last = min(speaker.start, speaker.verb), max(speaker.end, speaker.verb + 1)
    before = [word.start for word in sentence.words if word.end <= first]
    after = [word.start for word in sentence.words if word.start >= last]
    return before[-_AROUND:], after[:_AROUND]


def _besides(sentence: Sentence, speaker: Speaker) -> int:
    """How many words of a sentence are not its speaker's."""
    return sum(not speaker.start <= word.start < speaker.end for word in sentence.words)


def _renamed(before: Sayings, after: Sayings) -> dict[str, str]:
    """Each later quotation to the earlier one that it repeats or alters."""
    pairs = ((part, counterpart(before.parts, part)) for part in after.parts)
    return {_key(part): _key(found) for part, found in pairs if found is not None}


def _statements(witness: Witness, parts: Sequence[Part]) -> Iterator[tuple[str, Speaker]]:
    """Each figure and each quotation that stands once in the article, with its speaker."""
    found: dict[str, list[Speaker | None]] = {}
    for sentence in witness.sentences:
        speakers = speakers_of(witness, sentence)
        for word in sentence.words:
            value = number_of(word)
            if value is not None and value >= 10 and not 1900 <= value <= 2100:
                found.setdefault(f"{value:g}", []).append(_nearest(witness, speakers, word.start))
        for part in parts:
            if sentence.start <= part.words[-1].end <= sentence.end and len(part.words) > 3:
                found.setdefault(_key(part), []).append(
                    _nearest(witness, speakers, part.words[0].start)
                )
        if not speakers or any(sentence.start <= p.words[0].start < sentence.end for p in parts):
            continue
        for key in _content_keys(sentence):
            found.setdefault(key, []).append(speakers[0] if len(speakers) == 1 else None)
    for key, its in sorted(found.items()):
        if len(its) == 1 and its[0] is not None:
            yield key, its[0]


def _key(part: Part) -> str:
    return " ".join(part.stems)


def _content_keys(sentence: Sentence) -> list[str]:
    """What tells an unquoted statement: its longest runs of content words, three at a time."""
    stop = stop_stems()
    content = [word.stem for word in sentence.words if word.stem not in stop]
    return sorted({" ".join(content[at : at + 5]) for at in range(len(content) - 4)})


def _nearest(witness: Witness, speakers: Sequence[Speaker], at: int) -> Speaker | None:
    """The last speaker before `at`, or the first after it if no other clause lies between."""
    before = [one for one in speakers if one.start < at]
    if before or not speakers:
        return before[-1] if before else None
    between = words(witness.text, at, speakers[0].start)
    return None if any(word.form in lexicon().phrase.contrast for word in between) else speakers[0]


def speakers_of(witness: Witness, sentence: Sentence) -> list[Speaker]:
    """The subjects of the verbs of reporting in a sentence, outside quotation marks."""
    found = []
    for at, word in enumerate(sentence.words):
        if not _reports(sentence.words, at) or _quoted(witness, word):
            continue
        phrases = (
            _before(witness, sentence.words, at, 0),
            _before(witness, sentence.words, at, 2),
            _after(witness, sentence.words, at),
        )
        read = (_speaker(phrase, word.start) for phrase in _subjects(phrases))
        speaker = next((one for one in read if one is not None), None)
        if speaker is not None:
            found.append(speaker)
    return found


def _reports(found: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb whose subject says something: none in the passive."""
    known, form = lexicon(), found[at].form
    if form not in known.said_after_name:
        return False
    if form in known.said_of_figures and all(number_of(word) is None for word in found[at + 1 :]):
        return False
    after_be = at > 0 and found[at - 1].form in known.phrase.passive
    return not after_be or form.endswith("ing")


def _subjects(phrases: Sequence[list[Word]]) -> Iterator[list[Word]]:
    """The phrases that may be the subject; a pronoun before the verb is it and names nobody."""
    near = phrases[0]
    if near and near[-1].form in lexicon().phrase.pronouns:
        return
    for phrase in phrases if not near else phrases[:2]:
        head = _head(phrase)
        if head:
            yield head


def _head(phrase: list[Word]) -> list[Word]:
    """The phrase up to its first preposition: who is at, of or for something, not that."""
    known = lexicon().phrase
    head = list(takewhile(lambda word: word.form not in known.prepositions, phrase))
    while head and head[-1].form in known.when:
        head.pop()
    return head


def _quoted(witness: Witness, word: Word) -> bool:
    return any(start <= word.start < end for start, end in witness.quotations)


def _before(witness: Witness, found: Sequence[Word], at: int, commas: int) -> list[Word]:
    """The words before the verb, over as many `commas` (an apposition has two)."""
    phrase: list[Word] = []
    for place in range(at - 1, max(-1, at - 1 - _LONGEST * (1 + commas)), -1):
        gap = witness.text[found[place].end : found[place + 1].start].strip()
        if gap == "," and commas:
            commas -= 1
        elif gap not in {"", "."} or found[place].form in lexicon().phrase.closing:
            break
        phrase.insert(0, found[place])
    return phrase


def _after(witness: Witness, found: Sequence[Word], at: int) -> list[Word]:
    if found[at].form not in lexicon().said_before_name:
        return []
    phrase: list[Word] = []
    for place in range(at + 1, min(len(found), at + 1 + _LONGEST)):
        gap = witness.text[found[place - 1].end : found[place].start]
        if gap.strip() or found[place].form in lexicon().phrase.closing:
            break
        phrase.append(found[place])
    return phrase


def _speaker(phrase: Sequence[Word], verb: int) -> Speaker | None:
    known, stop = lexicon(), stop_stems()
    roles = tuple(known.role[word.form] for word in phrase if word.form in known.role)
    opens = phrase[1:] if _opens_a_sentence(phrase) else phrase
    names = frozenset(
        word.form
        for word in opens
        if word.capital and word.stem not in stop and word.form not in known.role
    )
    if (not roles and not names) or phrase[0].form in lexicon().phrase.pronouns:
        return None
    plural = phrase[-1].form.endswith("s") and phrase[0].form != "the"
    unnamed = not names and (phrase[0].form in known.phrase.indefinite or plural)
    return Speaker(phrase[0].start, phrase[-1].end, names, roles, unnamed, verb)


def _opens_a_sentence(phrase: Sequence[Word]) -> bool:
    """Whether only the first of several words has a capital: most likely not for being a name."""
    return phrase[0].capital and len(phrase) > 1 and not phrase[1].capital


def _exchange(source: Witness, to: Witness, before: Speaker, after: Speaker) -> ShiftDetail | None:
    """How the speakers differ; None where they may be the same."""
    if _rank_grew(source, to, before, after):
        return "rank-grew"
    if before.names & after.names:
        return None
    if before.names and after.names:
        return "source-exchanged"
    if before.names and after.roles:
        return _lost_name(source, to, before, after)
    return _other_kind(before, after) if before.roles and after.roles else None


def _rank_grew(source: Witness, to: Witness, before: Speaker, after: Speaker) -> bool:
    """Whether both lack a name, may be one, and the later is given the higher rank."""
    earlier = traits_of(source.text, (before.start, before.end), source.span)
    later = traits_of(to.text, (after.start, after.end), to.span)
    persons = source_words().persons
    posts = [one.post.value for one in (earlier, later) if one is not None and one.post is not None]
    if earlier is None or later is None or len(posts) < 2 or not set(posts) <= persons:
        return False
    return likeness(earlier, later) == "rank-grew"


def _other_kind(before: Speaker, after: Speaker) -> ShiftDetail | None:
    """How two speakers without names differ in kind."""
    apart = not before.roles[-1] & after.roles[-1]
    if after.unnamed and not before.unnamed and apart:
        return "source-exchanged"
    if frozenset().union(*after.roles) & frozenset().union(*before.roles):
        return None
    return "source-upgraded" if "source" in before.roles[0] else "source-exchanged"


def _lost_name(source: Witness, to: Witness, before: Speaker, after: Speaker) -> ShiftDetail | None:
    """A name that became a noun: dropped if the noun fits what the source says of the name."""
    fits = any(kinds & _roles_of(source, before.names) for kinds in after.roles)
    if not fits:
        return "source-exchanged"
    gone = not any(name in word.form for name in before.names for word in _all_words(to))
    return "source-dropped" if gone or after.unnamed else None


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
