"""The report in a real browser: opened from disk, read by keyboard, printed, on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from recension.pipeline import Run
from recension.publish.report import report_html


@pytest.fixture(scope="module")
def report(example_run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the report on the example pages."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(example_run.account, example_run.page_texts), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, report: str) -> Iterator[Page]:
    """The report, opened."""
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    opened.goto(report)
    yield opened
    opened.close()


def test_it_opens_without_an_error_and_without_asking_the_network(
    browser: Browser, report: str
) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report)
    page.close()
    assert said == []
    assert asked == [report]


def test_the_keyboard_alone_opens_a_reading_and_shows_its_marked_words(page: Page) -> None:
    summary = page.locator("details.passages > summary").first
    mark = page.locator("details.passages").first.locator("mark").first
    assert not mark.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert mark.is_visible()
    assert mark.inner_text()


def test_a_citation_leads_to_the_marked_words_in_the_article(page: Page) -> None:
    page.locator("details.passages > summary").first.click()
    link = page.locator("details.passages").first.locator("a.siglum").first
    target = link.get_attribute("href")
    assert target is not None
    link.click()
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=target[1:])
    assert page.locator(f"[id='{target[1:]}']").is_visible()


def test_focus_on_a_line_of_the_lineage_shows_the_passages_side_by_side(page: Page) -> None:
    page.locator(".lineage a[href^='#pair-']").first.focus()
    panel = page.locator("div.edge").first
    assert panel.locator("td").count() >= 2


@pytest.mark.parametrize("reach", ["focus", "hover"])
def test_an_editor_s_marks_show_what_changed_along_a_line_of_the_lineage(
    page: Page, reach: str
) -> None:
    panel = page.locator("div.edge").first
    changed = []
    for line in page.locator(".lineage a[href^='#pair-']").all():
        if reach == "focus":
            line.focus()
        else:
            line.dispatch_event("mouseenter")
        changed.append((panel.locator("del").count(), panel.locator("ins").count()))
        sides = [row.locator("td").count() for row in panel.locator("tr:has(td)").all()]
        assert sides
        assert min(sides) >= 2
    assert any(gone and new for gone, new in changed)


def test_a_line_of_the_lineage_is_solid_where_known_dashed_where_inferred_and_as_wide_as_its_share(
    page: Page,
) -> None:
    drawn = page.evaluate(
        """[...document.querySelectorAll('.lineage path.edge')].map(each => [
          each.classList.contains('inferred'), getComputedStyle(each).strokeDasharray,
          parseFloat(each.getAttribute('stroke-width'))])"""
    )
    assert {dashes == "none" for inferred, dashes, _ in drawn if not inferred} == {True}
    assert {dashes == "none" for inferred, dashes, _ in drawn if inferred} <= {False}
    assert len({width for _, _, width in drawn}) > 1


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_out_of_the_page_sideways(browser: Browser, report: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(report)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


CONTRAST = """scheme => {
  const parse = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(parse(getComputedStyle(document.body).backgroundColor));
  return [...document.querySelectorAll('main *')]
    .filter(each => each.checkVisibility() && each.textContent.trim())
    .map(each => light(parse(getComputedStyle(each).color)))
    .map(ink => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05))
    .reduce((least, ratio) => Math.min(least, ratio), 99);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_the_paper(browser: Browser, report: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(report)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    least = page.evaluate(CONTRAST)
    page.close()
    assert least >= 4.5


def test_print_shows_the_words_that_readings_rest_on(page: Page) -> None:
    mark = page.locator("details.passages").first.locator("mark").first
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert mark.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not mark.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_reading_opens_in_its_row_and_tells_a_screen_reader_which_it_is(page: Page) -> None:
    row = page.locator("tr.words").first
    summary = row.locator("summary")
    label = page.locator("tr.reading th bdi").first.inner_text()
    assert label in (summary.text_content() or "")
    summary.focus()
    page.keyboard.press("Space")
    assert row.locator("mark").first.is_visible()
    page.keyboard.press("Space")
    assert not row.locator("mark").first.is_visible()


def test_copies_are_named_and_every_cell_says_in_words_what_its_sign_means(page: Page) -> None:
    table = page.locator("table.readings").first
    heads = table.locator("thead th.witness")
    copies = table.locator("thead th.copy")
    assert 0 < copies.count() < heads.count()
    assert "took from" in (copies.first.text_content() or "")
    for row in table.locator("tr.reading").all():
        said = [(each.text_content() or "").strip() for each in row.locator("td.witness").all()]
        assert len(said) == heads.count()
        assert all(said)


def test_a_printed_table_shows_its_words_under_the_reading_that_they_carry(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    rows = page.locator("table.readings").first.locator("tbody > tr")
    kinds = [each.get_attribute("class") for each in rows.all()]
    assert kinds == ["reading", "words"] * (len(kinds) // 2)
    assert rows.nth(1).locator("mark").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_on_a_phone_the_words_of_a_reading_are_read_without_scrolling_sideways(
    browser: Browser, report: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(report)
    page.locator("details.passages > summary").first.click()
    edges = page.evaluate(
        """[...document.querySelectorAll('details.passages[open] li')]
          .map(each => each.getBoundingClientRect().right)"""
    )
    page.close()
    assert edges
    assert max(edges) <= 390


def test_the_words_of_a_reading_stand_in_the_order_of_the_columns(page: Page) -> None:
    table = page.locator("table.readings").first
    heads = [each.inner_text() for each in table.locator("thead th.witness > a").all()]
    for row in table.locator("tr.words").all():
        signs = [each.text_content() or "" for each in row.locator("li > a.siglum").all()]
        assert signs == sorted(signs, key=heads.index)


def test_every_sign_of_the_table_opens_by_keyboard_to_its_words_in_its_article(page: Page) -> None:
    table = page.locator("table.readings").first
    signs = table.locator("td.witness a.cell")
    heads = [each.inner_text() for each in table.locator("thead th.witness > a").all()]
    assert signs.count() > len(heads)
    for sign in (signs.first, signs.last):
        target = sign.get_attribute("href")
        assert target is not None
        sign.focus()
        page.keyboard.press("Enter")
        words = page.locator(f"[id='{target[1:]}']")
        words.wait_for(state="visible")
        entry = words.locator("xpath=ancestor::section[@class='article'][1]")
        siglum = entry.locator("h4 .siglum").inner_text()
        assert f"the words in {siglum}" in (sign.text_content() or "")
        box = words.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 900


def test_tab_leads_from_the_skip_link_to_the_brief_and_its_citations(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.closest('section,p')?.className ?? ''")
        )
        reached.append(page.evaluate("document.activeElement.className"))
    assert "basis" in reached
    assert "siglum" in reached


@pytest.mark.parametrize("width", [390, 1100])
def test_the_first_screen_says_how_many_articles_from_which_origins_and_what_happened(
    browser: Browser, report: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(report)
    seen = page.evaluate(
        """[...document.querySelectorAll('.headline, .basis, .brief li')].slice(0, 3)
          .map(each => each.getBoundingClientRect().bottom)"""
    )
    texts = page.locator(".story").first.locator(".headline, .basis, .brief > li").all_inner_texts()
    page.close()
    assert max(seen) <= 900
    assert "2 independent origins" in texts[0]
    assert "MPA" in texts[1]
    assert "Coastal Radio" in texts[1]
    assert "“BELMAR, March 9 (MPA)" in texts[2]
