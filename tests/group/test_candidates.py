"""An index that gives an article's candidates, and looks no further than its bounds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recension.group.candidates import Filed, Index, Search, candidates

ALL = Search(recent=1000, most=1000, least=0.5)


def _filed(*keys: int) -> Filed:
    return Filed(np.unique(np.array(keys, np.uint32)), np.ones(len(set(keys)), np.float32))


def _found(index: Index, order: int, filed: Filed, search: Search = ALL) -> list[tuple[int, float]]:
    ((rows, shared),) = candidates(index, np.array([order]), [filed], search)
    return list(zip(rows.tolist(), shared.tolist(), strict=True))


def test_articles_that_share_most_keys_come_first_and_the_later_of_equals() -> None:
    index = Index()
    index.add(np.array([1, 2, 3, 4]), [_filed(7, 8), _filed(8), _filed(8), _filed(9)])
    assert _found(index, 5, _filed(7, 8)) == [(0, 2.0), (2, 1.0), (1, 1.0)]


def test_only_articles_that_appeared_before_are_candidates() -> None:
    index = Index()
    index.add(np.array([30, 10, 20]), [_filed(7), _filed(7), _filed(7)])
    assert _found(index, 20, _filed(7)) == [(1, 1.0)]


def test_of_a_key_that_all_hold_the_last_holders_are_looked_at() -> None:
    index = Index()
    for order in range(300):
        index.add(np.array([order]), [_filed(7)])
    found = _found(index, 200, _filed(7), Search(recent=5, most=100, least=0.5))
    assert [row for row, _ in found] == [199, 198, 197, 196, 195]


def test_an_article_without_keys_has_no_candidates() -> None:
    index = Index()
    index.add(np.array([1]), [_filed(7)])
    assert _found(index, 2, _filed()) == []


_ARTICLES = st.lists(st.frozensets(st.integers(0, 6), max_size=4), min_size=1, max_size=40)


@given(_ARTICLES, st.data())
def test_what_is_found_is_what_is_shared_however_it_was_put_in(
    articles: list[frozenset[int]], data: st.DataObject
) -> None:
    orders = data.draw(st.permutations(range(len(articles))))
    size = data.draw(st.integers(1, len(articles)))
    filed = [_filed(*sorted(keys)) for keys in articles]
    index = Index()
    for start in range(0, len(articles), size):
        index.add(np.array(orders[start : start + size]), filed[start : start + size])
    for row, keys in enumerate(articles):
        expected = {
            other: float(len(keys & theirs))
            for other, theirs in enumerate(articles)
            if orders[other] < orders[row] and keys & theirs
        }
        assert dict(_found(index, orders[row], filed[row])) == expected
        held = index.held_before(filed[row].keys, np.full(len(keys), orders[row]))
        assert held.tolist() == [
            sum(
                key in articles[other]
                for other in range(len(articles))
                if orders[other] < orders[row]
            )
            for key in sorted(keys)
        ]
