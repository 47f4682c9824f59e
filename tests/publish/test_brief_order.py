"""The brief tells first what matters most, names its support, and tells nothing twice."""

from collections.abc import Sequence

import pytest

from recension.annotate.article import annotate_article
from recension.collate import collate_story
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.lineage import Credit, Derivation, Independence, Lineage, Origin, Shift
from recension.model.span import Span
from recension.model.story import Story
from recension.publish.brief import BriefLine, brief, heading_of
from recension.publish.wording import headline, origins_in_words, silent_in_words

WIRE = Origin("o-1", "Tarn Wire", "agency", (Credit("a", "stated", ()), Credit("b", "stated", ())))
RADIO = Origin("o-2", "Mere Radio", "broadcaster", (Credit("c", "stated", ()),))
LINEAGE = Lineage((WIRE, RADIO), (), Independence(2, 2, "two are named"))


def _article(name: str, text: str) -> Article:
    return Article(
        name, f"p-{name}", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ()
    )


def _person(name: str, mentions: Sequence[Span]) -> Entity:
    return Entity(f"e-{name}", "person", name, (name,), (), tuple(mentions))


def _story(
    texts: Sequence[str], people: dict[str, Sequence[str]] | None = None, lineage: Lineage = LINEAGE
) -> tuple[Story, dict[str, Article]]:
    """The story of articles a, b, c …, with the persons of `people` by all that they are called."""
    articles = [_article(name, text) for name, text in zip("abcdefgh", texts, strict=False)]
    entities = tuple(
        _person(
            name,
            [
                one.span(at, at + len(form))
                for one in articles
                for form in forms
                for at in range(len(one.text))
                if one.text.startswith(form, at)
            ],
        )
        for name, forms in (people or {}).items()
    )
    annotations = {one.id: annotate_article(one) for one in articles}
    found = collate_story(articles, annotations, lineage, entities)
    story = Story(
        id="s",
        title="A story of the Tarn",
        articles=tuple(one.id for one in articles),
        independent_origins=lineage.independence.low or 0,
        independence=lineage.independence,
        origins=lineage.origins,
        derivations=lineage.derivations,
        entities=entities,
        claims=found.claims,
        collations=found.collations,
        events=(),
        timeline=found.timeline,
    )
    return story, {one.id: one for one in articles}


def _lines(story: Story, articles: dict[str, Article]) -> list[BriefLine]:
    return list(brief(story, articles))


QUAKE = (
    "The earthquake near Tarn, 40 miles from Mereford, killed 12 people on Monday, police said.",
    "A quake killed 12 people near Tarn, a village 40 miles from Mereford, on Monday morning.",
    "An earthquake shook Tarn on Monday. Twelve people were killed, Mere Radio reported.",
)


def test_it_opens_with_what_happened_in_one_article_s_own_words() -> None:
    story, articles = _story(QUAKE)
    first = _lines(story, articles)[0]
    assert first.standing == "happened"
    assert first.text == f"“{first.spans[0].text}”"
    assert first.spans[0].text in {article.text for article in articles.values()}


def test_the_dead_come_before_how_far_the_town_lies() -> None:
    story, articles = _story(QUAKE)
    asked = [line.question for line in _lines(story, articles) if line.question]
    assert asked[0] == "How many were killed?"
    assert asked[-1].startswith("How far from")
    assert _lines(story, articles)[-1].standing == "circumstance"


def test_the_standing_of_the_weightiest_question_comes_first() -> None:
    texts = (
        "Twelve people were killed near Tarn. The quake had a magnitude of 5.1, the survey said.",
        "Nine people were killed near Tarn, the mayor said.",
        "The quake near Tarn had a magnitude of 5.1, the institute said on Monday evening.",
    )
    story, articles = _story(texts)
    standings = [line.standing for line in _lines(story, articles)]
    asked = {line.question: line.standing for line in _lines(story, articles)}
    assert asked["How many were killed?"] == "contested"
    assert asked["What was the magnitude?"] == "solid"
    assert standings.index("contested") < standings.index("solid")


