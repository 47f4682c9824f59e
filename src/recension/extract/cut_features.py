"""What speaks for and against a cut at a joint, as named numbers.

Lexical cohesion across a gap is Hearst's (1997, TextTiling), in ranks within the page after Choi
(2000); that a story's opening names people in full and places it in time, and goes on with
pronouns and bare surnames, is the inverted pyramid as news style guides teach it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from recension.extract.cut_names import Features, Sides, names_beside
from recension.extract.cut_openings import close_score, told_by
from recension.extract.cut_terms import Terms, alike, most_alike_before, rare_share
from recension.extract.cut_units import (
    Ground,
    Joint,
    Unit,
    first_word,
    is_title_like,
    plain_line,
    window,
)
from recension.extract.evidence import is_section
from recension.extract.headlines import names_an_outlet
from recension.extract.passages import PassageIndex, elsewhere
from recension.extract.phrases import levelled
from recension.extract.stamps import stamps_in
from recension.text.words import words

_FAR = 40
"""How many paragraphs back a story told again is looked for."""

_BESIDE = 3
"""How many more paragraphs on either side are looked for on other pages."""

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’\-]+[ ,]{0,2}){1,4}[^.!?]{0,40}?(?:\([A-Z][\w./ -]{1,24}\)\s*)?[—–-]{1,2} ?\S"
    r"|^[A-Z][^.!?]{2,40}\([A-Z][\w./ -]{1,24}\)\s*[—–:-]"
)
_NUMBER_MARK = re.compile(r"^(?:\(?#?\d{1,3}[.):]|\d{1,2} [–—-] |[•▪◦●*–—-] |#\d)")
_NUMBER = re.compile(r"^\(?#?(\d{1,2})(?:[.):]?$|[.):] ?\D| [–—-] \D|(?<=#\d) \D)")
_INLINE_LEAD = re.compile(r"^(?:[A-Z][A-Z &/]{2,24}: |[A-Z][\w .]{2,24} \| )")
_RUN_IN = re.compile(
    r"^((?:(?:\d{1,2}[:.h]\d\d|[(#]?[A-Z0-9][\w.'’/&-]*[),]?)(?: (?:and|of|the|de|for))? ?){1,5}?)"
    r"(:|\||—|–|\)|- |-- |/ |(?<=[A-Za-z]{4})\.|(?<=\d)\.)(?=\s?[^\s\d])"
)
_SENTENCE_END = re.compile(r"[.!?…]\s?[\"'”’»)\]]*\s*$")
_CLOCK = re.compile(r"^\D{0,12}\d{1,4}\s?[:.h/-]?\s?\d{0,2}\D{0,14}$")
_SYMBOLS = re.compile(r"^[^\w]+$")


def features(ground: Ground, joint: Joint, terms: Terms, passages: PassageIndex | None) -> Features:
    """The named numbers of a joint; each lies about within -3..3."""
    before, after = window(ground.units, joint.left, -1), window(ground.units, joint.right, 1)
    left, right = ([ground.units[k] for k in run] for run in (before, after))
    found: Features = {}
    found.update(_run(ground, joint))
    found.update(_title(ground, joint, terms, (left, right)))
    found.update(_paragraphs(ground, joint, terms))
    found.update(_cohesion(joint, terms, (before, after)))
    found.update(names_beside(ground, joint, terms, (before, after)))
    found.update(_return(joint, terms))
    found.update(_markup(ground, joint))
    found.update(_elsewhere(ground, joint, passages))
    return found


def _run(ground: Ground, joint: Joint) -> Features:
    """What the lines between two paragraphs are."""
    lines = [ground.blocks[index] for index in joint.lines]
    texts = [line.block.text for line in lines]
    labels = Counter(line.label for line in lines)
    gaps = [ground.blocks[i].block.gap for i in (*joint.lines, ground.units[joint.right].at)]
    first = float(joint.left == 0)
    return {
        "after first": first,
        "titled after first": first * float("title" in labels),
        "lines 1": float(len(lines) == 1),
        "lines 2": float(len(lines) == 2),
        "lines 3+": float(len(lines) > 2),
        "furniture": float(labels["furniture"] > 0),
        "furniture 3+": float(labels["furniture"] > 2),
        "publisher": float(labels["publisher"] > 0),
        "byline": float(labels["byline"] > 0),
        "date": float(labels["date"] > 0),
        "labelled title": float(labels["title"] > 0),
        "repeat": float(labels["repeat"] > 0),
        "marker": float(any(line.rule.startswith("marker:") for line in lines)),
        "wider gap": float(max(gaps) > ground.usual_gap),
        "much wider gap": float(max(gaps) > ground.usual_gap + 1),
        "recurring line": float(any(plain_line(t) in ground.recurring for t in texts)),
        "rule": float(any(_SYMBOLS.match(t) for t in texts)),
        "clock": float(any(_CLOCK.match(t) for t in texts)),
        "short line": float(any(t.count(" ") < 2 for t in texts)),
        "dated line": float(any(stamps_in(t) for t in texts if len(t) < 120)),
        "outlet": float(any(names_an_outlet(t) for t in texts if len(t) < 80)),
        "section": float(any(is_section(t) and not _is_shown_inside(t) for t in texts)),
        "alike line": float(any(first_word(t) in ground.recurring_starts for t in texts)),
    }


def _is_shown_inside(line: str) -> bool:
    return levelled(line) in told_by().shown_inside


def _title(
    ground: Ground, joint: Joint, terms: Terms, sides: tuple[Sequence[Unit], Sequence[Unit]]
) -> Features:
    """A line like a title: whether what follows takes up its words, and what went before not."""
    left, right = sides
    lines = [ground.blocks[index] for index in joint.lines]
    likely = [
        line
        for line in lines
        if line.label in ("body", "title") and is_title_like(line.block.text)
        and plain_line(line.block.text) not in ground.recurring
    ]  # fmt: skip
    if not likely:
        return {"no title": 1.0}
    echoes = [(echo(line.block.text, right), echo(line.block.text, left)) for line in likely]
    after, before = max(echoes, key=lambda pair: pair[0] - pair[1])
    length = max(line.block.text.count(" ") + 1 for line in likely)
    return {
        "title": 1.0,
        "title long": float(length > 5),
        "title longer": float(length > 8),
        "title echoed after": after,
        "title echoed before": before,
        "title echoed only after": max(0.0, after - before),
        "title words taken up": max(_taken_up(line.block.text, left, right) for line in likely),
        "title numbered": float(any(_NUMBER_MARK.match(line.block.text) for line in likely)),
        **_headline([line.block.text for line in likely], terms, left, right),
    }


def _headline(
    lines: Sequence[str], terms: Terms, left: Sequence[Unit], right: Sequence[Unit]
) -> Features:
    """A line that sums up the very next paragraph, by the rarity of the words they share."""
    best = {"headline": 0.0, "headline of many words": 0.0, "headline not of before": 0.0}
    for line in lines:
        wanted = {word.stem for word in words(line) if len(word.form) > 3 or word.capital}
        after = rare_share(terms, wanted & {s for u in right[:2] for s in u.stems[:60]}, wanted)
        before = rare_share(terms, wanted & {s for u in left[:2] for s in u.stems}, wanted)
        many = min(1.0, max(0.0, (line.count(" ") - 2) / 5))
        found = {
            "headline": after,
            "headline of many words": after * many,
            "headline not of before": max(0.0, after - before) * many,
        }
        best = {name: max(value, found[name]) for name, value in best.items()}
    return best


def _taken_up(title: str, left: Sequence[Unit], right: Sequence[Unit]) -> float:
    """How many of a title's words the next paragraphs hold and those before do not, up to 6."""
    wanted = {word.stem for word in words(title) if len(word.form) > 3 or word.capital}
    held = {stem for unit in right for stem in unit.stems}
    return min(6.0, float(len((wanted & held) - {stem for unit in left for stem in unit.stems})))


