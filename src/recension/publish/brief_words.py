"""The words of the brief: answers, who gives them, and changes, from templates and the sources."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.annotate.mentions import function_words
from recension.collate.lexicon import statuses
from recension.collate.reasons import in_passing
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, Reading
from recension.model.lineage import Shift, ShiftDetail, ShiftKind
from recension.model.span import Span
from recension.model.value import Status
from recension.publish.importance import is_trivial
from recension.text.sentences import sentence_offsets

_MOST_WORDS = 24
_MOST_QUOTED = 4  # words of a state that can be quoted after it and still be read
_MOST_SPEAKERS = 3
_STOPS = " ,.;:!?)”’\"'—–-"
_FEW_WORDS = 4  # below so many, what was changed is shown with what follows it

_CHANGES: dict[ShiftDetail, str] = {
    "quotation-altered": "Words in quotation marks were altered",
    "quotation-paraphrased": "A quotation was retold in other words",
    "paraphrase-put-in-quotes": "Words that were no quotation were put in quotation marks",
    "source-exchanged": "The speaker was exchanged",
    "source-upgraded": "The speaker was made more of",
    "source-dropped": "The speaker is no longer named",
    "source-redescribed": "The speaker was described in other words",
    "rank-grew": "The speaker’s rank grew",
    "outlet-dropped": "An outlet is no longer named",
    "hedge-lost": "A doubt was lost",
    "hedge-added": "A doubt was added",
    "quantity-changed": "A figure changed",
    "claim-made-range": "Two informants’ figures were joined into one range",
    "scope-widened": "What was said of one was told of more",
    "scope-narrowed": "What was said of several was told of fewer",
    "names-confused": "A name was exchanged for another",
    "name-misspelt": "A name was spelt another way",
}
"""What each change is, as a sentence's beginning; the weightiest first within a kind."""


class BriefAnswer(msgspec.Struct, frozen=True):
    """One answer among several: who is said to say it, and the sentences it stands in.

    `support` says how many articles carry it and from which origins, "" for a story of one article.
    """

    text: str
    spans: tuple[Span, ...]
    support: str = ""


