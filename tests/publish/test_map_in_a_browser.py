"""The map of a report in a real browser: by keyboard, in the dark, on a phone, on paper."""

from collections.abc import Iterator

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from recension.model.entity import Entity, Placement
from recension.model.span import span_of
from recension.model.story import Story
from recension.pipeline import Run
from recension.publish.report import report_html

POINTS = (
    ("Bamako", Placement("MLI", "Bamako", 1, "exact", None), 12.609, -7.975),
    ("Mopti", Placement("MLI", "Mopti", 4, "exact", None), 14.464, -3.884),
    ("Mali", Placement("MLI", None, 6, "exact", None), 17.0, -4.0),
)


def with_places(story: Story, run: Run) -> Story:
    """The story, its first words taken for the names of real places."""
    article = next(row for row in run.account.articles if row.id == story.articles[0])
    entities = tuple(
        Entity(
            id=f"e-{name}",
            kind="place",
            name=name,
            names=(name,),
            roles=(),
            mentions=(span_of(article.id, article.text, (at, at + 3)),),
            lat=lat,
            lon=lon,
            place=placement,
        )
        for at, (name, placement, lat, lon) in enumerate(POINTS)
    )
    return msgspec.structs.replace(story, entities=entities, events=())


@pytest.fixture(scope="module")
def report(example_run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report whose first story lies in Mali."""
    account = example_run.account
    first = with_places(account.stories[0], example_run)
    account = msgspec.structs.replace(account, stories=(first, *account.stories[1:]))
    path = tmp_path_factory.mktemp("map") / "report.html"
    path.write_text(report_html(account, example_run.page_texts), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, report: str) -> Iterator[Page]:
    """The report, opened."""
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    opened.goto(report)
    yield opened
    opened.close()


def test_the_keyboard_goes_from_place_to_place_and_into_the_table(page: Page) -> None:
    page.locator("svg.map a").first.focus()
    names = []
    for _ in POINTS:
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert [name.partition(":")[0] for name in names] == ["Mali", "Bamako, Mali", "Mopti, Mali"]
    link = page.locator("svg.map a.spot").first
    target = link.get_attribute("href")
    assert target is not None
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('tr:target').id") == target[1:]


def test_a_reader_of_the_screen_hears_the_map_as_named_links(page: Page) -> None:
    figure = page.locator("figure.map")
    assert figure.get_by_role("link").count() == len(POINTS)
    assert figure.get_by_role("link", name="Mopti, Mali: first-level area").count() == 1
    assert figure.get_by_role("group", name="Map of 2 places and 1 shaded country").count() == 1


def test_symbols_are_large_enough_to_be_hit(page: Page) -> None:
    for reach in page.locator("svg.map .reach").all():
        box = reach.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_a_phone_scrolls_the_map_and_not_the_page(browser: Browser, report: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(report)
    wide = page.evaluate("document.documentElement.scrollWidth")
    map_width = page.evaluate("document.querySelector('svg.map').getBoundingClientRect().width")
    page.close()
    assert wide <= 360
    assert map_width > 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_land_and_sea_and_names_are_told_apart(browser: Browser, report: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(report)
    fills = {
        name: page.evaluate(f"getComputedStyle(document.querySelector('.map {name}')).fill")
        for name in (".sea", ".land", "text.name", ".town")
    }
    page.close()
    assert fills[".sea"] != fills[".land"]
    assert fills["text.name"] != fills[".land"]
    assert fills[".town"] == fills["text.name"]


def test_the_map_goes_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.locator("svg.map").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_table_beside_the_map_has_a_row_for_each_place(page: Page) -> None:
    rows = page.locator("table.places tbody tr")
    assert rows.count() == len(POINTS)
    cells = rows.filter(has_text="Mopti").locator("td").all_inner_texts()
    assert cells[:2] == ["Mali", "4 first-level area"]
