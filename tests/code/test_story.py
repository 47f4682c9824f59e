"""Invented stories as event records."""

from collections.abc import Sequence

import msgspec

from recension.annotate.article import annotate_article
from recension.code.story import code_story
from recension.collate import collate_story
from recension.model.article import Article, Published
from recension.model.entity import Entity
from recension.model.event import Event
from recension.model.lineage import Credit, Independence, Lineage, Origin
from recension.model.span import Span

UNKNOWN = Lineage((), (), Independence(None, None, "not measured"))


def article(name: str, text: str) -> Article:
    runs = ((0, 0, len(text)),)
    return Article(name, f"p-{name}", 0, None, name, None, "en", None, text, runs, ())


def coded(
    articles: Sequence[Article], names: Sequence[str] = (), lineage: Lineage = UNKNOWN
) -> tuple[Event, ...]:
    annotations = {one.id: annotate_article(one) for one in articles}
    entities = [_person(name, articles) for name in names]
    collated = collate_story(articles, annotations, lineage, entities)
    return code_story(articles, annotations, lineage, entities, collated)


def _person(name: str, articles: Sequence[Article]) -> Entity:
    spans = tuple(
        Span(one.id, at, at + len(name), name)
        for one in articles
        if (at := one.text.find(name)) >= 0
    )
    return Entity(f"e-{name}", "person", name, (name,), (), spans)


def test_arrests_are_coded_with_actor_recipient_and_figures() -> None:
    (event,) = coded([article("Gazette", "Mali’s military government has detained 20 soldiers.")])
    assert (event.plover.event, event.plover.mode) == ("COERCE", "arrest")
    (actor,) = event.actors
    assert (actor.name, actor.country, actor.sector) == (
        "Mali’s military government",
        "MLI",
        "GOV",
    )
    (recipient,) = event.recipients
    assert (recipient.name, recipient.sector) == ("soldiers", "MIL")
    (figures,) = event.quantities
    assert (figures.low, figures.best, figures.high) == (20, 20, 20)
    assert event.status == "asserted"
    assert event.stage == "realized"


def test_an_earthquake_is_no_assault() -> None:
    assert coded([article("Gazette", "The quake killed 10 people in the old town.")]) == ()


def test_a_bombing_is_an_assault_with_explosives() -> None:
    (event,) = coded([article("Gazette", "A car bomb killed 10 civilians and injured 30 people.")])
    assert (event.plover.event, event.plover.mode) == ("ASSAULT", "explosives")
    assert {row.what for row in event.quantities} == {"killed", "injured"}


def test_an_earlier_happening_is_background_and_dated_by_itself() -> None:
    text = "In 1987 the police arrested 40 students."
    published = Published("2025-08-14", "day", "given")
    (event,) = coded([msgspec.structs.replace(article("Gazette", text), published=published)])
    assert event.standing == "background"
    assert event.date is not None
    assert (event.date.start, event.date.precision) == ("1987", "year")


def test_the_doubt_about_one_person_does_not_pass_to_the_others() -> None:
    articles = [
        article("Gazette", "Police arrested 20 people on Sunday. Awa Keita was arrested."),
        article("Herald", "A source close to Awa Keita said she was at home."),
    ]
    by_status = {event.status: event for event in coded(articles, ["Awa Keita"])}
    assert set(by_status) == {"asserted", "disputed"}
    assert by_status["disputed"].label == "arrests: Awa Keita"
    assert by_status["disputed"].quantities == ()


def test_copies_do_not_vote_for_the_best_figure() -> None:
    articles = [
        article("Gazette", "A bomb killed 12 people."),
        article("Herald", "A bomb killed 12 people."),
        article("Courier", "A bomb killed 14 people."),
        article("Mirror", "A bomb killed 14 people."),
        article("Times", "A bomb killed 12 people."),
    ]
    wire = Origin(
        "o-wire", "Wire", "agency", tuple(_credit(n) for n in ("Gazette", "Herald", "Times"))
    )
    own = Origin("o-a", "Courier", "newspaper", (_credit("Courier"),))
    other = Origin("o-b", "Mirror", "newspaper", (_credit("Mirror"),))
    lineage = Lineage((wire, own, other), (), Independence(3, 3, "three newsrooms"))
    (event,) = coded(articles, lineage=lineage)
    (figures,) = event.quantities
    assert figures.best == 14
    assert figures.per_report.best == 12
    assert (figures.low, figures.high) == (12, 14)


def _credit(name: str) -> Credit:
    return Credit(name, "stated", ())


def test_a_tie_gives_no_best_figure() -> None:
    articles = [
        article("Gazette", "A bomb killed 12 people."),
        article("Courier", "A bomb killed 14 people."),
    ]
    (event,) = coded(articles)
    assert event.quantities[0].best is None


def test_every_span_of_evidence_is_exact() -> None:
    articles = [article("Gazette", "A bomb killed 12 people in Bamako. Police held 4 suspects.")]
    for event in coded(articles):
        for span in event.evidence:
            assert articles[0].text[span.start : span.end] == span.text


def test_that_nobody_was_arrested_is_no_arrest() -> None:
    assert coded([article("Gazette", "No arrests were made.")]) == ()


def test_who_is_held_by_kidnappers_is_not_arrested() -> None:
    events = coded([article("Gazette", "Six teachers who were held by kidnappers were freed.")])
    assert "arrest" not in {event.plover.mode for event in events}


def test_a_plot_that_is_denied_is_disputed_and_stays_an_attempt() -> None:
    (event,) = coded(
        [
            article("Gazette", "Soldiers foiled a coup attempt in Niger, the army said."),
            article("Herald", "A lawyer denied that he had plotted to overthrow the president."),
        ]
    )
    assert (event.kind, event.stage, event.status) == ("coup", "attempt", "disputed")


def test_an_acquittal_is_a_concession_and_no_denied_conviction() -> None:
    events = coded([article("Gazette", "A jury found Bo Lind not guilty of murder.")], ["Bo Lind"])
    assert {(row.plover.event, row.status) for row in events} == {("CONCEDE", "asserted")}


def test_a_person_alone_is_the_recipient_of_his_own_arrest() -> None:
    (event,) = coded(
        [article("Gazette", "Bo Lind, a driver, was arrested by police on Monday.")], ["Bo Lind"]
    )
    assert [actor.name for actor in event.recipients] == ["Bo Lind"]
    assert [actor.name for actor in event.actors] == ["police"]


def test_who_killed_is_no_victim() -> None:
    (event,) = coded([article("Gazette", "Soldiers shot 12 villagers dead on Monday.")])
    assert [actor.name for actor in event.actors] == ["Soldiers"]
    assert [actor.name for actor in event.recipients] == ["villagers"]


def test_one_harm_has_one_cause_by_most_of_its_sentences() -> None:
    text = (
        "A drone strike killed two rebels. The drone strike killed two rebels and injured five. "
        "The drone killed two rebels after a suicide bombing."
    )
    assert {row.plover.mode for row in coded([article("Gazette", text)])} == {"drone"}


def test_a_country_beside_its_government_is_no_actor_of_its_own() -> None:
    text = "Mali’s military government has detained 20 soldiers. Mali detained 20 soldiers."
    (event,) = coded([article("Gazette", text)])
    assert [actor.name for actor in event.actors] == ["Mali’s military government"]


def test_words_of_attack_about_the_dead_killed_nobody() -> None:
    text = "The president renewed his attacks on the late Bo Lind, calling his vote wrong."
    assert all(
        row.plover.event != "ASSAULT" for row in coded([article("Gazette", text)], ["Bo Lind"])
    )
