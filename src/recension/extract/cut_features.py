"""What speaks for and against a cut at a joint, as named numbers.

Lexical cohesion across a gap is Hearst's (1997, TextTiling), in ranks within the page after Choi
(2000); that a story's opening names people in full and places it in time, and goes on with
pronouns and bare surnames, is the inverted pyramid as news style guides teach it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recension.extract.cut_units import Ground, Joint, Unit, is_title_like, plain_line, window
from recension.extract.passages import PassageIndex, elsewhere
from recension.text.words import words

Features = dict[str, float]
Weights = Mapping[str, float]

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’\-]+[ ,]{0,2}){1,4}[^.!?]{0,40}?(?:\([A-Z][\w./ -]{1,24}\)\s*)?[—–-]{1,2} ?\S"
    r"|^[A-Z][^.!?]{2,40}\([A-Z][\w./ -]{1,24}\)\s*[—–:-]"
)
_NUMBER_MARK = re.compile(r"^(?:\(?#?\d{1,3}[.):]|[•▪◦●*–—-] |#\d)")
_INLINE_LEAD = re.compile(r"^(?:[A-Z][A-Z &/]{2,24}: |[A-Z][\w .]{2,24} \| )")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_CLOCK = re.compile(r"^\D{0,12}\d{1,4}\s?[:.h/-]?\s?\d{0,2}\D{0,14}$")
_SYMBOLS = re.compile(r"^[^\w]+$")


class Opening(msgspec.Struct, frozen=True):
    """Weights of words by how much more often they open (close) an article than go on in it."""

    lead: dict[str, float]
    close: dict[str, float]


def features(
    ground: Ground, joint: Joint, opening: Opening, passages: PassageIndex | None
) -> Features:
    """The named numbers of a joint; each lies about within -3..3."""
    left = window(ground.units, joint.left, -1)
    right = window(ground.units, joint.right, 1)
    found: Features = {}
    found.update(_run(ground, joint))
    found.update(_title(ground, joint, left, right))
    found.update(_paragraphs(ground, joint, opening))
    found.update(_cohesion(left, right))
    found.update(_return(ground, joint))
    found.update(_markup(ground, joint))
    found.update(_elsewhere(ground, joint, passages))
    return found


def _run(ground: Ground, joint: Joint) -> Features:
    """What the lines between two paragraphs are."""
    lines = [ground.blocks[index] for index in joint.lines]
    texts = [line.block.text for line in lines]
    labels = Counter(line.label for line in lines)
    gaps = [ground.blocks[i].block.gap for i in (*joint.lines, ground.units[joint.right].at)]
    return {
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
        "wider gap": float(max(gaps) > ground.usual_gap),
        "much wider gap": float(max(gaps) > ground.usual_gap + 1),
        "recurring line": float(any(plain_line(t) in ground.recurring for t in texts)),
        "rule": float(any(_SYMBOLS.match(t) for t in texts)),
        "clock": float(any(_CLOCK.match(t) for t in texts)),
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
        "title numbered": float(any(_NUMBER_MARK.match(line.block.text) for line in likely)),
    }


def echo(title: str, units: Sequence[Unit]) -> float:
    """The share 0..1 of a title's words that the paragraphs hold."""
    wanted = {word.stem for word in words(title) if len(word.form) > 3 or word.capital}
    held = {stem for unit in units for stem in unit.stems}
    return len(wanted & held) / len(wanted) if wanted else 0.0


def _paragraphs(ground: Ground, joint: Joint, opening: Opening) -> Features:
    """How the paragraph before ends and how the one after begins."""
    left, right = ground.units[joint.left], ground.units[joint.right]
    before, after = left.labelled.block.text, right.labelled.block.text
    return {
        "unfinished before": float(not _SENTENCE_END.search(before)),
        "dateline": float(bool(_DATELINE.search(after[:80]))),
        "numbered": float(bool(_NUMBER_MARK.match(after))),
        "inline lead": float(bool(_INLINE_LEAD.match(after))),
        "opens": lead_score(right, opening.lead),
        "closes": close_score(left, opening.close),
        "long before": min(3.0, len(left.words) / 100),
        "long after": min(3.0, len(right.words) / 100),
        "both long": float(min(len(left.words), len(right.words)) > 100),
    }


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


