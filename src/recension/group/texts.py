"""Which settings serve a pool: those for articles, for leads or for headlines."""

import statistics
from collections.abc import Sequence

import msgspec
import numpy as np

from recension.group.background import news_background
from recension.group.likeness import (
    Decision,
    headline_decision,
    lead_decision,
    log_odds,
    shipped_decision,
)
from recension.group.profile import Profile, profile_of
from recension.group.vectors import no_vector
from recension.model.article import Article
from recension.model.kept import Texts

_LONG = 120
"""Words from which on a text is an article: leads have 40 to 100, articles 150 and more."""
_FEW = 20
"""Of fewer texts it does not show what they are, and the settings for articles ask for more."""
_TOO_FEW = f"Grouped as articles: fewer than {_FEW} texts do not show what they are."
_SAMPLE = 500
_MANY = 4.0
"""Leads of which each has so many like it come from stories of many reports, as headlines do."""


class Settings(msgspec.Struct, frozen=True):
    """How the pool is taken, the decision that goes with it, and why, in a sentence."""

    texts: Texts
    decision: Decision
    reason: str


def settings_for(articles: Sequence[Article], texts: Texts | None = None) -> Settings:
    """The settings that serve these articles, or those for `texts` where that is asked for.

    Fewer than 20 are taken as articles, and so are they where half have 120 words or more. Shorter
    texts are weighed as leads, beside how crowded it is about them, where a story has few
    reports, and without (headlines) where it has many: where on average four others or more are
    alike enough by their words. Copies count once; of more than 500 texts that many are looked at.
    The same in any order.
    """
    if texts is not None:
        return Settings(texts, _decision(texts), f"Grouped as {texts}, as asked for.")
    different = list({(each.title, each.text): each for each in articles}.values())
    if len(different) < _FEW:
        return Settings("articles", shipped_decision(), _TOO_FEW)
    words = round(statistics.median(len(each.text.split()) for each in different))
    length = f"half of the texts have {words} words or more"
    if words >= _LONG:
        return Settings("articles", shipped_decision(), f"Grouped as articles: {length}.")
    alike = _alike(different)
    found: Texts = "headlines" if alike >= _MANY else "leads"
    said = f"{length}, and a text has {alike:.1f} like it on average"
    return Settings(found, _decision(found), f"Grouped as {found}: {said}.")


def _decision(texts: Texts) -> Decision:
    match texts:
        case "articles":
            return shipped_decision()
        case "leads":
            return lead_decision()
        case "headlines":
            return headline_decision()


def _alike(articles: Sequence[Article]) -> float:
    """How many other texts are on average as alike to one as reports of its story."""
    background = news_background()
    by_text: dict[str, Profile] = {}
    for article in articles:
        profile = profile_of(article, background, no_vector)
        by_text.setdefault(profile.key, profile)
    chosen = [by_text[key] for key in sorted(by_text)[:_SAMPLE]]
    odds = log_odds(chosen, background, headline_decision())
    np.fill_diagonal(odds, -np.inf)
    return float((odds >= 0).sum()) / len(chosen) * len(by_text) / len(chosen)
