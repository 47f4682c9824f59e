"""What is claimed of the places of an invented story."""

import msgspec

from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation, Reading
from recension.model.entity import Entity, Placement
from recension.model.event import Event, EventPlace, PloverCode
from recension.model.lineage import Credit, Independence, Origin
from recension.model.span import Span, span_of
from recension.model.story import Story
from recension.model.value import Text
from recension.publish.placed import placed_places

UNKNOWN = Independence(None, None, "not measured")
TEXT = (
    "Ferrymen were held at Osmere on Monday. Nobody was hurt. The boats lie at Osmere town. "
    "Tarbeck was quiet."
)
GAZETTE = Article("a-1", "p-1", 0, None, "Gazette", None, "en", None, TEXT, (), ())


def spans(name: str) -> tuple[Span, ...]:
    starts = [at for at in range(len(TEXT)) if TEXT.startswith(name, at)]
    return tuple(span_of("a-1", TEXT, (at, at + len(name))) for at in starts)


def entity(
    name: str, placement: Placement | None = None, at: tuple[float, float] | None = None
) -> Entity:
    lat, lon = at or (None, None)
    found = Entity(f"e-{name}", "place", name, (name,), (), spans(name), lat=lat, lon=lon)
    return msgspec.structs.replace(found, place=placement)


def claim(words: str) -> Claim:
    start = TEXT.index(words)
    span = span_of("a-1", TEXT, (start, start + len(words)))
    return Claim(f"cl-{words}", span, (), "affirmed", "stated", False, None, None)


def story(entities: tuple[Entity, ...], *claims: Claim, events: tuple[Event, ...] = ()) -> Story:
    credit = Credit("a-1", "stated", ())
    reading = Reading(
        "held", Text("held"), tuple(c.id for c in claims), ("a-1",), (), (), UNKNOWN, None
    )
    asked = Collation("co-1", "Who was held?", "status", None, "agreement", (reading,), (), (), "")
    return Story(
        id="st-1",
        title="Ferrymen held",
        articles=("a-1",),
        independent_origins=1,
        independence=UNKNOWN,
        origins=(Origin("o-1", "Gazette", "newspaper", (credit,)),),
        derivations=(),
        entities=entities,
        claims=claims,
        collations=(asked,),
        events=events,
        timeline=(),
    )


TOWN = Placement("MLI", "Mopti", 1, "exact", None)
AREA = Placement("MLI", "Mopti", 4, "exact", None)


def test_the_claims_of_a_place_are_those_of_the_sentences_that_name_it() -> None:
    held, hurt = claim("were held"), claim("Nobody was hurt")
    (osmere, tarbeck) = placed_places(
        story((entity("Osmere", TOWN, (14.5, -4.1)), entity("Tarbeck")), held, hurt),
        {"a-1": GAZETTE},
    )
    assert (osmere.names, osmere.claims, osmere.mentions) == (("Osmere",), 1, 2)
    assert (osmere.articles, osmere.origins) == (("a-1",), 1)
    assert (tarbeck.names, tarbeck.claims, tarbeck.precisions) == (("Tarbeck",), 0, ())


def test_two_names_of_one_point_are_one_place() -> None:
    both = (entity("Osmere", TOWN, (14.5, -4.1)), entity("Osmere town", TOWN, (14.5, -4.1)))
    (place,) = placed_places(story(both), {"a-1": GAZETTE})
    assert place.names == ("Osmere", "Osmere town")


def test_a_town_and_the_area_of_its_name_stay_two_where_they_lie_apart() -> None:
    both = (entity("Osmere", AREA, (14.4, -3.9)), entity("Osmere town", TOWN, (14.5, -4.1)))
    assert len(placed_places(story(both), {"a-1": GAZETTE})) == 2


def test_what_an_event_rests_on_counts_for_the_place_where_it_happened() -> None:
    near = EventPlace("Osmere", None, "MLI", "Mopti", 14.5, -4.1, 2)
    event = Event(
        id="ev-1",
        label="arrests",
        plover=PloverCode("COERCE", "arrest", ()),
        date=None,
        places=(near,),
        actors=(),
        recipients=(),
        quantities=(),
        status="asserted",
        stage=None,
        independent_origins=1,
        collations=("co-1",),
        evidence=(),
    )
    told = story((entity("Osmere", TOWN, (14.5, -4.1)),), claim("Nobody was hurt"), events=(event,))
    (place,) = placed_places(told, {"a-1": GAZETTE})
    assert place.claims == 1
    assert place.precisions == (1, 2)


def test_a_place_of_an_event_alone_stands_with_what_is_known() -> None:
    there = EventPlace("Velm", None, "MLI", None, None, None, 1)
    event = Event(
        "ev-1",
        "x",
        PloverCode("ASSAULT", None, ()),
        None,
        (there,),
        (),
        (),
        (),
        "asserted",
        None,
        1,
        (),
        (),
    )
    (place,) = placed_places(story((), events=(event,)), {"a-1": GAZETTE})
    assert (place.names, place.country, place.lat, place.claims) == (("Velm",), "MLI", None, 0)
