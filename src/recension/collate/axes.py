"""The two axes of where a claim comes from, counted apart: who gathered it, and who told it.

The reporting origin is the newsroom; the information origin is the speaker at the heart of the
claim's attribution (UCDP's `source_original`: Högbladh, "UCDP GED Codebook", 2023). Six articles of
one newsroom may quote five people, and five newsrooms one.
"""

from collections.abc import Mapping, Sequence

import msgspec

from recension.model.claim import AttributionLink, Claim, SourceKind
from recension.model.entity import Entity, EntityKind
from recension.model.lineage import Independence, Lineage, Origin
from recension.model.span import Span
from recension.model.story import Informant

_NAMED: frozenset[SourceKind] = frozenset({"named-person", "organisation", "agency", "outlet"})
_TELLING: frozenset[EntityKind] = frozenset({"person", "organisation"})


def with_reporting_origins(claims: Sequence[Claim], lineage: Lineage) -> tuple[Claim, ...]:
    """Each claim with the ids of the origins it can rest on, sorted.

    Those that its own chain names, else those credited in its very words, else all that its article
    rests on.
    """
    by_article: dict[str, list[Origin]] = {}
    for origin in lineage.origins:
        for credit in origin.articles:
            by_article.setdefault(credit.article, []).append(origin)
    return tuple(
        msgspec.structs.replace(
            claim, origins=_can_rest_on(claim, by_article.get(claim.span.article, []))
        )
        for claim in claims
    )


def _can_rest_on(claim: Claim, resting: Sequence[Origin]) -> tuple[str, ...]:
    named = [one for one in resting if _is_named(claim, one)]
    credited = [one for one in resting if _is_credited(claim, one)]
    return tuple(sorted(one.id for one in named or credited or resting))


def _is_named(claim: Claim, origin: Origin) -> bool:
    said = " ".join(link.source for link in claim.attribution if link.role != "outlet")
    return origin.name is not None and origin.name.casefold() in said.casefold()


def _is_credited(claim: Claim, origin: Origin) -> bool:
    return any(
        span.article == claim.span.article
        and span.start < claim.span.end
        and claim.span.start < span.end
        for credit in origin.articles
        for span in credit.evidence
    )


def informants_of(claims: Sequence[Claim], entities: Sequence[Entity]) -> tuple[Informant, ...]:
    """Who told what, by name: the innermost speakers of all claims, one for one entity or wording.

    Two wordings without a name may be one person; that is for the interval to say.
    """
    mentioned: dict[str, list[tuple[Span, Entity]]] = {}
    for entity in entities:
        for span in entity.mentions if entity.kind in _TELLING else ():
            mentioned.setdefault(span.article, []).append((span, entity))
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.span, one.id)):
        speaker = _speaker(claim)
        if speaker is not None:
            whole = _entity(speaker, mentioned) if speaker.kind in _NAMED else None
            key = (whole.id, whole.name) if whole is not None else ("", _folded(speaker.source))
            told.setdefault(key, []).append(claim)
    found = [_informant(key, its) for key, its in told.items()]
    return tuple(sorted(found, key=lambda one: (one.kind not in _NAMED, one.name, one.claims)))


def _entity(
    speaker: AttributionLink, mentioned: Mapping[str, Sequence[tuple[Span, Entity]]]
) -> Entity | None:
    """The person or body that the link names last, as "Malian sociologist Oumar Maiga" does."""
    whole = speaker.span
    if whole is None:
        return None
    inside = [
        (span.end, -span.start, entity.id, entity)
        for span, entity in mentioned.get(whole.article, ())
        if whole.start <= span.start and span.end <= whole.end
    ]
    return max(inside, key=lambda one: one[:3])[3] if inside else None


def _speaker(claim: Claim) -> AttributionLink | None:
    """The innermost link of the chain, where it says anybody."""
    first = claim.attribution[0] if claim.attribution else None
    return first if first is not None and first.role == "originator" and first.source else None


def _folded(source: str) -> str:
    words = source.casefold().split()
    return " ".join(words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words)


def _informant(key: tuple[str, str], claims: Sequence[Claim]) -> Informant:
    entity, name = key
    links = [link for link in map(_speaker, claims) if link is not None]
    fullest = max(links, key=lambda link: (link.kind in _NAMED, len(link.source), link.source))
    return Informant(
        name=name if entity else fullest.source,
        entity=entity or None,
        kind=fullest.kind,
        claims=tuple(sorted(claim.id for claim in claims)),
        articles=tuple(sorted({claim.span.article for claim in claims})),
        origins=tuple(sorted({origin for claim in claims for origin in claim.origins})),
    )


def information_of(informants: Sequence[Informant], claims: int) -> Independence:
    """How many told it: those with a name are shown, the others may be some of the same.

    Both null where none of the story's `claims` says who told it.
    """
    if not informants:
        return Independence(None, None, "Cannot be measured: no claim says who told it.")
    told = len({claim for one in informants for claim in one.claims})
    named = sum(one.kind in _NAMED for one in informants)
    unnamed = len(informants) - named
    text = f"{told} of {claims} {'claim' if claims == 1 else 'claims'} say who told them: "
    text += f"{named} by name"
    if unnamed:
        text += f", and {unnamed} without one, who may be some of the same"
    return Independence(max(named, 1), len(informants), f"{text}.")
