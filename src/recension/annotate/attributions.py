"""Attributions by rule: who (source), by which words (cue), says what (content).

The notion of an attribution and its three parts is that of Pareti (2015) and of PolNeAR (Newell et
al. 2018); the patterns are those of quotation extraction since Pouliquen et al. (2007) and Krestel
et al. (2008): source beside cue, content after the cue or before the pair. A quotation without a
cue of its own goes to the last speaker of its paragraph or of the one before (O'Keefe et al. 2012).
"""

import msgspec

from recension.annotate.carried import with_carried
from recension.annotate.clauses import (
    CLOSERS,
    OPENERS,
    clause_after,
    clause_before,
    content_after,
    ends_clause,
    inside_quotation,
    quotation_before,
)
from recension.annotate.cues import CueVerb, cue_verbs
from recension.annotate.phrases import (
    cue_start,
    is_verb_here,
    phrase_after,
    phrase_before,
    phrase_to_mark,
    phrase_words,
    subject_of_sentence,
)
from recension.annotate.prepared import Prepared
from recension.annotate.sources import head_of, source_words
from recension.annotate.units import singular
from recension.annotate.words import Word
from recension.model.annotation import Attribution
from recension.model.span import Offsets


class Found(msgspec.Struct, frozen=True):
    """One cue of a sentence with its parts as offsets; `source` None where none was found."""

    source: Offsets | None
    cue: Offsets
    content: tuple[Offsets, ...]


def find_attributions(prepared: Prepared) -> tuple[Attribution, ...]:
    """The attributions of the text, in order of their first source word or cue.

    A content that is quoted keeps its quotation marks; the full stop of an indirect one stays out.
    """
    found: list[Found] = []
    for sentence in range(len(prepared.bounds)):
        found.extend(_of_sentence(prepared, sentence))
    told = [_as_attribution(item) for item in found if not _is_counted(prepared.text, item)]
    return tuple(sorted(with_carried(prepared, told)))


def _is_counted(text: str, found: Found) -> bool:
    """Whether the cue is a noun that its source counts: "could answer few questions"."""
    if found.source is None or found.source[1] > found.cue[0]:
        return False
    words = text[slice(*found.source)].lower().split()
    beside = not text[found.source[1] : found.cue[0]].strip()
    return beside and len(words) > 1 and words[-1] in source_words().of_the_cue


def _as_attribution(found: Found) -> Attribution:
    source = () if found.source is None else (found.source,)
    return Attribution(source, (found.cue,), found.content)


def _of_sentence(prepared: Prepared, sentence: int) -> list[Found]:
    first, last = prepared.bounds[sentence]
    found: list[Found] = []
    for at in range(first, last):
        word = prepared.words[at]
        if word.low == "according":
            found.extend(_according_to(prepared, sentence, at))
        elif word.low in source_words().citing:
            found.extend(_citing(prepared, sentence, at, found))
        elif word.low in cue_verbs():
            item = _verb(prepared, sentence, at, found)
            found.extend([] if item is None else [item])
    return found


def _according_to(prepared: Prepared, sentence: int, at: int) -> list[Found]:
    """ "according to X, …" and "…, according to X", with whom X cites."""
    words = prepared.words
    first, last = prepared.bounds[sentence]
    if at + 2 >= last or words[at + 1].low != "to" or inside_quotation(prepared, at):
        return []
    end = phrase_to_mark(prepared, at + 2, last)
    if end == at + 2:
        return []
    source = words[at + 2].start, words[end - 1].end
    cue = words[at].start, words[at + 1].end
    if not (_is_early(words, first, at) and end < last and words[end].text == ","):
        content = clause_before(prepared, sentence, at)
        return [] if content is None else [Found(source, cue, (content,))]
    cited = _cited_at(prepared, end + 1, last)
    content = clause_after(prepared, sentence, (cited[1] if cited else end) + 1)
    if content is None:
        return []
    found = [Found(source, cue, (content,))]
    if cited is not None:
        spoken = words[end + 2].start, words[cited[1] - 1].end
        found.append(Found(spoken, (words[end + 1].start, words[end + 1].end), (content,)))
    return found


def _cited_at(prepared: Prepared, at: int, last: int) -> tuple[int, int] | None:
    """The words of "citing military sources" at `at`, where they name somebody who can know."""
    words = prepared.words
    if at + 1 >= last or words[at].low not in source_words().citing:
        return None
    end = phrase_to_mark(prepared, at + 1, last)
    head = head_of(words[at + 1 : end])
    if head is None:
        return None
    lists = source_words()
    forms = {head.low, singular(head.low) or head.low}
    known = lists.persons | lists.organisations | lists.documents | lists.outlets
    return (at, end) if head.is_name_like or forms & known else None


def _citing(prepared: Prepared, sentence: int, at: int, earlier: list[Found]) -> list[Found]:
    """ "…, AFP reported, citing police": the cited are behind what AFP is behind."""
    words = prepared.words
    _, last = prepared.bounds[sentence]
    cited = _cited_at(prepared, at, last)
    start = words[at].start
    if cited is None or not earlier or any(item.cue[0] == start for item in earlier):
        return []
    source = words[at + 1].start, words[cited[1] - 1].end
    return [Found(source, (start, words[at].end), earlier[-1].content)]


def _is_early(words: tuple[Word, ...], first: int, at: int) -> bool:
    """Whether only a conjunction or an opening mark stands before `at` in its sentence."""
    return at - first <= 2 and "," not in {word.text for word in words[first:at]}