def echo(title: str, units: Sequence[Unit]) -> float:
    """The share 0..1 of a title's words that the paragraphs hold."""
    wanted = {word.stem for word in words(title) if len(word.form) > 3 or word.capital}
    held = {stem for unit in units for stem in unit.stems}
    return len(wanted & held) / len(wanted) if wanted else 0.0


def _paragraphs(ground: Ground, joint: Joint, terms: Terms) -> Features:
    """How the paragraph before ends and how the one after begins."""
    left, right = ground.units[joint.left], ground.units[joint.right]
    before, after = left.labelled.block.text, right.labelled.block.text
    opens, at = terms.openings[joint.right], joint.right
    beside = *terms.openings[max(0, at - 2) : at], *terms.openings[at + 1 : at + 3]
    return {
        "unfinished before": float(not _SENTENCE_END.search(before)),
        "dateline": float(bool(_DATELINE.search(after[:80]))),
        "dated": float(_opens_with_date(after)),
        "numbered": float(bool(_NUMBER_MARK.match(after))),
        "inline lead": float(bool(_INLINE_LEAD.match(after))),
        "opens": opens,
        "opens more than beside": _clipped(opens - max(beside)),
        "opens more than on average": _clipped(opens - sum(terms.openings) / len(terms.openings)),
        "closes": close_score(left, terms.lexis.close),
        "long before": min(3.0, len(left.words) / 100),
        "long after": min(3.0, len(right.words) / 100),
        "both long": float(min(len(left.words), len(right.words)) > 100),
    }


