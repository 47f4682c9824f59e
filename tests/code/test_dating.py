"""The date of an event is that of the act, not of who tells it nor of another clause."""

import msgspec
import pytest
from tests.code.test_told import article, told

from recension.code.standing import with_standing
from recension.model.event import EventDate


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen on Friday shot soldiers who were kidnapped in January.", "2025-08-08"),
        ("On Monday, after talks, Kenyan police raided the opposition newspaper.", "2025-08-11"),
        ("Soldiers attacked rebels in Kati, Mali, on Monday.", "2025-08-11"),
        ("Soldiers stormed the town early on Monday, killing rebels.", "2025-08-11"),
        ("Soldiers attacked rebels, the army said on Monday.", None),
        ("Soldiers attacked rebels who fled on Monday.", None),
        ("Soldiers attacked rebels before Monday.", None),
        ("In Kati on Monday, soldiers attacked rebels.", "2025-08-11"),
        ("Talks went on; in June, soldiers attacked rebels.", "2025-06"),
        ("Soldiers attacked rebels in Kati, south of Bamako, on Monday.", "2025-08-11"),
        ("It began at 10:30 a.m. on Monday, when soldiers attacked rebels.", "2025-08-11"),
        ("Soldiers raided homes on Monday in Kati, Mali, killing rebels.", "2025-08-11"),
        ("Rebels who laid down arms in May 2024 have been attacked by soldiers.", None),
        ("Soldiers attacked rebels over the May 28 incident.", None),
        ("The minister accused rebels of burning farms in May.", None),
    ],
)
def test_a_date_is_of_the_act_in_its_own_clause(text: str, day: str | None) -> None:
    event = next(row for row in told(article("Gazette", text)) if row.plover.event != "PROTEST")
    assert (event.date.start if event.date else None) == day


def test_what_most_articles_say_is_the_date() -> None:
    one, other = "Kenyan police raided {} offices on Monday.", "Kenyan police raided {} on Sunday."
    pages = [article(name, one.format("the old radio")) for name in ("A", "B")]
    assert all(row.date for row in told(*pages, article("C", other.format("the old radio"))))


def test_a_stretch_of_days_dates_what_nothing_dates_nearer() -> None:
    (event,) = told(article("Gazette", "Soldiers attacked rebels last week."))
    assert event.date is not None
    assert (event.date.start, event.date.end) == ("2025-08-04", "2025-08-10")
    assert event.date.precision == "range"


def test_what_the_news_recalls_is_background_without_a_date() -> None:
    (event,) = told(article("Gazette", "Soldiers had previously attacked rebels."))
    assert event.standing == "background"
    (event,) = told(article("Gazette", "Soldiers attacked rebels."))
    assert event.standing == "news"


def test_nothing_that_is_done_lies_after_every_article() -> None:
    date = EventDate("2025-08-20", "2025-08-20", "day", ())
    (event,) = told(article("Gazette", "Soldiers attacked rebels."))
    late = msgspec.structs.replace(event, date=date)
    assert with_standing(late, [article("Gazette", "x")]).date is None
    planned = msgspec.structs.replace(late, stage="conspiracy")
    assert with_standing(planned, [article("Gazette", "x")]).date == date
