"""Speakers exchanged: the same quotation or figure, said by somebody else."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.model.lineage import Shift
from recension.text.words import words
from recension.trace.exchanges import exchange_of
from recension.trace.figures import counts_in
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.passages import Aligned
from recension.trace.quotation_shifts import Part, counterpart, parts_of
from recension.trace.speakers import Speaker, speakers_of
from recension.trace.witness import Sentence, Witness

_KEPT = 0.7
_AROUND = 6
_LEAST_AROUND = 4


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
        found = exchange_of(source, to, one, other)
        if found is not None:
            was, became = source.span(one.start, one.end), to.span(other.start, other.end)
            yield Shift("attribution", found.detail, None, None, was, became, found.note)


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
        for value, at in counts_in(sentence):
            word = sentence.words[at]
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
