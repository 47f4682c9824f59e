"""Posts: which post somebody is given or loses, and one question for each.

A person can leave one post and be named to another, which are two questions; where a sentence
names no post it goes with the only one that the story names of that person.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from recension.collate.finding import Finding
from recension.collate.lexicon import happenings, load_words, statuses
from recension.collate.persons import Named
from recension.collate.standing import Standing
from recension.collate.tokens import Sentence, Token
from recension.model.span import Offsets

TOPIC = "office"
_REACH = 12  # tokens from the verb, or the person after it, to the post
_LONGEST = 5  # tokens of a post's name: "senior vice president of operations" ends at president


class Posts(msgspec.Struct, frozen=True):
    """posts.toml."""

    nouns: frozenset[str]
    links: frozenset[str]
    work: frozenset[str]
    verbs: frozenset[str]
    adjectival: frozenset[str]
    same: dict[str, str]


@cache
def posts() -> Posts:
    """The shipped posts."""
    return load_words("posts.toml", Posts)


def post_in(sentence: Sentence, named: Sequence[Named], standing: Standing) -> Offsets | None:
    """Where the sentence names the post that the person is given or loses; None if it does not.

    A title before the name ("fired coach X") is a post that can be lost, and none that is given.
    """
    tokens = sentence.tokens
    person = next((row for row in _beside(named, standing)), None)
    last = standing.last
    if person is not None and standing.last < person.first:
        last = person.last
    inside = range(standing.first, standing.last + 1)
    at = _post_as(tokens, last) or _post_after(tokens, last)
    if at is not None and standing.holds and _is_past(tokens, last, at):
        return None  # "the appointment of X, the former head of Y"
    if at is None:
        heads = (_head(tokens, n) for n in inside if is_post(tokens[n]))
        at = next((head for head in heads if not _is_prize(tokens, head)), None)
    if (
        at is None
        and person is not None
        and not standing.holds
        and is_post(_before(tokens, person))
    ):
        at = person.first - 1
    if at is None:
        return None
    floor = last + 1 if at > last else 0
    return tokens[_start(tokens, at, floor)].start, tokens[at].end


def is_about(sentence: Sentence, named: Sequence[Named], standing: Standing) -> bool:
    """Whether the sentence shows what the words need: "named" a post, "won" a title."""
    status = statuses().named(standing.status)
    low = [token.low for token in sentence.tokens[standing.first : standing.last + 1]]
    words = f" {' '.join(low)} "
    if any(f" {form} " in words for form in status.needs_post):
        return is_of_work(sentence, named, standing)
    return not status.needs or sentence.has_any(status.needs)


def is_of_work(sentence: Sentence, named: Sequence[Named], standing: Standing) -> bool:
    """Whether the sentence names the post or says that it is one: "dismissed from his job"."""
    after = sentence.tokens[standing.last + 1 : standing.last + 1 + _NEAR]
    work = any(token.low in posts().work for token in after)
    return work or post_in(sentence, named, standing) is not None


_NEAR = 6  # tokens from the verb to "his job"


def _beside(named: Sequence[Named], standing: Standing) -> Iterator[Named]:
    """The person's names in the sentence, the one after the verb first."""
    own = [row for row in named if row.entity == standing.entity]
    yield from (row for row in own if 0 < row.first - standing.last <= _REACH)
    yield from (row for row in reversed(own) if row.last < standing.first)


def _before(tokens: Sequence[Token], person: Named) -> Token:
    return tokens[max(0, person.first - 1)]


def is_post(token: Token) -> bool:
    """Whether the token is a noun for a post."""
    return token.low in posts().nouns or token.low in posts().same


def _post_as(tokens: Sequence[Token], last: int) -> int | None:
    """The head of the post after "as", past what else is said: "hired X, a professor, as dean"."""
    for at in range(last + 1, min(len(tokens), last + 1 + _REACH)):
        if tokens[at].low == "as":
            return _post_after(tokens, at)
        if tokens[at].low in _PARTING | _ROLES:
            return None
    return None


_ROLES = frozenset({"performance", "role", "portrayal", "turn", "work", ".", ";"})
"""Between the verb and "as": what follows is a part played ("for her performance as host")."""


def _is_past(tokens: Sequence[Token], last: int, at: int) -> bool:
    """Whether the post is told as one held before."""
    return any(token.low in _BEFORE for token in tokens[last + 1 : at])


