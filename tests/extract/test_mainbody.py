"""The main text of an HTML page is told from the rest, and cannot be lost to a broken page."""

import gzip
import json
import statistics
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.extract.alignment import kept_shares
from recension.extract.block import Block
from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.main_features import FEATURES, Votes, features_of
from recension.extract.mainbody import main_blocks, scores_of
from recension.extract.markup import html_blocks
from recension.extract.readers import can_be_read
from recension.extract.skeleton import skeleton_of

STORY = [
    "The council of Lower Wexmoor voted on Tuesday to reopen the old bridge, which has been closed "
    "to cars since the flood of last spring.",
    "“We have waited long enough,” said the mayor, Ada Quill, after the meeting, and added that "
    "the first buses would cross before the end of the month.",
    "Engineers who looked at the pillars in June found no new cracks. A second report, which the "
    "county had asked for, came to the same result in August.",
    "Shops on the northern bank say that they have lost a third of their customers, and some of "
    "them have closed for good.",
]
OTHERS = ["Ferry prices to rise again", "Five walks for the weekend", "Who runs the county?"]


def document(body: str) -> Document:
    found = decode(f"<!doctype html><html><body>{body}</body></html>".encode(), "page.html")
    assert isinstance(found, Document)
    return found


def news_page(story: str) -> str:
    menu = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(12))
    related = "".join(f'<li><a href="/s/{at}">{text}</a></li>' for at, text in enumerate(OTHERS))
    return (
        f'<nav class="menu"><ul>{menu}</ul></nav><main><article class="story">'
        f'<h1>Old bridge to reopen</h1><div class="story-body">{story}</div></article></main>'
        f'<aside class="related"><h3>More from us</h3><ul>{related}</ul></aside>'
        "<footer><p>Copyright The Wexmoor Lantern. All rights reserved by the owners.</p></footer>"
    )


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def main(body: str) -> list[str]:
    page = document(body)
    return [block.text for block in main_blocks(page, html_blocks(page)) if block.in_main]


def test_the_story_is_main_text_and_what_stands_around_it_is_not() -> None:
    assert [text for text in main(news_page(paragraphs(STORY))) if "bridge to" not in text] == STORY


def test_every_block_of_an_html_page_is_decided() -> None:
    page = document(news_page(paragraphs(STORY)))
    before = html_blocks(page)
    after = main_blocks(page, before)
    assert [block.text for block in after] == [block.text for block in before]
    assert all(block.in_main is not None for block in after)


def test_a_page_nested_a_hundred_thousand_deep_gives_its_story() -> None:
    page = "<div>" * 100_000 + paragraphs(STORY) + "</div>" * 100_000
    assert main(page) == STORY


def test_a_page_whose_tags_are_never_closed_gives_its_story() -> None:
    broken = news_page("".join(f"<p>{text}" for text in STORY)).replace("</div>", "")
    assert set(STORY) <= set(main(broken))


def test_control_characters_do_not_cost_the_story() -> None:
    assert main(news_page(paragraphs(STORY).replace("June", "June\x08")))[-1] == STORY[-1]


def test_a_page_without_an_article_has_no_main_text() -> None:
    links = "".join(f'<p><a href="/{at}">Read all about matter {at}</a></p>' for at in range(40))
    assert main(f"<div>{links}</div>") == []


def test_a_page_without_blocks_is_no_trouble() -> None:
    assert main("<script>var x = 1</script>") == []


def test_marking_main_text_is_deterministic() -> None:
    page = document(news_page(paragraphs(STORY)))
    assert main_blocks(page, html_blocks(page)) == main_blocks(page, html_blocks(page))


def test_a_teaser_is_not_taken_for_the_paragraph_it_repeats() -> None:
    blocks = [STORY[0], *OTHERS, *STORY]
    assert kept_shares(blocks, "\n".join(STORY)) == (0, 0, 0, 0, 1, 1, 1, 1)


def test_a_short_block_counts_only_where_its_neighbours_stand() -> None:
    blocks = ["Why", STORY[0], "Why", STORY[1], "Share"]
    assert kept_shares(blocks, f"{STORY[0]} Why {STORY[1]}") == (0, 1, 1, 1, 0)


