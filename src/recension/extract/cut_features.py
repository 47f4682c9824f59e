"""What speaks for and against a cut at a joint, as named numbers.

Lexical cohesion across a gap is Hearst's (1997, TextTiling), in ranks within the page after Choi
(2000); that a story's opening names people in full and places it in time, and goes on with
pronouns and bare surnames, is the inverted pyramid as news style guides teach it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from recension.extract.cut_terms import Lexis, Terms, alike, most_alike_before, rare_share
from recension.extract.cut_units import (
    Ground,
    Joint,
    Unit,
    first_word,
    is_title_like,
    plain_line,
    window,
)
from recension.extract.headlines import names_an_outlet
from recension.extract.passages import PassageIndex, elsewhere
from recension.extract.stamps import stamps_in
from recension.text.words import words

_FAR = 40
"""How many paragraphs back a story told again is looked for."""

_BESIDE = 3
"""How many more paragraphs on either side are looked for on other pages."""

Features = dict[str, float]
Weights = Mapping[str, float]

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’\-]+[ ,]{0,2}){1,4}[^.!?]{0,40}?(?:\([A-Z][\w./ -]{1,24}\)\s*)?[—–-]{1,2} ?\S"
    r"|^[A-Z][^.!?]{2,40}\([A-Z][\w./ -]{1,24}\)\s*[—–:-]"
)
_NUMBER_MARK = re.compile(r"^(?:\(?#?\d{1,3}[.):]|\d{1,2} [–—-] |[•▪◦●*–—-] |#\d)")
_NUMBER = re.compile(r"^\(?#?(\d{1,2})(?:[.):]?$|[.):] ?\D| [–—-] \D|(?<=#\d) \D)")
_INLINE_LEAD = re.compile(r"^(?:[A-Z][A-Z &/]{2,24}: |[A-Z][\w .]{2,24} \| )")
_SENTENCE_END = re.compile(r"[.!?…]\s?[\"'”’»)\]]*\s*$")
_CLOCK = re.compile(r"^\D{0,12}\d{1,4}\s?[:.h/-]?\s?\d{0,2}\D{0,14}$")
_SYMBOLS = re.compile(r"^[^\w]+$")


def features(ground: Ground, joint: Joint, terms: Terms, passages: PassageIndex | None) -> Features:
    """The named numbers of a joint; each lies about within -3..3."""
    before, after = window(ground.units, joint.left, -1), window(ground.units, joint.right, 1)
    left, right = ([ground.units[k] for k in run] for run in (before, after))
    found: Features = {}
    found.update(_run(ground, joint))
    found.update(_title(ground, joint, left, right))
    found.update(_paragraphs(ground, joint, terms.lexis))
    found.update(_cohesion(terms, before, after))
    found.update(_named(ground, terms, before, after))
    found.update(_reaching(ground, joint, terms, (left, right)))
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
        "alike line": float(any(first_word(t) in ground.recurring_starts for t in texts)),
    }


def _title(ground: Ground, joint: Joint, left: Sequence[Unit], right: Sequence[Unit]) -> Features:
    """A line like a title: whether what follows takes up its words, and what went before not."""
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
    }


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


def _paragraphs(ground: Ground, joint: Joint, lexis: Lexis) -> Features:
    """How the paragraph before ends and how the one after begins."""
    left, right = ground.units[joint.left], ground.units[joint.right]
    before, after = left.labelled.block.text, right.labelled.block.text
    return {
        "unfinished before": float(not _SENTENCE_END.search(before)),
        "dateline": float(bool(_DATELINE.search(after[:80]))),
        "dated": float(_opens_with_date(after)),
        "numbered": float(bool(_NUMBER_MARK.match(after))),
        "inline lead": float(bool(_INLINE_LEAD.match(after))),
        "opens": lead_score(right, lexis.lead),
        "closes": close_score(left, lexis.close),
        "long before": min(3.0, len(left.words) / 100),
        "long after": min(3.0, len(right.words) / 100),
        "both long": float(min(len(left.words), len(right.words)) > 100),
    }


def _opens_with_date(text: str) -> bool:
    opening = text[:60]
    found = stamps_in(opening) if any(map(str.isdigit, opening)) else ()
    return bool(found) and found[0].start < 16


def lead_tokens(unit: Unit) -> list[str]:
    """What the opening of a paragraph is described by: its first words, and its words."""
    forms = [word.form for word in unit.words[:40]]
    text = unit.labelled.block.text
    marks = [f"#{len(forms) // 8}"] + (["#quote"] if text[:1] in "\"“'‘«" else [])
    return [f"^{form}" for form in forms[:1]] + sorted(set(forms)) + marks


def close_tokens(unit: Unit) -> list[str]:
    """What the end of a paragraph is described by."""
    forms = [word.form for word in unit.words[-30:]]
    marks = ["#quote"] if unit.labelled.block.text[-1:] in "\"”'’»" else []
    return sorted(set(forms)) + marks


def lead_score(unit: Unit, weights: Weights) -> float:
    """Log-odds, cut to -3..3, that the paragraph opens an article rather than goes on in one."""
    return _clipped(sum(weights.get(token, 0.0) for token in lead_tokens(unit)))


def close_score(unit: Unit, weights: Weights) -> float:
    """Log-odds, cut to -3..3, that the paragraph is an article's last."""
    return _clipped(sum(weights.get(token, 0.0) for token in close_tokens(unit)))