def _cohesion(left: Sequence[Unit], right: Sequence[Unit]) -> Features:
    """Words and names that the two sides share; new people, and people named in full again."""
    near_left, near_right = _stems(left), _stems(right)
    before, after = set(_names(left)), set(_names(right))
    first = right[0]
    opening_names = set(first.names)
    return {
        "cohesion": _cosine(near_left, near_right),
        "cohesion near": _cosine(_stems(left[:1]), _stems(right[:1])),
        "names kept": len(before & after) / max(1, min(len(before), len(after))),
        "new names": min(3.0, len(opening_names - before) / 3),
        "names known": min(3.0, len(opening_names & before) / 3),
        "no names": float(not opening_names),
        "names apart": float(bool(before) and bool(after) and not before & after),
        "bare surname known": float(_bare_known(left, first)),
        "named in full again": min(2.0, float(_named_again(left, first))),
    }


def _stems(units: Sequence[Unit]) -> Counter[str]:
    return Counter(stem for unit in units for stem in unit.stems)


def _names(units: Iterable[Unit]) -> Iterable[str]:
    return (name for unit in units for name in unit.names)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    """Cosine of square-rooted counts."""
    shared = sum(math.sqrt(count * other[stem]) for stem, count in one.items() if stem in other)
    size = math.sqrt(sum(one.values()) * sum(other.values()))
    return shared / size if size else 0.0


def _full_names(unit: Unit) -> list[tuple[str, str]]:
    """Pairs of neighbouring words in capitals."""
    return [
        (one.form, two.form)
        for one, two in zip(unit.words, unit.words[1:], strict=False)
        if one.capital and two.capital and two.start - one.end == 1
    ]


def _named_again(left: Sequence[Unit], first: Unit) -> int:
    """How many full names of the paragraph were in use before by their last word alone."""
    pairs = {pair for unit in left for pair in _full_names(unit)}
    bare = set(_names(left))
    full = set(_full_names(first))
    return sum(1 for pair in full if pair[1] in bare and (pair in pairs or pair[0] not in bare))


def _bare_known(left: Sequence[Unit], first: Unit) -> bool:
    """Whether the paragraph uses a surname alone that stood in full before."""
    surnames = {pair[1] for unit in left for pair in _full_names(unit)}
    own = {form for pair in _full_names(first) for form in pair}
    return any(name in surnames and name not in own for name in first.names)


def _return(ground: Ground, joint: Joint) -> Features:
    """Whether the paragraph tells again what an earlier one told, more than it goes on."""
    right = ground.units[joint.right]
    own = Counter(right.stems)
    near = _cosine(own, Counter(ground.units[joint.left].stems))
    earlier = ground.units[max(0, joint.left - 40) : joint.left]
    best = max((_cosine(own, Counter(unit.stems)) for unit in earlier), default=0.0)
    start = _cosine(own, Counter(ground.units[0].stems)) if joint.left else 0.0
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
    left, right = (ground.units[k].labelled.block.text for k in (joint.left, joint.right))
    said = elsewhere(passages, left, right)
    return {
        "opens another page": float(said.opens),
        "together elsewhere": float(said.together),
        "apart elsewhere": float(said.apart),
    }


def signature(ground: Ground, joint: Joint) -> str:
    """How a joint looks: joints that look alike are likely cuts together, or none of them."""
    lines = [ground.blocks[index] for index in joint.lines]
    gaps = [ground.blocks[i].block.gap for i in (*joint.lines, ground.units[joint.right].at)]
    kinds = sorted({f"{line.block.kind}/{line.label}" for line in lines})
    recurring = sorted({plain_line(x.block.text) for x in lines} & ground.recurring)
    left, right = (ground.units[k].labelled.block.markup for k in (joint.left, joint.right))
    moved = left is not None and right is not None and left.container != right.container
    mark = bool(_NUMBER_MARK.match(ground.units[joint.right].labelled.block.text))
    return f"{max(gaps)} {min(len(lines), 3)} {kinds} {recurring} {moved} {mark}"
