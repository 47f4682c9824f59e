"""HTML becomes blocks that lead back to the source, whatever state it is in."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.extract.block import Block
from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.markup import html_blocks
from recension.extract.tags import attributes_of, tokens


def page(body: str) -> Document:
    found = decode(f"<html><body>{body}</body></html>".encode(), "page.html")
    assert isinstance(found, Document)
    return found


def blocks(body: str) -> tuple[Block, ...]:
    return html_blocks(page(body))


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def path(block: Block) -> tuple[str, ...]:
    assert block.markup is not None
    return block.markup.path


def test_every_paragraph_heading_and_entry_is_a_block() -> None:
    found = blocks(
        "<h1>The bridge</h1><h2>It opens</h2><p>On Monday.</p><ul><li>One</li><li>Two</ul>"
        "<blockquote><p>At last!</p></blockquote>"
        "<figure><figcaption>The bridge</figcaption></figure>"
    )
    assert [(block.kind, block.text) for block in found] == [
        ("title", "The bridge"),
        ("heading", "It opens"),
        ("paragraph", "On Monday."),
        ("item", "One"),
        ("item", "Two"),
        ("quote", "At last!"),
        ("caption", "The bridge"),
    ]


def test_inline_tags_vanish_and_words_stay_whole() -> None:
    assert texts("<p>The <b>new</b> brid<i>ge</i> is <a href=x>open</a>.</p>") == [
        "The new bridge is open."
    ]


def test_white_space_is_folded() -> None:
    assert texts("<p>\n  The\t\tnew&nbsp;\u00a0 bridge \n</p>") == ["The new bridge"]


def test_entities_are_decoded_and_lead_to_where_they_stand() -> None:
    document = page("<p>Smith&#8217;s &amp; Jones&rsquo; caf&eacute; &bogus; &lt;b&gt;</p>")
    (block,) = html_blocks(document)
    assert block.text == "Smith’s & Jones’ café &bogus; <b>"
    at = block.text.index("’")
    assert document.text.startswith("&#8217;", block.content.source_start(at))


def test_what_is_not_shown_is_left_out() -> None:
    assert texts(
        "<script>if (a < b) { document.write('<p>No</p>') }</script><style>p { }</style>"
        "<noscript><p>No</p></noscript><template><p>No</p></template><div hidden><p>No</p></div>"
        '<div style="display: none"><div><p>No</p></div><p>No</p></div><!-- <p>No</p> -->'
        "<svg><title>No</title><text>No</text></svg><span style='display:none'>No</span><p>Yes</p>"
    ) == ["Yes"]


def test_an_unclosed_comment_takes_only_its_tag() -> None:
    assert texts("<p>One</p><!-- oops <p>Two</p>") == ["One", "Two"]


def test_line_breaks_part_sentences_but_not_a_sentence() -> None:
    assert texts("<div>The bridge<br>is open.<br>It was closed<br><br>A road is not</div>") == [
        "The bridge is open.",
        "It was closed",
        "A road is not",
    ]


def test_the_cells_of_a_table_row_are_one_block() -> None:
    found = blocks("<table><tr><th>Town<td>Dead<tr><td>Wexmoor</td><td>3</td></tr></table>")
    assert [(block.kind, block.text) for block in found] == [
        ("table", "Town Dead"),
        ("table", "Wexmoor 3"),
    ]


def test_unclosed_paragraphs_and_entries_end_where_the_next_begins() -> None:
    found = blocks("<div><p>One<p>Two<div>Three</div></div>")
    assert [block.text for block in found] == ["One", "Two", "Three"]
    assert [path(block)[-1] for block in found] == ["p", "p", "div"]


def test_end_tags_without_a_beginning_change_nothing() -> None:
    assert texts("</div></p></table><p>One</span></b> two</p></article>") == ["One two"]


def test_the_path_names_elements_with_their_ids_and_classes() -> None:
    (block,) = blocks(
        '<div id="Main" class="story  Body"><section><p class=lead>x</p></section></div>'
    )
    assert path(block) == ("html", "body", "div#main.story.body", "section", "p.lead")


def test_the_path_says_where_the_page_says_its_article_is() -> None:
    (block,) = blocks('<div role=main><div class=x itemprop="articleBody">Text</div></div>')
    assert path(block)[-2:] == ("div[role=main]", "div.x[itemprop=articleBody]")


def test_linked_is_the_share_of_characters_in_links() -> None:
    found = blocks('<p><a href="/a">1234</a> 5678</p><p><a name=x>1234</a></p>')
    assert [block.markup and block.markup.linked for block in found] == [0.444, 0.0]


def test_the_container_is_the_innermost_section_or_div_of_paragraphs() -> None:
    document = page("<article><h1>T</h1><div><div><p>One</p></div><p>Two</p></div></article>")
    found = html_blocks(document)
    starts = [block.markup.container for block in found if block.markup]
    assert [document.text[start : start + 8] for start in starts] == [
        "<article",
        "<div><p>",
        "<div><di",
    ]


def test_attribute_values_may_hold_tags_quotes_and_entities() -> None:
    assert texts("""<p title="a > b <p>" data-x='"'>One</p><p title=it's>Two</p>""") == [
        "One",
        "Two",
    ]
    assert attributes_of(' a="1" B=2 c d=\'3\' a="4"') == {"a": "1", "b": "2", "c": "", "d": "3"}