def _clipped(value: float) -> float:
    return max(-3.0, min(3.0, value))


def _opens_with_date(text: str) -> bool:
    opening = text[:60]
    found = stamps_in(opening) if any(map(str.isdigit, opening)) else ()
    return bool(found) and found[0].start < 16


def _cohesion(joint: Joint, terms: Terms, sides: Sides) -> Features:
    """Words that the two sides share: in near and wide windows, and against the page's other
    joints (depth as in TextTiling, rank as in Choi's C99)."""
    before, after = sides
    at, own = joint.left, terms.cohesion[joint.left]
    peaks = _climb(terms.cohesion, at, -1), _climb(terms.cohesion, at, 1)
    return {
        "cohesion": own,
        "cohesion near": alike(terms, before[:1], after[:1]),
        "cohesion wide": terms.wide[at],
        "valley": sum(peaks) - 2 * own,
        "valley least side": min(peaks) - own,
        "cohesion rank": bisect_left(terms.ranked, own) / len(terms.ranked),
    }


def _climb(values: Sequence[float], at: int, step: int) -> float:
    """The height reached going along the values from `at` as long as they don't fall."""
    while 0 <= at + step < len(values) and values[at + step] >= values[at]:
        at += step
    return values[at]


def _return(joint: Joint, terms: Terms) -> Features:
    """Whether the paragraph tells again what an earlier one told, more than it goes on."""
    found = most_alike_before(terms, joint.right, max(0, joint.left - _FAR))
    near = found.pop(joint.left, 0.0)
    best = max(found.values(), default=0.0)
    start = most_alike_before(terms, joint.right, 0).get(0, 0.0) if joint.left else 0.0
    return {"tells again": max(0.0, best - near), "tells the start again": max(0.0, start - near)}


def _markup(ground: Ground, joint: Joint) -> Features:
    """What HTML says: another container, a heading, main text or not."""
    left, right = (ground.units[k].labelled.block for k in (joint.left, joint.right))
    if left.markup is None or right.markup is None:
        return {"dump": 1.0}
    kinds = {ground.blocks[index].block.kind for index in joint.lines}
    return {
        "container": float(left.markup.container != right.markup.container),
        "path": float(left.markup.path != right.markup.path),
        "heading": float("heading" in kinds),
        "page title": float("title" in kinds),
        "leaves main": float(left.in_main is True and right.in_main is False),
        "enters main": float(left.in_main is False and right.in_main is True),
        "outside main": float(left.in_main is False and right.in_main is False),
    }


