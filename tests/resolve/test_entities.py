"""The mentions of a story put together, and kept apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.article import annotate_article
from recension.model.article import Article
from recension.model.entity import Entity
from recension.resolve.entities import resolve_entities


def _article(name: str, text: str) -> Article:
    return Article(name, "p-1", 0, None, None, None, "en", None, text, (), ())


def _resolve(*texts: str) -> tuple[Entity, ...]:
    articles = [_article(f"a-{at}", text) for at, text in enumerate(texts)]
    return resolve_entities(articles, {a.id: annotate_article(a) for a in articles})


def _names(entities: tuple[Entity, ...], kind: str) -> list[tuple[str, ...]]:
    return sorted(entity.names for entity in entities if entity.kind == kind)


def test_spellings_of_one_name_are_one_person_over_articles() -> None:
    entities = _resolve(
        "General Assimi Goréta left.", "General Asimi Goreta left.", "Then Gen Goréta came back."
    )
    assert _names(entities, "person") == [("Asimi Goreta", "Assimi Goréta", "Goréta")]


def test_titles_are_roles_and_no_part_of_the_name() -> None:
    [person] = list(_resolve("Then General Abou Sarr, a former governor, left."))
    assert person.name == "Abou Sarr"
    assert [role.text for role in person.roles] == ["General", "a former governor"]


def test_two_people_who_share_a_surname_stay_apart() -> None:
    text = "Sociologist Oumar Sarr spoke. Former minister Choguel Sarr left. Later Mr Sarr wept."
    names = _names(_resolve(text), "person")
    assert ("Choguel Sarr",) in names
    assert ("Oumar Sarr",) in names
    assert ("Sarr",) in names


def test_a_surname_goes_to_the_one_bearer_in_its_article() -> None:
    entities = _resolve(
        "Sociologist Oumar Sarr spoke. Then Mr Sarr left.", "Minister Choguel Sarr spoke."
    )
    assert _names(entities, "person") == [("Choguel Sarr",), ("Oumar Sarr", "Sarr")]


def test_an_acronym_joins_its_long_form() -> None:
    entities = _resolve("The National Transition Council met. He left the NTC on Sunday.")
    assert _names(entities, "organisation") == [("NTC", "National Transition Council")]


def test_the_names_of_one_country_are_one_place() -> None:
    entities = _resolve("He flew from Britain to the United Kingdom.")
    assert _names(entities, "place") == [("Britain", "United Kingdom")]


def test_places_of_one_country_are_not_one_place() -> None:
    entities = _resolve("He flew from Bamako to Mali.")
    assert _names(entities, "place") == [("Bamako",), ("Mali",)]


_PIECES = st.sampled_from(
    [
        "General Abou Sarr left.",
        "Mr Sarr wept.",
        "Awa Sarr spoke.",
        "The UN met in Mali.",
        "United Nations envoys came.",
        "Abu Sarr slept.",
        "Then Sarr said no.",
        "He met Awa Keita.",
    ]
)


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_mention_is_in_one_entity_and_order_of_articles_changes_nothing(
    texts: list[str],
) -> None:
    articles = [_article(f"a-{at}", text) for at, text in enumerate(texts)]
    annotations = {a.id: annotate_article(a) for a in articles}
    entities = resolve_entities(articles, annotations)
    assert entities == resolve_entities(articles[::-1], annotations)
    spans = [span for entity in entities for span in entity.mentions]
    wanted = sum(len(annotation.mentions) for annotation in annotations.values())
    assert len(spans) == len(set(spans)) == wanted
    assert len({entity.id for entity in entities}) == len(entities)
