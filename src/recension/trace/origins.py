"""Origins: the newsrooms an article's information was gathered by, stated or inferred."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.annotate.newsrooms import known_newsrooms, publisher_key
from recension.model.identity import digest_id
from recension.model.lineage import Credit, Independence, Origin, OriginKind, Passage
from recension.model.span import Offsets
from recension.trace.credits import Stated, own_reporting
from recension.trace.witness import Witness

_MUCH = 0.3


class Took(msgspec.Struct, frozen=True):
    """That the article at place `child` took `passages` from the one at place `parent`."""

    parent: int
    child: int
    coverage: float
    passages: tuple[Passage, ...]


class Rest(msgspec.Struct, frozen=True):
    """That an article rests on the newsroom `name` of the family `house`, by what evidence.

    A source whose newsroom nobody names has a house of its own, told by its article's id. The
    evidence are offsets in the article.
    """

    house: str
    stated: bool
    evidence: tuple[Offsets, ...]
    name: str | None


def stated_rests(witness: Witness, credits: Sequence[Stated]) -> tuple[Rest, ...]:
    """What the article itself says it rests on, sorted by house.

    Its own publisher counts where the article says that it gathered the information, or where it
    credits nobody else and the publisher is a newsroom known to gather news.
    """
    evidence: dict[tuple[str, str], list[Offsets]] = {}
    for credit in credits:
        key = credit.newsroom.house, "" if credit.newsroom.nameless else credit.newsroom.name
        evidence.setdefault(key, []).append(credit.offsets)
    own = own_reporting(witness.text)
    publisher = witness.article.publisher
    if own is not None and publisher:
        known = known_newsrooms().published_by(publisher)
        key = (known.house, known.name) if known else (publisher, publisher)
        evidence.setdefault(key, []).append(own)
    return tuple(
        Rest(house, True, tuple(evidence[house, name]), name or None)
        for house, name in sorted(evidence)
    )


def rests(
    witnesses: Sequence[Witness],
    credits: Sequence[Sequence[Stated]],
    took: Sequence[Took],
) -> tuple[tuple[Rest, ...], ...]:
    """What every article rests on: stated credits, then what its sources rest on."""
    found = [stated_rests(one, its) for one, its in zip(witnesses, credits, strict=True)]
    taking = {edge.child for edge in took}
    for place, witness in enumerate(witnesses):
        if not found[place] and place not in taking:
            found[place] = _own(witness)
    for edge in took:
        if all(rest.name is None for rest in found[edge.parent]):
            found[edge.parent] = _credited_below(edge, took, found) or found[edge.parent]
    for edge in _sources_first(took, len(witnesses)):
        inherited = _inherited(edge, found[edge.parent], found[edge.child])
        found[edge.child] = (*found[edge.child], *inherited)
    return tuple(found)


def _credited_below(
    edge: Took, took: Sequence[Took], found: Sequence[Sequence[Rest]]
) -> tuple[Rest, ...]:
    """What the copy credits, for a source that credits nobody: the words are the newsroom's.

    Not where the copy has another source, which the credit may be for, or took but little.
    """
    others = [one for one in took if one.child == edge.child and one.parent != edge.parent]
    stated = [rest for rest in found[edge.child] if rest.stated]
    if others or len(stated) != 1 or edge.coverage < _MUCH:
        return ()
    spans = (passage.from_ for passage in edge.passages[:6])
    evidence = tuple(span.offsets for span in spans if span is not None)
    return (Rest(stated[0].house, False, evidence, stated[0].name),)


def _sources_first(took: Sequence[Took], count: int) -> list[Took]:
    """The edges so ordered that an article's own sources come before what is taken from it."""
    depth = [0] * count
    for _ in range(count):
        deeper = [(edge.child, depth[edge.parent] + 1) for edge in took]
        changed = [(child, level) for child, level in deeper if level > depth[child]]
        for child, level in changed:
            depth[child] = max(depth[child], level)
        if not changed:
            break
    return sorted(took, key=lambda edge: (depth[edge.child], edge.child, edge.parent))


def _inherited(edge: Took, above: Sequence[Rest], own: Sequence[Rest]) -> list[Rest]:
    """The source's origins that the passages taken rest on and the article does not state.

    A source of one origin passes it on. Of several, those pass whose credit stands in a passage
    taken; if none does, all pass to an article that states none of them, for nothing tells which.
    """
    have = {rest.house for rest in own}
    carried = [rest for rest in above if _credit_taken(rest, edge.passages)]
    if len(above) == 1 or not (carried or have):
        carried = list(above)
    evidence = tuple(passage.to.offsets for passage in edge.passages[:6])
    return [
        Rest(rest.house, False, _evidence(rest, edge.passages) or evidence, rest.name)
        for rest in carried
        if rest.house not in have
    ]


def _credit_taken(rest: Rest, passages: Sequence[Passage]) -> bool:
    return bool(_evidence(rest, passages))


def _evidence(rest: Rest, passages: Sequence[Passage]) -> tuple[Offsets, ...]:
    """The passages taken in whose source the credit stands."""
    return tuple(
        passage.to.offsets
        for passage in passages
        if passage.from_ is not None
        and any(passage.from_.start <= start < passage.from_.end for start, _ in rest.evidence)
    )


