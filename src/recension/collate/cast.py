"""Cast: who in a story is in which state, and what is known of them, to tell whom "the man" means.

Only persons whom some article names in a state can be meant by a description in that state; one who
alone is so named is meant by it (the precision-first sieves of Lee et al. 2013, with the state for
the head word).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recension.collate.ages import TOPIC as AGE
from recension.collate.described import Described, Sex, nameless, title_before
from recension.collate.finding import Finding
from recension.collate.lexicon import statuses
from recension.collate.persons import spoken_of
from recension.collate.scenes import Scene
from recension.collate.sexes import sexes_of
from recension.collate.surnames import UNSURE, is_known
from recension.model.value import Quantity, Status

_SURE = 3  # times as much told of one as of another


class Cast(msgspec.Struct, frozen=True):
    """By status (and by family of statuses) its persons, the most told of first; and what of them.

    `kin` is by "mother" and the like the one person who is called so, `present` the persons that
    an article names, by article id; `titles` the words that stand
    before a person's name ("police chief"), `heads` the last of them, which can head a description.
    """

    by_status: Mapping[tuple[str, bool], tuple[str, ...]]
    by_family: Mapping[str, tuple[str, ...]]
    sexes: Mapping[str, Sex]
    ages: Mapping[str, frozenset[float]]
    present: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]] = {}
    heads: frozenset[str] = frozenset()
    kin: Mapping[str, str] = {}

    def named_in(self, person: str) -> frozenset[str]:
        """The articles that name the person."""
        return frozenset(name for name, people in self.present.items() if person in people)

    def leaves_out(self, person: str, status: str, *, holds: bool) -> bool:
        """Whether the story tells the state of others, and far more than of the person."""
        people = self.by_status.get((status, holds), ())
        return bool(people) and person not in people

    def of(self, status: str, *, holds: bool, sequel: bool) -> tuple[str, ...]:
        """The persons whom articles name in the state, or out of it where `holds` is false.

        Where nobody is, those named in a state of its family; who comes out of a state ("released")
        was in it.
        """
        found = self.by_status.get((status, holds), ())
        if found or (not holds and not sequel):
            return found
        family = statuses().named(status).family
        return self.by_status.get((status, True), ()) or self.by_family.get(family, ())


NOBODY = Cast({}, {}, {}, {}, {})


def cast_of(
    findings: Sequence[Finding],
    scenes: Sequence[Scene],
) -> Cast:
    """The cast of a story, from what its articles say of the persons they name."""
    told = [row for row in findings if row.question.kind == "status" and row.question.subject]
    by_status: dict[tuple[str, bool], set[tuple[str, str]]] = {}
    by_family: dict[str, set[tuple[str, str]]] = {}
    for row in told:
        carried = (row.question.subject, row.article)
        holds = isinstance(row.value, Status) and row.value.holds is True
        by_status.setdefault((row.question.topic, holds), set()).add(carried)
        if holds:
            by_family.setdefault(statuses().named(row.question.topic).family, set()).add(carried)
    by_family.pop("", None)
    parts = _parts(by_family)
    by_status = {
        key: rows
        for key, every in by_status.items()
        if (rows := {row for row in every if _plays(row[0], key[0], parts)})
    }
    by_family = {
        family: rows
        for family, every in by_family.items()
        if (rows := {row for row in every if parts.get(row[0], family) in {family, ""}})
    }
    present = _present(scenes)
    naming = Counter(person for people in present.values() for person in people)
    return Cast(
        {key: _most_told(rows, naming) for key, rows in by_status.items()},
        {key: _most_told(rows, naming) for key, rows in by_family.items()},
        sexes_of(scenes),
        _ages(findings),
        present,
        _titles(scenes),
        frozenset(words[-1] for _, words in _titled_names(scenes)),
        _kin(scenes),
    )


def _kin(scenes: Sequence[Scene]) -> dict[str, str]:
    """By noun the one who is called so just before his name: "the girl's mother, Ana Roth"."""
    found: dict[str, set[str]] = {}
    for scene in scenes:
        for person in scene.named:
            before = [row.low for row in scene.sentence.tokens[: person.first] if row.low != ","]
            if before and before[-1] in nameless().kin:
                found.setdefault(before[-1], set()).add(person.entity)
    return {noun: people.pop() for noun, people in found.items() if len(people) == 1}


def _parts(by_family: Mapping[str, set[tuple[str, str]]]) -> dict[str, str]:
    """The part that somebody has in a story: the family of most that is told of him, if one is."""
    told: dict[str, Counter[str]] = {}
    for family, rows in by_family.items():
        for person, _ in rows:
            told.setdefault(person, Counter())[family] += 1
    return {person: _first_of(counts) for person, counts in told.items()}


def _first_of(counts: Counter[str]) -> str:
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    far = len(ranked) == 1 or ranked[0][1] > _SURE * ranked[1][1]
    return ranked[0][0] if far else ""


def _plays(person: str, status: str, parts: Mapping[str, str]) -> bool:
    """Whether the state goes with the person's part: the killed is not the charged."""
    family = statuses().named(status).family
    return not family or parts.get(person, family) in {family, ""}


