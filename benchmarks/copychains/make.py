"""Making copy chains: sources picked, credited, copied by recipe, dated, with the truth kept."""

import datetime
import hashlib
import random
import re
from collections.abc import Callable, Sequence

import msgspec

from benchmarks.copychains import VERSION, Version
from benchmarks.copychains.chain import (
    Chain,
    Changed,
    GivenArticle,
    Kind,
    Made,
    Piece,
    Source,
    TrueEdge,
    TruePassage,
    TrueShift,
    Truth,
    pick,
    shuffled,
)
from benchmarks.copychains.changes import (
    altered_quotation,
    changed_number,
    dropped_hedge,
    exchanged_speaker,
)
from benchmarks.copychains.rewrite import INTENSITIES, lightly_edited, paraphrased, words_gone

AGENCIES = ("AFP", "AP", "Reuters", "dpa", "EFE", "Xinhua", "BBC", "CNN", "Al Jazeera", "RFI")
RECIPES = (
    "trimmed", "reordered", "light edit", "paraphrase light", "paraphrase middle",
    "paraphrase heavy", "merged", "changed", "changed",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[“\"A-Z])|\n+")
_ALTERATIONS: tuple[Callable[[str, random.Random], tuple[str, Changed] | None], ...] = (
    altered_quotation, changed_number, dropped_hedge, exchanged_speaker,
)  # fmt: skip


class Plan(msgspec.Struct, frozen=True):
    """How chains are made: copies a story, and the shares (0..1) of what happens to them.

    The README beside this file says what the versions differ in.
    """

    version: Version = VERSION
    copies: tuple[int, int] = (3, 8)
    sources: tuple[int, int] = (1, 3)
    hidden: float = 0.1
    uncredited_source: float = 0.25
    credit_removed: float = 0.35
    dated: float = 0.7
    background: float = 0.4


def story_rng(seed: int, story: str) -> random.Random:
    """The story's own stream of chance, the same whatever other stories are made."""
    digest = hashlib.sha256(f"{seed}:{story}".encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def sentences_of(text: str) -> list[str]:
    """The sentences of a source, cut where a reader would, twenty-five at most."""
    found, at = [], 0
    for match in _SENTENCE.finditer(text):
        end = match.start() + len(match.group()) - len(match.group().lstrip('”"’'))
        found.append(text[at:end])
        at = match.end()
    found.append(text[at:])
    stripped = [" ".join(one.split()) for one in found]
    return [one for one in _balanced(stripped) if len(one) > 25][:25]


def _balanced(lines: Sequence[str]) -> list[str]:
    """The sentences, those of one quotation joined; marks that never pair are taken out."""
    found: list[str] = []
    waiting = ""
    for line in lines:
        waiting = f"{waiting} {line}".strip()
        if _pairs(waiting):
            found.append(waiting)
            waiting = ""
        elif len(waiting) > 500:
            found.append(re.sub('[“”"]', "", waiting))
            waiting = ""
    return [*found, re.sub('[“”"]', "", waiting)] if waiting else found


def _pairs(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


def make_chain(
    story: str,
    sources: Sequence[Source],
    background: Sequence[str],
    seed: int,
    plan: Plan = Plan(),  # noqa: B008
) -> Chain:
    """A chain made of `sources`, each an independent origin of the story."""
    rng = story_rng(seed, story)
    agencies = shuffled(rng, AGENCIES)
    names = {
        one.id: None if rng.random() < plan.uncredited_source else agencies[place]
        for place, one in enumerate(sources)
    }
    made = [
        _source(f"{story}-s{place}", one, names[one.id], rng, plan)
        for place, one in enumerate(sources)
    ]
    names = {one.id: one.credit for one in made}
    copies = plan.copies[0] + int(rng.random() * (plan.copies[1] - plan.copies[0] + 1))
    for number in range(copies):
        made.append(_copy(f"{story}-c{number}", made, background, rng, plan))
    hidden = _hidden(made, len(sources), rng, plan)
    return _chain(story, sources[0].topic, _dated(made, rng, plan), names, hidden, rng)


def _source(
    identity: str, source: Source, agency: str | None, rng: random.Random, plan: Plan
) -> Made:
    """A source with its agency's credit, or with the one that its own words give."""
    pieces = [Piece(one) for one in sentences_of(source.text)]
    credited = pieces if agency is None else _credited(pieces, agency, rng)
    if source.newsroom is not None and plan.version != "copychains/1":
        agency = source.newsroom
    else:
        pieces = credited
    return Made(identity, "source", tuple(pieces), (), (identity,), agency, None)


def _credited(pieces: list[Piece], agency: str, rng: random.Random) -> list[Piece]:
    form = int(rng.random() * 3)
    if form == 0:
        first = msgspec.structs.replace(pieces[0], text=f"({agency}) - {pieces[0].text}")
        return [first, *pieces[1:]]
    if form == 1:
        told = f"A person with knowledge of the matter told {agency} that inquiries went on."
        return [*pieces[:2], Piece(told, role="credit"), *pieces[2:]]
    return [*pieces, Piece(f"- {agency}", role="credit")]


def _copy(
    identity: str, made: Sequence[Made], background: Sequence[str], rng: random.Random, plan: Plan
) -> Made:
    recipe = pick(rng, RECIPES)
    parents = [pick(rng, made)]
    others = [one for one in made if not set(one.origins) & set(parents[0].origins)]
    if recipe == "merged" and others:
        parents.append(pick(rng, others))
    elif recipe == "merged":
        recipe = "light edit"
    pieces = [piece for one in parents for piece in _taken(one, recipe, rng, plan)]
    pieces = _with_background(pieces, background, rng, plan)
    origins = tuple(sorted({origin for one in parents for origin in one.origins}))
    credits = sorted({one.credit for one in parents if one.credit})
    credit: str | None = " and ".join(credits) if credits else None
    pieces = [piece for piece in pieces if piece.role != "credit"]
    if credits and rng.random() >= plan.credit_removed:
        pieces += [
            Piece(f"The details were first reported by {one}.", role="credit") for one in credits
        ]
    else:
        credit = None
    ids = tuple(one.id for one in parents)
    return Made(identity, recipe, tuple(pieces), ids, origins, credit, None)


def _taken(parent: Made, recipe: str, rng: random.Random, plan: Plan) -> list[Piece]:
    """The parent's pieces as the recipe carries them over; what is background stays so."""
    places = [at for at, one in enumerate(parent.pieces)]
    if recipe == "trimmed":
        places = places[: max(4, int(len(places) * (0.4 + 0.4 * rng.random())))]
    elif recipe == "merged":
        places = sorted(shuffled(rng, places)[: max(4, int(len(places) * 0.6))])
    elif len(places) > 6:
        places = sorted(shuffled(rng, places)[: int(len(places) * (0.6 + 0.4 * rng.random()))])
    if recipe == "reordered":
        places = shuffled(rng, places)
    return [_carried(parent, at, recipe, rng, plan) for at in places]


def _carried(parent: Made, at: int, recipe: str, rng: random.Random, plan: Plan) -> Piece:
    before = parent.pieces[at]
    gone = before.gone
    if before.role != "report":
        return before
    text = re.sub(r"^\([^)]{2,12}\) - ", "", before.text)
    changed: tuple[Changed, ...] = ()
    if recipe == "changed":
        text, changed = _altered(text, rng)
    elif recipe.startswith("paraphrase"):
        text = paraphrased(text, INTENSITIES[recipe.split()[1]], rng, gone)
    elif recipe in {"light edit", "merged"}:
        text = lightly_edited(text, rng, gone)
    kind: Kind = "paraphrase" if recipe.startswith("paraphrase") else "edited"
    same = text == before.text
    inherited = (*before.inherited, *before.changed)
    if plan.version != "copychains/1":
        gone |= words_gone(before.text, text)
    taken = parent.id, at
    return Piece(text, taken, "verbatim" if same else kind, changed, inherited, gone=gone)


def _altered(text: str, rng: random.Random) -> tuple[str, tuple[Changed, ...]]:
    for change in shuffled(rng, _ALTERATIONS):
        found = change(text, rng)
        if found is not None:
            return found[0], (found[1],)
    return text, ()


def _with_background(
    pieces: list[Piece], background: Sequence[str], rng: random.Random, plan: Plan
) -> list[Piece]:
    if rng.random() < plan.background and background:
        for text in shuffled(rng, background)[: 1 + int(rng.random() * 3)]:
            if all(piece.text != text for piece in pieces):
                at = int(rng.random() * (len(pieces) + 1))
                pieces = [*pieces[:at], Piece(text, role="background"), *pieces[at:]]
    return pieces


def _hidden(made: Sequence[Made], sources: int, rng: random.Random, plan: Plan) -> tuple[str, ...]:
    """Sources that are not given: only such as two articles or more were made from directly."""
    found = []
    for one in made[:sources]:
        children = sum(one.id in other.parents for other in made)
        if children > 1 and rng.random() < plan.hidden:
            found.append(one.id)
    return tuple(found)


def _dated(made: Sequence[Made], rng: random.Random, plan: Plan) -> list[Made]:
    """The articles with times after those of their parents, some without any."""
    clock: dict[str, datetime.datetime] = {}
    start = datetime.datetime(2024, 3, 4, 6, 0)
    dated = []
    for one in made:
        before = max((clock[parent] for parent in one.parents), default=start)
        clock[one.id] = before + datetime.timedelta(minutes=20 + int(rng.random() * 600))
        known = rng.random() < plan.dated
        stamp = clock[one.id].isoformat(timespec="minutes") if known else None
        dated.append(msgspec.structs.replace(one, published=stamp))
    return dated


def _chain(
    story: str,
    topic: str,
    made: Sequence[Made],
    names: dict[str, str | None],
    hidden: tuple[str, ...],
    rng: random.Random,
) -> Chain:
    laid = {one.id: _laid_out(one, rng) for one in made}
    given = [one for one in made if one.id not in hidden]
    articles = [GivenArticle(one.id, story, laid[one.id][0], one.published) for one in given]
    places = {one.id: laid[one.id][1] for one in made}
    truth = Truth(
        story,
        topic,
        tuple(
            TrueEdge(p, one.id, one.recipe) for one in given for p in one.parents if p not in hidden
        ),
        tuple(p for one in given for p in _passages(one, places, hidden)),
        tuple(s for one in given for s in _shifts(one, places[one.id])),
        {one.id: one.origins for one in given},
        names,
        hidden,
    )
    return Chain(tuple(shuffled(rng, articles)), truth)


def _laid_out(one: Made, rng: random.Random) -> tuple[str, list[tuple[int, int]]]:
    text, places = "", []
    for at, piece in enumerate(one.pieces):
        if at:
            text += "\n" if rng.random() < 0.4 or piece.text.startswith("- ") else " "
        places.append((len(text), len(text) + len(piece.text)))
        text += piece.text
    return text, places


def _passages(
    one: Made, places: dict[str, list[tuple[int, int]]], hidden: tuple[str, ...]
) -> list[TruePassage]:
    found = []
    for piece, (start, end) in zip(one.pieces, places[one.id], strict=True):
        if piece.taken is not None and piece.kind is not None and piece.taken[0] not in hidden:
            source, at = piece.taken
            found.append(TruePassage(source, *places[source][at], one.id, start, end, piece.kind))
    return found


def _shifts(one: Made, places: list[tuple[int, int]]) -> list[TrueShift]:
    return [
        TrueShift(one.id, start, end, change.kind, change.was, change.became, inherited)
        for piece, (start, end) in zip(one.pieces, places, strict=True)
        for changed, inherited in ((piece.changed, False), (piece.inherited, True))
        for change in changed
    ]