def _elsewhere(ground: Ground, joint: Joint, passages: PassageIndex | None) -> Features:
    """Where else in the batch the two paragraphs stand."""
    if passages is None:
        return {}
    before = ground.units[max(0, joint.left - _BESIDE) : joint.left + 1]
    after = ground.units[joint.right : joint.right + _BESIDE + 1]
    said = elsewhere(
        passages,
        [unit.labelled.block.text for unit in before],
        [unit.labelled.block.text for unit in after],
    )
    return {
        "opens another page": float(said.opens),
        "together elsewhere": float(said.together),
        "apart elsewhere": float(said.apart),
    }


def looks(ground: Ground) -> dict[str, list[str]]:
    """How the joints look, in several ways: joints of one look are likely cuts all, or none.

    An empty look is that of nothing to see.
    """
    return {
        "form": [_form(ground, joint) for joint in ground.joints],
        "line": [_recurring_line(ground, joint) for joint in ground.joints],
        "start": [_recurring_start(ground, joint) for joint in ground.joints],
        "gap": [_gap(ground, joint) for joint in ground.joints],
        "markup": [_moved(ground, joint) for joint in ground.joints],
        "number": ["in order" if right else "" for right in numbers_in_order(ground)],
        "opening": [
            run_in(ground.units[joint.right].labelled.block.text) for joint in ground.joints
        ],
    }


def numbers_in_order(ground: Ground) -> list[bool]:
    """For each joint whether what follows bears the number after one that came before it."""
    seen = (
        {_number(ground, index) for index in range(ground.units[0].at + 1)}
        if ground.units
        else set()
    )
    found: list[bool] = []
    for joint in ground.joints:
        own = {_number(ground, i) for i in (*joint.lines, ground.units[joint.right].at)} - {None}
        found.append(any(number == 2 or number - 1 in seen for number in own if number))
        seen |= own
    return found


def _number(ground: Ground, index: int) -> int | None:
    match = _NUMBER.match(ground.blocks[index].block.text)
    return int(match[1]) if match else None


def _form(ground: Ground, joint: Joint) -> str:
    lines = [ground.blocks[index] for index in joint.lines]
    kinds = sorted({f"{line.block.kind}/{line.label}" for line in lines})
    mark = bool(_NUMBER_MARK.match(ground.units[joint.right].labelled.block.text))
    return f"{_gap(ground, joint)} {min(len(lines), 3)} {kinds} {_moved(ground, joint)} {mark}"


def run_in(text: str) -> str:
    """The shape of a run-in head, the few words before a mark that a paragraph opens with: "A:" for
    "WORLD: ", "Aa|" for "Health | ", "0." for "2. "; "" where there is none."""
    match = _RUN_IN.match(text)
    if not match:
        return ""
    shape = re.sub(r"\d+", "0", match[1])
    shape = re.sub(r"[A-Z][A-Za-z.'’-]*", lambda word: "A" if word[0].isupper() else "Aa", shape)
    return (
        re.sub(r"\b(Aa?)(?:\W+(?:(?:and|of|the|de|for) )?Aa?)+\b", r"\1", shape) + match[2].strip()
    )


def _recurring_line(ground: Ground, joint: Joint) -> str:
    found = {plain_line(ground.blocks[index].block.text) for index in joint.lines}
    return max(found & ground.recurring, key=lambda line: (len(line), line), default="")


def _recurring_start(ground: Ground, joint: Joint) -> str:
    found = {first_word(ground.blocks[index].block.text) for index in joint.lines}
    return max(found & ground.recurring_starts, key=lambda line: (len(line), line), default="")


def _gap(ground: Ground, joint: Joint) -> str:
    places = (*joint.lines, ground.units[joint.right].at)
    widest = max(ground.blocks[index].block.gap for index in places)
    return f"gap {widest}" if widest > ground.usual_gap else ""


def _moved(ground: Ground, joint: Joint) -> str:
    """Another container, and under what kind of heading."""
    left, right = (ground.units[k].labelled.block.markup for k in (joint.left, joint.right))
    if left is None or right is None:
        return ""
    heads = sorted(
        {
            (block.markup.path or ("",))[-1]
            for index in joint.lines
            if (block := ground.blocks[index].block).markup and block.kind in ("title", "heading")
        }
    )
    moved = "moved" if left.container != right.container else ""
    return f"{moved} {heads}" if moved or heads else ""
