"""What the terminal shows of an account is short and cannot steer the terminal."""

import msgspec
import pytest

from recension.model.account import Account
from recension.publish.terminal import one_line, summary_lines


def _titled(account: Account, title: str, times: int = 1) -> list[str]:
    """The summary where the largest story has this title, and stands so many times."""
    story = msgspec.structs.replace(account.stories[0], title=title)
    return summary_lines(msgspec.structs.replace(account, stories=(story,) * times))


def test_a_title_of_many_thousand_letters_is_cut(account: Account) -> None:
    _, line = _titled(account, "Long " * 5_000)
    assert line.startswith("Long Long")
    assert len(line) < 250


def test_of_many_stories_the_first_are_shown_and_the_others_counted(account: Account) -> None:
    lines = _titled(account, "Dockers arrested", 300)
    assert len(lines) == 22
    assert lines[-1] == "and 280 more stories of several articles"


@pytest.mark.parametrize("text", ["red \x1b[31m", "two\nlines", "\u202eback", "a\r\tb"])
def test_what_would_steer_the_terminal_is_left_out(text: str) -> None:
    assert one_line(text).isprintable()
    assert one_line(text).split()[0] in {"red", "two", "back", "a"}
