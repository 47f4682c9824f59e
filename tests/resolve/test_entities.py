"""The mentions of a story put together, and kept apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.article import annotate_article
from recension.model.annotation import Annotation, Mention
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.span import Span
from recension.resolve.entities import resolve_entities
from recension.resolve.name_bounds import bounded_names
from recension.resolve.names import same_body_name


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
def test_every_name_is_in_one_entity_and_order_of_articles_changes_nothing(
    texts: list[str],
) -> None:
    articles = [_article(f"a-{at}", text) for at, text in enumerate(texts)]
    annotations = {a.id: annotate_article(a) for a in articles}
    entities = resolve_entities(articles, annotations)
    assert entities == resolve_entities(articles[::-1], annotations)
    spans = [span for entity in entities for span in entity.mentions]
    assert len(spans) == len(set(spans))
    bounded = bounded_names(annotations)
    assert all(_taken_in(spans, one, bounded[one.id]) for one in annotations.values())
    assert len({entity.id for entity in entities}) == len(entities)


def _taken_in(spans: list[Span], annotation: Annotation, mentions: tuple[Mention, ...]) -> bool:
    """Whether every name of the article's own reading is, whole, in some mention."""
    return all(
        any(
            span.article == annotation.id and span.start <= one.start and one.end <= span.end
            for span in spans
        )
        for one in mentions
    )


def test_a_name_that_one_article_tells_is_found_in_the_others() -> None:
    entities = _resolve(
        "The Zanga Relief Agency paid. Officials of the Zanga Relief Agency left.",
        "Zanga Relief agency goes home",
    )
    [body] = [one for one in entities if one.name == "Zanga Relief Agency"]
    assert sorted(span.article for span in body.mentions) == ["a-0", "a-0", "a-1"]


def test_a_surname_that_is_an_ordinary_word_of_the_story_is_not_added() -> None:
    entities = _resolve("Minister Awa Bloss spoke. The bloss is a fish. Bloss swim.")
    assert _names(entities, "person") == [("Awa Bloss",)]


def test_an_organisation_short_of_its_last_words_is_the_same() -> None:
    entities = _resolve(
        "The Lasso Police Department said so. Then Lasso police said it.",
    )
    assert _names(entities, "organisation") == [("Lasso Police Department", "Lasso police")]


def test_the_house_is_not_the_white_house() -> None:
    assert not same_body_name("House", "White House")
    assert same_body_name("Rovers", "Lasso Rovers")


def test_father_and_junior_of_one_article_are_two_people() -> None:
    entities = _resolve("Then Moussa Keita spoke. Moussa Keita Jr. slept. Mr Keita wept.")
    names = _names(entities, "person")
    assert len(names) == 3


def test_a_name_before_brackets_is_what_the_letters_in_them_stand_for() -> None:
    entities = _resolve("The Party of Traders and Millers (PTBM) won. The PTBM sang.")
    assert len(_names(entities, "organisation")) == 1
