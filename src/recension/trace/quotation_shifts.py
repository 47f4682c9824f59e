"""Words altered between quotation marks, or drawn inside them."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import LCSseq

from recension.model.lineage import Shift
from recension.model.span import Offsets, Span
from recension.text.sentences import sentence_offsets
from recension.text.words import Word, words
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.passages import Aligned
from recension.trace.witness import Witness

_LEAST_WORDS = 4
_ALIKE = 0.55
_ALIKE_OF_SPEAKER = 0.45
_NEARLY_ALL = 0.7
_DRAWN_IN = 0.85
_AROUND = 160
_GAP = re.compile(r"[^\w]{0,4}")
_GAP_BEFORE = re.compile(r"[^\w]{0,4}$")
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_NOT_LETTERS = re.compile(r"\W")
_OPENING = frozenset('"“”«»')
_MARKS = frozenset("\"'“”‘’«»")


class Part(msgspec.Struct, frozen=True):
    """A sentence of a quotation, and the names that stand around the quotation."""

    words: tuple[Word, ...]
    stems: tuple[str, ...]
    names: frozenset[str]

    @property
    def offsets(self) -> Offsets:
        """From its first word to its last."""
        return self.words[0].start, self.words[-1].end


def parts_of(witness: Witness) -> tuple[Part, ...]:
    """The sentences of every quotation of an article, in order."""
    found = []
    for start, end in witness.quotations:
        if _is_reported(witness, start, end):
            continue
        names = _names_around(witness, start, end)
        for its in _sentences(witness, start, end):
            found.append(Part(its, tuple(word.stem for word in its), names))
    return tuple(found)


def _is_reported(witness: Witness, start: int, end: int) -> bool:
    """Whether a verb of reporting follows the mark: then it closed words, and opens none."""
    first = next(iter(words(witness.text, start, end)), None)
    return first is not None and not first.capital and first.form in lexicon().said_before_name


def _sentences(witness: Witness, start: int, end: int) -> list[tuple[Word, ...]]:
    """The words of each sentence of a quotation; one of few words goes with the one before it."""
    found: list[tuple[Word, ...]] = []
    for first, last in sentence_offsets(witness.text[start:end]):
        its = _spoken(witness, start + first, start + last)
        if found and min(len(its), len(found[-1])) < _LEAST_WORDS:
            found[-1] = (*found[-1], *its)
        elif its:
            found.append(its)
    return found


def _spoken(witness: Witness, start: int, end: int) -> tuple[Word, ...]:
    """The words of a quotation without those in brackets, which are the editor's."""
    own = [
        (start + found.start(), start + found.end())
        for found in _BRACKETS.finditer(witness.text[start:end])
    ]
    return tuple(
        word
        for word in words(witness.text, start, end)
        if not any(first <= word.start < last for first, last in own)
    )


def _names_around(witness: Witness, start: int, end: int) -> frozenset[str]:
    near = (
        *words(witness.text, max(0, start - _AROUND), start),
        *words(witness.text, end, min(len(witness.text), end + _AROUND)),
    )
    stop = stop_stems()
    return frozenset(word.form for word in near if word.capital and word.stem not in stop)


def quotation_shifts(
    source: Witness,
    to: Witness,
    aligned: Sequence[Aligned],
    before: Sequence[Part],
    after: Sequence[Part],
) -> Iterator[Shift]:
    """Quotations of `to` whose words `source` has otherwise, or has outside quotation marks.

    A part cut off at either end is no change; a word left out within, or another put in, is. A
    quotation that matches nothing of the source came from elsewhere and says nothing. `before` and
    `after` are the parts of the two.
    """
    whole = [_whole(source, *offsets) for offsets in source.quotations]
    texts = [_letters(source, one) for one in whole]
    for part in after:
        letters = _letters(to, part)
        if len(part.words) < _LEAST_WORDS or any(letters in one for one in texts):
            continue
        became = to.span(*part.offsets)
        grown = next(_grown(source, to, part, aligned), None)
        if grown is not None:
            yield _put_in_marks(grown, became)
            continue
        fuller = any(_letters(source, one) in letters for one in before if len(one.words) > 3)
        best = counterpart(whole if fuller else before, part)
        if best is not None and _letters(source, best) not in letters:
            was = source.span(*_matching(best, part))
            note = "words between the quotation marks differ"
            yield Shift("quotation", "quotation-altered", None, None, was, became, note)
        elif not fuller and _opened(to, part):
            yield from _drawn_in(source, to, part, aligned)


def _opened(witness: Witness, part: Part) -> bool:
    """Whether a mark opens the quotation that holds a part, and it is no further paragraph's."""
    at = part.offsets[0]
    start = next(first for first, last in witness.quotations if first <= at < last)
    return witness.text[start - 1 : start] in _MARKS


def _whole(witness: Witness, start: int, end: int) -> Part:
    """A quotation with all its sentences."""
    its = _spoken(witness, start, end)
    return Part(its, tuple(word.stem for word in its), _names_around(witness, start, end))


def _letters(witness: Witness, part: Part) -> str:
    """The words without what stands between and within them: "cyber-crime" is "cyber crime"."""
    found = (witness.text[word.start : word.end] for word in part.words)
    return _NOT_LETTERS.sub("", "".join(found)).lower()


def _grown(source: Witness, to: Witness, part: Part, aligned: Sequence[Aligned]) -> Iterator[Span]:
    """The words of a quotation as the source has them, with a mark in their midst."""
    size, text = len(part.stems), to.text[slice(*part.offsets)]
    if not _MARKS.isdisjoint(text.replace("'", "").replace("’", "")):
        return
    for pair in aligned:
        sentence = to.sentences[pair.to]
        if sentence.start <= part.offsets[0] < sentence.end:
            its = source.sentences[pair.source].words
            stems = tuple(word.stem for word in its)
            for at in range(len(stems) - size + 1):
                span = source.span(its[at].start, its[at + size - 1].end)
                if stems[at : at + size] == part.stems and not _OPENING.isdisjoint(span.text):
                    yield span


