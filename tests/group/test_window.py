"""A story goes on while it is told of, and no longer."""

from hypothesis import given
from hypothesis import strategies as st

from recension.group.joining import Joining
from recension.group.window import lives

DAY = 24 * 60
WINDOW = Joining(quiet=10 * DAY, longest=30 * DAY)


def test_the_same_thing_a_year_later_is_another_story() -> None:
    assert lives([0, 1, 2], [0, DAY, 365 * DAY], WINDOW) == [[0, 1], [2]]


def test_the_longer_a_story_lived_the_longer_it_may_rest() -> None:
    days = [0, 9, 18, 34]
    assert lives(range(4), [day * DAY for day in days], WINDOW) == [[0, 1, 2, 3]]
    assert lives([0, 3], [day * DAY for day in days], WINDOW) == [[0], [3]]


def test_an_article_without_a_date_parts_nothing() -> None:
    assert lives([0, 1, 2], [None, DAY, None], WINDOW) == [[0, 1, 2]]
    assert lives([0, 1], [None, None], WINDOW) == [[0, 1]]


@given(st.lists(st.one_of(st.none(), st.integers(0, 400 * DAY)), min_size=1, max_size=8), st.data())
def test_each_row_has_one_life_whatever_the_order(
    minutes: list[int | None], data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(range(len(minutes))))
    found = lives(rows, minutes, WINDOW)
    assert found == lives(range(len(minutes)), minutes, WINDOW)
    assert sorted(row for part in found for row in part) == list(range(len(minutes)))
