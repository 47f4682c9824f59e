"""Attributions by rule: who (source), by which words (cue), says what (content).

The notion of an attribution and its three parts is that of Pareti (2015) and of PolNeAR (Newell et
al. 2018); the patterns are those of quotation extraction since Pouliquen et al. (2007) and Krestel
et al. (2008): source beside cue, content after the cue or before the pair. A quotation without a
cue of its own goes to the last speaker of its paragraph or of the one before (O'Keefe et al. 2012).
"""

import msgspec

from recension.annotate.carried import with_carried
from recension.annotate.cues import CueVerb, cue_verbs
from recension.annotate.phrases import (
    cue_start,
    phrase_after,
    phrase_before,
    phrase_words,
    subject_of_sentence,
)
from recension.annotate.prepared import Prepared
from recension.annotate.words import Word
from recension.model.annotation import Attribution
from recension.model.span import Offsets

_CLOSERS = "\"'”’»"
_OPENERS = "\"'“‘«"


class Found(msgspec.Struct, frozen=True):
    """One cue of a sentence with its parts as offsets; `source` None where none was found."""

    source: Offsets | None
    cue: Offsets
    content: Offsets


def find_attributions(prepared: Prepared) -> tuple[Attribution, ...]:
    """The attributions of the text, in order of their first source word or cue.

    A content that is quoted keeps its quotation marks; the full stop of an indirect one stays out.
    """
    found: list[Found] = []
    for sentence in range(len(prepared.bounds)):
        found.extend(_of_sentence(prepared, sentence))
    return tuple(sorted(with_carried(prepared, [_as_attribution(item) for item in found])))


def _as_attribution(found: Found) -> Attribution:
    source = () if found.source is None else (found.source,)
    return Attribution(source, (found.cue,), (found.content,))


def _of_sentence(prepared: Prepared, sentence: int) -> list[Found]:
    first, last = prepared.bounds[sentence]
    found: list[Found] = []
    at = first
    while at < last:
        item = _according_to(prepared, sentence, at) or _verb(prepared, sentence, at, found)
        if item is not None:
            found.append(item)
        at += 1
    return found


def _inside_quotation(prepared: Prepared, at: int) -> bool:
    position = prepared.words[at].start
    return any(run.start <= position < run.end for run in prepared.runs_of(position))


def _according_to(prepared: Prepared, sentence: int, at: int) -> Found | None:
    words = prepared.words
    first, last = prepared.bounds[sentence]
    if words[at].low != "according" or at + 2 >= last or words[at + 1].low != "to":
        return None
    if _inside_quotation(prepared, at):
        return None
    end = phrase_after(prepared, at + 2, last)
    if end == at + 2:
        return None
    source = words[at + 2].start, words[end - 1].end
    cue = words[at].start, words[at + 1].end
    follows = end < last and words[end].text == ","
    content = (
        _clause_after(prepared, sentence, end + 1)
        if follows and _is_early(words, first, at)
        else _clause_before(prepared, sentence, at)
    )
    return None if content is None else Found(source, cue, content)


def _is_early(words: tuple[Word, ...], first: int, at: int) -> bool:
    """Whether only a conjunction or an opening mark stands before `at` in its sentence."""
    return at - first <= 2 and "," not in {word.text for word in words[first:at]}


def _verb(prepared: Prepared, sentence: int, at: int, earlier: list[Found]) -> Found | None:
    words = prepared.words
    first, _ = prepared.bounds[sentence]
    verb = cue_verbs().get(words[at].low)
    if verb is None or words[at].is_name_like or _inside_quotation(prepared, at):
        return None
    start = cue_start(words, at, first)
    if start > first and words[start - 1].low in phrase_words().not_before_verb:
        return None
    cue = words[start].start, words[at].end
    if verb.form == "gerund":
        source = earlier[-1].source if earlier else subject_of_sentence(prepared, sentence, start)
        content = _content_after(prepared, sentence, at + 1, verb)
        return None if content is None or source is None else Found(source, cue, content)
    return _inverted(prepared, sentence, (start, at), verb) or _plain(
        prepared, sentence, (start, at), verb
    )


def _inverted(
    prepared: Prepared, sentence: int, cue: tuple[int, int], verb: CueVerb
) -> Found | None:
    """ "…," said Awa Keita, a lawyer."""
    start, at = cue
    words = prepared.words
    first, last = prepared.bounds[sentence]
    if start != at or "q" not in verb.frames or at == first:
        return None
    if words[at - 1].text not in {",", *_CLOSERS, "?", "!"} or at + 1 >= last:
        return None
    end = phrase_after(prepared, at + 1, last, appositives=True)
    if end == at + 1:
        return None
    content = _clause_before(prepared, sentence, at)
    if content is None:
        return None
    source = words[at + 1].start, words[end - 1].end
    return Found(source, (words[at].start, words[at].end), content)


