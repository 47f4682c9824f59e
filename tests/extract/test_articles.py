"""From a page to its articles, end to end."""

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.stories import (
    FERRY,
    FERRY_TITLE,
    MUSEUM,
    MUSEUM_TITLE,
    STRIKE,
    STRIKE_TITLE,
    dump,
    page,
)

from recension.extract.articles import articles_of
from recension.extract.passages import passage_index
from recension.model.article import Article, Published

PAGES = Path(__file__).parents[3] / "shared" / "pages"
AGGREGATOR = (
    dump(FERRY_TITLE, FERRY, "Share this:", "Related Articles")
    + "\n\nHarbour Gazette\n5 minutes ago\n- Harbour Gazette\n"
    + "\n".join((STRIKE_TITLE, " ".join(STRIKE)))
    + "\n\n\nThe Lowland Post\n2 hours ago\n- The Lowland Post\n"
    + "\n".join((MUSEUM_TITLE, " ".join(MUSEUM)))
)


def html(*parts: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>" + "".join(parts) + "</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def assert_map_covers(article: Article, text: str) -> None:
    covered = set()
    for start, source, length in article.map:
        covered.update(range(start, start + length))
        if length > 1:
            assert article.text[start : start + length] == text[source : source + length]
    left = "".join(c for at, c in enumerate(article.text) if at not in covered)
    assert not left.strip()


def test_an_aggregators_related_articles_are_articles_of_their_own() -> None:
    found = articles_of(page(AGGREGATOR, retrieved_at="2025-03-04T12:00:00+00:00"))
    assert [article.title for article in found] == [FERRY_TITLE, STRIKE_TITLE, MUSEUM_TITLE]
    assert [article.publisher for article in found] == [None, "Harbour Gazette", "The Lowland Post"]
    assert found[1].published is not None
    assert found[1].published.value.startswith("2025-03-04T11:55")
    assert "page:" in found[1].published.basis
    assert [article.ordinal for article in found] == [0, 1, 2]


def test_no_article_holds_anothers_text_or_the_sites() -> None:
    found = articles_of(page(AGGREGATOR))
    assert found[0].text == dump(FERRY_TITLE, FERRY)
    assert found[1].text == dump(STRIKE_TITLE, " ".join(STRIKE))
    assert "ago" not in found[2].text


def test_every_character_is_mapped_but_for_separators() -> None:
    for article in articles_of(page(AGGREGATOR)):
        assert_map_covers(article, AGGREGATOR)


def test_what_is_left_out_of_an_article_is_told_with_its_reason() -> None:
    first = articles_of(page(AGGREGATOR))[0]
    reasons = {AGGREGATOR[run.page_start : run.page_end]: run.reason for run in first.dropped}
    assert any(
        text.startswith("Share this") for text, why in reasons.items() if why == "boilerplate"
    )
    assert any("Namdar" in text for text, why in reasons.items() if why == "other-article")
    own = {at for _, start, length in first.map for at in range(start, start + length)}
    dropped = {at for run in first.dropped for at in range(run.page_start, run.page_end)}
    assert not own & dropped
    letters = {at for at, character in enumerate(AGGREGATOR) if character.isalnum()}
    assert letters <= own | dropped


def test_a_paragraph_that_the_page_repeats_stands_once() -> None:
    found = articles_of(page(dump(FERRY_TITLE, FERRY_TITLE, FERRY, FERRY[1:3])))
    assert [article.text for article in found] == [dump(FERRY_TITLE, FERRY)]
    assert {run.reason for run in found[0].dropped} == {"repeat"}


def test_a_paragraph_that_two_articles_carry_stands_in_both() -> None:
    shared = (
        "The weather service has warned of fog and heavy rain along the whole coast until Sunday."
    )
    one, two = (*FERRY[:3], shared, *FERRY[3:]), (*STRIKE[:3], shared, *STRIKE[3:])
    found = articles_of(page(dump(FERRY_TITLE, one, "* * *", STRIKE_TITLE, two)))
    assert [shared in article.text for article in found] == [True, True]


def test_a_page_without_prose_has_no_article() -> None:
    assert articles_of(page("")) == ()
    assert articles_of(page("Home\nNews\nSport\n\nContact us\n")) == ()
    assert articles_of(page(html("<nav><a href=x>Home</a></nav>"), "text/html")) == ()


def test_the_first_line_of_a_page_without_title_is_kept() -> None:
    found = articles_of(page(dump(FERRY)))
    assert found[0].text == dump(FERRY)


def test_a_given_date_stands_in_where_the_page_says_none() -> None:
    given_date = Published("2025-03-04", "day", "given")
    found = articles_of(
        page(AGGREGATOR, retrieved_at="2025-03-04T12:00:00+00:00"), published_default=given_date
    )
    assert found[0].published == given_date
    assert found[1].published != given_date


def test_metadata_of_an_html_page_goes_to_its_main_article_alone() -> None:
    head = (
        f'<title>{FERRY_TITLE} - Coast News</title><meta property="og:site_name" '
        'content="Coast News"><meta property="article:published_time" content="2025-03-04">'
    )
    source = html(
        f"<main><h1>{FERRY_TITLE}</h1>{paragraphs(*FERRY, *FERRY[1:2])}</main>",
        f'<aside class="related"><div class="card"><h3>{STRIKE_TITLE}</h3>',
        f"{paragraphs(*STRIKE)}</div></aside>",
        head=head,
    )
    found = articles_of(page(source, "text/html"))
    assert [article.publisher for article in found] == ["Coast News", None]
    assert [article.published is None for article in found] == [False, True]
    assert found[0].evidence["publisher"] == "meta:og:site_name"
    assert found[1].text.endswith(STRIKE[-1])
    for article in found:
        assert_map_covers(article, source)


def test_the_headline_of_an_html_page_of_one_article_is_its_title_alone() -> None:
    source = html(
        f"<main><h1>{FERRY_TITLE}</h1>{paragraphs(*FERRY)}</main>", "<footer>Imprint</footer>"
    )
    found = articles_of(page(source, "text/html"))
    assert [(article.title, article.text) for article in found] == [(FERRY_TITLE, dump(FERRY))]


def test_ids_follow_from_content() -> None:
    once, again = articles_of(page(AGGREGATOR)), articles_of(page(AGGREGATOR))
    assert [a.id for a in once] == [a.id for a in again]
    assert len({a.id for a in once}) == 3


def test_passages_of_the_batch_are_used_but_needed_by_no_one() -> None:
    documents = [page(AGGREGATOR), page(dump(STRIKE))]
    with_batch = articles_of(documents[0], passages=passage_index(documents))
    assert [a.text for a in with_batch] == [a.text for a in articles_of(documents[0])]


LINES = st.sampled_from(
    [
        *FERRY, *STRIKE, *MUSEUM, FERRY_TITLE, STRIKE_TITLE, MUSEUM_TITLE, "Read More", "1.",
        "5 minutes ago", "* * *", "By Jane Roe", "March 4, 2025", "Share this:", "ADVERTISEMENT",
        "MARLPORT (AP) — A ferry ran aground on Tuesday.", "cafÃ© “owners” said so\u00ad.",
        "Harbour Gazette", "# Fog", "- a",
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(LINES, max_size=18), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_extraction_of_its_own_output_changes_nothing(lines: list[str], gap: str) -> None:
    for article in articles_of(page(gap.join(lines))):
        again = articles_of(page(article.text))
        assert [one.text for one in again] == [article.text]


TAGS = st.sampled_from(["p", "p", "p", "h1", "h2", "li", "blockquote", "div"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TAGS, LINES), max_size=14), st.booleans())
def test_the_text_of_an_html_page_given_as_a_page_is_given_back(
    lines: list[tuple[str, str]], apart: bool
) -> None:
    blocks = [f"<{tag}>{escape(line)}</{tag}>" for tag, line in lines]
    inside = "".join(f"<section>{block}</section>" if apart else block for block in blocks)
    for article in articles_of(page(html("<main>", inside, "</main>"), "text/html")):
        again = articles_of(page(article.text))
        assert [one.text for one in again] == [article.text]


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES, max_size=18), st.sampled_from(["\n", "\n\n"]))
def test_the_map_covers_any_article(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    for article in articles_of(page(text)):
        assert_map_covers(article, text)


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="Aa .\n<>p/&#’", max_size=200), st.sampled_from(["text/plain", "text/html"])
)
def test_any_page_can_be_read(text: str, media_type: str) -> None:
    for article in articles_of(page(text, media_type)):  # type: ignore[arg-type]
        assert article.text.strip()


