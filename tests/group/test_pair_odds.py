"""One article beside others weighs as all pairs together do."""

import msgspec
import numpy as np
import pytest

from recension.group.background import news_background
from recension.group.likeness import log_odds, shipped_decision
from recension.group.pair_odds import PairOdds
from recension.group.profile import Profile, profile_of
from recension.model.article import Article

TEXTS = (
    "Fire gutted the Oldham Quay cannery in Harrowmere on Tuesday, and 14 workers were treated.",
    "A blaze in a boiler room destroyed the cannery at Oldham Quay. Mayor Ilse Brandt said so.",
    "A judge in Vantry halted work on the Selby toll bridge, siding with 14 fishermen.",
    "Word",
    "",
)


def _profiles() -> list[Profile]:
    articles = [
        Article(f"a{n}", "p", 0, None, None, None, "en", None, text, (), ())
        for n, text in enumerate(TEXTS)
    ]
    return [profile_of(article, news_background()) for article in articles]


@pytest.mark.parametrize("more", [{}, {"something not packed": 0.0}])
def test_the_log_odds_are_those_of_likeness(more: dict[str, float]) -> None:
    decision = shipped_decision()
    expected = log_odds(_profiles(), news_background(), decision)
    weights = {**decision.weights, **more}
    odds = PairOdds(news_background(), msgspec.structs.replace(decision, weights=weights))
    for profile in _profiles():
        odds.add(profile)
    assert len(odds) == len(TEXTS)
    for row in range(len(TEXTS)):
        others = [other for other in range(len(TEXTS)) if other != row]
        assert np.allclose(odds.beside(row, others), expected[row, others], atol=1e-4)
        assert odds.beside(row, []).size == 0
