"""The report as a document: sound HTML, nothing injected, nothing fetched."""

import re
from collections import Counter
from itertools import pairwise

import msgspec
import pytest
from lxml import html

from recension.model.account import Account
from recension.pipeline import Run
from recension.publish.pieces import changes
from recension.publish.report import report_html


@pytest.fixture(scope="module")
def report(example_run: Run) -> str:
    """The report on the example pages."""
    return report_html(example_run.account, example_run.page_texts)


def test_every_id_is_there_once_and_every_link_within_leads_somewhere(report: str) -> None:
    page = html.document_fromstring(report)
    ids = Counter(page.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    links = {href[1:] for href in page.xpath("//@href") if href.startswith("#")}
    assert len(links) > 20
    assert links - set(ids) == set()


def test_the_report_asks_for_nothing_from_anywhere(report: str) -> None:
    page = html.document_fromstring(report)
    assert page.xpath("//@src | //link | //img | //iframe") == []
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    assert not re.search(r"@import|url\(", report)


def test_headings_go_down_one_step_at_a_time(report: str) -> None:
    page = html.document_fromstring(report)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_headline_counts_articles_origins_and_conflicts(report: str, account: Account) -> None:
    story = account.stories[0]
    headline = html.document_fromstring(report).xpath("string(//p[@class='headline'])")
    assert headline.startswith(f"{len(story.articles)} articles, ")
    assert "independent origin" in headline
    assert "conflict" in headline


def test_what_was_dropped_from_a_page_is_shown_with_its_reason(report: str) -> None:
    page = html.document_fromstring(report)
    dropped = page.xpath("//dl[@class='dropped']")
    text = " ".join(element.text_content() for element in dropped)
    assert "boilerplate" in text
    assert "Your email address will not be published" in text


def test_markup_in_a_page_is_shown_and_never_obeyed(account: Account) -> None:
    hostile = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'
    articles = tuple(
        msgspec.structs.replace(article, title=hostile, publisher=hostile, byline=hostile)
        for article in account.articles
    )
    stories = tuple(
        msgspec.structs.replace(story, title=hostile, why=dict.fromkeys(story.why, hostile))
        for story in account.stories
    )
    spoiled = msgspec.structs.replace(account, articles=articles, stories=stories)
    page = html.document_fromstring(report_html(spoiled, {}))
    assert page.xpath("//img") == []
    assert len(page.xpath("//script")) == 1
    assert "<script>alert(1)</script>" in page.xpath("string(//h2)")


def test_what_an_editor_would_mark_is_marked_word_by_word() -> None:
    left, right = changes("at least around 15 arrests", "at least 15 arrests")
    assert [piece.text for piece in left if piece.kind == "gone"] == ["around "]
    assert all(piece.kind == "plain" for piece in right)
    assert "".join(piece.text for piece in left) == "at least around 15 arrests"


def test_words_that_change_side_by_side_are_one_change() -> None:
    left, right = changes("the ruling junta fell", "the current leadership fell")
    assert [(piece.text, piece.kind) for piece in right] == [
        ("the ", "plain"),
        ("current leadership", "new"),
        (" fell", "plain"),
    ]
    assert [piece.text for piece in left if piece.kind == "gone"] == ["ruling junta"]


def test_an_account_without_anything_still_gives_a_report(account: Account) -> None:
    empty = msgspec.structs.replace(account, pages=(), articles=(), stories=(), refused=())
    assert "Recension" in report_html(empty, {})


def test_origins_without_a_name_are_counted_and_not_listed_one_by_one(account: Account) -> None:
    story = next(story for story in account.stories if len(story.origins) > 1)
    bare = [msgspec.structs.replace(origin, name=None) for origin in story.origins]
    nameless = msgspec.structs.replace(
        account, stories=(msgspec.structs.replace(story, origins=tuple(bare)),)
    )
    page = report_html(nameless, {})
    assert "unknown, unknown" not in page
    assert f"<td>{len(bare)} unknown<" in page


def test_questions_stand_in_the_order_of_their_weight_with_wordings_last(report: str) -> None:
    asked = html.document_fromstring(report).xpath("//section[contains(@class,'collation')]/h4")
    questions = [" ".join(each.text_content().split()) for each in asked]
    assert questions[0].startswith("How many were arrested or detained?")
    of_wording = ("What exactly", "Who said it", "How sure")
    first = [each.startswith(of_wording) for each in questions].index(True)
    assert first == 2
    assert questions[1].startswith("Is Marta Hollin in custody?")


def test_a_wording_that_was_altered_is_not_headed_refinement(report: str) -> None:
    asked = html.document_fromstring(report).xpath("//section[contains(@class,'collation')]/h4")
    headed = [" ".join(each.text_content().split()) for each in asked]
    altered = [each for each in headed if each.startswith("What exactly was said")]
    assert altered
    assert all(each.endswith("reworded") for each in altered)


def test_the_first_lines_name_the_origins_and_lead_to_what_the_letters_mean(report: str) -> None:
    basis = html.document_fromstring(report).xpath("//p[@class='basis']")[0]
    assert basis.text_content().startswith(
        "Origins: MPA (A B C D E, inferred for F); Coastal Radio (C D)."
    )
    assert basis.xpath(".//a/@href")[0].startswith("#articles-")


def test_a_sentence_of_the_brief_cites_each_article_once_in_the_order_of_the_letters(
    report: str,
) -> None:
    page = html.document_fromstring(report)
    cited = [
        [each.text_content() for each in row.xpath("./a")]
        for row in page.xpath("//ul[@class='brief']//span[@class='cites']")
    ]
    assert any(len(row) > 3 for row in cited)
    assert all(row == sorted(set(row)) for row in cited)


def test_who_is_quoted_stands_once_however_often_it_is_spelt(report: str) -> None:
    tables = html.document_fromstring(report).xpath("//table[@class='readings']")
    quoted = [
        each.text_content() for each in tables[0].xpath(".//tr[@class='reading']/td[last()-1]")
    ]
    assert any("a lawyer for the Free Dockers" in each for each in quoted)
    assert all(each.count("Ilse Tarrant") <= 1 for each in quoted)


def test_a_question_that_one_article_answers_is_not_headed_agreement(
    report: str, account: Account
) -> None:
    alone = {
        row.id
        for story in account.stories
        for row in story.collations
        if row.relation == "agreement"
        and len({article for reading in row.readings for article in reading.articles}) == 1
    }
    page = html.document_fromstring(report)
    headed = {
        section.get("id"): section.xpath("string(./h4/span[@class='relation'])")
        for section in page.xpath("//section[contains(@class, 'collation')]")
    }
    assert alone
    assert {headed[each] for each in alone} == {"one article alone"}
    assert "agreement" not in {headed[each] for each in alone}


def test_of_many_stories_the_first_are_named_and_the_others_a_click_away(account: Account) -> None:
    first, *_ = account.stories
    many = tuple(msgspec.structs.replace(first, id=f"s-{at:02}", claims=(), collations=(),
        entities=(), events=(), derivations=()) for at in range(30))  # fmt: skip
    page = html.document_fromstring(report_html(msgspec.structs.replace(account, stories=many), {}))
    seen = page.xpath("//nav/ol/li/a/@href")
    folded = page.xpath("//nav/details/ol/li/a/@href")
    assert len(seen) == 6
    assert [*seen, *folded] == [f"#s-{at:02}" for at in range(30)]
    assert page.xpath("string(//nav/details/summary)") == "24 more stories"
    assert page.xpath("//nav/details/ol/@start") == ["7"]
