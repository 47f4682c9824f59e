"""The evidence of any id in an account, down to the characters of the page."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from recension.group.reasons import Reason, reasons_of, sentence
from recension.group.rulings import said
from recension.model.account import Account
from recension.model.article import Article, MapRun
from recension.model.claim import AttributionLink, Claim
from recension.model.collation import Collation
from recension.model.entity import Entity
from recension.model.event import Event
from recension.model.lineage import Origin
from recension.model.span import Span
from recension.model.story import Story
from recension.publish.collation_table import DISPUTES


class _Desk(msgspec.Struct, frozen=True):
    """An account with its articles and page locations at hand, by id."""

    account: Account
    articles: dict[str, Article]
    locations: dict[str, str]


def evidence_lines(account: Account, identifier: str) -> list[str]:
    """What `identifier` is and every span it rests on, a line each; [] for an unknown id.

    A span's line gives its words, its offsets in the article, and where they lie in the page.
    """
    desk = _Desk(
        account,
        {article.id: article for article in account.articles},
        {page.id: page.location for page in account.pages},
    )
    found = (finder(desk, identifier) for finder in _FINDERS)
    return [line for lines in found for line in lines]


def _of_page(desk: _Desk, identifier: str) -> Iterator[str]:
    for page in desk.account.pages:
        if page.id == identifier:
            yield f"page {page.id}: {page.location}, sha256 {page.sha256}"
            for article in desk.account.articles:
                if article.page == page.id:
                    yield f"  holds article {article.id}: {article.title or '(no title)'}"


def _of_article(desk: _Desk, identifier: str) -> Iterator[str]:
    article = desk.articles.get(identifier)
    if article is None:
        return
    yield f"article {article.id}: {article.title or '(no title)'}"
    yield f"  page {desk.locations[article.page]}, {_page_ranges(article.map)}"
    if article.published:
        yield f"  published {article.published.value} from {article.published.basis}"
    for field, basis in sorted(article.evidence.items()):
        yield f"  {field} from {basis}"


def _of_story(desk: _Desk, identifier: str) -> Iterator[str]:
    for story in desk.account.stories:
        if story.id == identifier:
            yield f"story {story.id}: {story.title}"
            yield f"  independence: {story.independence.basis}"
            reasons = reasons_of(desk.articles[article] for article in story.articles)
            for article in story.articles:
                yield f"  {article} {sentence(reasons[article], desk.articles)}"
                yield from _shared_lines(desk, reasons[article])
            yield from (f"  {said(each)} ({each.at})" for each in story.rulings)
            for change in story.history:
                one, other = change.stories
                yield f"  run {change.run}, {change.kind}, {one} and {other}: {change.reason}"


def _shared_lines(desk: _Desk, reason: Reason) -> Iterator[str]:
    """Each name, word and number that holds an article in its story, where it stands in both."""
    for shared in (*reason.names, *reason.words, *reason.numbers):
        there = shared.there
        also = f"; also “{there.text}” {there.article} {there.start}–{there.end}"
        yield from (line + also for line in _span_lines(desk, (shared.here,), "    "))


def _of_origin(desk: _Desk, identifier: str) -> Iterator[str]:
    for origin in _within(desk, lambda story: story.origins, identifier):
        yield f"origin {origin.id}: {origin.name or 'unknown'} ({origin.kind})"
        for credit in origin.articles:
            yield f"  {credit.credit} in {credit.article}"
            yield from _span_lines(desk, credit.evidence, "    ")


def _of_entity(desk: _Desk, identifier: str) -> Iterator[str]:
    for entity in _within(desk, lambda story: story.entities, identifier):
        yield f"{entity.kind} {entity.id}: {', '.join(entity.names)}"
        yield from _span_lines(desk, (*entity.roles, *entity.mentions), "  ")


def _of_claim(desk: _Desk, identifier: str) -> Iterator[str]:
    for claim in _within(desk, lambda story: story.claims, identifier):
        yield from _claim_lines(desk, claim, "")


def _claim_lines(desk: _Desk, claim: Claim, indent: str) -> Iterator[str]:
    yield f"{indent}claim {claim.id}, {claim.polarity}, {claim.certainty}"
    yield from _span_lines(desk, (claim.span,), indent + "  ")
    for link in claim.attribution:
        yield f"{indent}  {link.role}: {link.source} ({link.kind}, {link.link})"
        yield from _trait_lines(desk, link, indent + "    ")
    if claim.origins:
        every = (origin for story in desk.account.stories for origin in story.origins)
        names = {origin.id: origin.name or origin.id for origin in every}
        yield f"{indent}  can rest on: {', '.join(names[origin] for origin in claim.origins)}"
    for denied in claim.against:
        yield f"{indent}  against claim {denied}"


def _trait_lines(desk: _Desk, link: AttributionLink, indent: str) -> Iterator[str]:
    """What is said of a speaker without a name."""
    for name in link.traits.__struct_fields__ if link.traits is not None else ():
        trait = getattr(link.traits, name)
        if trait is not None:
            yield f"{indent}{name.replace('_', ' ')}: {trait.value}"
            yield from _span_lines(desk, (trait.span,), indent + "  ")


def _of_collation(desk: _Desk, identifier: str) -> Iterator[str]:
    claims = {claim.id: claim for story in desk.account.stories for claim in story.claims}
    for collation in _within(desk, lambda story: story.collations, identifier):
        dispute = f", {DISPUTES[collation.dispute]}" if collation.dispute is not None else ""
        yield f"collation {collation.id}: {collation.question} — {collation.relation}{dispute}"
        yield f"  {collation.why}"
        for reading in collation.readings:
            scope = f" (of a part: {reading.scope})" if reading.scope else ""
            yield f"  reading: {reading.label}{scope}"
            yield from (f"    sums up claim {part}" for part in reading.parts)
            for claim in reading.claims:
                yield from _claim_lines(desk, claims[claim], "    ")


def _of_event(desk: _Desk, identifier: str) -> Iterator[str]:
    for event in _within(desk, lambda story: story.events, identifier):
        yield f"event {event.id}: {event.label} ({event.plover.event}), {event.status}"
        yield from _span_lines(desk, event.evidence, "  ")


_FINDERS: tuple[Callable[[_Desk, str], Iterable[str]], ...] = (
    *(_of_page, _of_article, _of_story, _of_origin),
    *(_of_entity, _of_claim, _of_collation, _of_event),
)

_Identified = TypeVar("_Identified", Origin, Entity, Claim, Collation, Event)


def _within(
    desk: _Desk, part: Callable[[Story], Iterable[_Identified]], identifier: str
) -> Iterator[_Identified]:
    for story in desk.account.stories:
        yield from (item for item in part(story) if item.id == identifier)


def _span_lines(desk: _Desk, spans: Iterable[Span], indent: str) -> Iterator[str]:
    for span in spans:
        article = desk.articles[span.article]
        where = _page_ranges(_runs_within(article.map, span.start, span.end))
        page = desk.locations[article.page]
        yield f"{indent}“{span.text}” {span.article} {span.start}–{span.end}; {page}, {where}"


def _runs_within(runs: Iterable[MapRun], start: int, end: int) -> list[MapRun]:
    clipped = []
    for at, source, length in runs:
        first, last = max(at, start), min(at + length, end)
        if first < last:
            clipped.append((first, source + first - at, last - first))
    return clipped


def _page_ranges(runs: Iterable[MapRun]) -> str:
    ends = [(source, source + length) for _, source, length in runs]
    if not ends:
        return "put in by the extractor"
    return f"characters {min(start for start, _ in ends)}–{max(end for _, end in ends)}"
