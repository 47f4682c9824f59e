"""Coups in invented articles: how far they went, when, and in which country."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.article import annotate_article
from recension.code.coup_events import coup_events
from recension.code.story import code_story
from recension.collate import collate_story
from recension.model.annotation import Annotation
from recension.model.article import Article, Published
from recension.model.entity import Entity, Placement
from recension.model.event import Event
from recension.model.lineage import Independence, Lineage
from recension.model.span import span_of

UNKNOWN = Lineage((), (), Independence(None, None, "not measured"))
DAY = Published("2025-08-14", "day", "given")
COUNTRIES = {"Mali": ("MLI", 2453866), "Niger": ("NER", 2440476), "Chad": ("TCD", 2434508)}


def article(name: str, text: str, published: Published | None = DAY) -> Article:
    runs = ((0, 0, len(text)),)
    return Article(name, f"p-{name}", 0, None, name, None, "en", published, text, runs, ())


def coups(*articles: Article) -> tuple[Event, ...]:
    """The story's coups, by date."""
    annotations = {one.id: annotate_article(one) for one in articles}
    entities = [entity for name in COUNTRIES for entity in _country(name, articles)]
    collated = collate_story(articles, annotations, UNKNOWN, entities)
    events = code_story(articles, annotations, UNKNOWN, entities, collated)
    found = (event for event in events if event.kind == "coup")
    return tuple(sorted(found, key=lambda event: event.date.start if event.date else ""))


def _country(name: str, articles: tuple[Article, ...]) -> list[Entity]:
    code, geonames = COUNTRIES[name]
    spans = tuple(
        span_of(one.id, one.text, (at, at + len(name)))
        for one in articles
        for at in range(len(one.text))
        if one.text.startswith(name, at) and not one.text[at + len(name) :][:2].isalpha()
    )
    if not spans:
        return []
    placement = Placement(code, None, 6, "exact", None)
    return [
        Entity(
            id=f"e-{name}",
            kind="place",
            name=name,
            names=(name,),
            roles=(),
            mentions=spans,
            geonames=geonames,
            place=placement,
        )
    ]


def dates(events: tuple[Event, ...]) -> list[str]:
    return [event.date.start if event.date else "" for event in events]


def countries(event: Event) -> list[str | None]:
    return [place.country for place in event.places]


def test_coups_in_two_years_are_two_and_background_each_dated_by_itself() -> None:
    text = "Mali arrested a dozen ferrymen. The junta took power in coups in 2020 and 2021."
    first, second = coups(article("Gazette", text))
    assert dates((first, second)) == ["2020", "2021"]
    for event in (first, second):
        assert (event.plover.event, event.stage, event.standing) == (
            "COERCE",
            "realized",
            "background",
        )
        assert "pro_autocracy" in event.plover.context
        assert countries(event) == ["MLI"]
        assert event.date is not None
        assert [span.text for span in event.date.basis] == [event.date.start]


def test_articles_without_a_date_leave_a_bare_year_in_the_background() -> None:
    (event,) = coups(article("Gazette", "Mali had a quiet week. The 2012 coup is past.", None))
    assert (event.standing, dates((event,))) == ("background", ["2012"])


def test_one_record_a_coup_however_many_articles_tell_of_it() -> None:
    told = (
        article("Gazette", "Mali has changed since the August 2020 coup."),
        article("Herald", "There was a coup in Mali in 2020. Trade fell."),
        article("Mirror", "Since the coup of 18 August 2020 Mali has had no vote."),
    )
    (event,) = coups(*told)
    assert dates((event,)) == ["2020-08-18"]
    assert len(event.evidence) == 3


def test_a_year_that_fits_two_coups_is_ground_for_neither() -> None:
    text = "Mali saw coups in January and September 2022. There was a coup in 2022."
    first, second = coups(article("Gazette", text))
    assert dates((first, second)) == ["2022-01", "2022-09"]
    assert [len(event.evidence) for event in (first, second)] == [1, 1]


