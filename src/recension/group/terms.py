"""The words of an article that speak for its story, by where and how they stand."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from recension.group.background import Background
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.text.words import Word, words

_HEAD_WORDS = 40
_TEXT_CHARACTERS = 12_000
_SHINGLE = 5
_TITLE_CASE = 0.6


class Terms(msgspec.Struct, frozen=True):
    """Stems of the head and the body with how often they stand there, names, and facts.

    `persons` and `places` are names that the annotation tells apart; `counts` pairs what is counted
    with the number; `shingles` are runs of five words.
    """

    head: dict[str, int]
    body: dict[str, int]
    names: dict[str, int]
    persons: dict[str, int]
    places: dict[str, int]
    numbers: dict[str, int]
    dates: dict[str, int]
    counts: dict[str, int]
    counted: dict[str, int]
    shingles: dict[str, int]


def terms_of(article: Article, annotation: Annotation | None, background: Background) -> Terms:
    """The terms of an article; without an annotation its names are read from capitals alone."""
    head, body = _parts(article)
    text = words(body)
    lead = words(head)
    both = [*lead, *text] if article.title else text
    return Terms(
        head=_stems(lead),
        body=_stems(text),
        names=_names(lead, text, head, body, background),
        persons=_mentioned(annotation, "person"),
        places=_mentioned(annotation, "place"),
        numbers=dict(Counter(w.form for w in both if w.form[0].isdigit())),
        dates=_dates(annotation),
        counts=_counts(annotation, with_value=True),
        counted=_counts(annotation, with_value=False),
        shingles=_shingles(text),
    )


def _parts(article: Article) -> tuple[str, str]:
    text = article.text[:_TEXT_CHARACTERS]
    if article.title and article.title.strip():
        return article.title, text
    first = text.lstrip().split("\n", 1)[0]
    found = words(first)
    if len(found) <= _HEAD_WORDS:
        return first, text
    return first[: found[_HEAD_WORDS].start], text


def _stems(found: Iterable[Word]) -> dict[str, int]:
    return dict(Counter(word.stem for word in found if not word.form[0].isdigit()))


def _names(
    lead: Sequence[Word], text: Sequence[Word], head: str, body: str, background: Background
) -> dict[str, int]:
    lower = {word.stem for word in text if not word.capital}
    names: Counter[str] = Counter()
    for found, whole in ((lead, head), (text, body)):
        capitals = sum(word.capital for word in found)
        shouting = capitals > _TITLE_CASE * len(found)
        for word in found:
            if not word.capital or word.form[0].isdigit():
                continue
            doubtful = shouting or _opens(whole, word.start)
            if word.stem in lower or (doubtful and not background.is_name(word.stem)):
                continue
            names[word.stem] += 1
    return dict(names)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?\n:"


def _mentioned(annotation: Annotation | None, kind: str) -> dict[str, int]:
    if annotation is None:
        return {}
    found = (
        words(annotation.text, mention.start, mention.end)
        for mention in annotation.mentions
        if mention.kind == kind
    )
    return dict(
        Counter(name[-1].stem if kind == "person" else name[0].stem for name in found if name)
    )


def _dates(annotation: Annotation | None) -> dict[str, int]:
    if annotation is None:
        return {}
    return dict(
        Counter(
            time.value[:10] if time.value else annotation.text[time.start : time.end].lower()
            for time in annotation.times
        )
    )


def _counts(annotation: Annotation | None, with_value: bool) -> dict[str, int]:
    if annotation is None:
        return {}
    counts: Counter[str] = Counter()
    for count in annotation.quantities:
        value = f" {count.value.low:g} {count.value.high}" if with_value and count.value.low else ""
        counts[f"{count.value.unit}{value}"] += 1
    return dict(counts)


def _shingles(text: Sequence[Word]) -> dict[str, int]:
    forms = [word.form for word in text]
    return {" ".join(forms[at : at + _SHINGLE]): 1 for at in range(len(forms) - _SHINGLE + 1)}
