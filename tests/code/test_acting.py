"""Who is an actor of a record: whom a code or a name tells, each once, and no place."""

import re

import pytest
from tests.code.test_told import UNKNOWN, article

from recension.annotate.article import annotate_article
from recension.code.acting import cast_of, is_bare
from recension.code.actors import person_as_actor
from recension.code.told import told_events
from recension.model.annotation import Mention
from recension.model.entity import Entity
from recension.model.event import Actor, Event
from recension.model.span import Span, span_of


def person(name: str, text: str, *forms: str) -> Entity:
    at = [match.span() for form in (name, *forms) for match in re.finditer(form, text)]
    spans = tuple(sorted(span_of("Gazette", text, place) for place in at))
    return Entity(f"e-{name}", "person", name, (name, *forms), (), spans)


def told(text: str, *entities: Entity) -> tuple[Event, ...]:
    page = article("Gazette", text)
    return told_events([page], {page.id: annotate_article(page)}, UNKNOWN, entities, ())


def names(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors]


def test_whom_the_story_names_is_an_actor_by_his_full_name() -> None:
    text = "Ilse Tarrant left. Police charged Tarrant with theft on Monday."
    (event,) = told(text, person("Ilse Tarrant", text, "Tarrant"))
    assert names(event.actors) == ["Police"]
    assert names(event.recipients) == ["Ilse Tarrant"]
    assert event.recipients[0].entity == "e-Ilse Tarrant"


def test_he_is_the_one_person_named_before_him_and_nobody_where_two_are() -> None:
    text = "Bo Lind fled. He attacked soldiers with a knife."
    (event,) = told(text, person("Bo Lind", text))
    assert names(event.actors) == ["Bo Lind"]
    text = "Bo Lind met Al Rehm. He attacked soldiers with a knife."
    events = told(text, person("Bo Lind", text), person("Al Rehm", text))
    assert all(event.actors == () for event in events if event.plover.event == "ASSAULT")


def test_a_husband_beside_his_name_is_one() -> None:
    text = "Police charged her husband, Bo Lind, with theft."
    (event,) = told(text, person("Bo Lind", text))
    assert names(event.recipients) == ["Bo Lind"]


def test_what_belongs_to_somebody_is_written_without_the_sign() -> None:
    (event,) = told("Soldiers attacked Kenya's army on Monday.")
    assert not any(name.endswith("'s") for name in names(event.recipients))


@pytest.mark.parametrize(
    "text",
    [
        "A man visited an inmate on Monday.",
        "A student met with a teacher.",
        "The senator attacked a rival in a speech.",
        "Soldiers have not attacked rebels.",
        "The ministers have demonstrated leadership amid a crisis.",
        "Experts warn that the storm could return.",
        'The crowd chanted "Home, home".',
        "The manager surrendered to police.",
        "The son threatened to jump.",
    ],
)
def test_what_no_coder_would_code_is_no_event(text: str) -> None:
    assert told(text) == ()


def test_what_bodies_and_armed_people_do_is_still_an_event() -> None:
    for text in (
        "The president visited the prime minister on Monday.",
        "Rebels surrendered to the army.",
        "Thousands demonstrated in the capital.",
        "Soldiers deny killing rebels.",
    ):
        assert told(text), text


def test_each_person_charged_has_a_record_and_a_headline_none_of_its_own() -> None:
    text = "Man charged.\nPolice charged Bo Lind with theft. Police charged Al Rehm with theft."
    events = told(text, person("Bo Lind", text), person("Al Rehm", text))
    assert sorted(names(row.recipients)[0] for row in events) == ["Al Rehm", "Bo Lind"]


def test_a_role_is_read_with_the_words_before_it() -> None:
    text = "The chief financial officer, Bo Lind, left."
    at = text.find("officer")
    lind = Entity(
        "e", "person", "Bo Lind", ("Bo Lind",), (span_of("Gazette", text, (at, at + 7)),), ()
    )
    assert person_as_actor(lind, {"Gazette": text}).sector == "BUS"
    assert person_as_actor(lind, {}).sector == "COP"


def test_a_bare_noun_says_only_that_somebody_is_one() -> None:
    assert is_bare(Actor(None, "driver", None, "CVL"))
    assert not is_bare(Actor(None, "drivers", None, "CVL"))
    assert not is_bare(Actor(None, "officer", None, "COP"))
    assert not is_bare(Actor("e", "driver", None, "CVL"))


def test_places_are_in_no_cast() -> None:
    kati = Entity("p", "place", "Kati", ("Kati",), (), (Span("Gazette", 0, 4, "Kati"),))
    assert cast_of([kati], {}).by_article == {}


def test_mentions_are_what_parties_are_told_from_places_by() -> None:
    from recension.code.parties import parsed

    text = "Velin attacked rebels near Orra."
    with_place = parsed(text, 0, len(text), {}, [Mention(0, 5, "place")])
    assert "Velin" not in [party.text for party in with_place.parties]
    assert "Velin" in [party.text for party in parsed(text, 0, len(text), {}).parties]