def test_an_answer_says_how_many_articles_carry_it_and_from_where() -> None:
    story, articles = _story(QUAKE)
    line = next(one for one in _lines(story, articles) if one.question == "How many were killed?")
    assert (
        line.answers[0].support
        == "3 of 3 articles, 2 independent origins: Tarn Wire and Mere Radio"
    )
    far = next(one for one in _lines(story, articles) if one.question.startswith("How far"))
    assert far.answers[0].support == "2 of 3 articles, Tarn Wire alone"
    assert far.silent == ("c",)


def test_the_line_under_the_title_names_the_origins_of_fifty_pages() -> None:
    credits_ = tuple(Credit(f"w{at:02}", "stated", ()) for at in range(48))
    wire = Origin("o-1", "Tarn Wire", "agency", credits_)
    lineage = Lineage((RADIO, wire), (), Independence(2, 2, ""))
    story, _ = _story(QUAKE, lineage=lineage)
    sigla = {**{f"w{at:02}": f"W{at}" for at in range(48)}, "c": "C"}
    said = origins_in_words(story, sigla)
    assert said.startswith("Origins: Tarn Wire (W0 W1 ")
    assert said.endswith(" W11 and 36 more); Mere Radio (C).")


def test_articles_that_name_no_origin_are_said_to_and_those_of_one_text_together() -> None:
    line = Origin(
        "o-1", None, "unknown", (Credit("a", "inferred", ()), Credit("b", "inferred", ()))
    )
    alone = Origin("o-2", None, "unknown", (Credit("c", "inferred", ()),))
    story, _ = _story(QUAKE, lineage=Lineage((line, alone), (), Independence(1, 2, "")))
    sigla = {"a": "A", "b": "B", "c": "C"}
    assert origins_in_words(story, sigla) == "Origins: none named for A B (one line of text), C."


def test_of_one_article_it_is_said_that_nothing_bears_it_out() -> None:
    story, articles = _story(QUAKE[:1])
    assert headline(story) == "1 article, so nothing here is borne out by another"
    told = [line for line in _lines(story, articles) if line.standing == "single-source"]
    assert told
    assert heading_of("single-source", story) == "What it says"
    assert not any(answer.support for line in told for answer in line.answers)


def test_two_figures_of_one_article_in_nobody_s_mouth_are_not_called_contested() -> None:
    text = "Some 14 people were killed. The clinic counted 75 dead."
    one, articles = _story([text])
    told = [line for line in _lines(one, articles) if line.question == "How many were killed?"]
    assert [(line.standing, len(line.answers)) for line in told] == [("single-source", 2)]
    two, both = _story(["Bombs killed 14 people in Tarn.", "Bombs killed 75 people in Tarn."])
    assert "contested" in {line.standing for line in _lines(two, both)}


def test_a_full_name_that_the_cited_words_lack_is_cited_where_it_stands() -> None:
    text = "Ana Marlow keeps a shop in Tarn. Police arrested Marlow in Mereford on Monday."
    story, articles = _story([text], {"Ana Marlow": ["Ana Marlow", "Marlow"]})
    line = next(one for one in _lines(story, articles) if "custody" in one.question)
    assert line.question == "Is Ana Marlow in custody?"
    assert [span.text for span in line.named] == ["Ana Marlow"]


def test_who_is_not_named_in_the_words_that_tell_of_him_is_not_named_in_the_brief() -> None:
    text = "Ana Marlow keeps a shop in Tarn. She was arrested in Mereford on Monday."
    story, articles = _story([text], {"Ana Marlow": ["Ana Marlow"]})
    assert any(row.question == "Is Ana Marlow in custody?" for row in story.collations)
    assert not any("custody" in line.question for line in _lines(story, articles))


def test_a_state_is_not_told_twice_over_in_its_own_words() -> None:
    text = "Ana Marlow was arrested in Tarn on Monday. Bo Quist is at home, his lawyer said."
    story, articles = _story([text], {"Ana Marlow": ["Ana Marlow"], "Bo Quist": ["Bo Quist"]})
    told = {line.question: line.answers[0].text for line in _lines(story, articles)}
    assert told["Is Ana Marlow in custody?"] == "Arrested or held"
    if "Is Bo Quist in custody?" in told:
        assert "“at home”" in told["Is Bo Quist in custody?"]


def test_answers_beyond_the_fifth_are_counted_instead_of_told() -> None:
    texts = [
        f"Floods killed {count} people in Tarn on Monday." for count in (3, 9, 14, 22, 31, 44, 58)
    ]
    story, articles = _story(texts)
    line = next(one for one in _lines(story, articles) if one.question == "How many were killed?")
    assert len(line.answers) == 5
    assert line.more == 2


