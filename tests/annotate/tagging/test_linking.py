import numpy as np

from recension.annotate.tagging.decode import BEGIN, END, INSIDE, ONLY, OUTSIDE, lawful
from recension.annotate.tagging.linking import linked_in
from recension.annotate.tagging.network import LINK_WIDTH, Reading

FOLLOW = np.stack([lawful()] * 4)


def _reading(length: int, spans: dict[int, list[tuple[int, int]]], links: np.ndarray) -> Reading:
    """A reading whose rows hold the given spans."""
    rows = np.full((4, length, 5), -9.0, dtype=np.float32)
    for row in range(4):
        labels = [OUTSIDE] * length
        for first, last in spans.get(row, []):
            inner = [BEGIN, *([INSIDE] * (last - first - 2)), END]
            labels[first:last] = [ONLY] if last - first == 1 else inner
        rows[row, range(length), labels] = 9.0
    names, told = (np.zeros((length, width), dtype=np.float32) for width in (11, 2))
    return Reading(0, rows, names, links, told)


def _asks(length: int, wishes: dict[tuple[int, int], int]) -> np.ndarray:
    """Link vectors by which a cue at a piece asks for the source (1) or content (2) at another."""
    links = np.zeros((length, 3 * LINK_WIDTH), dtype=np.float32)
    for number, ((cue, other), part) in enumerate(wishes.items()):
        links[cue, number] = 30.0
        links[other, part * LINK_WIDTH + number] = 30.0
    return links


def test_a_cue_takes_the_source_and_the_content_that_it_asks_for() -> None:
    links = _asks(9, {(2, 0): 1, (2, 3): 2})
    reading = _reading(9, {0: [(0, 1), (8, 9)], 1: [(2, 3)], 2: [(3, 6)]}, links)
    (linked,) = linked_in(reading, FOLLOW)
    assert (linked.source, linked.cue, linked.contents) == (((0, 1),), (2, 3), ((3, 6),))


def test_two_cues_can_have_one_source() -> None:
    links = _asks(9, {(1, 0): 1, (5, 0): 1, (1, 2): 2, (5, 6): 2})
    reading = _reading(9, {0: [(0, 1)], 1: [(1, 2), (5, 6)], 2: [(2, 4), (6, 8)]}, links)
    assert [linked.source for linked in linked_in(reading, FOLLOW)] == [((0, 1),), ((0, 1),)]


def test_a_content_in_two_pieces_stays_with_its_cue() -> None:
    links = _asks(9, {(4, 0): 2, (4, 6): 2})
    reading = _reading(9, {1: [(4, 5)], 2: [(0, 3), (6, 9)]}, links)
    assert linked_in(reading, FOLLOW)[0].contents == ((0, 3), (6, 9))


def test_a_cue_without_content_is_no_attribution() -> None:
    assert linked_in(_reading(5, {1: [(1, 2)]}, _asks(5, {})), FOLLOW) == ()
