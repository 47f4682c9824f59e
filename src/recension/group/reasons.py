"""What holds an article in its story, said so that a person can check it: names, words, numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from recension.group.arrivals import day_known
from recension.group.background import Background, news_background
from recension.group.dates import names_date
from recension.group.likeness import Decision, shipped_decision
from recension.group.pair_odds import PairOdds
from recension.group.profile import Profile, profile_of
from recension.model.article import Article
from recension.model.span import Span
from recension.text.shingles import shingle_hashes
from recension.text.words import Word, words

_DAY = 24 * 60
_MOST_BESIDE = 200
_MOST_NAMES = 4
_MOST_WORDS = 4
_MOST_NUMBERS = 3
_TELLING = 3.0
"""Rarity from which a word, shared, tells something: one in twenty articles holds it, or fewer."""
_COPIED = 0.5
_RUN = 5
_LABEL_WORDS = 8
_GAP = re.compile(r"[ \u00a0]")


class Shared(msgspec.Struct, frozen=True):
    """Words that two articles share, as each writes them."""

    here: Span
    there: Span


class Reason(msgspec.Struct, frozen=True):
    """Why an article is in its story: the article nearest to it, and what the two share.

    `copied` is the share 0..1 of its runs of five words that stand in the nearest; `apart` the
    days between the two, null where a date is missing; `odds` the log odds that they tell one
    story. An article alone in its story has no `nearest`, and nothing shared.
    """

    article: str
    nearest: str | None = None
    odds: float = 0.0
    copied: float = 0.0
    names: tuple[Shared, ...] = ()
    words: tuple[Shared, ...] = ()
    numbers: tuple[Shared, ...] = ()
    dates: tuple[Shared, ...] = ()
    apart: int | None = None


class _Read(msgspec.Struct, frozen=True):
    """An article with its profile, and where each stem stands first, and first with a capital."""

    article: Article
    profile: Profile
    words: tuple[Word, ...]
    first: dict[str, Word]
    capital: dict[str, Word]


def reasons_of(story: Iterable[Article], decision: Decision | None = None) -> dict[str, Reason]:
    """For each of a story's articles, by id, what holds it there; the same in any order."""
    articles = sorted(story, key=lambda article: article.id)
    if len(articles) == 1:
        return {articles[0].id: Reason(articles[0].id)}
    copies: dict[tuple[str | None, str], list[Article]] = {}
    for article in articles:
        copies.setdefault((article.title, article.text), []).append(article)
    found: dict[str, Reason] = {}
    for same in copies.values():
        if len(same) > 1:
            pairs = zip(same, [same[1], *[same[0]] * (len(same) - 1)], strict=True)
            found |= {one.id: _same_wording(one, other) for one, other in pairs}
    background = news_background()
    beside = _nearest([same[0] for same in copies.values()], background, decision)
    for here, there, odds in beside:
        if here.article.id not in found:
            found[here.article.id] = _reason(here, there, odds, background)
    return found


def sentence(reason: Reason, articles: Mapping[str, Article]) -> str:
    """The reason in words; `articles` are those of its story, by id."""
    if reason.nearest is None:
        return "Alone: no other article is alike enough."
    near = _label(articles[reason.nearest], articles[reason.article])
    if reason.copied == 1:
        return f"Held by {near}: the same wording."
    parts = [
        f"{reason.copied:.0%} of its wording stands there too" * (reason.copied >= _COPIED),
        _listed("both name", reason.names),
        _listed("both tell of", reason.words),
        _listed("both give the number", reason.numbers),
        _listed("both name the date", reason.dates),
    ]
    said = "; ".join(part for part in parts if part) or "it is worded alike"
    return f"Held by {near}: {said}{_when(reason.apart)}."


def _same_wording(article: Article, other: Article) -> Reason:
    return Reason(article.id, other.id, copied=1.0, apart=_days_apart(article, other))


def _nearest(
    articles: Sequence[Article], background: Background, decision: Decision | None
) -> Iterator[tuple[_Read, _Read, float]]:
    """Each of different articles with the one that it is most alike, and their log odds."""
    odds = PairOdds(background, decision or shipped_decision())
    read = [_read(article, profile_of(article, background)) for article in articles]
    for each in read:
        odds.add(each.profile)
    for row in range(len(read)) if len(read) > 1 else ():
        others = [other for other in range(min(len(read), _MOST_BESIDE)) if other != row]
        beside = odds.beside(row, others)
        place = int(np.argmax(beside))
        yield read[row], read[others[place]], float(beside[place])


def _reason(here: _Read, there: _Read, odds: float, background: Background) -> Reason:
    dates = {stem for stem in set(here.first) & set(there.first) if _dates(here, there, stem)}
    capital = set(here.capital) & set(there.capital) - dates
    telling = {
        stem
        for stem in (set(here.first) & set(there.first)) - capital - dates
        if background.rarity(stem) >= _TELLING and stem in here.profile.body and stem.isalpha()
    }
    numbers = set(here.profile.numbers) & set(there.profile.numbers) - dates
    return Reason(
        here.article.id,
        there.article.id,
        odds,
        _copied(here.article.text, there.article.text),
        _named(here, there, capital, background),
        tuple(
            _both(here, there, here.first[stem], there.first[stem])
            for stem in _weightiest(telling, here.profile.body, background)[:_MOST_WORDS]
        ),
        _numbers(here, there, numbers, background),
        tuple(
            _both(here, there, *_dates(here, there, stem))
            for stem in sorted(dates, key=lambda stem: here.first[stem].start)
        ),
        _days_apart(here.article, there.article),
    )