def _own(witness: Witness) -> tuple[Rest, ...]:
    """The article's publisher, if it is a newsroom known to gather news; else one without name.

    What one publisher prints without a credit is one newsroom's, whoever that is.
    """
    publisher = witness.article.publisher
    known = known_newsrooms().published_by(publisher)
    if known is not None:
        return (Rest(known.house, False, (), known.name),)
    house = f"publisher {publisher_key(publisher)}" if publisher else witness.id
    return (Rest(house, False, (), None),)


def origins_of(
    story: str, witnesses: Sequence[Witness], found: Sequence[Sequence[Rest]]
) -> tuple[Origin, ...]:
    """The origins of a story, sorted by name, those without a name last.

    An article that credits nobody and was taken from none of the others stands on an origin of its
    own whose name is not known; what was taken from it rests on the same.
    """
    credits: dict[tuple[bool, str], dict[str, Credit]] = {}
    names: dict[str, set[str]] = {}
    for witness, its in zip(witnesses, found, strict=True):
        for rest in its:
            of_house = credits.setdefault((rest.name is None, rest.house), {})
            of_house[witness.id] = _credit(witness, rest, of_house.get(witness.id))
            if rest.name is not None:
                names.setdefault(rest.house, set()).add(rest.name)
    return tuple(
        _origin(story, house, names.get(house, set()), credits[unnamed, house])
        for unnamed, house in sorted(credits)
    )


def _credit(witness: Witness, rest: Rest, so_far: Credit | None) -> Credit:
    spans = {witness.span(*offsets) for offsets in rest.evidence}
    stated = rest.stated or (so_far is not None and so_far.credit == "stated")
    spans |= set(so_far.evidence) if so_far is not None else set()
    return Credit(witness.id, "stated" if stated else "inferred", tuple(sorted(spans)))


def _origin(story: str, house: str, names: set[str], credits: Mapping[str, Credit]) -> Origin:
    """An origin; several newsrooms of one family go by the family's name."""
    ordered = tuple(credits[article] for article in sorted(credits))
    identity = digest_id("o", story, house, "named" if names else "unknown")
    name = (min(names) if len(names) == 1 else house) if names else None
    return Origin(identity, name, _kind(names), ordered)


def _kind(names: set[str]) -> OriginKind:
    """The kind of the newsrooms named, unknown where they are of several or none is known."""
    known = known_newsrooms().by_alias
    kinds = {known[name].kind for name in names if name in known}
    return next(iter(kinds)) if len(kinds) == 1 else "unknown"


def independence_of(origins: Sequence[Origin], articles: int) -> Independence:
    """How many independent origins a story has: those named, and those that may be more.

    An origin whose name is not known may be one of the named, so it counts for the higher bound
    alone. Nothing can be measured where no article names an origin and none shares text.
    """
    named = [origin for origin in origins if origin.name is not None]
    unknown = [origin for origin in origins if origin.name is None]
    alone = len(unknown) == articles and not any(map(_is_stated, unknown))
    if not named and alone and articles > 1:
        reason = "no article credits a newsroom and none shares text with another"
        return Independence(None, None, f"Cannot be measured: {reason}.")
    low = max(len(named), 1 if origins else 0)
    return Independence(low, len(origins), _basis(named, unknown, articles))


def _is_stated(origin: Origin) -> bool:
    return any(credit.credit == "stated" for credit in origin.articles)


def _basis(named: Sequence[Origin], unknown: Sequence[Origin], articles: int) -> str:
    text = f"{articles} {'article' if articles == 1 else 'articles'}"
    if named:
        *first, last = (_credited(origin) for origin in named)
        names = f"{', '.join(first)} and {last}" if first else last
        text += f" rest on {names}" if articles > 1 else f" rests on {names}"
    parts = [*_uncredited([one for one in unknown if not _is_stated(one)])]
    nameless = sum(map(_is_stated, unknown))
    if nameless:
        what = "newsroom is" if nameless == 1 else "newsrooms are"
        parts.append(f"{nameless} {what} credited without a name and may be any")
    if parts:
        text += f"{'; ' if named else ': '}{'; '.join(parts)}"
    return text + "."


def _uncredited(unknown: Sequence[Origin]) -> Iterator[str]:
    """What is to be said of articles that credit nobody; those of one line stand or fall as one."""
    if unknown:
        articles = len({credit.article for one in unknown for credit in one.articles})
        text = f"{articles} {'credits' if articles == 1 else 'credit'} nobody"
        if articles > len(unknown):
            lines = "one line" if len(unknown) == 1 else f"{len(unknown)} lines"
            text += f", of {lines} that"
            yield f"{text} may stand alone or not"
        else:
            yield f"{text} and may stand alone or not"


def _credited(origin: Origin) -> str:
    stated = sum(credit.credit == "stated" for credit in origin.articles)
    inferred = len(origin.articles) - stated
    parts = [f"{stated} stated"] if stated else []
    parts += [f"{inferred} inferred"] if inferred else []
    return f"{origin.name} ({', '.join(parts)})"