def _plain(prepared: Prepared, sentence: int, cue: tuple[int, int], verb: CueVerb) -> Found | None:
    start, at = cue
    words = prepared.words
    first, _ = prepared.bounds[sentence]
    begin = phrase_before(prepared, start, first)
    if begin is None:
        return None
    source = words[begin].start, words[start - 1].end
    span = words[start].start, words[at].end
    content = _content_after(prepared, sentence, at + 1, verb)
    if content is None and "q" in verb.frames:
        content = _clause_before(prepared, sentence, begin)
    return None if content is None else Found(source, span, content)


def _content_after(prepared: Prepared, sentence: int, at: int, verb: CueVerb) -> Offsets | None:
    words = prepared.words
    _, last = prepared.bounds[sentence]
    begin = _skip_addressee(prepared, at, last, verb)
    if begin >= last:
        return None
    word = words[begin]
    if word.text in {":", ","} and begin + 1 < last and words[begin + 1].text in _OPENERS:
        return _clause_after(prepared, sentence, begin + 1)
    if word.text == ":":
        return _clause_after(prepared, sentence, begin + 1)
    if word.text in _OPENERS or word.low == "that" or word.low in {"how", "whether", "why"}:
        return _clause_after(prepared, sentence, begin)
    if word.low == "to" and "i" in verb.frames:
        return _clause_after(prepared, sentence, begin)
    takes = (
        "c" in verb.frames and word.text not in ",.;)" and word.low not in phrase_words().no_clause
    )
    takes = takes or (
        "n" in verb.frames and word.text not in ",.;)" and word.low not in phrase_words().no_noun
    )
    return _clause_after(prepared, sentence, begin) if takes else None


def _skip_addressee(prepared: Prepared, at: int, last: int, verb: CueVerb) -> int:
    """Past "AFP", "the agency on Sunday", "in a statement" to where the content begins."""
    words = prepared.words
    begin = at
    if "a" in verb.frames and begin < last and words[begin].text not in {",", ":", *_OPENERS}:
        begin = phrase_after(prepared, begin, last, addressee=True)
    while begin < last:
        if words[begin].low in phrase_words().adverbial:
            begin += 1
        elif words[begin].low in phrase_words().setting:
            end = phrase_after(prepared, begin + 1, last, addressee=True)
            if end == begin + 1:
                break
            begin = end
        else:
            break
    return begin


def _clause_after(prepared: Prepared, sentence: int, at: int) -> Offsets | None:
    """From the word at `at` to the sentence's end or the next cue after a comma."""
    words, text = prepared.words, prepared.text
    _, last = prepared.bounds[sentence]
    if at >= last:
        return None
    end = last
    for index in range(at + 2, last - 1):
        if words[index].text == "," and _opens_other_cue(prepared, index + 1):
            end = index
            break
    return _trimmed(text, words[at].start, _quotation_end(prepared, words[end - 1].end))


def _opens_other_cue(prepared: Prepared, at: int) -> bool:
    verb = cue_verbs().get(prepared.words[at].low)
    gerund = verb is not None and verb.form == "gerund"
    return (gerund or prepared.words[at].low == "according") and not _inside_quotation(prepared, at)


def _quotation_end(prepared: Prepared, end: int) -> int:
    """`end`, or where the quotation that holds it ends, its mark included."""
    for run in prepared.runs_of(end - 1):
        if run.depth == 0 and run.start <= end - 1 < run.end:
            return run.end + (run.ending == "closed")
    return end


def _clause_before(prepared: Prepared, sentence: int, at: int) -> Offsets | None:
    """From the start of the sentence, or of the quotation that ends here, to before `at`."""
    words, text = prepared.words, prepared.text
    first, _ = prepared.bounds[sentence]
    if at - first < 2:
        return _quotation_before(prepared, words[at].start)
    end = words[at - 1].end
    quoted = _quotation_before(prepared, words[at].start)
    start = words[first].start
    if quoted is not None and quoted[0] <= start:
        return quoted
    return _trimmed(text, start, end)


def _quotation_before(prepared: Prepared, position: int) -> Offsets | None:
    """The quotation whose closing mark stands right before `position`."""
    text = prepared.text
    for run in prepared.runs_of(max(0, position - 4)):
        if (
            run.depth == 0
            and run.ending == "closed"
            and not text[run.end + 1 : position].strip(" ,")
        ):
            return run.start - 1, run.end + 1
    return None


def _trimmed(text: str, start: int, end: int) -> Offsets | None:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:—–-"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
        start += 1
    return (start, end) if end > start else None