_BEFORE = frozenset({"former", "formerly", "ex", "onetime", "retired", "outgoing", "departing"})


def _post_after(tokens: Sequence[Token], last: int) -> int | None:
    """The head of the post named after token `last`, past "as", "to" and the like."""
    in_name = False
    for at in range(last + 1, min(len(tokens), last + 1 + _REACH)):
        if is_post(tokens[at]):
            head = _head(tokens, at)
            verb = tokens[at - 1].low == "to" and tokens[at].low in posts().verbs
            return None if verb or _goes_on(tokens, head) or _is_prize(tokens, head) else head
        is_link = tokens[at].low in posts().links
        if not _may_precede(tokens, at) or (in_name and is_link and tokens[at].low not in _INSIDE):
            return None
        in_name = not is_link and tokens[at].low != "on"
    return None


_INSIDE = frozenset({"of", "'s", ",", "as", "to", "serve"})


def _is_prize(tokens: Sequence[Token], head: int) -> bool:
    """Whether the words name a prize and no post: "coach of the year"."""
    after = [token.low for token in tokens[head + 1 : head + 4]]
    return after[:2] == ["of", "the"] and after[2:] != [] and after[2] in _SPANS


_SPANS = frozenset({"year", "month", "week", "decade", "century", "match", "tournament", "season"})


def _goes_on(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun only opens a longer one: "general accountant", "head coaching job"."""
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    adjectival = tokens[head].low in posts().adjectival
    if after is None or not adjectival or not after.low.isalpha() or after.is_capital:
        return False
    plain = after.low not in happenings().fillers.function | posts().links
    return plain and not after.low.endswith(("ed", "ly"))


def _may_precede(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word leads to the post or is part of its name: "as", "interim", "U.S."."""
    low = tokens[at].low
    on_a_day = low == "on" and at + 1 < len(tokens) and tokens[at + 1].low in posts().links
    if low in posts().links or low == "-" or on_a_day:
        return True
    return low[0].isalpha() and low not in happenings().fillers.function | _PARTING


_PARTING = frozenset({"but", "while", "who", "when", "where", "which", "that", "because", "said"})


def _head(tokens: Sequence[Token], at: int) -> int:
    """The last of the nouns that name one post: "vice president", "deputy director"."""
    while at + 1 < len(tokens) and is_post(tokens[at + 1]):
        at += 1
    return at


def _start(tokens: Sequence[Token], head: int, floor: int) -> int:
    start = head
    while start > floor and head - start < _LONGEST and _is_name(tokens, start - 1):
        start -= 1
    return start


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    plain = low[0].isalpha() and low not in happenings().fillers.function | posts().links
    verb = (
        (low.endswith(("ed", "ing")) and low not in _TITLES_IN_ING)
        or low in {"first", "former", "then", "just", "again"}
        or low in {"named", "names", "became", "hires", "chosen", "picks"}
    )
    return (plain and not verb) or (low == "-" and tokens[at].start == tokens[at - 1].end)


_TITLES_IN_ING = frozenset({"running", "acting", "managing", "commanding", "presiding"})


def with_posts(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each of a post under the words that most name it, and of no post under the one.

    "head coach" and "coach" are one post, called as the articles mostly do.
    """
    names = _names(findings)
    return tuple(_under(row, names) if row.question.topic == TOPIC else row for row in findings)


Names = Mapping[tuple[str, str], Mapping[str, str]]
"""(person, occasion) → head of a post → its name."""


def _names(findings: Sequence[Finding]) -> Names:
    told: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    for row in findings:
        question = row.question
        if question.topic == TOPIC and question.detail:
            heads = told.setdefault((question.subject, question.occasion), {})
            heads.setdefault(_head_word(question.detail), Counter())[question.detail] += 1
    return {
        key: {head: _most_told(counts) for head, counts in heads.items()}
        for key, heads in told.items()
    }


def _most_told(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _head_word(name: str) -> str:
    last = name.lower().split()[-1]
    return posts().same.get(last, last)


def _under(row: Finding, names: Names) -> Finding:
    heads = names.get((row.question.subject, row.question.occasion), {})
    if row.question.detail:
        name = heads[_head_word(row.question.detail)]
    elif len(heads) == 1:
        name = next(iter(heads.values()))
    else:
        return row
    return msgspec.structs.replace(row, question=msgspec.structs.replace(row.question, detail=name))
