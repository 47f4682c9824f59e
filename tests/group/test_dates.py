"""What dates texts tell, and where two of them clash."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.group.background import news_background
from recension.group.dates import Dating, clashes, dated, dates_told
from recension.group.grouping import group_articles
from recension.group.likeness import DATES, dates_of, log_odds, shipped_decision
from recension.group.linkage import average_linkage
from recension.group.profile import profile_of
from recension.group.vectors import no_vector
from recension.model.article import Article
from recension.text.words import words

WEIGHTS = dict.fromkeys(DATES, -1.0)


def _code(text: str) -> int:
    return dates_told(words(text))


def _clashes(one: str, other: str) -> set[str]:
    found, _ = clashes(np.array([_code(one)]), np.array([_code(other)]))
    return {name for name, clash in zip(DATES, found, strict=True) if clash[0]}


def test_weekdays_months_and_the_latest_year_are_read() -> None:
    code = _code("On Tuesday, Sept. 4, 2012, as in 2005, the ferry sank; on Sunday it was raised.")
    assert code & 127 == 1 << 1 | 1 << 6
    assert code >> 7 & 4095 == 1 << 8
    assert code >> 19 == 2012


@pytest.mark.parametrize(
    "text", ["It may rain.", "Mayor May spoke.", "A march", "the sun", "2,012"]
)
def test_words_that_name_no_date_are_none(text: str) -> None:
    assert _code(text) == 0


def test_may_is_a_month_beside_a_number() -> None:
    assert _code("It opened on May 3.") >> 7 == 1 << 4


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("It sank on Tuesday.", "It sank on Tuesday and was raised on Sunday.", set()),
        ("It sank on Tuesday.", "It sank on Wednesday.", {"next weekday"}),
        ("It sank on Sunday.", "It sank on Monday.", {"next weekday"}),
        ("It sank on Tuesday.", "It sank on Friday.", {"other weekday"}),
        ("It sank in April.", "It sank in September.", {"other month"}),
        ("It sank in December.", "It sank in January.", set()),
        ("It sank in 2008.", "It sank in 2013.", {"other year"}),
        ("It sank in 2012.", "It sank in 2013.", set()),
        ("It sank on Tuesday.", "It sank in April 2008.", set()),
        ("It sank.", "It sank on Friday in April 2008.", set()),
    ],
)
def test_dates_clash_where_both_tell_one_and_not_the_same(
    one: str, other: str, clash: set[str]
) -> None:
    assert _clashes(one, other) == clash
    assert _clashes(other, one) == clash


def test_where_nothing_clashes_there_is_nothing_to_weigh() -> None:
    codes = np.array([_code("Tuesday"), _code("Tuesday"), 0])
    assert dated(codes, WEIGHTS, Dating()) is None
    assert dated(np.zeros(0, np.int64), WEIGHTS, Dating()) is None


def test_a_clash_of_many_pairs_weighs_more_than_that_of_one() -> None:
    dating = Dating(times=3.0, doubt=16.0)
    assert dating.alone == pytest.approx(3 / 17)
    one = dated(np.array([_code("In 2008"), _code("In 2013")]), WEIGHTS, dating)
    many = dated(np.array([_code("In 2008")] * 6 + [_code("In 2013")] * 6), WEIGHTS, dating)
    assert one
    assert many
    alike = np.zeros((2, 2), np.float32)
    assert average_linkage(alike - dating.alone, -1, dated=one) == [[0, 1]]
    alike = np.full((12, 12), 0, np.float32)
    alike[:6, 6:] = alike[6:, :6] = -dating.alone
    assert average_linkage(alike, -1) == [list(range(12))]
    assert average_linkage(alike, -1, dated=many) == [list(range(6)), list(range(6, 12))]


def test_parts_of_several_articles_clash_as_their_articles_do() -> None:
    codes = np.array([_code(f"In {year}") for year in (2008, 2008, 2013, 2013, 2013)])
    apart = dated(codes, WEIGHTS, Dating())
    assert apart
    parts = apart.ordered([4, 3, 2, 1, 0]).summed([3, 2])
    assert parts.clash[0].tolist() == [[0, -6], [-6, 0]]
    assert parts.told[0].tolist() == [[9, 6], [6, 4]]


@given(
    st.lists(st.sampled_from(["", "In 2008", "In 2013", "On Tuesday"]), min_size=7, max_size=7),
    st.lists(st.floats(-4, 4, width=32), min_size=49, max_size=49),
    st.permutations(range(7)),
)
def test_the_order_of_the_articles_does_not_show(
    told: list[str], drawn: list[float], order: list[int]
) -> None:
    noise = np.arange(49, dtype=np.float32).reshape(7, 7) * 1e-3  # no two likenesses tie
    alike = np.triu(np.array(drawn, np.float32).reshape(7, 7) + noise, 1)
    alike = alike + alike.T
    codes = np.array([_code(each) for each in told])
    found = average_linkage(alike, -1, dated=dated(codes, WEIGHTS, Dating()))
    shuffled = dated(codes[list(order)], WEIGHTS, Dating())
    clusters = average_linkage(alike[np.ix_(order, order)], -1, dated=shuffled)
    assert sorted(sorted(order[row] for row in rows) for rows in clusters) == found


def _article(identifier: str, text: str) -> Article:
    return Article(identifier, "p", 0, None, None, None, "en", None, text, (), ())


def test_two_articles_by_themselves_weigh_a_clash_as_their_log_odds_do() -> None:
    decision, background = shipped_decision(), news_background()
    profiles = [
        profile_of(_article(str(year), f"The Halvard ferry sank in {year}."), background, no_vector)
        for year in (2008, 2009, 2013)
    ]
    near, far = log_odds(profiles, background, decision)[0, 1:]
    numbers_alike = decision.weights["other year"] * decision.dating.alone
    assert far - near == pytest.approx(numbers_alike, abs=0.05)
    apart = dates_of(profiles, decision)
    assert apart
    assert apart.told.shape == (1, 3, 3)


OPENINGS = (
    "The Halvard ferry sank off Cape Tolling {}, and fishermen pulled its passengers aboard.",
    "Owners of the Halvard said {} that they do not know why she went down near Cape Tolling.",
    "Divers looked for the wreck of a car ferry, the Halvard, which capsized in a gale {}.",
    "Families waited on the quay {} for news of those who had sailed on the Halvard.",
    "Heavy seas off Cape Tolling hampered rescuers {} after a ferry took on water and sank.",
    "A helicopter crew winched survivors from rafts {}, the coastguard at Tolling reported.",
)


def test_a_ferry_that_sinks_twice_sinks_in_two_stories() -> None:
    times = ("on Tuesday, April 8, 2008", "on Saturday, September 21, 2013")
    articles = [
        _article(f"{time}{n}", opening.format(time))
        for time in range(2)
        for n, opening in enumerate(o.replace("{}", times[time]) for o in OPENINGS)
    ]
    found = group_articles(articles, {}).stories
    assert [{each[0] for each in story} for story in found] == [{"0"}, {"1"}]
    undated = [_article(a.id, OPENINGS[int(a.id[1])].format("then")) for a in articles]
    assert all(len({each[0] for each in s}) == 2 for s in group_articles(undated, {}).stories)
