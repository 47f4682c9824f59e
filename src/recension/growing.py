"""A pool that grows from run to run: what is new is grouped beside what earlier runs kept."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from recension.group.continued import changes_between, continued
from recension.group.grouping import group_articles
from recension.group.likeness import Decision, encoder_of
from recension.group.profile import words_of
from recension.group.rulings import in_force, rulings_of
from recension.group.texts import settings_for
from recension.group.vectors import remember, vector_of
from recension.intake import Reading
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.history import Ruling, StoryChange
from recension.model.kept import Kept, Texts
from recension.publish.wording import counted

Encoded = Callable[[Sequence[str]], Sequence[bytes]]

_MOST_TOLD = 20


class Grown(msgspec.Struct, frozen=True):
    """The stories' articles by story id, why each article is there, and what changed by this run.

    `history` has what changed in earlier runs, too; `rulings` are those in force; `settings` says
    what the texts were taken as, and why; `asked` what they were asked to be taken as; `vectors`
    are those that were found now, by article id.
    """

    stories: dict[str, tuple[str, ...]]
    why: dict[str, str]
    changes: tuple[StoryChange, ...]
    history: tuple[StoryChange, ...]
    rulings: tuple[Ruling, ...]
    settings: str
    asked: Texts | None
    vectors: dict[str, bytes]

    def homes(self) -> dict[str, str]:
        """Each article's story, both by id."""
        return {article: story for story, ids in self.stories.items() for article in ids}


def grown(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    kept: Kept = Kept(),  # noqa: B008
    texts: Texts | None = None,
    encoded: Encoded = lambda texts: list(map(vector_of, texts)),
) -> Grown:
    """The stories of `articles`, which have in them all that earlier runs `kept`.

    `encoded` finds the vectors of many texts, of those whose vectors are not kept.

    `texts` says what they are taken as, now and in later runs; where no run was told, they say it
    themselves.

    The partition is that of all articles at once, so that it does not show in how many runs they
    came; stories that were there keep their ids, and what happened to them is told.
    """
    by_id = {article.id: article for article in articles}
    rulings = rulings_of(in_force(kept.rulings))
    asked = texts or kept.asked
    for article in articles:
        if article.id in kept.vectors:
            remember(words_of(article), kept.vectors[article.id])
    settings = settings_for(articles, asked)
    vectors = _vectors(articles, settings.decision, kept, encoded)
    grouping = group_articles(articles, annotations, settings.decision, rulings)
    ever = (story for change in kept.history for story in change.stories)
    stories = continued(grouping.stories, kept.homes, by_id, ever)
    homes = {article: story for story, members in stories.items() for article in members}
    changes = tuple(
        msgspec.structs.replace(change, run=kept.runs + 1)
        for change in changes_between(kept.homes, homes, by_id, rulings, settings.decision)
    )
    history = kept.history + changes
    return Grown(
        stories, grouping.why, changes, history, rulings.given, settings.reason, asked, vectors
    )


def _vectors(
    articles: Sequence[Article], decision: Decision, kept: Kept, encoded: Encoded
) -> dict[str, bytes]:
    """The vectors that the decision weighs and that are not kept, remembered from now on."""
    if encoder_of(decision) is not vector_of:
        return {}
    new = {each.id: words_of(each) for each in articles if each.id not in kept.vectors}
    vectors = dict(zip(new, encoded(list(new.values())), strict=True))
    for article, vector in vectors.items():
        remember(new[article], vector)
    return vectors


def kept_after(
    kept: Kept,
    reading: Reading,
    grown: Grown,
    annotations: Mapping[str, Annotation] = MappingProxyType({}),
) -> Kept:
    """What is kept for the next run. Pages that gave no article are not: they are tried again."""
    giving = {article.page for article in reading.articles}
    pages = {each.page.id: each for each in reading.documents if each.page.id in giving}
    return Kept(
        tuple(pages[each].page for each in sorted(pages)),
        {each: pages[each].text for each in sorted(pages)},
        tuple(sorted(reading.articles, key=lambda article: article.id)),
        grown.homes(),
        kept.rulings,
        grown.history,
        kept.runs + 1,
        grown.asked,
        kept.versions,
        {**kept.annotations, **annotations},
        {**kept.vectors, **grown.vectors},
    )


def ruled(kept: Kept, rulings: Sequence[Ruling]) -> tuple[Kept, Grown]:
    """What is kept once a person has decided this, too, and the stories by it.

    Raises ValueError where rulings contradict each other or name an article that is not kept.
    """
    for ruling in rulings:
        for article in (ruling.one, ruling.other):
            if article not in kept.homes:
                raise ValueError(f"{article}: no such article in the store")
        if ruling.one == ruling.other:
            raise ValueError(f"{ruling.one}: a ruling is on two articles")
    decided = msgspec.structs.replace(kept, rulings=(*kept.rulings, *rulings))
    found = grown(kept.articles, {}, decided)
    after = msgspec.structs.replace(
        decided,
        homes=found.homes(),
        history=found.history,
        runs=kept.runs + 1,
        vectors={**kept.vectors, **found.vectors},
    )
    return after, found


def told(kept: Kept, grown: Grown) -> list[str]:
    """What a run did to the pool, in lines: how many came, and each change with its reason."""
    homes, before = grown.homes(), set(kept.homes.values())
    new = [article for article in homes if article not in kept.homes]
    joined = sum(homes[article] in before for article in new)
    counts = Counter[str](change.kind for change in grown.changes)
    kinds = (("merged", "merge"), ("split", "split"), ("moved", "move"))
    changed = ", ".join(counted(counts[kind], noun) for kind, noun in kinds)
    summary = (
        f"{counted(len(kept.homes), 'article')} kept, {len(new)} new, of which {joined} joined "
        f"stories that were there; {changed}"
    )
    lines = [_line(change) for change in grown.changes[:_MOST_TOLD]]
    left = len(grown.changes) - len(lines)
    return [summary, *lines, *[f"and {left} more, in the store's table story_change"] * bool(left)]


def _line(change: StoryChange) -> str:
    one, other = change.stories
    ids = ", ".join(change.articles[:4]) + " …" * (len(change.articles) > 4)
    match change.kind:
        case "merged":
            said = f"{other} went into {one} ({ids})"
        case "split":
            said = f"{ids} left {one} for a story of their own, {other}"
        case "moved":
            said = f"{ids} moved from {one} to {other}"
    return f"{said}: {change.reason}"
