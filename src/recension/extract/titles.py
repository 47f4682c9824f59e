"""Titles among the blocks of a page, and the outlets, bylines and dates that stand by them."""

import re
from collections.abc import Sequence

from recension.extract.evidence import Reading, Verdict
from recension.extract.headlines import byline_in, names_an_outlet
from recension.extract.phrases import levelled
from recension.extract.stamps import stamps_in

Verdicts = list[Verdict | None]

_REACH = 6  # blocks between a title and its first paragraph
_TWICE_APART = 12  # blocks between a title and the same title
_NEAR = 4  # blocks between a title and its byline and date
_CAPITAL = re.compile(r"[A-ZÀ-Þ0-9]")


def label_outlets(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """An outlet's line stands next to a date, or is said twice with a dash ("- Daily Star")."""
    for i, reading in enumerate(readings):
        if verdicts[i] or reading.prose:
            continue
        if reading.role == "publisher":
            verdicts[i] = ("publisher", "outlet-and-date")
            continue
        dates = [j for j in (i + 1, i - 1) if _is_open_date(readings, verdicts, j)]
        if dates and not reading.role and (echoes := _echoes(readings, i)) is not None:
            verdicts[i] = ("publisher", "outlet-and-date")
            verdicts[dates[0]] = ("date", "outlet-and-date")
            for j in echoes:
                verdicts[j] = ("publisher", "outlet-again")


def _is_open_date(readings: Sequence[Reading], verdicts: Verdicts, i: int) -> bool:
    """Whether a line is a date that no outlet has yet."""
    return 0 <= i < len(readings) and readings[i].role == "date" and verdicts[i] is None


def _echoes(readings: Sequence[Reading], i: int) -> list[int] | None:
    """Where the outlet's name is said again; None where nothing shows that it is an outlet."""
    name = levelled(readings[i].text)
    again = [
        j
        for j in range(i + 1, min(i + 4, len(readings)))
        if not readings[j].prose and levelled(readings[j].text) == name
    ]
    return again if again or names_an_outlet(readings[i].text) else None


def is_title_like(reading: Reading) -> bool:
    """Whether a line has a title's form: a few words, a capital, no sentence's end."""
    text = reading.text
    if reading.prose or reading.role or len(text) > 200:
        return False
    if not 3 <= len(text.split()) <= 30 or text[0].islower() or text[-1] in ":;,":
        return False
    return not reading.ends_sentence


def label_titles(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """A title stands at the page's head or after a marker or an outlet, and prose follows it."""
    if not any(verdict and verdict[0] == "title" for verdict in verdicts):
        _label_head_title(readings, verdicts)
    opened = False
    for i, reading in enumerate(readings):
        verdict = verdicts[i]
        if verdict is None:
            if opened and is_title_like(reading) and prose_follows(readings, verdicts, i):
                verdicts[i] = ("title", "after-opening")
            opened = opened and reading.role is not None
        else:
            opened = verdict[0] in ("publisher", "date") or verdict[1].startswith("marker:")


def _label_head_title(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    lines = _head_lines(readings, verdicts)
    if twice := _said_twice(readings, lines):
        for i in twice:
            verdicts[i] = ("title", "said-twice")
        return
    first = next((i for i, r in enumerate(readings) if r.prose and verdicts[i] is None), 0)
    if before := [i for i in lines if i < first and prose_follows(readings, verdicts, i)]:
        verdicts[_best(readings, before)] = ("title", "head")
    elif readings and verdicts[0] is None and _is_closed_title(readings):
        verdicts[0] = ("title", "head")


def _head_lines(readings: Sequence[Reading], verdicts: Verdicts) -> list[int]:
    """The title-like lines down to the second paragraph."""
    found, paragraphs = [], 0
    for i, reading in enumerate(readings):
        paragraphs += reading.prose and verdicts[i] is None
        if paragraphs > 1:
            break
        if verdicts[i] is None and is_title_like(reading):
            found.append(i)
    return found


def _said_twice(readings: Sequence[Reading], lines: Sequence[int]) -> tuple[int, ...]:
    """The two places, near each other, of a line of four words or more that the head says twice and
    that names no outlet."""
    seen: dict[str, int] = {}
    for i in lines:
        key = levelled(readings[i].text)
        near = i - seen.get(key, -_TWICE_APART) < _TWICE_APART and len(key.split()) >= 4
        if near and not names_an_outlet(readings[i].text) and _is_above_prose(readings, i):
            return seen[key], i
        seen[key] = i
    return ()


def _is_above_prose(readings: Sequence[Reading], i: int) -> bool:
    return any(reading.prose for reading in readings[i + 1 : i + 1 + _REACH])


def _best(readings: Sequence[Reading], lines: Sequence[int]) -> int:
    """Of the lines before the first paragraph the one that the page's first line opens with (what
    a browser's tab shows), else the last but a subtitle."""
    top = levelled(readings[0].text)
    shown = [i for i in lines if i and top.startswith(levelled(readings[i].text))]
    run = [i for i in lines if i >= lines[-1] - 1]
    headings = [i for i in lines if readings[i].block.kind == "heading"]
    return (headings or shown[-1:] or run)[0]


def _is_closed_title(readings: Sequence[Reading]) -> bool:
    """Whether a first line is a title with a full stop: most of its words have a capital."""
    first = readings[0]
    words = [word for word in first.text.split() if len(word) > 3]
    if first.prose or first.role or len(words) < 3 or len(readings) < 2 or not readings[1].prose:
        return False
    return sum(bool(_CAPITAL.match(word.lstrip("‘“'\""))) for word in words) > 0.7 * len(words)


def prose_follows(readings: Sequence[Reading], verdicts: Verdicts, at: int) -> bool:
    """Whether a paragraph comes within the next six blocks, before other stories begin."""
    for j in range(at + 1, min(at + 1 + _REACH, len(readings))):
        verdict = verdicts[j]
        if verdict and verdict[1].startswith("marker:"):
            return False
        if readings[j].prose and verdict is None:
            return True
    return False


def label_roles(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """Dates and bylines count by a title and above the first paragraph, elsewhere only dates that
    say what they are of ("Published: "); among furniture they belong to other stories."""
    since = 0
    for i, reading in enumerate(readings):
        verdict = verdicts[i]
        since = 0 if verdict and verdict[0] != "furniture" else since + reading.prose * _NEAR + 1
        if verdict or not reading.role:
            if verdict is None and since <= _NEAR and _names_after_by(readings, i):
                verdicts[i] = ("byline", "head-line")
            continue
        if since <= _NEAR or (reading.role == "date" and _says_of_what(reading)):
            verdicts[i] = (reading.role, "head-line")
            since = 0
        elif _is_beside(verdicts, i):
            verdicts[i] = ("furniture", "listing")


def _says_of_what(reading: Reading) -> bool:
    return any(stamp.said for stamp in stamps_in(reading.text))


def _names_after_by(readings: Sequence[Reading], i: int) -> bool:
    """Whether a line is the name below a line "By"."""
    above = levelled(readings[i - 1].text) if i else ""
    return (
        above in ("by", "author", "written by") and byline_in(f"By {readings[i].text}") is not None
    )


def _is_beside(verdicts: Verdicts, i: int) -> bool:
    around = [verdicts[j] for j in (i - 1, i + 1) if 0 <= j < len(verdicts)]
    return len(around) < 2 or any(verdict is not None for verdict in around)
