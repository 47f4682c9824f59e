"""Speakers exchanged: the same quotation or figure, said by somebody else."""

from collections.abc import Iterator, Sequence

import msgspec

from recension.model.lineage import Shift, ShiftDetail
from recension.text.words import Word, words
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.quotation_shifts import Part, counterpart, parts_of
from recension.trace.witness import Sentence, Witness, number_of

_LONGEST = 8
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you", "who", "that", "which", "one"))
_CONTRAST = frozenset(("while", "but", "although", "whereas"))
_CLOSING = _CONTRAST | {"that", "as", "when", "because", "though", "if", "since"}


class Speaker(msgspec.Struct, frozen=True):
    """Who says something, in the words of [start, end): the names and the kind of person."""

    start: int
    end: int
    names: frozenset[str]
    roles: tuple[str, ...]


def speaker_shifts(source: Witness, to: Witness) -> Iterator[Shift]:
    """The quotations and figures of both articles that different speakers are credited with."""
    said = dict(_statements(source))
    same = _renamed(source, to)
    seen: set[tuple[Speaker, Speaker]] = set()
    for key, after in _statements(to):
        before = said.get(same.get(key, key))
        if before is None or (before, after) in seen:
            continue
        seen.add((before, after))
        detail = _exchange(source, before, after)
        if detail is not None:
            was, became = source.span(before.start, before.end), to.span(after.start, after.end)
            note = "the same is said by somebody else"
            yield Shift("attribution", detail, None, None, was, became, note)


def _renamed(source: Witness, to: Witness) -> dict[str, str]:
    """Each quotation of `to` to the one of `source` that it repeats or alters."""
    before = parts_of(source)
    pairs = ((part, counterpart(before, part)) for part in parts_of(to))
    return {_key(part): _key(found) for part, found in pairs if found is not None}


def _statements(witness: Witness) -> Iterator[tuple[str, Speaker]]:
    """Each figure and each quotation that stands once in the article, with its speaker."""
    found: dict[str, list[Speaker | None]] = {}
    parts = parts_of(witness)
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
    return None if any(word.form in _CONTRAST for word in between) else speakers[0]


def speakers_of(witness: Witness, sentence: Sentence) -> list[Speaker]:
    """The subjects of the verbs of reporting in a sentence, outside quotation marks."""
    known = lexicon()
    found = []
    for at, word in enumerate(sentence.words):
        if word.form not in known.said_after_name or _quoted(witness, word):
            continue
        phrases = (
            _before(witness, sentence.words, at, 0),
            _before(witness, sentence.words, at, 2),
            _after(witness, sentence.words, at),
        )
        read = (_speaker(phrase) for phrase in phrases if phrase)
        speaker = next((one for one in read if one is not None), None)
        if speaker is not None:
            found.append(speaker)
    return found


def _quoted(witness: Witness, word: Word) -> bool:
    return any(start <= word.start < end for start, end in witness.quotations)


def _before(witness: Witness, found: Sequence[Word], at: int, commas: int) -> list[Word]:
    """The words before the verb, over as many `commas` (an apposition has two)."""
    phrase: list[Word] = []
    for place in range(at - 1, max(-1, at - 1 - _LONGEST * (1 + commas)), -1):
        gap = witness.text[found[place].end : found[place + 1].start].strip()
        if gap == "," and commas:
            commas -= 1
        elif gap not in {"", "."} or found[place].form in _CLOSING:
            break
        phrase.insert(0, found[place])
    return phrase


def _after(witness: Witness, found: Sequence[Word], at: int) -> list[Word]:
    if found[at].form not in lexicon().said_before_name:
        return []
    phrase: list[Word] = []
    for place in range(at + 1, min(len(found), at + 1 + _LONGEST)):
        gap = witness.text[found[place - 1].end : found[place].start]
        if gap.strip() or found[place].form in _CLOSING:
            break
        phrase.append(found[place])
    return phrase


def _speaker(phrase: Sequence[Word]) -> Speaker | None:
    known, stop = lexicon(), stop_stems()
    roles = tuple(known.role[word.form] for word in phrase if word.form in known.role)
    names = frozenset(
        word.form
        for word in phrase
        if word.capital and word.stem not in stop and word.form not in known.role
    )
    if (not roles and not names) or any(word.form in _PRONOUNS for word in phrase[:1]):
        return None
    return Speaker(phrase[0].start, phrase[-1].end, names, roles)


def _exchange(source: Witness, before: Speaker, after: Speaker) -> ShiftDetail | None:
    """How the speakers differ; None where they may be the same."""
    if before.names & after.names or set(before.roles) & set(after.roles):
        return None
    if before.names and after.names:
        return "source-exchanged"
    if before.roles and after.roles:
        return "source-upgraded" if before.roles[0] == "source" else "source-exchanged"
    if before.names and after.roles:
        return None if set(after.roles) & _roles_of(source, before.names) else "source-exchanged"
    return None


def _roles_of(source: Witness, names: frozenset[str]) -> set[str]:
    """The kinds of person that sentences naming one of `names` speak of."""
    known = lexicon().role
    naming = (
        sentence
        for sentence in source.sentences
        if any(word.form in names for word in sentence.words)
    )
    return {known[word.form] for one in naming for word in one.words if word.form in known}
