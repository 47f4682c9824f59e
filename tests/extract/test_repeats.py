"""What a page says more than once stands once."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.extract.block import Block, Label, Labelled
from recension.extract.repeats import mark_repeats
from recension.text.mapped import mapped

STRIKE = (
    "The strike at the port ended on Wednesday when the day shift went through the gate at six."
)
UNION = (
    "The union of harbour workers has given no reason for a decision that surprised its members."
)
SHIPS = (
    "Shipping companies said that they expected the backlog of some four hundred containers to be "
    "cleared within three weeks, if the weather holds and if the crane that broke in March can be "
    "mended before the autumn storms set in."
)


def page(*lines: str | tuple[Label, str]) -> tuple[Labelled, ...]:
    """Labelled blocks of a page; a line alone is body."""
    text = "\n".join(line if isinstance(line, str) else line[1] for line in lines)
    found, at = [], 0
    for line in lines:
        label, words = ("body", line) if isinstance(line, str) else line
        block = Block("line", mapped(text, at, at + len(words)), 0, None, None)
        found.append(Labelled(block, label, "test"))  # type: ignore[arg-type]
        at += len(words) + 1
    return tuple(found)


def labels(found: tuple[Labelled, ...]) -> list[str]:
    return [one.label for one in found]


def test_a_paragraph_that_the_page_repeats_stands_once() -> None:
    assert labels(mark_repeats(page(STRIKE, UNION, SHIPS, UNION, SHIPS))) == [
        "body",
        "body",
        "body",
        "repeat",
        "repeat",
    ]


def test_quotes_case_and_spaces_do_not_make_another_paragraph() -> None:
    again = UNION.upper().replace("NO REASON", "‘NO  REASON’")
    assert labels(mark_repeats(page(UNION, UNION.replace("no reason", "“no  reason”")))) == [
        "body",
        "repeat",
    ]
    assert labels(mark_repeats(page(UNION, again))) == ["body", "repeat"]


def test_a_title_said_again_as_a_heading_stands_once() -> None:
    title = "Velmora Port Strike Ends"
    assert labels(mark_repeats(page(("title", title), title, STRIKE))) == [
        "title",
        "repeat",
        "body",
    ]


def test_lines_that_recur_in_dialogue_stay() -> None:
    lines = ["Yes.", '"I do not know," he said.', "Yes.", '"I do not know," he said.']
    assert labels(mark_repeats(page(STRIKE, *lines))) == ["body"] * 5


def test_entries_of_a_list_that_recur_stay() -> None:
    entry = "2 cups of flour, 1 cup of milk, 3 eggs, 1 pinch of salt, 2 spoons of oil, 1 apple"
    assert labels(mark_repeats(page(entry, STRIKE, entry))) == ["body"] * 3


def test_a_small_edit_makes_no_other_paragraph_but_another_figure_does() -> None:
    edited = SHIPS.replace("expected", "expect")
    recount = SHIPS.replace("four hundred", "400").replace("three weeks", "3 weeks")
    other = recount.replace("400", "900")
    assert labels(mark_repeats(page(SHIPS, edited))) == ["body", "repeat"]
    assert labels(mark_repeats(page(recount, other))) == ["body", "body"]


def test_a_beginning_cut_short_goes_where_the_whole_is_given() -> None:
    teaser = SHIPS[:90] + "…"
    assert labels(mark_repeats(page(teaser, STRIKE, SHIPS))) == ["repeat", "body", "body"]
    assert labels(mark_repeats(page(teaser, STRIKE))) == ["body", "body"]


def test_a_sentence_taken_out_of_a_paragraph_goes() -> None:
    assert labels(mark_repeats(page(f"{STRIKE} {UNION}", UNION))) == ["body", "repeat"]


def test_two_stories_of_a_page_may_share_a_paragraph() -> None:
    found = page(
        ("title", "Velmora port strike ends"), STRIKE, UNION, SHIPS,
        ("title", "What the union wants next year"), UNION, STRIKE.replace("Wednesday", "Friday"),
        SHIPS[::-1],
    )  # fmt: skip
    assert labels(mark_repeats(found)) == labels(found)


def test_a_story_given_twice_stands_once() -> None:
    story = [("title", "Velmora port strike ends"), STRIKE, UNION, SHIPS]
    found = page(*story, ("title", "Fair at Brisk is closed"), SHIPS[::-1], *story)  # type: ignore[arg-type]
    assert labels(mark_repeats(found)) == ["title", *["body"] * 3, "title", "body", *["repeat"] * 4]


def test_a_passage_said_twice_in_one_block_is_cut_out() -> None:
    line = f"{STRIKE} {UNION} {STRIKE} {UNION} {SHIPS}"
    found = mark_repeats(page(line))
    assert [(one.label, one.block.text) for one in found] == [
        ("body", f"{STRIKE} {UNION}"),
        ("repeat", f"{STRIKE} {UNION}"),
        ("body", SHIPS),
    ]
    assert found[2].block.content.source_start(0) == line.index(SHIPS)


def test_a_stretch_between_furniture_is_left_alone() -> None:
    found = page(("furniture", UNION), UNION)
    assert labels(mark_repeats(found)) == ["furniture", "body"]


LINES = [STRIKE, UNION, SHIPS, f"{STRIKE} {UNION}", f"{UNION} {STRIKE} {UNION} {STRIKE}", "Yes.",
         SHIPS[:70] + "...", SHIPS.replace("expected", "expect")]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(LINES)
        | st.sampled_from([("title", UNION[:40]), ("title", "A b c d"), ("publisher", "Post")]),
        max_size=9,
    )
)
def test_marking_again_changes_nothing_and_loses_nothing(
    lines: list[str | tuple[Label, str]],
) -> None:
    once = mark_repeats(page(*lines))
    assert mark_repeats(once) == once
    words = " ".join(one.block.text for one in once).split()
    assert words == " ".join(one.block.text for one in page(*lines)).split()


@pytest.mark.parametrize("opening", ["", "The council met on Tuesday and voted on the matter of "])
def test_ten_thousand_blocks_are_read_in_linear_time(opening: str) -> None:
    lines = [
        f"{opening}the number {n} of the long list of matters, as it had {n}." for n in range(5000)
    ]
    blocks = page(*lines, *lines)
    started = time.process_time()
    found = mark_repeats(blocks)
    assert time.process_time() - started < 40
    assert labels(found) == ["body"] * 5000 + ["repeat"] * 5000