def _verb(prepared: Prepared, sentence: int, at: int, earlier: list[Found]) -> Found | None:
    words = prepared.words
    first, _ = prepared.bounds[sentence]
    verb = cue_verbs()[words[at].low]
    if words[at].is_name_like or inside_quotation(prepared, at):
        return None
    start = cue_start(words, at, first)
    if start > first and words[start - 1].low in phrase_words().not_before_verb:
        return None
    if not is_verb_here(words, (start, at), prepared.bounds[sentence], verb):
        return None
    if verb.form in {"past", "participle"} and any(
        word.low in phrase_words().be for word in words[start:at]
    ):
        return None
    shares = start > first and words[start - 1].low in phrase_words().sharing
    if verb.form == "gerund" or (shares and verb.form in {"past", "present"}):
        return _participial(prepared, sentence, (start, at), earlier)
    return _inverted(prepared, sentence, (start, at), verb) or _plain(
        prepared, sentence, (start, at), verb
    )


def _participial(
    prepared: Prepared, sentence: int, cue: tuple[int, int], earlier: list[Found]
) -> Found | None:
    """ ", adding that …", "and said …": the speaker of the sentence, or its subject."""
    start, at = cue
    words = prepared.words
    spoken = _absolute(prepared, sentence, start) or (earlier[-1].source if earlier else None)
    source = spoken or subject_of_sentence(prepared, sentence, start)
    content = content_after(prepared, sentence, at + 1, cue_verbs()[words[at].low])
    if content is None or source is None:
        return None
    return Found(source, (words[start].start, words[at].end), (content,))


def _absolute(prepared: Prepared, sentence: int, at: int) -> Offsets | None:
    """The phrase between "with" and the cue: "with one source stating, …"."""
    words = prepared.words
    first, _ = prepared.bounds[sentence]
    begin = phrase_before(prepared, at, max(first, at - 8))
    if begin is None:
        return None
    lows = [word.low for word in words[begin:at]]
    if "with" not in lows or lows[-1] == "with":
        return None
    return words[begin + lows.index("with") + 1].start, words[at - 1].end


def _inverted(
    prepared: Prepared, sentence: int, cue: tuple[int, int], verb: CueVerb
) -> Found | None:
    """ "…," said Awa Keita, a lawyer."""
    start, at = cue
    words = prepared.words
    first, last = prepared.bounds[sentence]
    if start != at or "q" not in verb.frames or at == first or at + 1 >= last:
        return None
    if not _can_invert(words, at, verb):
        return None
    end = phrase_after(prepared, at + 1, last, appositives=True)
    content = clause_before(prepared, sentence, at)
    if end == at + 1 or content is None or words[at + 1].low in phrase_words().no_clause:
        return None
    if not _closes_pair(words, at, end, last):
        return None
    source = words[at + 1].start, words[end - 1].end
    pieces = (content, *_quotation_behind(prepared, sentence, end))
    return Found(source, (words[at].start, words[at].end), pieces)


def _can_invert(words: tuple[Word, ...], at: int, verb: CueVerb) -> bool:
    """Behind a quotation any verb of saying; behind a plain comma those that take a bare clause."""
    if "a" in verb.frames:
        return False
    before = words[at - 1].text
    quoted = before in CLOSERS or (before in ",?!" and words[at - 2].text in CLOSERS)
    return quoted or (before == "," and "c" in verb.frames and "n" not in verb.frames)


def _closes_pair(words: tuple[Word, ...], at: int, end: int, last: int) -> bool:
    """Behind a plain comma nothing but time and place may follow "said Awa Keita"."""
    lists = phrase_words()
    if words[at - 1].text != "," or words[at - 2].text in CLOSERS or end >= last:
        return True
    return words[end].text in ".,;:" or words[end].low in lists.setting | lists.adverbial


def _quotation_behind(prepared: Prepared, sentence: int, at: int) -> tuple[Offsets, ...]:
    """The second half of a quotation that the speaker breaks: "…," she said, "…"."""
    words = prepared.words
    _, last = prepared.bounds[sentence]
    if at + 1 < last and words[at].text == "," and words[at + 1].text in OPENERS:
        content = clause_after(prepared, sentence, at + 1)
        return () if content is None else (content,)
    return ()


def _plain(prepared: Prepared, sentence: int, cue: tuple[int, int], verb: CueVerb) -> Found | None:
    start, at = cue
    words = prepared.words
    first, _ = prepared.bounds[sentence]
    begin = phrase_before(prepared, start, first)
    if begin is None:
        return None
    content = _content_of(prepared, sentence, (begin, at + 1), verb)
    if not content:
        return None
    source = words[begin].start, words[start - 1].end
    return Found(source, (words[start].start, words[at].end), content)


def _content_of(
    prepared: Prepared, sentence: int, pair: tuple[int, int], verb: CueVerb
) -> tuple[Offsets, ...]:
    """The content of the source and cue at the words [begin, end): after them, before, or both."""
    begin, end = pair
    words = prepared.words
    before = (
        quotation_before(prepared, sentence, words[begin].start) if "q" in verb.frames else None
    )
    after = content_after(prepared, sentence, end, verb)
    if before is not None:
        whole = clause_before(prepared, sentence, begin) or before
        return (whole, *_quotation_behind(prepared, sentence, end))
    if after is not None:
        return (after,)
    if "q" in verb.frames and ends_clause(prepared, sentence, begin, end):
        clause = clause_before(prepared, sentence, begin)
        return () if clause is None else (clause,)
    return ()