def _most_told(rows: Iterable[tuple[str, str]], naming: Counter[str]) -> tuple[str, ...]:
    """The persons by how many articles say it of them and name them; the far less told left out."""
    counts = Counter(person for person, _ in rows)
    weight = {person: counts[person] * naming[person] for person in counts}
    most = max(weight.values())
    kept = [person for person in weight if weight[person] * _SURE > most]
    return tuple(sorted(kept, key=lambda person: (-weight[person], person)))


def _titles(scenes: Sequence[Scene]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for person, words in _titled_names(scenes):
        found.setdefault(person, set()).update(words)
    return {person: frozenset(words) for person, words in found.items()}


def _titled_names(scenes: Sequence[Scene]) -> list[tuple[str, tuple[str, ...]]]:
    """Every person named after a title, with its words."""
    found = (
        (person.entity, title_before(scene.sentence, person.first))
        for scene in scenes
        for person in scene.named
    )
    return [(person, words) for person, words in found if words and words[-1] != "old"]


def _ages(findings: Sequence[Finding]) -> dict[str, frozenset[float]]:
    found: dict[str, set[float]] = {}
    for row in findings:
        if row.question.topic == AGE and isinstance(row.value, Quantity) and row.value.low:
            found.setdefault(row.question.subject, set()).add(row.value.low)
    return {person: frozenset(years) for person, years in found.items()}


def _present(scenes: Sequence[Scene]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for scene in scenes:
        found.setdefault(scene.article, set()).update(person.entity for person in scene.named)
    return {article: frozenset(people) for article, people in found.items()}


_OPENING = 4  # tokens before the name that opens a sentence: its title


class Said(msgspec.Struct, frozen=True):
    """What is said of somebody: a status, whether it holds, whether it follows its opposite."""

    status: str
    holds: bool
    sequel: bool


def meant(
    described: Described, said: Said, scene: Scene, cast: Cast, others: Sequence[Described] = ()
) -> str | None:
    """Whom the description means of whom that is said; None where it is not plain.

    `others` are the descriptions of the same sentence, which a pronoun can take up. "A man" is
    nobody whom the article has named before.
    """
    everyone = cast.of(said.status, holds=said.holds, sequel=said.sequel)
    present = cast.present.get(scene.article, frozenset[str]())
    here = tuple(person for person in everyone if person in present)
    if described.manner in {"pronoun", "owning"}:
        return _of_pronoun(described, said, scene, cast, others)
    if _is_named_after(described, scene) or _is_another(described, scene):
        return None
    if described.manner == "kin":
        return _of_kin(described, said, scene, cast)
    pool = [person for person in here or everyone if fits(described, person, cast)]
    if described.manner == "definite":
        return _of_definite(described, said, scene, cast, pool)
    return _of_newcomer(described, said, pool, scene, cast)


def _of_kin(described: Described, said: Said, scene: Scene, cast: Cast) -> str | None:
    """Whom "his brother" means: the one of whom that harm is told, who is not named just before."""
    everyone = cast.by_status.get((said.status, said.holds), ())
    alone = statuses().named(said.status).family == "harm" and len(everyone) == 1
    told = {person.entity for person in scene.named} | set(*scene.recent[-1:])
    other = alone and everyone[0] not in told  # nobody is his own father
    return everyone[0] if other and fits(described, everyone[0], cast) else None


def _of_newcomer(
    described: Described, said: Said, pool: Sequence[str], scene: Scene, cast: Cast
) -> str | None:
    """Whom "a man" means: somebody of the pool whom the article names only after.

    Nobody who is named far below, least of all where another is named before him of whom the story
    tells nothing else.
    """
    alone = len(cast.of(said.status, holds=said.holds, sequel=said.sequel)) == 1
    only = alone and scene.sentence.tokens[described.first].low == "one"
    if set(pool) & scene.introduced and not only:
        return None
    near = [person for person in pool if _is_near(person, scene, cast)]
    if len(pool) == 1:
        return pool[0] if near and not _is_outrun(described, said, pool[0], scene, cast) else None
    coming = [person for person in scene.coming if person in pool]
    return _titled(described, near, scene, cast) or (coming[0] if len(coming) == 1 else None)


def _is_outrun(described: Described, said: Said, person: str, scene: Scene, cast: Cast) -> bool:
    """Whether another whom the description fits is named in between, and is in no other part."""
    if person in scene.coming or not _is_here(person, scene, cast) or _is_known(person, cast):
        return False
    family = statuses().named(said.status).family
    parts = {one for name, people in cast.by_family.items() if name != family for one in people}
    return any(fits(described, one, cast) for one in scene.unheard if one not in parts)


def _is_known(person: str, cast: Cast) -> bool:
    """Whether so many articles name the person that a description without a name means him."""
    return len(cast.named_in(person)) > _SURE


def _is_here(person: str, scene: Scene, cast: Cast) -> bool:
    return scene.article in cast.named_in(person)


def _is_near(person: str, scene: Scene, cast: Cast) -> bool:
    """Whether the article names the person close by, or does not, or the story's articles do."""
    around = scene.introduced | set(scene.coming) | {row.entity for row in scene.named}
    lead = scene.sentence.index <= _LEAD
    elsewhere = not _is_here(person, scene, cast) or _is_known(person, cast)
    return person in around or lead or elsewhere


def _of_definite(
    described: Described, said: Said, scene: Scene, cast: Cast, pool: Sequence[str]
) -> str | None:
    """Whom "the suspect" means: the one of the pool, or the one of it whom the text last spoke of.

    Who is named far below is not meant yet. Beside others of the pool's part in the story, of whom
    the article has spoken, he must be who was spoken of last.
    """
    fitting = [person for person in pool if _is_near(person, scene, cast)]
    family = cast.by_family.get(statuses().named(said.status).family, ())
    rivals = {one for one in scene.introduced & set(family) if fits(described, one, cast)}
    if len(fitting) == 1 and not rivals - set(fitting):
        return fitting[0]
    found = _taken_up(described, (*fitting, *sorted(rivals)), scene, cast)
    return found if found in fitting else _titled(described, fitting, scene, cast)


_LEAD = 3  # sentences, headline included, whose "the suspect" is named in what follows


def _is_named_after(described: Described, scene: Scene) -> bool:
    """Whether a name follows that nobody of the cast has: "the acting governor, Dorn, 46,"."""
    tokens = scene.sentence.tokens
    at = described.last + 2
    if at >= len(tokens) or tokens[at - 1].low != "," or not tokens[at].is_capital:
        return False
    end = at
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    closed = end < len(tokens) and tokens[end].low in _AFTER_NAMES
    return closed and not any(person.first <= at <= person.last for person in scene.named)


_AFTER_NAMES = frozenset({",", "(", "who", "of", "-", "–", "—"})


def _is_another(described: Described, scene: Scene) -> bool:
    """ "A policeman was also hurt": beside whom the text has told of."""
    after = scene.sentence.tokens[described.last + 1 : described.last + _NEAR]
    return described.manner == "indefinite" and any(token.low == "also" for token in after)


_NEAR = 4  # tokens after a description in which its verb begins


def _titled(described: Described, pool: Sequence[str], scene: Scene, cast: Cast) -> str | None:
    """The one of several whose titles alone hold a word of the description."""
    words = {token.low for token in scene.sentence.tokens[described.first : described.last + 1]}
    titles = {person: cast.titles.get(person, frozenset[str]()) for person in pool}
    own = {
        person
        for person in pool
        if any(
            word in titles[person] and not any(word in titles[one] for one in pool if one != person)
            for word in words
        )
    }
    return min(own) if len(own) == 1 else None


def _of_pronoun(
    described: Described, said: Said, scene: Scene, cast: Cast, others: Sequence[Described]
) -> str | None:
    """Whom "he" means: a person named or described before it, where only one can be meant."""
    named = [person for person in scene.named if person.last < described.first]
    earlier = [
        row
        for row in others
        if row.last < described.first and row.manner not in {"pronoun", "owning"}
    ]
    if earlier and not named:
        fitting = [row for row in earlier if not row.sex or row.sex == described.sex]
        people = {meant(row, said, scene, cast) for row in fitting}
        return people.pop() if len(people) == 1 else None
    everyone = cast.of(said.status, holds=said.holds, sequel=said.sequel)
    present = cast.present.get(scene.article, frozenset[str]())
    pool = [one for one in everyone if one in present] or everyone
    if not named and not any(scene.recent):
        named_here = [person for person in pool if person in present]
        if set(named_here) - scene.introduced:
            return None  # a pronoun does not stand for who comes later
        fitting_people = [person for person in pool if fits(described, person, cast)]
        return fitting_people[0] if len(fitting_people) == 1 else None
    return _taken_up(described, pool, scene, cast)


def _taken_up(described: Described, pool: Sequence[str], scene: Scene, cast: Cast) -> str | None:
    """The one person of the nearest words before that speak of any."""
    before = [person for person in scene.named if person.last < described.first]
    told = [person.entity for person in spoken_of(scene.sentence, before)]
    rivals = [person for person in told if fits(described, person, cast)]
    if len(set(rivals)) > 1:
        leads = rivals[0] in pool and (described.opens or described.manner == "owning")
        return rivals[0] if leads and before[0].first <= _OPENING else None
    speaking = tuple(person.entity for person in before if person.entity in pool)
    for people in (tuple(told) or speaking, *reversed(scene.recent)):
        fitting = {person for person in people if fits(described, person, cast)}
        if fitting:
            inside = fitting & set(pool)
            return min(inside) if len(inside) == 1 else None
    return None


def fits(described: Described, person: str, cast: Cast) -> bool:
    """Whether the description's sex and age can be the person's, as far as they are known."""
    sex = cast.sexes.get(person, "") if is_known(person) else person.removeprefix(UNSURE)
    ages = cast.ages.get(person, frozenset[float]())
    if cast.kin.get(described.head, person) != person:
        return False
    same_sex = not sex or not described.sex or sex == described.sex
    same_age = not ages or described.age is None or any(abs(a - described.age) <= 1 for a in ages)
    low, high = nameless().years.get(described.head, (0.0, _OLDEST))
    return same_sex and same_age and (not ages or any(low <= age <= high for age in ages))


_OLDEST = 130.0  # years