def test_less_than_signs_in_text_are_text() -> None:
    assert texts("<p>3 < 4 and 5 <6 <</p>") == ["3 < 4 and 5 <6 <"]


def test_broken_characters_are_mended() -> None:
    assert texts("<p>The mayorâ€™s brÂ­idge</p>".replace("Â­", "\u00ad")) == ["The mayor’s bridge"]


PROSE = "<p>The council of Lower Wexmoor met on Tuesday to talk about the bridge.</p>"
DEEP = {
    "closed": "<div>" * 100_000 + PROSE + "</div>" * 100_000,
    "never closed": "<div>" * 100_000 + PROSE,
    "lists": "<ul><li>" * 50_000 + PROSE,
    "tables": "<table><tr><td>" * 33_000 + PROSE,
    "hidden": "<span hidden>" * 100_000 + "</span>" * 100_000 + PROSE,
    "with text at every level": "<div>x" * 100_000 + PROSE,
    "stray end tags": "<div>" * 30_000 + "</p></span>" * 30_000 + PROSE,
    "open tags": "<a " * 300_000 + ">" + PROSE,
    "open quotes": '<a b="' * 300_000 + PROSE,
    "open comments": "<!-- " * 300_000 + PROSE,
}


@pytest.mark.parametrize("name", DEEP)
def test_pathological_pages_take_linear_time(name: str) -> None:
    document = page(DEEP[name])
    start = time.process_time()
    found = html_blocks(document)
    assert time.process_time() - start < 30
    assert "The council of Lower Wexmoor" in found[-1].text
    assert all(len(path(block)) <= 64 for block in found)


TAGS = ["<div>", "</div>", "<p class=a>", "</p>", "<li>", "<br>", "<td>", "</table>", "<a href=x>"]
HIDING = [
    "</a>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<span hidden>",
    "</span>",
    "<b",
    "<",
    ">",
]
WORDS = [
    "&amp;",
    "&#x41",
    "&",
    '"',
    "'",
    "word ",
    "  ",
    "\n",
    "ﬁ",
    "\u00ad",
    "\xa0",
    "Ende. ",
    "``",
]
FRAGMENTS = st.sampled_from([*TAGS, *HIDING, *WORDS])


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
@settings(max_examples=300)
def test_blocks_of_any_markup_lead_back_to_the_source(source: str) -> None:
    document = page(source)
    found = html_blocks(document)
    last = 0
    for block in found:
        assert block.text
        assert block.text == block.text.strip()
        first = block.content.source_start(0)
        assert first is not None
        assert first >= last
        last = first
        for start, at, length in block.content.runs:
            if length > 1:
                assert block.text[start : start + length] == document.text[at : at + length]


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_tokens_of_any_markup_stand_in_order(source: str) -> None:
    done = 0
    for token in tokens(source):
        assert done <= token.start <= token.end
        done = token.end
    assert done <= len(source)
