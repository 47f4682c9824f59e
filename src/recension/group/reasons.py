"""Why an article is in its story, in a plain sentence."""

from collections.abc import Mapping

from recension.group.background import Background
from recension.group.profile import weighed_terms
from recension.group.terms import Terms
from recension.model.article import Article

_NAMED = 4


def alone(article: Article) -> str:
    """The sentence for an article that no other joins."""
    del article
    return "No other article here tells the same story."


def held_by(terms: Terms, other: Article, its_terms: Terms, background: Background) -> str:
    """The sentence for an article that `other` holds best."""
    title = other.title or other.text.strip().split("\n", 1)[0][:80] or other.id
    copied = _share(terms.shingles, its_terms.shingles)
    parts = []
    if copied >= 0.2:
        parts.append(f"shares {copied:.0%} of its runs of five words")
    names = _rarest(terms, its_terms, "names", background)
    if names:
        parts.append("names " + ", ".join(name.capitalize() for name in names))
    words = [w for w in _rarest(terms, its_terms, "body", background) if w not in names]
    if words:
        parts.append("uses the rare words " + ", ".join(words))
    numbers = sorted(terms.numbers.keys() & its_terms.numbers.keys())
    if numbers:
        parts.append("gives the numbers " + ", ".join(numbers[:_NAMED]))
    said = "; ".join(parts) or "is worded alike"
    return f"Held by \u201c{title}\u201d: it too {said}."


def _rarest(terms: Terms, others: Terms, facet: str, background: Background) -> list[str]:
    mine = weighed_terms(terms, facet, background)
    theirs = weighed_terms(others, facet, background)
    shared = sorted(
        mine.keys() & theirs.keys(), key=lambda term: (-mine[term] * theirs[term], term)
    )
    return shared[:_NAMED]


def _share(mine: Mapping[str, int], theirs: Mapping[str, int]) -> float:
    return len(mine.keys() & theirs.keys()) / max(min(len(mine), len(theirs)), 1)
