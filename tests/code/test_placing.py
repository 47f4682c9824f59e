"""Where invented events happened: in the clause of the act, or no nearer than the story says."""

import pytest

from recension.annotate.article import annotate_article
from recension.code import testimony
from recension.code.placing import places_of
from recension.code.story import code_story
from recension.collate import collate_story
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.entity import Entity, Placement
from recension.model.lineage import Independence, Lineage
from recension.model.span import span_of

UNKNOWN = Lineage((), (), Independence(None, None, "not measured"))
PLACES = {
    "Mali": (Placement("MLI", None, 6, "exact", None), 2453866),
    "Niger": (Placement("NER", None, 6, "exact", None), 2440476),
    "Bamako": (Placement("MLI", "Bamako", 1, "exact", None), 2460596),
    "Kidal": (Placement("MLI", "Kidal", 1, "exact", None), 2455290),
    "Mopti": (Placement("MLI", "Mopti", 4, "exact", None), 2453347),
    "Dakar": (Placement("SEN", "Dakar", 1, "exact", None), 2253354),
    "Paris": (Placement("FRA", None, 1, "exact", None), 2988507),
}
PAD = "Mali is calm. Mali is dry. Mali is large. Mali is far. "


def places(text: str) -> list[tuple[str, int]]:
    """The places and where_prec of the one event of the text."""
    page = Article("a", "p", 0, None, "Gazette", None, "en", None, PAD + text, (), ())
    annotations = {page.id: annotate_article(page)}
    entities = [row for name in PLACES if (row := entity(name, page)).mentions]
    collated = collate_story([page], annotations, UNKNOWN, entities)
    (event,) = code_story([page], annotations, UNKNOWN, entities, collated)
    return [(place.name, place.precision) for place in event.places]


def entity(name: str, page: Article) -> Entity:
    starts = [at for at in range(len(page.text)) if page.text.startswith(name, at)]
    spans = tuple(span_of(page.id, page.text, (at, at + len(name))) for at in starts)
    placement, geonames = PLACES[name]
    return Entity(
        id=f"e-{name}",
        kind="place",
        name=name,
        names=(name, f"{name} region"),
        roles=(),
        mentions=spans,
        geonames=geonames,
        place=placement,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed 12 people in Kidal.", [("Kidal", 1)]),
        ("A bomb killed 12 people near Kidal.", [("Kidal", 2)]),
        ("A bomb killed 12 people in Alder Street, Kidal.", [("Kidal", 1)]),
        ("Ten protesters were arrested by Kidal police.", [("Kidal", 2)]),
        ("A bomb killed 12 people on the streets of Kidal.", [("Kidal", 1)]),
        ("A bomb killed 12 people in Mali’s capital, Bamako.", [("Bamako", 1), ("Mali", 6)]),
        ("Police arrested 20 soldiers in the central Mopti region.", [("Mopti", 4)]),
        ("Police in neighbouring Niger arrested 20 soldiers.", [("Niger", 6)]),
        ("A bomb killed 12 people in northern Mali.", [("Mali", 6)]),
    ],
)
def test_a_place_is_as_exact_as_the_words_make_it(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(name.removesuffix(" region"), code) for name, code in places(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 20 soldiers on Sunday.",
        "Police arrested 20 soldiers on Sunday, a diplomat in Paris said.",
        "A bomb killed 12 people at a market, officials in Bamako said.",
        "Police arrested 20 soldiers who had fought in Kidal.",
        "Police arrested 20 soldiers after a rally in Dakar.",
        "After a rally in Dakar, police arrested 20 soldiers.",
        "Police arrested 20 soldiers. They were trained in Dakar.",
    ],
)
def test_without_a_place_of_its_own_an_act_lies_in_the_storys_country_and_at_no_pin(
    text: str,
) -> None:
    assert places(text) == [("Mali", 6)]


def test_the_place_of_the_act_stays_beside_that_of_the_speaker() -> None:
    text = "A bomb killed 12 people in Kidal, officials in Bamako said."
    assert places(text) == [("Kidal", 1)]


def test_of_places_by_the_hundred_with_one_name_the_one_in_the_sentence_counts() -> None:
    text = " ".join(["There is another Kidal."] * 300) + " A bomb killed 12 people in Kidal."
    page = Article("a", "p", 0, None, "Gazette", None, "en", None, text, (), ())
    annotations = {page.id: annotate_article(page)}
    starts = [at for at in range(len(text)) if text.startswith("Kidal", at)]
    entities = [
        Entity(
            id=f"e-{at:04}",
            kind="place",
            name="Kidal",
            names=("Kidal",),
            roles=(),
            mentions=(span_of(page.id, text, (start, start + 5)),),
            geonames=at,
            place=Placement("MLI", None, 1, "exact", None),
        )
        for at, start in enumerate(starts)
    ]
    start = text.index("killed")
    killed = span_of("a", text, (start, start + 6))
    claim = Claim("cl", killed, (), "affirmed", "stated", False, None, None)
    (place,) = places_of([testimony.testimony_of([claim], annotations)["cl"]], entities)
    assert place.geonames == 300