@pytest.mark.skipif(not PAGES.is_dir(), reason="the five real pages are not at ../shared/pages")
def test_the_five_real_pages_give_ten_articles() -> None:
    found = {
        path.name[:3]: articles_of(page(path.read_text("utf-8")))
        for path in sorted(PAGES.glob("*.txt"))
    }
    assert [len(found[name]) for name in sorted(found)] == [1, 1, 1, 4, 3]
    fourth = found["003"]
    assert [a.publisher for a in fourth] == [
        None,
        "Business Insider",
        "New York Post",
        "Washington Post",
    ]
    assert all(a.title and a.title in a.text for a in fourth)
    for articles in found.values():
        for article in articles:
            junk = re.search(
                r"Read More|minutes ago|Related Articles|Leave a Reply|Try Our AI", article.text
            )
            assert junk is None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("22 July 2013 Last updated at 17: 50 GMT", None, "2013-07-22T17:50+00:00"),
        ("Published: 09 Sep 2013 11: 25 GMT+02: 00", "2013-09-09T11:25+02:00", None),
    ],
)
def test_a_first_line_that_is_a_date_is_no_title(
    line: str, published: str | None, modified: str | None
) -> None:
    text = (
        f"{line}\n\nThe harbour board of Ostmere said on Monday that it would close the quay.\n\n"
        "Fishermen said that they had nowhere else to land their catch in the winter storms.\n"
    )
    (article,) = articles_of(page(text))
    assert article.title is None
    assert (article.published and article.published.value) == published
    assert (article.modified and article.modified.value) == modified
    assert line not in article.text


def test_the_slug_of_a_wire_is_kept_as_evidence_and_not_as_text() -> None:
    text = (
        "The harbour board of Ostmere said on Monday that it would close the quay for repairs.\n\n"
        "Fishermen said they had nowhere else to land their catch in winter. jm-pq/rst/giv\n"
    )
    (article,) = articles_of(page(text))
    at = text.index("jm-pq")
    assert article.evidence["slug"] == f"page:{at}-{at + 13}:jm-pq/rst/giv"
    assert "jm-pq" not in article.text
