"""The date of an event is that of the act, not of who tells it nor of another clause."""

import pytest
from tests.code.test_told import article, told


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
    ],
)
def test_a_date_is_of_the_act_in_its_own_clause(text: str, day: str | None) -> None:
    event = next(row for row in told(article("Gazette", text)) if row.plover.event != "PROTEST")
    assert (event.date.start if event.date else None) == day


def test_what_most_articles_say_is_the_date() -> None:
    one, other = "Kenyan police raided {} offices on Monday.", "Kenyan police raided {} on Sunday."
    pages = [article(name, one.format("the old radio")) for name in ("A", "B")]
    assert all(row.date for row in told(*pages, article("C", other.format("the old radio"))))