def test_a_block_that_a_reader_cut_counts_in_part() -> None:
    half = " ".join(STORY[2].split()[:14])
    (share,) = kept_shares([STORY[2]], half)
    assert 0.3 < share < 0.7


def test_an_empty_reading_keeps_nothing() -> None:
    assert kept_shares(STORY, "") == (0, 0, 0, 0)


@given(st.lists(st.sampled_from(STORY + OTHERS), unique=True), st.data())
def test_blocks_that_a_reader_kept_in_order_are_all_found(
    blocks: list[str], data: st.DataObject
) -> None:
    kept = [block for block in blocks if data.draw(st.booleans())]
    shares = kept_shares(blocks, "\n".join(kept))
    assert len(shares) == len(blocks)
    assert sum(shares) >= len([block for block in kept if len(block) > 40])


def test_features_lie_between_nothing_and_one() -> None:
    blocks: tuple[Block, ...] = html_blocks(document(news_page(paragraphs(STORY))))
    votes = Votes((1.0,) * len(blocks), (0.5,) * len(blocks))
    for row in features_of(blocks, votes):
        assert len(row) == len(FEATURES)
        assert all(0 <= value <= 1.0001 for value in row)


def test_a_vote_for_a_block_never_lowers_its_score() -> None:
    low, high = [0.0] * len(FEATURES), [0.0] * len(FEATURES)
    high[FEATURES.index("trafilatura")] = high[FEATURES.index("resiliparse")] = 1.0
    below, above = scores_of([tuple(low), tuple(high)])
    assert below < above


def test_a_skeleton_has_the_same_blocks_in_the_same_places() -> None:
    page = document(
        '<div id=Main class="a b" role="main"><h1>Bridge &amp; ferry</h1>'
        "One.<br>Two &lt;3.<ul><li>x"
        '<li><a href="/y">y</a></ul><table><tr>1</table><p>Last</p></div>'
    )
    blocks = html_blocks(page)
    rebuilt = skeleton_of(blocks)
    assert rebuilt is not None
    assert '<div id="main" class="a b" role="main">' in rebuilt
    again = html_blocks(Document(page.page, rebuilt))
    assert [(b.text, b.kind, b.markup and b.markup.path) for b in again] == [
        (b.text, b.kind, b.markup and b.markup.path) for b in blocks
    ]
    assert [b.markup and b.markup.linked for b in again] == [
        b.markup and b.markup.linked for b in blocks
    ]


def test_a_skeleton_that_would_grow_too_large_is_not_made() -> None:
    deep = "".join(f"<div class='{'x' * 190}{at}'>" for at in range(70))
    page = document(f"<p>a</p>{deep}<p>b</p>{'</div>' * 70}" * 800)
    assert skeleton_of(html_blocks(page)) is None


def test_a_page_too_deep_or_too_large_for_others_is_known_as_such() -> None:
    assert can_be_read("<p>Text</p>" * 3000)
    assert can_be_read("<p>Text<br><img>" * 9000)
    assert not can_be_read("<div>" * 9000)


def test_blocks_of_a_page_that_is_not_html_stay_as_they_are() -> None:
    found = decode(b"One.", "dump.txt")
    assert isinstance(found, Document)
    blocks = html_blocks(document("<p>One.</p>"))
    assert main_blocks(found, blocks) is blocks


def test_the_body_of_real_pages_is_found() -> None:
    data = Path(__file__).parent.parent.parent.parent / "shared/data/extraction"
    if not data.exists():
        pytest.skip("the article extraction benchmark is not at hand")
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    shares = []
    for name in sorted(truth)[:8]:
        page = decode(gzip.decompress((data / "html" / f"{name}.html.gz").read_bytes()), "x.html")
        assert isinstance(page, Document)
        found = " ".join(b.text for b in main_blocks(page, html_blocks(page)) if b.in_main).split()
        true = truth[name]["articleBody"].split()
        shares.append(len(set(found) & set(true)) / len(set(true)))
    assert statistics.mean(shares) > 0.95
