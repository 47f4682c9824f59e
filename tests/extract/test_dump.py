"""Plain text dumps and Markdown as blocks."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.extract.block import Block
from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.model.page import MediaType, Page

PARAGRAPH = (
    "The inquiry into the loss of the ferry opened on Monday with a minute of silence and then "
    "with a quarrel over who may speak. The widow of the ferryman asked to be heard first, and "
    "the chairman agreed to it after some hesitation, which took the lawyers by surprise."
)


def blocks(text: str, media_type: MediaType = "text/plain") -> tuple[Block, ...]:
    page = Page("p", "page", "", media_type, None, "utf-8", len(text))
    return dump_blocks(Document(page, text))


def wrap(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        fits = len(lines[-1]) + 1 + len(word) <= width
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return "\n".join(lines)


def test_a_line_is_a_block_and_blank_lines_are_its_gap() -> None:
    found = blocks("Ferry sinks\n\n\nTwo men drowned on Monday.\n\tThe  rest swam.\n")
    assert [(one.kind, one.gap, one.text) for one in found] == [
        ("line", 0, "Ferry sinks"),
        ("paragraph", 2, "Two men drowned on Monday."),
        ("paragraph", 0, "The rest swam."),
    ]
    assert found[2].content.runs == ((0, 42, 3), (3, 45, 1), (4, 47, 10))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029"])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert [one.text for one in blocks(end.join(["one", "", "two"]))] == ["one", "two"]


def test_a_bullet_makes_an_item_and_a_dash_does_not() -> None:
    found = blocks("• water in April\n- No, he said.")
    assert [(one.kind, one.text) for one in found] == [
        ("item", "water in April"),
        ("paragraph", "- No, he said."),
    ]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_of_a_fixed_width_are_joined_to_their_paragraph(width: int) -> None:
    text = f"Ferry inquiry opens\n\n{wrap(PARAGRAPH, width)}\n\n{wrap(PARAGRAPH[::-1], width)}"
    found = blocks(text)
    assert [one.text for one in found[:2]] == ["Ferry inquiry opens", PARAGRAPH]
    assert len(found) == 3


def test_a_word_broken_at_a_line_end_is_made_whole() -> None:
    broken = wrap(PARAGRAPH, 72).replace("hesitation", "hesi-\ntation")
    assert [one.text for one in blocks(broken)] == [PARAGRAPH]


def test_headlines_of_like_length_are_not_joined() -> None:
    lines = [f"River court takes up the case of {name} dam" for name in ("Tarn", "Volt", "Ovar")]
    assert len(blocks("\n".join(lines * 4))) == 12


def test_one_paragraph_a_line_is_not_joined() -> None:
    assert len(blocks("\n".join([PARAGRAPH] * 8))) == 8


def test_markdown_gives_its_words_without_its_marks() -> None:
    text = (
        "---\ntitle: x\n---\n# The *big* [day](http://a.b/c_(d))\n\nA **bold _word_** and "
        "![im](x.png)a [link][1].\n> Quoted\n\n1. one\n- two \\* three\n\nOld title\n=====\n\n"
        "| a | b |\n|---|---|\n\n[1]: http://x.y\n"
    )
    found = blocks(text, "text/markdown")
    assert [(one.kind, one.text) for one in found] == [
        ("heading", "The big day"),
        ("paragraph", "A bold word and a link."),
        ("quote", "Quoted"),
        ("item", "one"),
        ("item", "two * three"),
        ("heading", "Old title"),
        ("table", "a b"),
    ]
    day = found[0].content
    assert text[day.source_start(8) or 0 : day.source_end(11)] == "day"


def test_markdown_without_a_name_is_told_by_two_of_its_marks() -> None:
    assert blocks("# Dam\n\nThe [court](https://a.b/c) sat.")[1].text == "The court sat."
    assert blocks("The [court](https://a.b/c) sat.")[0].text == "The [court](https://a.b/c) sat."


@pytest.mark.parametrize("bit", ["a  b ", "x", "[a](", "*a ", "Advert. ", "\n"])
def test_a_line_of_three_hundred_thousand_characters_is_read_in_linear_time(bit: str) -> None:
    started = time.process_time()
    blocks(bit * (300_000 // len(bit)))
    blocks(bit * (300_000 // len(bit)), "text/markdown")
    assert time.process_time() - started < 25


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ab .\n\t-*#>[]()_é’\xa0•", max_size=80),
    st.sampled_from(["plain", "markdown"]),
)
def test_blocks_are_in_page_order_and_their_maps_lead_to_the_page(text: str, kind: str) -> None:
    found = blocks(text, "text/plain" if kind == "plain" else "text/markdown")
    last = 0
    for one in found:
        assert one.text == one.text.strip() != ""
        for at, start, length in one.content.runs:
            assert start >= last
            last = start + length - 1
            if length > 1:
                assert one.text[at : at + length] == text[start : start + length]