def test_a_coup_lies_in_the_country_that_its_sentence_says() -> None:
    text = (
        "Mali held a vote. Mali closed its schools. Mali is at peace. "
        "In neighbouring Niger, soldiers staged a coup in July 2023."
    )
    (event,) = coups(article("Gazette", text))
    assert (countries(event), dates((event,))) == (["NER"], ["2023-07"])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Nigerien coup of 2023 has worried Mali.", "NER"),
        ("Niger's 2023 coup worries Mali.", "NER"),
        ("Mali had a coup in 2023 in Niger to answer.", "NER"),
    ],
)
def test_a_country_beside_the_word_is_the_coups(text: str, country: str) -> None:
    (event,) = coups(article("Gazette", f"{text} Mali is large. Mali is dry."))
    assert countries(event) == [country]


def test_a_coup_is_nowhere_where_its_sentence_names_other_countries_alone() -> None:
    text = "Mali is large. Mali is dry. Mali is far. Chad and Niger met after the 2023 coup."
    (event,) = coups(article("Gazette", text))
    assert event.places == ()


def test_an_attempt_and_a_plot_are_no_coup_carried_out() -> None:
    attempt, plot = (
        coups(article("Gazette", "Mali recalled the failed coup of 2016.")),
        coups(
            article(
                "Gazette",
                "Mali. Dozens of soldiers are accused of plotting to overthrow the ruling junta.",
            )
        ),
    )
    assert [event.stage for event in (*attempt, *plot)] == ["attempt", "conspiracy"]
    assert plot[0].standing == "news"
    assert [(row.name, row.sector) for row in plot[0].actors] == [("soldiers", "MIL")]
    assert [row.sector for row in plot[0].recipients] == ["GOV"]


@pytest.mark.parametrize(
    "text",
    [
        "The arrests were needed to prevent a coup in 2025.",
        "Diplomats fear a coup.",
        "There was no coup in 2019.",
        "It was a publicity coup in 2019.",
        "The coup-prone region is calm.",
        "The coup leader spoke.",
        "Protesters want to overthrow the system.",
        "A goal in 2019 toppled the champions.",
    ],
)
def test_what_is_feared_or_only_called_so_is_no_coup(text: str) -> None:
    assert coups(article("Gazette", f"Mali is large. {text}")) == ()


def test_where_tellings_differ_how_far_it_went_most_articles_decide_and_the_lesser_of_equals() -> (
    None
):
    plot = "Mali: officers are accused of a coup plot."
    attempt = "Mali: officers are accused of a coup attempt."
    (event,) = coups(article("A", plot), article("B", attempt))
    assert event.stage == "conspiracy"
    (event,) = coups(article("A", plot), article("B", attempt), article("C", attempt))
    assert event.stage == "attempt"


def test_an_earlier_happening_of_the_kind_in_the_news_keeps_a_record_of_its_own() -> None:
    text = (
        "Kenyan police arrested 40 students on Sunday. "
        "In 1987 Ugandan soldiers raided offices of the opposition newspaper."
    )
    page = article("Gazette", text)
    annotations = {page.id: annotate_article(page)}
    collated = collate_story([page], annotations, UNKNOWN, [])
    events = code_story([page], annotations, UNKNOWN, [], collated)
    assert {(event.standing, event.plover.mode) for event in events} >= {
        ("news", "arrest"),
        ("background", "seize"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "There was a coup on 45 July 2019.",
        "There was a coup in 20200.",
        "There was a coup on 31 February.",
        "There was a coup in the year 0.",
    ],
)
def test_an_impossible_date_dates_no_coup(text: str) -> None:
    assert coups(article("Gazette", f"Mali is large. {text}")) == ()


def test_a_list_of_ten_thousand_coups_is_read_in_bounded_time() -> None:
    text = " ".join(f"There was a coup in {1000 + at % 1020} in Mali." for at in range(10_000))
    page = article("Gazette", text)
    sentences = tuple((at, at + 33) for at in range(0, len(text), 34))
    annotation = Annotation(page.id, text, sentences, (), (), (), (), ())
    started = process_time()
    events = coup_events([page], {page.id: annotation}, UNKNOWN, [])
    assert process_time() - started < 5
    assert len(events) <= 400


WORDS = st.sampled_from(
    [
        "coup",
        "coups",
        "in",
        "2020",
        "and",
        "2021",
        "Mali",
        "Niger",
        "attempt",
        "plot",
        ",",
        "the",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_no_order_of_the_words_breaks_a_span(words: list[str]) -> None:
    page = article("Gazette", " ".join(words))
    for event in coups(page):
        for span in (*event.evidence, *(event.date.basis if event.date else ())):
            assert page.text[span.start : span.end] == span.text
