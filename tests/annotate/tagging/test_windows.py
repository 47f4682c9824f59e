import itertools

from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.prepared import prepare
from recension.annotate.tagging.pieces import pieces_of
from recension.annotate.tagging.windows import windows_of
from recension.model.span import Offsets

LINES = st.lists(
    st.lists(st.sampled_from(["Ayo", "said", "no", "it", "rained."]), min_size=1, max_size=30),
    min_size=1,
    max_size=12,
)


def _windows(text: str, limit: int) -> tuple[tuple[Offsets, ...], list[str]]:
    prepared = prepare(text)
    pieces = pieces_of(text, prepared.paragraphs, prepared.runs)
    windows = windows_of(pieces, prepared.sentences, prepared.paragraphs, limit)
    return windows, [text[pieces[a].start : pieces[b - 1].end] for a, b in windows]


def test_a_window_ends_with_a_paragraph_where_it_can() -> None:
    text = "One two three four. Five six.\n\nSeven eight nine ten."
    assert _windows(text, 11)[1] == ["One two three four. Five six.", "Seven eight nine ten."]


def test_a_window_ends_with_a_sentence_where_the_paragraph_is_too_long() -> None:
    text = "One two three four. Five six seven eight nine. Ten."
    assert _windows(text, 8)[1][0] == "One two three four."


def test_a_sentence_that_is_too_long_is_cut_where_the_window_is_full() -> None:
    windows, _ = _windows("word " * 1000, 100)
    assert {last - first for first, last in windows} == {100}


@given(LINES, st.integers(4, 40))
def test_windows_cover_every_piece_once_and_keep_to_the_limit(
    lines: list[list[str]], limit: int
) -> None:
    windows, _ = _windows("\n\n".join(" ".join(line) for line in lines), limit)
    assert windows[0][0] == 0
    assert all(one[1] == two[0] for one, two in itertools.pairwise(windows))
    assert all(0 < last - first <= limit for first, last in windows)
