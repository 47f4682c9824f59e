"""Who and what is named on either side of a joint.

An article names people in full when it first speaks of them and by the surname from then on (as
news style guides ask): a surname that was in use and is given in full again tells of another
article, one that stays in use tells against it.
"""

from collections.abc import Iterable, Sequence

from recension.extract.cut_terms import Terms, rare_share
from recension.extract.cut_units import Ground, Joint

Features = dict[str, float]
Sides = tuple[Sequence[int], Sequence[int]]


def names_beside(ground: Ground, joint: Joint, terms: Terms, sides: Sides) -> Features:
    """The named numbers of the names at a joint; `sides` are the paragraphs near it, by number,
    nearest first."""
    return {
        **_named(ground, terms, sides[0], sides[1]),
        **_reaching(ground, joint, terms, sides),
        **_introduced(terms, joint, sides[1]),
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


def _reaching(ground: Ground, joint: Joint, terms: Terms, sides: Sides) -> Features:
    """How much of what is named on one side stands anywhere on the other side of the page."""
    left, right = ([ground.units[k] for k in side] for side in sides)
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


def _introduced(terms: Terms, joint: Joint, after: Sequence[int]) -> Features:
    """How surnames that were in use go on: in full again, or as they were; and new full names."""
    again = bare = new = 0
    seen: set[str] = set()
    for number in after:
        for surname, full in terms.mentions[number]:
            if surname in seen:
                continue
            seen.add(surname)
            last = terms.last_use(surname, joint.left)
            new += full and last is None
            again += full and last == "bare"
            bare += not full and last is not None
    return {
        "in full again": min(3.0, float(again)),
        "in use still": min(3.0, float(bare)),
        "introduced": min(4.0, float(new)),
        "again, none in use": float(again > 0 and bare == 0),
    }