def answers_of(
    reading: Reading, asked: Collation, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Iterator[BriefAnswer]:
    """The answer in a sentence with whoever is said to have told it, then without them.

    An age or a distance is said in passing, of whoever speaks of something else: nobody told it.
    """
    label = _label(reading, asked.question)
    told = [claims[claim] for claim in reading.claims]
    spans = {_sentence(claim.span, articles[claim.span.article]) for claim in told}
    speakers = [
        speaker
        for speaker in dict.fromkeys(one for claim in told for one in _speakers(claim))
        if not _is_asked_after(speaker.text, asked.question)
    ]
    if speakers and not is_trivial(asked):
        named = distinct(
            [in_passing(speaker.text, articles[speaker.article].text) for speaker in speakers]
        )
        held = {speaker for speaker in speakers if not any(_holds(t, speaker) for t in spans)}
        text = f"{label}, {_HOW[_mostly_told(told)]} {_listed(named)}"
        yield BriefAnswer(text, tuple(sorted(spans | held)))
    yield BriefAnswer(label, tuple(sorted(spans)))


_HOW = {True: "according to", False: "in part according to"}


def _is_asked_after(speaker: str, question: str) -> bool:
    """Whether the speaker is whom the question names: nobody tells of his own death or arrest."""
    names = {word.strip(".,'’") for word in speaker.split() if word[:1].isupper()}
    opening = speaker.split(" ", 1)[0].casefold() in {"a", "an", "the"}
    known = set(question.replace("?", " ").split())
    return bool(names) and not opening and names <= known


def _mostly_told(claims: Sequence[Claim]) -> bool:
    """Whether at least half of the articles that carry it give it as somebody's word."""
    carrying = {claim.span.article for claim in claims}
    telling = {claim.span.article for claim in claims if any(_speakers(claim))}
    return 2 * len(telling) >= len(carrying)


def _holds(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start <= other.start and other.end <= one.end


def _label(reading: Reading, question: str) -> str:
    """The reading's name as a sentence begins: without a quotation that only repeats the state.

    "Yes" where the question has all its words already, and no others to choose from.
    """
    label, value = reading.label, reading.value
    if isinstance(value, Status) and not _tells(label.partition("(“")[2], value.state):
        label = label.replace(label[label.find(" (“") : label.find("”)") + 2], "", 1)
    state, quote, said = label.partition(" (“")
    asked = question.removesuffix(f" {state}?")
    if isinstance(value, Status) and asked != question and not asked.endswith(" or"):
        label = f"yes{quote}{said}"
    return label[:1].upper() + label[1:]


def _tells(quoted: str, state: str) -> bool:
    """Whether the words that a state was read from tell more than the state, and end as a phrase.

    "at home" does; "arrested", "accused of" and half a sentence do not.
    """
    words = quoted.partition("”)")[0].casefold().split()
    known = set(state.casefold().replace(",", "").split()) | function_words()
    return 0 < len(words) <= _MOST_QUOTED and not {*words[-1:]} <= known and not {*words} <= known


def _speakers(claim: Claim) -> Iterator[Span]:
    """Who is said to have told it first, where that is a person or body in the article's words."""
    pronouns = statuses().wording.pronouns
    for link in claim.attribution[:1]:
        if link.role == "originator" and link.source.lower() not in pronouns and link.span:
            yield link.span


def distinct(speakers: Sequence[str]) -> list[str]:
    """The speakers once each: of two whose words are among the other's, the one with more.

    "a security source" goes into "a Malian security source"; signs and capitals make no difference.
    """
    words = [_folded(speaker) for speaker in speakers]
    return [
        speaker
        for at, speaker in enumerate(speakers)
        if not any(
            words[at] < other or (words[at] == other and before < at)
            for before, other in enumerate(words)
        )
    ]


def _folded(speaker: str) -> frozenset[str]:
    plain = speaker.casefold().replace("’", "'").replace(",", " ").replace(".", "")
    return frozenset(plain.split()) - {"a", "an", "the"}


def _listed(speakers: Sequence[str]) -> str:
    """ "one, another and a third", the fourth and later as "others"."""
    more = ["others"] if len(speakers) > _MOST_SPEAKERS else []
    *first, last = [*speakers[:_MOST_SPEAKERS], *more]
    if not first:
        return last
    if any("," in speaker or " and " in speaker for speaker in speakers):
        return f"{'; '.join(first)}; and {last}"
    return f"{', '.join(first)} and {last}"


def _sentence(span: Span, article: Article) -> Span:
    """The whole sentence a claim stands in: it holds the names that the claim's own words lack."""
    line_start = article.text.rfind("\n", 0, span.start) + 1
    line_end = article.text.find("\n", span.end)
    line = article.text[line_start : None if line_end < 0 else line_end]
    for start, end in sentence_offsets(line):
        if start <= span.start - line_start < end:
            return article.span(line_start + start, max(line_start + end, span.end))
    return span


def change_of(shift: Shift, articles: Mapping[str, Article]) -> BriefAnswer:
    """What changed, with the words before and after."""
    was, became = shift.was, shift.became
    if shift.kind in _BARE:
        was, became = (_in_company(one, articles[one.article]) for one in (was, became))
    how = "is gone from" if shift.detail.endswith("dropped") else "became"
    if was.text == became.text:
        called = _UNCHANGED.get(shift.detail, _CHANGES[shift.detail])
        words = f"{called}: “{_cut(was.text)}”"
    else:
        words = f"{_CHANGES[shift.detail]}: “{_cut(was.text)}” {how} “{_cut(became.text)}”"
    return BriefAnswer(words, (was, became))


def change_in_words(detail: ShiftDetail) -> str:
    """What a change is called: "A doubt was lost"."""
    return _CHANGES[detail]


_UNCHANGED: dict[ShiftDetail, str] = {
    "quotation-paraphrased": "Words in quotation marks are told without them"
}
"""What a change is called whose words stayed as they were."""
_BARE: frozenset[ShiftKind] = frozenset({"certainty", "quantity"})
"""Kinds of change whose words are a figure or a doubt, which say little by themselves."""


def weight_of_change(shift: Shift) -> int:
    """How early a change is to be read: the order of `_CHANGES` within those of its kind."""
    return list(_CHANGES).index(shift.detail)


def _in_company(span: Span, article: Article) -> Span:
    """The span to the end of its last word, with what follows where it has few words of its own."""
    few = max(0, _FEW_WORDS - len(span.text.split()))
    words = re.compile(rf"\S*(?: [^\s“”\"]+){{0,{few}}}").match(article.text, span.end)
    told = article.text[span.start : words.end() if words else span.end]
    return article.span(span.start, span.start + max(len(told.rstrip(_STOPS)), len(span.text)))


def _cut(words: str) -> str:
    """The words on one line, the first of them where they are many."""
    every = words.split()
    return " ".join(every[:_MOST_WORDS]) + (" …" if len(every) > _MOST_WORDS else "")


def closed(sentence: str) -> str:
    """The sentence with a full stop, unless the words quoted at its end have one."""
    return sentence if sentence.endswith((".”", "!”", "?”", "….", ".")) else f"{sentence}."