def test_figures_limited_to_places_are_told_where_no_other_is() -> None:
    texts = [
        "In Ostry, 12 were killed; in Kell, nine were killed.",
        "Bombs fell on Ostry and Kell.",
    ]
    story, articles = _story(texts)
    line = next(one for one in _lines(story, articles) if one.question == "How many were killed?")
    assert {"12 (in Ostry)", "Nine (in Kell)"} <= {answer.text for answer in line.answers}


def _shift(detail: str, was: Span, became: Span) -> Shift:
    return Shift("quotation", detail, None, None, was, became, "")  # type: ignore[arg-type]


def test_a_change_of_one_passage_between_two_articles_is_told_once() -> None:
    first = "“There is anger on every quay in Tarn tonight,” the mayor said on Monday evening."
    second = "“There is fury on every quay in Tarn tonight,” the mayor said on Monday evening."
    one, other = _article("a", first), _article("b", second)
    whole = _shift("quotation-altered", one.span(1, 45), other.span(1, 44))
    part = _shift("quotation-altered", one.span(1, 31), other.span(1, 30))
    taken = Derivation("a", "b", "edited", 0.9, (), "dates", (1.0, 0.0))
    lineage = Lineage((WIRE,), (taken,), Independence(1, 1, ""), (whole, part))
    story, articles = _story([first, second], lineage=lineage)
    reworded = [line for line in _lines(story, articles) if line.standing == "reworded"]
    assert len(reworded) == 1
    assert reworded[0].text.startswith("Words in quotation marks were altered: “There is anger on")


@pytest.mark.parametrize(
    ("silent", "said"),
    [((), ""), (("b",), "Silent: B"), (("a", "b", "c"), "All others are silent")],
)
def test_the_silent_are_named_or_where_most_are_those_who_speak(
    silent: tuple[str, ...], said: str
) -> None:
    assert silent_in_words(silent, {"a": "A", "b": "B", "c": "C", "d": "D"}) == said


def test_dates_stand_with_ages_and_distances_at_the_end() -> None:
    texts = ("Police killed two people in Tarn. The trial opens on May 4, 2031, a judge said.",)
    story, articles = _story(texts)
    dated = [line for line in _lines(story, articles) if line.question.startswith("When")]
    assert dated
    assert {line.standing for line in dated} == {"circumstance"}
    assert _lines(story, articles)[-1].question == dated[-1].question


def test_articles_of_no_origin_are_told_in_the_order_of_their_letters() -> None:
    lines = [
        Origin(f"o-{at}", None, "unknown", (Credit(name, "inferred", ()),))
        for at, name in enumerate("cab")
    ]
    story, _ = _story(QUAKE, lineage=Lineage(tuple(lines), (), Independence(1, 3, "")))
    sigla = {"a": "A", "b": "B", "c": "C"}
    assert origins_in_words(story, sigla) == "Origins: none named for A, B, C."


def test_of_many_articles_that_stand_alone_without_an_origin_most_are_counted() -> None:
    names = [f"w{at:02}" for at in range(40)]
    alone = [Origin(f"o-{n}", None, "unknown", (Credit(n, "inferred", ()),)) for n in names[2:]]
    line = Origin("o-l", None, "unknown", tuple(Credit(n, "inferred", ()) for n in names[:2]))
    story, _ = _story(QUAKE, lineage=Lineage((*alone, line), (), Independence(1, 39, "")))
    sigla = {name: name.upper() for name in names}
    assert origins_in_words(story, sigla) == (
        "Origins: none named for W00 W01 (one line of text), W02, W03, W04, W05, W06, W07, 32 more."
    )


def test_an_origin_that_is_only_inferred_is_said_to_be() -> None:
    wire = Origin(
        *("o-1", "Tarn Wire", "agency"),
        (Credit("a", "stated", ()), Credit("b", "inferred", ()), Credit("c", "inferred", ())),
    )
    story, _ = _story(QUAKE, lineage=Lineage((wire,), (), Independence(1, 1, "")))
    sigla = {"a": "A", "b": "B", "c": "C"}
    assert origins_in_words(story, sigla) == "Origins: Tarn Wire (A, inferred for B C)."
