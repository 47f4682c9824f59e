"""The invented words of composite pages, and lines made from them."""

import tomllib
from pathlib import Path
from random import Random

_TABLE = tomllib.loads(Path(__file__).with_name("junk.toml").read_text("utf-8"))
_MONTHS = ("January", "March", "May", "June", "August", "October", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def words(key: str) -> list[str]:
    """The list under this key; keys of held-out styles start with "held_out."."""
    table = _TABLE
    for step in key.split("."):
        table = table[step]
    return list(table)


def one(key: str, rng: Random) -> str:
    """One of the list."""
    return rng.choice(words(key))


def ago(rng: Random) -> str:
    """Such as "34 minutes ago"."""
    return rng.choice(
        (f"{rng.randint(2, 59)} minutes ago", f"{rng.randint(2, 23)} hours ago", "an hour ago",
         f"{rng.randint(2, 59)}m ago", f"{rng.randint(2, 9)} days ago")
    )  # fmt: skip


def clock(rng: Random) -> str:
    """A time of day in one of several fashions, the same fashion for the same generator state."""
    hour, minute = rng.randint(6, 22), rng.randint(0, 59)
    return rng.choice(
        (f"{hour:02}:{minute:02}", f"{hour % 12 or 12}.{minute:02}pm", f"{hour:02}:{minute:02} GMT")
    )


def day(rng: Random) -> str:
    """A date as pages print it."""
    number, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(2005, 2025)
    return rng.choice(
        (f"{number} {month} {year}", f"{month} {number}, {year}", f"{month[:3]} {number}, {year}",
         f"{rng.choice(_DAYS)}, {number} {month} {year}",
         f"{year}-{number:02}-{number % 12 + 1:02}")
    )  # fmt: skip


def byline(rng: Random) -> str:
    """Such as "By Jane Roe"."""
    name = one("people", rng)
    return rng.choice(
        (f"By {name}", f"By {name}, {one('publishers', rng)}", f"BY {name.upper()}", name,
         f"{name}, Staff Writer", f"Written by {name}", f"By {name} | {day(rng)}")
    )  # fmt: skip


def interruption(rng: Random) -> str:
    """A line that a site puts into the middle of an article."""
    other = one("other_titles", rng)
    return rng.choice(
        ("Advertisement", f"Photo: {one('people', rng)} / {one('publishers', rng)}",
         f"{one('people', rng)}/{one('publishers', rng)}", "Story continues below", "ADVERTISEMENT",
         f"Read more: {other}", f"See also: {other}", "Video", "Image", f"{rng.randint(2, 9)}")
    )  # fmt: skip