def _put_in_marks(was: Span, became: Span) -> Shift:
    note = "the reporter's words stand between quotation marks"
    return Shift("quotation", "paraphrase-put-in-quotes", None, None, was, became, note)


def unquoted_shifts(
    source: Witness, to: Witness, aligned: Sequence[Aligned], before: Sequence[Part]
) -> Iterator[Shift]:
    """Quotations of `source` that stand in `to` in the reporter's words, without any marks."""
    for part in before:
        for pair in aligned:
            sentence = source.sentences[pair.source]
            if len(part.words) < _LEAST_WORDS or not (
                sentence.start <= part.offsets[0] < sentence.end
            ):
                continue
            became = _without_marks(to, pair, part)
            if became is not None:
                note = "the quotation is given in other words, or without its marks"
                was = source.span(*part.offsets)
                if not _marked_anew(to, became, source, was):
                    break
                yield Shift("quotation", "quotation-paraphrased", None, None, was, became, note)
                break


def _without_marks(to: Witness, pair: Aligned, part: Part) -> Span | None:
    """Where most of a quotation's content stands in an aligned sentence that has no marks."""
    sentence = to.sentences[pair.to]
    if not _OPENING.isdisjoint(to.text[sentence.start : sentence.end]):
        return None
    codes = LCSseq.opcodes(part.stems, [word.stem for word in sentence.words])
    kept = [code for code in codes if code.tag == "equal"]
    size = sum(code.src_end - code.src_start for code in kept)
    stop = stop_stems()
    content = [word for word in part.words if word.stem not in stop]
    shared = {word.stem for word in content} & {word.stem for word in sentence.words}
    if len(shared) < 3 or 2 * len(shared) < len(content) or 2 * size < len(part.words):
        return None
    start, end = sentence.words[kept[0].dest_start].start, sentence.words[kept[-1].dest_end - 1].end
    quoted = any(first < end and start < last for first, last in to.quotations)
    return None if quoted else to.span(start, end)


def counterpart(before: Sequence[Part], part: Part) -> Part | None:
    """The earlier part that `part` repeats or alters, None if it is like none."""
    like = [one for one in before if _altered(one, part)]
    return max(like, key=lambda one: (_alike(one, part), -one.offsets[0]), default=None)


def _alike(one: Part, other: Part) -> float:
    """The share of words kept in order of the later part and the stretch of the earlier one."""
    common = LCSseq.similarity(one.stems, other.stems)
    if not common:
        return 0.0
    first, last = _stretch(one, other)
    return 2.0 * common / (last - first + len(other.stems))


def _altered(before: Part, after: Part) -> bool:
    """Nearly all words in the same order, or half with two of content; fewer of one speaker."""
    if len(before.words) < 3:
        return False
    stop = stop_stems()
    content = {stem for stem in before.stems if stem not in stop} & set(after.stems)
    same_speaker = bool(before.names & after.names)
    least = _ALIKE_OF_SPEAKER if same_speaker else _ALIKE
    alike = _alike(before, after)
    return alike >= _NEARLY_ALL or (len(content) >= 2 and alike >= least)


def _matching(before: Part, after: Part) -> Offsets:
    """The stretch of the earlier part that the later one covers."""
    start, end = _stretch(before, after)
    return before.words[start].start, before.words[end - 1].end


def _stretch(before: Part, after: Part) -> tuple[int, int]:
    """The words [start, end) of the earlier part that the later one covers."""
    codes = [code for code in LCSseq.opcodes(before.stems, after.stems) if code.tag == "equal"]
    first, last = codes[0], codes[-1]
    start = max(0, first.src_start - first.dest_start)
    return start, min(len(before.words), last.src_end + len(after.words) - last.dest_end)


def _drawn_in(
    source: Witness, to: Witness, part: Part, aligned: Sequence[Aligned]
) -> Iterator[Shift]:
    """The reporter's own words of an aligned sentence that `to` shows as a quotation."""
    for pair in aligned:
        sentence = to.sentences[pair.to]
        if not sentence.start <= part.offsets[0] < sentence.end:
            continue
        outside = [
            word
            for word in source.sentences[pair.source].words
            if not any(start <= word.start < end for start, end in source.quotations)
        ]
        codes = LCSseq.opcodes([word.stem for word in outside], part.stems)
        kept = [code for code in codes if code.tag == "equal"]
        if sum(code.src_end - code.src_start for code in kept) >= _DRAWN_IN * len(part.stems):
            was = source.span(outside[kept[0].src_start].start, outside[kept[-1].src_end - 1].end)
            became = to.span(*part.offsets)
            if not _marked_anew(source, was, to, became):
                return
            yield _put_in_marks(was, became)
            return


def _marked_anew(source: Witness, was: Span, to: Witness, became: Span) -> bool:
    """Whether a mark stands right at the words in the one and none does in the other.

    Where marks are ill paired a run may be read as quoted in one article and not in the other,
    though both have the same marks.
    """
    return not any(_marks_at(source.text, was)) and any(_marks_at(to.text, became))


def _marks_at(text: str, span: Span) -> tuple[bool, bool]:
    """Whether a quotation mark stands between the words and the one before, and the one after."""
    before, after = _GAP_BEFORE.search(text[: span.start]), _GAP.match(text, span.end)
    return (
        before is not None and not _MARKS.isdisjoint(before.group()),
        after is not None and not _MARKS.isdisjoint(after.group()),
    )
