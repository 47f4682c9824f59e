"""Head lines: title, outlet, byline and date, read where the page says them."""

import pytest

from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.extract.furniture import label_blocks
from recension.extract.headlines import Found, Head, byline_in, dateline_of, read_head, role_of
from recension.model.article import Published
from recension.model.page import Page

LEAD = "The river court said on Wednesday that it would hear the case of the dam in autumn."
READ_AT = "2031-06-05T08:00:00+00:00"


def head(text: str, retrieved_at: str | None = None) -> Head:
    page = Page("p", "page", "", "text/plain", retrieved_at, "utf-8", len(text))
    return read_head(label_blocks(dump_blocks(Document(page, text))), retrieved_at)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ilsa Marrow", "Ilsa Marrow"),
        ("By Ilsa Marrow, Staff Writer", "Ilsa Marrow"),
        ("BY ILSA MARROW | The Associated Press", "ILSA MARROW"),
        ("By Ilsa Marrow and Jonas van der Velt", "Ilsa Marrow and Jonas van der Velt"),
        ("By Ahmed Ould Abdallah in Nouakchott", "Ahmed Ould Abdallah"),
        ("By Ilsa Marrow, BBC News", "Ilsa Marrow"),
        ("By Ilsa Marrow March 4, 2031", "Ilsa Marrow"),
        ("by Surur on March 4, 2031", "Surur"),
        ("Ilsa Marrow, National Security Writer", "Ilsa Marrow"),
        ("Par Jeanne Dufour", "Jeanne Dufour"),
        ("By Our Correspondent", "Our Correspondent"),
        ("By May Smith", "May Smith"),
    ],
)
def test_a_byline_gives_the_names_alone(line: str, names: str) -> None:
    assert byline_in(line) == names
    assert role_of(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "By the river the soldiers sat",
        "By Friday, the army had left.",
        "By Monday",
        "Army Chief, Prime Minister Meet Press",
        "Jonas Velt, President of the Republic",
        "By the time they came, Ilsa Marrow had gone home and the court was shut.",
    ],
)
def test_a_line_that_tells_of_something_is_no_byline(line: str) -> None:
    assert byline_in(line) is None


def test_an_outlet_and_a_time_above_a_title_are_read_with_their_place_in_the_page() -> None:
    text = f"Culver Wire\n5 minutes ago\n- Culver Wire\nCourt takes up dam case\n{LEAD}"
    assert head(text, READ_AT) == Head(
        title=Found("Court takes up dam case", "page:40-63:Court takes up dam case"),
        publisher=Found("Culver Wire", "page:0-11:Culver Wire"),
        published=Published("2031-06-05T07:55+00:00", "minute", "page:12-25:5 minutes ago"),
    )


def test_a_relative_time_without_the_time_of_reading_dates_nothing() -> None:
    found = head(f"Culver Wire\n5 minutes ago\nCourt takes up dam case\n{LEAD}")
    assert found.published is None
    assert found.notes == ("no date can be reckoned from page:12-25:5 minutes ago",)


def test_publication_and_change_are_told_apart() -> None:
    lines = ["Court takes up dam case", "By Ilsa Marrow", "Published: March 4, 2031 9:15 AM EST",
             "Updated: 5 March 2031", LEAD]  # fmt: skip
    found = head("\n".join(lines))
    assert found.byline == Found("Ilsa Marrow", "page:24-38:By Ilsa Marrow")
    assert found.published is not None
    assert found.published.value == "2031-03-04T09:15-05:00"
    assert found.modified == Published("2031-03-05", "day", "page:76-97:Updated: 5 March 2031")


def test_a_dateline_with_its_year_dates_an_article() -> None:
    with_year = head(f"Court takes up dam case\n\nCULVER, March 4, 2031 (AFP) - {LEAD}")
    without = head(f"Court takes up dam case\n\nCULVER, March 4 (AFP) - {LEAD}")
    assert with_year.published == Published("2031-03-04", "day", "page:33-46:March 4, 2031")
    assert without.published is None


def test_the_dates_of_other_stories_and_of_readers_date_nothing() -> None:
    lines = ["Court takes up dam case", LEAD, LEAD[::-1] + ".", "Most Read", "Fair closed",
             "4 May 2031", "Leave a comment", "5 May 2031"]  # fmt: skip
    assert head("\n".join(lines)).published is None


def test_a_page_that_says_nothing_of_itself_gives_nothing() -> None:
    assert head(LEAD) == Head()
    assert head("") == Head()


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("BAMAKO, Jan 5 (Reuters) - The", "BAMAKO", "Jan 5", "Reuters"),
        ("BAMAKO, Mali (AP) — The", "BAMAKO", None, "AP"),
        ("Bamako, 5 January 2013 (AFP) – The", "Bamako", "5 January 2013", "AFP"),
        ("LONDON — The", "LONDON", None, None),
    ],
)
def test_a_dateline_gives_place_date_and_agency(
    line: str, place: str, date: str | None, agency: str | None
) -> None:
    found = dateline_of(line)
    assert found is not None
    stamp = found.date
    assert (found.place, stamp and line[stamp.start : stamp.end], found.agency) == (
        place,
        date,
        agency,
    )
    assert line[found.end :] == "The"


@pytest.mark.parametrize(
    "line", ["Bamako – it fell", "OPINION: It fell", "The army - it fell", "AFP - It"]
)
def test_a_dash_or_colon_alone_makes_no_dateline(line: str) -> None:
    assert dateline_of(line) is None
