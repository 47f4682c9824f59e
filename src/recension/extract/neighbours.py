"""What the neighbours of a block tell: menus and listings, and what stands below an article."""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from recension.extract.evidence import Reading, Verdict, extent, is_section, rule_of
from recension.extract.phrases import levelled, lexicon

Verdicts = list[Verdict | None]

_RECURRING = 2  # times that a page has a button's word on a line of its own
_LISTING = 5  # lines
_MENU = 12  # lines at a page's head
_LISTING_FURNITURE = 3  # lines of a listing that furniture.toml knows
_LISTING_SHARE = 0.6  # of a listing's lines that are known or of at most four words
_FEW_WORDS = 4
_TITLE_WORDS = 20
_SMALL = 60  # characters
_TEASER_LONGEST = 300
_COMMENTS = 2  # signed by readers, below an article
_COMMENT_LONGEST = 1500
_SIGNED = re.compile(r"(?i).{2,60} (?:says|wrote|commented)(?: on .{4,40})?:|(?:log in to )?reply")
_HEAD_LINES = 4  # before a paragraph: title, subtitle, place, caption


def label_beside(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """Single words and section names are furniture in a page's head and among other furniture, and
    words of a site's interface also below the last paragraph and where they recur."""
    prose = [i for i, r in enumerate(readings) if r.prose and verdicts[i] is None]
    first, last = (prose[0], prose[-1]) if prose else (0, len(readings))
    order = range(len(readings))
    said = Counter(levelled(reading.text) for reading in readings if reading.hit)
    for i in (*order, *reversed(order)):
        reading = readings[i]
        if verdicts[i] or not _may_be_furniture(reading):
            continue
        hit = reading.hit
        again = hit is not None and said[levelled(reading.text)] >= _RECURRING
        below = hit is not None and i > last and not reading.ends_sentence
        if again or below or i < first or _is_among(readings, verdicts, i):
            verdicts[i] = ("furniture", rule_of(hit, reading.block) if hit else "navigation")


def _may_be_furniture(reading: Reading) -> bool:
    if reading.hit:
        return reading.hit.where == "beside"
    return not reading.prose and is_section(reading.text)


def _is_among(readings: Sequence[Reading], verdicts: Verdicts, i: int) -> bool:
    """Whether a neighbour is furniture and the other one no paragraph."""
    around = [j for j in (i - 1, i + 1) if 0 <= j < len(readings)]
    known = [j for j in around if (verdict := verdicts[j]) and verdict[0] == "furniture"]
    return bool(known) and not any(readings[j].prose and verdicts[j] is None for j in around)


def label_listings(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """The lines of menus, footers and lists of other stories, which no phrase list can know.

    In a run of lines without a paragraph, of which many are known for furniture or are of a few
    words, all are furniture; so are the titles below a marker ("Most read") that no text follows.
    """
    for run in _runs(readings, verdicts):
        open_end = run[-1] + 1 < len(readings)
        lines = _above_head(verdicts, run) if open_end else run
        if not _is_listing(readings, verdicts, run):
            marked = [i for i in run if (v := verdicts[i]) and v[1].startswith("marker:")]
            lines = [i for i in lines if marked and i > marked[0]]
        _drop(readings, verdicts, lines, "listing")


def _above_head(verdicts: Verdicts, run: list[int]) -> list[int]:
    """The lines of a run that are above the title of the paragraph after it, if it has one."""
    titles = [at for at, i in enumerate(run) if (v := verdicts[i]) and v[0] == "title"]
    return run[: titles[-1]] if titles else run[:-_HEAD_LINES]


def _runs(readings: Sequence[Reading], verdicts: Verdicts) -> Iterator[list[int]]:
    """Runs of blocks that are no paragraph of an article."""
    keyed = groupby(range(len(readings)), lambda i: readings[i].prose and verdicts[i] is None)
    return (list(group) for prose, group in keyed if not prose)


def _is_listing(readings: Sequence[Reading], verdicts: Verdicts, run: Sequence[int]) -> bool:
    known = [i for i in run if (verdict := verdicts[i]) and verdict[0] == "furniture"]
    small = [i for i in run if verdicts[i] is None and _is_small(readings[i])]
    if len(known) + len(small) < _LISTING_SHARE * len(run):
        return False
    if len(run) >= _MENU and run[0] == 0:  # no article opens with a list as long
        return True
    return len(run) >= _LISTING and len(known) >= _LISTING_FURNITURE


def _is_small(reading: Reading) -> bool:
    few = len(reading.text.split()) <= _FEW_WORDS and extent(reading.text) < _SMALL
    return few and not reading.ends_sentence


def _drop(readings: Sequence[Reading], verdicts: Verdicts, lines: Sequence[int], rule: str) -> None:
    for i in lines:
        reading = readings[i]
        long = len(reading.text.split()) > _TITLE_WORDS
        if verdicts[i] is None and not (reading.ends_sentence or reading.role or long):
            verdicts[i] = ("furniture", rule)


def label_teasers(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """Beginnings of other stories, cut short ("…"), among furniture."""
    for i, reading in enumerate(readings):
        around = [verdicts[j] for j in (i - 1, i + 1) if 0 <= j < len(readings)]
        cut_short = reading.text.rstrip(")]").endswith(("…", "..."))
        among = all(verdict and verdict[0] == "furniture" for verdict in around)
        if verdicts[i] is None and cut_short and among and len(reading.text) < _TEASER_LONGEST:
            verdicts[i] = ("furniture", "teaser")


def label_comments(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """What readers wrote below an article: from "Anna says:" below a comments' heading on."""
    signed = [i for i, reading in enumerate(readings) if _SIGNED.fullmatch(reading.text)]
    if not _is_thread(readings, verdicts, signed):
        return
    for i in range(signed[0], len(readings)):
        verdict = verdicts[i]
        if i > signed[-1] and verdict is not None:
            return
        if verdict is None:
            verdicts[i] = ("furniture", "comments")


def _is_thread(readings: Sequence[Reading], verdicts: Verdicts, signed: Sequence[int]) -> bool:
    """Whether lines that end in "says:" are readers', not an article's own nor a forum's posts:
    they stand below a comments' heading, and nothing as long as an article among them."""
    if len(signed) < _COMMENTS:
        return False
    above = range(max(0, signed[0] - _HEAD_LINES), signed[0])
    headed = any(v and v[1] == "comments" and i not in signed for i in above if (v := verdicts[i]))
    return headed and all(len(r.text) < _COMMENT_LONGEST for r in readings[signed[0] :])


def label_after(readings: Sequence[Reading], verdicts: Verdicts) -> None:
    """Notes on authors and the like are furniture below an article's last paragraph."""
    ended, named = True, False
    for i in reversed(range(len(readings))):
        verdict, reading = verdicts[i], readings[i]
        if verdict is not None:
            ended, named = True, verdict == ("furniture", "bio")
        elif ended and named and _NAME.fullmatch(reading.text):
            verdicts[i] = ("furniture", "bio:name")
            named = False
        elif ended and _stands_after(reading) and _has_body_before(verdicts, i):
            verdicts[i] = ("furniture", reading.hit.name if reading.hit else "bio")
            named = verdicts[i] == ("furniture", "bio")
        else:
            ended = named = False


def _stands_after(reading: Reading) -> bool:
    if reading.hit is not None and reading.hit.where == "after":
        return True
    return is_bio(reading.text)


def _has_body_before(verdicts: Verdicts, at: int) -> bool:
    """Whether an article is open above: its lead itself is never a note on its author."""
    for i in reversed(range(at)):
        verdict = verdicts[i]
        if verdict is None:
            return True
        if verdict[0] != "furniture":
            return False
    return False


_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|van|von|al|el|bin|ould) )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
)


@functools.cache
def _bio_opening() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb).replace(r"\*", r"[\w.]+") for verb in lexicon().bio.verbs)
    return re.compile(rf"{_NAME.pattern},?\s+(?:{verbs})\b")


def is_bio(text: str) -> bool:
    """Whether a paragraph tells who the writer is: a name, what they do, a newsroom's word."""
    bio = lexicon().bio
    if len(text) > bio.longest or not _bio_opening().match(text):
        return False
    folded = text.casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", folded) for word in bio.words)