def _dates(here: _Read, there: _Read, stem: str) -> tuple[Word, ...]:
    """Where both first write this weekday, month or year, nothing where it is none."""
    firsts = [read.capital.get(stem, read.first[stem]) for read in (here, there)]
    return tuple(firsts) if all(names_date(word) for word in firsts) else ()


def _read(article: Article, profile: Profile) -> _Read:
    every = tuple(words(article.text))
    first: dict[str, Word] = {}
    capital: dict[str, Word] = {}
    for word in every:
        first.setdefault(word.stem, word)
        if word.capital:
            capital.setdefault(word.stem, word)
    return _Read(article, profile, every, first, capital)


def _weightiest(stems: Iterable[str], counts: dict[str, int], background: Background) -> list[str]:
    return sorted(stems, key=lambda s: (-background.rarity(s) * min(counts.get(s, 1), 3), s))


def _named(
    here: _Read, there: _Read, capital: set[str], background: Background
) -> tuple[Shared, ...]:
    """The weightiest names that both have; capital words side by side in both are one name."""
    names = capital & set(here.profile.names) & set(there.profile.names)
    left = _weightiest(names, here.profile.names, background)
    runs = _runs(here, capital)
    found: list[Shared] = []
    while left and len(found) < _MOST_NAMES:
        run = next((run for run in runs if left[0] in {word.stem for word in run}), None)
        shared = _phrase(here, there, run) if run else None
        one, other = here.capital[left[0]], there.capital[left[0]]
        found.append(shared or _both(here, there, one, other))
        gone = {word.stem for word in run} if shared and run else {left[0]}
        left = [each for each in left if each not in gone]
    return tuple(found)


def _runs(read: _Read, stems: set[str]) -> list[list[Word]]:
    """Capital words of these stems that stand side by side, two or more, the longest first."""
    runs: list[list[Word]] = []
    last = None
    for word in read.words:
        if not (word.capital and word.stem in stems):
            last = None
            continue
        if last is not None and _GAP.fullmatch(read.article.text[last.end : word.start]):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = word
    return sorted((run for run in runs if len(run) > 1), key=lambda run: (-len(run), run[0].start))


def _phrase(here: _Read, there: _Read, run: Sequence[Word]) -> Shared | None:
    start, end = run[0].start, run[-1].end
    at = there.article.text.find(here.article.text[start:end])
    if at < 0:
        return None
    return Shared(here.article.span(start, end), there.article.span(at, at + end - start))


def _both(here: _Read, there: _Read, one: Word, other: Word) -> Shared:
    return Shared(here.article.span(one.start, one.end), there.article.span(other.start, other.end))


def _numbers(
    here: _Read, there: _Read, forms: set[str], background: Background
) -> tuple[Shared, ...]:
    firsts: list[dict[str, Word]] = []
    for read in (here, there):
        firsts.append({})
        for word in read.words:
            firsts[-1].setdefault(word.form, word)
    both = sorted(
        (form for form in forms if form in firsts[0] and form in firsts[1]),
        key=lambda form: (-background.rarity(form), form),
    )
    return tuple(
        _both(here, there, firsts[0][form], firsts[1][form]) for form in both[:_MOST_NUMBERS]
    )


def _copied(text: str, other: str) -> float:
    if text == other:
        return 1.0
    mine = np.unique(shingle_hashes(text, _RUN))
    shared = np.intersect1d(mine, shingle_hashes(other, _RUN))
    return min(len(shared) / len(mine), 0.99) if len(mine) else 0.0


def _days_apart(here: Article, there: Article) -> int | None:
    one, other = day_known(here), day_known(there)
    if one is None or other is None:
        return None
    return abs(one // _DAY - other // _DAY)


def _when(apart: int | None) -> str:
    if apart is None:
        return ""
    if apart == 0:
        return "; they appeared on one day"
    return f"; they appeared {'a day' if apart == 1 else f'{apart} days'} apart"


def _label(article: Article, beside: Article) -> str:
    """The article's title, with its publisher or id where it has the title of `beside`."""
    title = article.title or " ".join(article.text.split()[:_LABEL_WORDS])
    if not title:
        return article.id
    if article.title != beside.title:
        return f"“{title}”"
    return f"“{title}” ({article.publisher or article.id})"


def _listed(said: str, shared: Sequence[Shared]) -> str:
    texts = list(dict.fromkeys(each.here.text for each in shared))
    if not texts:
        return ""
    plural = "s" if said.endswith(("number", "date")) and len(texts) > 1 else ""
    joined = " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)
    return f"{said}{plural} {joined}"
