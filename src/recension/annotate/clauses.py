"""Clauses: the words that a source is said to say, bounded by marks, quotations and other cues."""

from recension.annotate.cues import CueVerb, cue_verbs
from recension.annotate.phrases import phrase_after, phrase_words
from recension.annotate.prepared import Prepared
from recension.annotate.sources import source_words
from recension.annotate.words import Word
from recension.model.span import Offsets

CLOSERS = "\"'”’»"
OPENERS = "\"'“‘«"
_FARTHEST = 200  # words; no content is looked for beyond it, so that time stays linear


def content_after(prepared: Prepared, sentence: int, at: int, verb: CueVerb) -> Offsets | None:
    """What stands after the cue that ends before the word at `at`, where it can be its content."""
    words = prepared.words
    _, last = prepared.bounds[sentence]
    begin = _past_citing(words, _skip_addressee(prepared, at, last, verb), last)
    if begin >= last:
        return None
    word = words[begin]
    if word.text in {":", ","} and begin + 1 < last and words[begin + 1].text in OPENERS:
        return clause_after(prepared, sentence, begin + 1)
    if word.text == ":":
        following = clause_after(prepared, sentence, begin + 1)
        return following or _quotation_from(prepared, word.end)
    if "f" in verb.frames:
        return _figure_at(prepared, sentence, begin)
    begin += word.low in {"of", "about"} and "o" in verb.frames
    opens = words[begin - 1] is word or _can_open(word, verb)
    return clause_after(prepared, sentence, begin) if opens else None


def _past_citing(words: tuple[Word, ...], at: int, last: int) -> int:
    """Past ", citing police," between cue and content."""
    if at + 1 >= last or words[at].text != "," or words[at + 1].low not in source_words().citing:
        return at
    ends = range(at + 2, min(last, at + 15))
    return next((end + 1 for end in ends if words[end].text == ","), at)


def _figure_at(prepared: Prepared, sentence: int, at: int) -> Offsets | None:
    """ "the figure at around 50", after "put" and "placed"."""
    words = prepared.words
    _, last = prepared.bounds[sentence]
    ahead = [word.low for word in words[at : min(last, at + 6)]]
    counted = "at" in ahead and set(ahead) & phrase_words().figures
    return clause_after(prepared, sentence, at) if counted else None


def _quotation_from(prepared: Prepared, position: int) -> Offsets | None:
    """The quotation that opens the paragraph after the colon before `position`."""
    text = prepared.text
    start = position
    while start < len(text) and text[start].isspace():
        start += 1
    run = prepared.quotation_at(start + 1)
    if run is None or run.start != start + 1:
        return None
    return start, run.end + (run.ending == "closed")


def _can_open(word: Word, verb: CueVerb) -> bool:
    """Whether an indirect content without "that" can begin with `word`."""
    lists = phrase_words()
    if word.text in ",.;)":
        return False
    if word.text in OPENERS or word.low in {"that", "how", "whether", "why"}:
        return True
    if word.low == "to" and "i" in verb.frames:
        return True
    clause = "c" in verb.frames and word.low not in lists.no_clause
    return clause or ("n" in verb.frames and word.low not in lists.no_noun)


def _skip_addressee(prepared: Prepared, at: int, last: int, verb: CueVerb) -> int:
    """Past "AFP", "the agency on Sunday", "in a statement" to where the content begins."""
    words = prepared.words
    begin = at
    if "a" in verb.frames and begin < last and words[begin].text not in {",", ":", *OPENERS}:
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


def clause_after(prepared: Prepared, sentence: int, at: int) -> Offsets | None:
    """From the word at `at` to the sentence's end or the next cue after a comma."""
    words, text = prepared.words, prepared.text
    _, last = prepared.bounds[sentence]
    if at >= last:
        return None
    end = last
    for index in range(at + 2, min(last - 1, at + _FARTHEST)):
        if words[index].text in ",;" and _ends_at(prepared, index, last):
            end = index
            break
    return _trimmed(text, words[at].start, _quotation_end(prepared, words[end - 1].end))


def _ends_at(prepared: Prepared, at: int, last: int) -> bool:
    """Whether the content ends with the mark at `at`: another speaker, or a turn, follows."""
    words = prepared.words
    if inside_quotation(prepared, at):
        return False
    if words[at].text == ";" or words[at + 1].low in phrase_words().turns:
        return True
    return _opens_other_cue(prepared, at + 1) or _is_tail_speaker(prepared, at + 1, last)


def _is_tail_speaker(prepared: Prepared, at: int, last: int) -> bool:
    """ "…, police said." at the end of what somebody else is said to say."""
    if last - at > 8:
        return False
    tail = prepared.words[at:last]
    said = any(word.low in {"said", "says", "told"} for word in tail[1:])
    return said and tail[0].low not in {"who", "which", "he", "and"}


def _opens_other_cue(prepared: Prepared, at: int) -> bool:
    verb = cue_verbs().get(prepared.words[at].low)
    gerund = verb is not None and verb.form == "gerund"
    return (gerund or prepared.words[at].low == "according") and not inside_quotation(prepared, at)


def _quotation_end(prepared: Prepared, end: int) -> int:
    """`end`, or where the quotation that holds it ends, its mark included."""
    run = prepared.quotation_at(end - 1)
    if run is None or end - 1 >= run.end:
        return end
    return run.end + (run.ending == "closed")


def clause_before(prepared: Prepared, sentence: int, at: int) -> Offsets | None:
    """From the start of the sentence, or of the quotation that ends here, to before `at`."""
    words, text = prepared.words, prepared.text
    first, _ = prepared.bounds[sentence]
    if at - first < 2:
        return quotation_before(prepared, sentence, words[at].start)
    end = words[at - 1].end
    quoted = quotation_before(prepared, sentence, words[at].start)
    start = words[first].start
    if quoted is not None and quoted[0] <= start:
        return quoted
    return _trimmed(text, start, end)


def quotation_before(prepared: Prepared, sentence: int, position: int) -> Offsets | None:
    """The quotation whose closing mark stands right before `position` in the same sentence."""
    run = prepared.quotation_at(position - 1)
    start = prepared.sentences[sentence][0]
    if run is None or run.ending != "closed" or not start <= run.end < position:
        return None
    between = prepared.text[run.end + 1 : position].strip(" ,\u00a0")
    return None if between else (run.start - 1, run.end + 1)


def _trimmed(text: str, start: int, end: int) -> Offsets | None:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:—–-"):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
        start += 1
    return (start, end) if end > start else None


def inside_quotation(prepared: Prepared, at: int) -> bool:
    """Whether the word at `at` stands between quotation marks."""
    return prepared.is_quoted(prepared.words[at].start)


def ends_clause(prepared: Prepared, sentence: int, begin: int, end: int) -> bool:
    """Whether source and cue close what they report: "…, a witness said on Monday."""
    words, lists = prepared.words, phrase_words()
    first, last = prepared.bounds[sentence]
    if begin - first < 4 or words[begin - 1].text not in {",", "—", "–", *CLOSERS}:
        return False
    told = words[end - 1].low in source_words().told
    return (
        end >= last
        or told
        or words[end].text in ".,;:!?"
        or (words[end].low in lists.setting | lists.adverbial)
    )
