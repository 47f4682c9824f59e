"""Invented stories whose happenings no collated question covers."""

from recension.annotate.article import annotate_article
from recension.code.standing import with_standing
from recension.code.told import told_events
from recension.model.article import Article, Published
from recension.model.event import Event, EventDate, PloverCode
from recension.model.lineage import Independence, Lineage

UNKNOWN = Lineage((), (), Independence(None, None, "not measured"))
DAY = Published("2025-08-14", "day", "given")


def article(name: str, text: str) -> Article:
    runs = ((0, 0, len(text)),)
    return Article(name, f"p-{name}", 0, None, name, None, "en", DAY, text, runs, ())


def told(*articles: Article) -> tuple[Event, ...]:
    annotations = {row.id: annotate_article(row) for row in articles}
    return told_events(articles, annotations, UNKNOWN, (), ())


def test_one_record_a_happening_however_many_articles_carry_it() -> None:
    text = "Kenyan police raided offices of the opposition newspaper. Kenya expelled a diplomat."
    first, second = (
        told(article("Gazette", text)),
        told(article("Gazette", text), article("H", text)),
    )
    assert len(first) == len(second)
    assert {len(row.evidence) for row in second} == {2}


def test_the_marches_of_one_story_are_one_in_whatever_words() -> None:
    events = told(
        article("Gazette", "Thousands of protesters took to the streets against pension cuts."),
        article("Herald", "Demonstrators rallied outside parliament, chanting at the guards."),
    )
    assert [len(row.evidence) for row in events] == [2]


def test_two_accusations_of_one_army_stay_two() -> None:
    events = told(
        article("Gazette", "Soldiers were accused of plotting against the leader of the country."),
        article(
            "Herald", "Rights groups accused soldiers of burning farms near northern villages."
        ),
    )
    assert len(events) == 2


def test_harm_that_nobody_is_said_to_have_done_is_no_event() -> None:
    assert told(article("Gazette", "The quake killed ten villagers in the old town.")) == ()


def test_nobody_visits_themselves() -> None:
    assert told(article("Gazette", "Journalists visited journalists on Monday.")) == ()
    assert told(article("Gazette", "The ambassador visited the minister on Monday.")) != ()


def test_an_impossible_date_is_no_ground_for_background() -> None:
    date = EventDate("2025-02-31", "2025-02-31", "day", ())
    code = PloverCode("COERCE", None, ())
    event = Event("e", "x", code, date, (), (), (), (), "asserted", None, 0, (), ())
    assert with_standing(event, [article("Gazette", "x")]).standing == "news"


def test_every_span_of_evidence_is_exact() -> None:
    page = article(
        "Gazette", "Kenya accused Uganda of theft. Uganda expelled the ambassador of Kenya."
    )
    events = told(page)
    assert events
    for span in (span for event in events for span in event.evidence):
        assert page.text[span.start : span.end] == span.text


def test_an_accident_that_kills_is_no_assault() -> None:
    assert told(article("Gazette", "The driver killed a woman in a crash on Monday.")) == ()


def test_what_happens_again_and_again_is_no_event() -> None:
    assert told(article("Gazette", "Gunmen routinely attacked soldiers at night.")) == ()
    assert told(article("Gazette", "Gunmen attacked soldiers at night.")) != ()


def test_a_plural_after_no_party_is_a_thing() -> None:
    text = "The minister faces other charges. Police spoke of drug charges in Kenya."
    assert [e for e in told(article("Gazette", text)) if "charges" in e.label and e.actors] == []
