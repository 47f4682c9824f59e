"""Menus are told from text by what stands near them, before any reader is asked."""

from recension.extract.block import Block, BlockKind, Markup
from recension.extract.menus import beside_text
from recension.text.mapped import mapped

SENTENCE = "The council of Lower Wexmoor voted on Tuesday to reopen the old bridge to all cars."


def block(text: str, kind: BlockKind = "item", linked: float = 1.0) -> Block:
    return Block(kind, mapped(text), 0, Markup(("div", "li"), 0, linked), None)


def menu(entries: int) -> list[Block]:
    return [block(f"Section {number}") for number in range(entries)]


def test_of_a_menu_only_the_entries_near_text_are_looked_at() -> None:
    blocks = [*menu(6), block(SENTENCE, "paragraph", 0.0), *menu(6)]
    assert beside_text(blocks) == [3, 4, 5, 6, 7, 8, 9]


def test_a_title_that_is_a_link_is_no_menu() -> None:
    blocks = [*menu(6), block("Old bridge to reopen", "title")]
    assert beside_text(blocks) == [3, 4, 5, 6]


def test_a_line_that_is_no_link_is_looked_at_wherever_it_stands() -> None:
    blocks = [*menu(6), block("Two crossings", "line", 0.1), *menu(6)]
    assert beside_text(blocks) == [6]


def test_a_page_of_links_alone_is_all_menu() -> None:
    assert beside_text(menu(9)) == []
    assert beside_text([]) == []


def test_lines_of_a_dump_are_never_menus() -> None:
    assert beside_text([Block("line", mapped("Sport"), 0, None, None)]) == [0]
