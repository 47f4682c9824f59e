"""MappedText: every character knows where it came from."""

from hypothesis import given
from hypothesis import strategies as st

from recension.text.mapped import Edit, MappedText, edited, join, mapped

SOURCE = "The harbour &amp; the quay"


def test_a_part_of_a_source_points_back_at_itself() -> None:
    part = mapped(SOURCE, 4, 11)
    assert part.text == "harbour"
    assert part.runs == ((0, 4, 7),)


def test_a_decoded_entity_points_at_its_first_character_and_what_follows_is_not_merged() -> None:
    decoded = edited(mapped(SOURCE), [(12, 17, "&")])
    assert decoded.text == "The harbour & the quay"
    assert decoded.source_start(12) == 12
    assert decoded.source_start(13) == 17


def test_a_separator_maps_to_nothing() -> None:
    both = join([mapped(SOURCE, 0, 3), mapped(SOURCE, 22, 26)], "\n")
    assert both.text == "The\nquay"
    assert both.runs == ((0, 0, 3), (4, 22, 4))
    assert both.source_end(3) == 3
    assert both.source_start(3) == 22


def test_an_edit_that_changes_nothing_leaves_the_very_same_text() -> None:
    text = mapped(SOURCE)
    assert edited(text, [(0, 3, "The")]) is text


def _edits(length: int) -> st.SearchStrategy[list[Edit]]:
    cuts = st.lists(st.integers(0, length), max_size=8).map(sorted)
    words = st.text("xyz", max_size=3)
    return st.tuples(cuts, st.lists(words, min_size=4, max_size=4)).map(
        lambda drawn: [
            (drawn[0][at], drawn[0][at + 1], drawn[1][at // 2])
            for at in range(0, len(drawn[0]) - 1, 2)
        ]
    )


@given(st.data(), st.text("abcdef ", min_size=1, max_size=40))
def test_runs_are_ordered_lie_in_the_text_and_agree_with_the_source(
    data: st.DataObject, source: str
) -> None:
    changed = edited(mapped(source), data.draw(_edits(len(source))))
    cut_at = data.draw(st.integers(0, len(changed)))
    whole = join([changed.cut(0, cut_at), changed.cut(cut_at, len(changed))])
    assert whole.text == changed.text
    position = 0
    for start, at, length in whole.runs:
        assert start >= position
        position = start + length
        if length > 1:
            assert whole.text[start : start + length] == source[at : at + length]
    assert position <= len(whole.text)


@given(st.text("ab \n\t", max_size=30))
def test_stripping_takes_white_space_at_the_ends_alone(source: str) -> None:
    stripped = mapped(source).stripped()
    assert stripped.text == source.strip()
    assert isinstance(stripped, MappedText)


@given(st.data(), st.text("abcdef ", min_size=1, max_size=40))
def test_a_cut_knows_the_same_sources_as_the_whole(data: st.DataObject, source: str) -> None:
    whole = edited(mapped(source), data.draw(_edits(len(source))))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    part = whole.cut(start, end)
    for position in range(start, end):
        own = [at + position - run for run, at, size in whole.runs if run <= position < run + size]
        assert part.cut(position - start, position - start + 1).source_start(0) == (
            own[0] if own else None
        )