def _clipped(value: float) -> float:
    return max(-3.0, min(3.0, value))


def _cohesion(terms: Terms, before: Sequence[int], after: Sequence[int]) -> Features:
    """Words that the two sides share."""
    return {
        "cohesion": alike(terms, before, after),
        "cohesion near": alike(terms, before[:1], after[:1]),
    }


def _named(ground: Ground, terms: Terms, before: Sequence[int], after: Sequence[int]) -> Features:
    """Names that the two sides share; new people, and people named in full again."""
    known, coming = _names(ground, before), _names(ground, after)
    own = set(ground.units[after[0]].names)
    return {
        "names kept": len(known & coming) / max(1, min(len(known), len(coming))),
        "new names": min(3.0, len(own - known) / 3),
        "names known": min(3.0, len(own & known) / 3),
        "no names": float(not own),
        "names apart": float(bool(known) and bool(coming) and not known & coming),
        "bare surname known": float(_bare_known(terms, before, after[0], own)),
        "named in full again": min(2.0, float(_named_again(terms, before, after[0], known))),
    }


def _names(ground: Ground, numbers: Iterable[int]) -> set[str]:
    return {name for number in numbers for name in ground.units[number].names}


def _named_again(terms: Terms, before: Sequence[int], number: int, known: set[str]) -> int:
    """How many full names of the paragraph were in use before by their last word alone."""
    pairs = {pair for k in before for pair in terms.full_names[k]}
    full = set(terms.full_names[number])
    return sum(1 for pair in full if pair[1] in known and (pair in pairs or pair[0] not in known))


def _bare_known(terms: Terms, before: Sequence[int], number: int, names: set[str]) -> bool:
    """Whether the paragraph uses a surname alone that stood in full before."""
    surnames = {pair[1] for k in before for pair in terms.full_names[k]}
    own = {form for pair in terms.full_names[number] for form in pair}
    return bool((names & surnames) - own)


def _reaching(
    ground: Ground, joint: Joint, terms: Terms, sides: tuple[Sequence[Unit], Sequence[Unit]]
) -> Features:
    """How much of what is named on one side stands anywhere on the other side of the page."""
    left, right = sides
    before = {name for unit in left for name in unit.names}
    after = {name for unit in right for name in unit.names}
    known = {name for name in after if ground.reach.get(name, (joint.right,))[0] < joint.right}
    lasting = {name for name in before if ground.reach.get(name, (0, 0))[1] > joint.left}
    said = {stem for unit in right[:2] for stem in unit.stems}
    old = {stem for stem in said if ground.reach[stem][0] < joint.right}
    return {
        "names from before": len(known) / max(1, len(after)),
        "names going on": len(lasting) / max(1, len(before)),
        "no name from before": float(bool(after) and not known),
        "no name goes on": float(bool(before) and not lasting),
        "words from before": rare_share(terms, old, said),
    }


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
