"""Invented stories, and the table that an editor would make of them by hand."""

from collections.abc import Callable, Sequence
from itertools import permutations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.collate import Collated
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.lineage import (
    Credit,
    Derivation,
    Independence,
    Lineage,
    Origin,
    Shift,
)
from recension.model.value import Quantity, Status

Collate = Callable[..., Collated]
Make = Callable[..., Article]


def asked(result: Collated, question: str) -> Collation:
    found = [row for row in result.collations if row.question == question]
    assert found, [row.question for row in result.collations]
    return found[0]


def labels(collation: Collation) -> list[str]:
    return [reading.label for reading in collation.readings]


KILLED = "How many were killed?"
ARRESTED = "How many were arrested or detained?"


def test_two_outlets_with_one_figure_agree(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "The flood in Ostry killed 12 people, police said."),
            article("Herald", "Twelve people were killed by the flood."),
        ]
    )
    found = asked(result, KILLED)
    assert found.relation == "agreement"
    assert len(found.readings) == 1
    assert found.readings[0].articles == ("Gazette", "Herald")
    assert found.silent == ()


def test_a_vague_figure_is_refined_by_an_exact_one(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "Dozens of people were arrested in Ostry."),
            article("Herald", "About 50 people were arrested in Ostry."),
        ]
    )
    assert asked(result, ARRESTED).relation == "refinement"


def test_a_figure_many_times_the_other_is_not_its_more_exact_form(
    collate: Collate, article: Make
) -> None:
    result = collate(
        [
            article("Gazette", "At least two people were arrested in Ostry."),
            article("Herald", "About 100 people were arrested in Ostry."),
        ]
    )
    assert asked(result, ARRESTED).relation == "estimates"


def test_figures_of_two_informants_stand_side_by_side(collate: Collate, article: Make) -> None:
    text = (
        '"There have been at least around 20 arrests," a security source told Wire.\n'
        '"There have been around 50 arrests," a member of the council said.'
    )
    found = asked(collate([article("Gazette", text)]), ARRESTED)
    assert found.relation == "estimates"
    assert labels(found) == ["around 50 arrested", "at least around 20 arrested"]
    assert [reading.informants for reading in found.readings] == [
        ("a member of the council",),
        ("a security source",),
    ]
    values = [reading.value for reading in found.readings]
    assert values == [
        Quantity(50, 50, "arrested", approximate=True),
        Quantity(20, None, "arrested", approximate=True),
    ]


def test_a_toll_that_rises_from_day_to_day_is_revised(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "The fire killed 3 people.", "2031-05-01"),
            article("Herald", "The fire killed 9 people.", "2031-05-02"),
        ]
    )
    found = asked(result, KILLED)
    assert found.relation == "revision"
    assert [row.first_reported for row in found.readings] == ["2031-05-01", "2031-05-02"]


def test_a_publisher_that_changes_its_own_figure_is_told_from_two_publishers(
    collate: Collate, article: Make
) -> None:
    early = article(
        "Harbour Post", "At least one ferry sank and 12 people were killed.", "2031-04-02"
    )
    late = msgspec.structs.replace(
        article("Harbour Post", "On the ferry 19 people were killed.", "2031-04-04"), id="later"
    )
    other = article("Quay Herald", "On the ferry 19 people were killed.", "2031-04-04")
    own = asked(collate([early, late]), "How many were killed?")
    theirs = asked(collate([early, other]), "How many were killed?")
    assert (own.relation, theirs.relation) == ("revision", "revision")
    assert "a publisher changed its own figure" in (own.why or "")
    assert "changed its own figure" not in (theirs.why or "")


def test_two_publishers_that_cannot_both_be_right_are_called_that(
    collate: Collate, article: Make
) -> None:
    one = article("Harbour Post", "Three robbers burst into the bakery.")
    two = article("Quay Herald", "Five robbers burst into the bakery.")
    found = asked(collate([one, two]), "How many attackers or robbers were there?")
    assert found.relation == "conflict"
    assert "publishers contradict each other" in (found.why or "")


def test_a_mandate_granted_in_a_month_is_no_other_mandate(collate: Collate, article: Make) -> None:
    one = article("Harbour Post", "In July, parliament gave the admiral a five-year mandate.")
    two = article("Quay Herald", "The admiral holds a five-year mandate.")
    question = "For how long was the term or mandate granted or extended?"
    assert len(asked(collate([one, two]), question).readings[0].articles) == 2


def test_tolls_of_unknown_times_are_no_conflict(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "The fire killed 3 people."),
            article("Herald", "The fire killed 9 people."),
        ]
    )
    found = asked(result, KILLED)
    assert found.relation == "estimates"
    assert "do not say which replaces which" in found.why


def test_two_counts_of_robbers_cannot_both_hold(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "Three armed robbers stormed the shop."),
            article("Herald", "Four armed robbers stormed the shop."),
        ]
    )
    found = asked(result, "How many attackers or robbers were there?")
    assert found.relation == "conflict"
    assert "Gazette: three" in found.why
    assert "Herald: four" in found.why


def test_the_dead_of_another_year_are_another_question(collate: Collate, article: Make) -> None:
    text = "The quake killed 10 people.\nA quake in 2003 killed 26,000 people."
    result = collate([article("Gazette", text)])
    assert labels(asked(result, KILLED)) == ["10 killed"]
    apart = asked(result, "How many were killed (in 2003)?")
    assert labels(apart) == ["26,000 killed"]


def test_what_it_did_goes_with_the_year_before(collate: Collate, article: Make) -> None:
    text = "The quake killed 10 people.\nThe last quake was in 2003. It killed 600 people."
    result = collate([article("Gazette", text)])
    assert labels(asked(result, KILLED)) == ["10 killed"]


def test_a_year_of_another_clause_does_not_date_the_arrests(
    collate: Collate, article: Make
) -> None:
    text = "The junta has detained dozens of soldiers, the regime that seized power in 2020."
    assert asked(collate([article("Gazette", text)]), ARRESTED).readings


def test_a_part_is_set_apart_from_the_whole(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "The flood killed 12 people, including 2 children."),
            article("Herald", "The flood killed 12 people."),
        ]
    )
    found = asked(result, KILLED)
    assert found.relation == "agreement"
    assert any("part of them" in label for label in labels(found))


def test_an_article_that_does_not_answer_is_silent(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "The flood killed 12 people."),
            article("Herald", "The flood reached the old town."),
        ]
    )
    assert asked(result, KILLED).silent == ("Herald",)


def test_a_figure_taken_up_again_belongs_to_the_question_before(
    collate: Collate, article: Make
) -> None:
    text = "At least 20 people are in custody, while a lawmaker put the figure closer to 50."
    found = asked(collate([article("Gazette", text)]), ARRESTED)
    assert len(found.readings) == 2


CUSTODY = "Is Awa Keita in custody?"


def test_held_and_at_home_contradict_each_other(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "Soldiers came to arrest General Awa Keita on Sunday."),
            article("Herald", "A source close to Awa Keita said she was at home."),
        ],
        ["Awa Keita"],
    )
    found = asked(result, CUSTODY)
    assert found.relation == "conflict"
    assert found.subject == "e-Awa Keita"
    assert "Gazette" in found.why
    assert "Herald" in found.why


def test_released_after_an_arrest_is_no_contradiction(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "Awa Keita was arrested on Sunday."),
            article("Herald", "Awa Keita was released on Monday."),
        ],
        ["Awa Keita"],
    )
    assert asked(result, CUSTODY).relation == "revision"


def test_a_denial_for_several_is_not_set_against_one(collate: Collate, article: Make) -> None:
    result = collate(
        [
            article("Gazette", "Awa Keita and Musa Traore were arrested on Sunday."),
            article(
                "Herald",
                "Awa Keita and Musa Traore were arrested.\n"
                "A source noted that the generals in question may not have been arrested.",
            ),
        ],
        ["Awa Keita", "Musa Traore"],
    )
    found = asked(result, "Is Musa Traore in custody?")
    assert found.relation == "agreement"
    assert any("said of several together" in label for label in labels(found))


def test_a_denial_is_shown_in_its_own_words(collate: Collate, article: Make) -> None:
    text = "A source close to Awa Keita has denied her arrest."
    found = asked(collate([article("Gazette", text)], ["Awa Keita"]), CUSTODY)
    assert labels(found) == ["not in custody (“denied her arrest”)"]


def test_a_denial_by_the_accused_is_called_that(collate: Collate, article: Make) -> None:
    result = collate([article("Gazette", "Awa Keita denied the charges in court.")], ["Awa Keita"])
    found = asked(result, "Does Awa Keita deny what is alleged?")
    assert found.relation == "agreement"
    assert "a denial by the accused, not publishers contradicting" in found.why


@pytest.mark.parametrize(
    "sentence",
    [
        "The brother of Awa Keita was arrested.",
        "Awa Keita said that two men were arrested.",
        "If Awa Keita was arrested, there would be unrest.",
        "Awa Keita spoke after ten people were arrested.",
        "Awa Keita's lawyer was arrested.",
        "It happened at noon, Awa Keita said. She said the other woman was arrested.",
        "Awa Keita spoke for the agency that put him behind bars.",
        "Awa Keita came with her son. She held whispered talks.",
    ],
)
def test_what_befalls_another_is_not_said_of_the_person_named(
    collate: Collate, article: Make, sentence: str
) -> None:
    result = collate([article("Gazette", sentence)], ["Awa Keita"])
    assert CUSTODY not in [row.question for row in result.collations]


@pytest.mark.parametrize(
    "sentence",
    [
        "Awa Keita died hours after her arrest.",
        "The speeches of Awa Keita and Musa Traore have led to their detention.",
        "Among those arrested was General Awa Keita.",
        "Police arrested Awa Keita and Musa Traore.",
        "Awa Keita, 52, a former minister, was reportedly detained in Ostry.",
        "Awa Keita has been in custody since May.",
        "Awa Keita was booked into the county jail.",
    ],
)
def test_ways_of_saying_that_somebody_is_held(
    collate: Collate, article: Make, sentence: str
) -> None:
    found = asked(collate([article("Gazette", sentence)], ["Awa Keita"]), CUSTODY)
    assert found.readings[0].value == Status("arrested or held", holds=True)


def test_an_obituary_does_not_say_that_the_dead_survived(collate: Collate, article: Make) -> None:
    text = "Awa Keita died on Sunday. Awa Keita is survived by two sons."
    found = asked(collate([article("Gazette", text)], ["Awa Keita"]), "Is Awa Keita alive or dead?")
    assert found.relation == "agreement"


def lineage_of(articles: Sequence[Article]) -> Lineage:
    first, copy, other = (article.id for article in articles)
    wire = Origin("o-wire", "Wire", "agency", (_credit(first), _credit(copy)))
    own = Origin("o-own", "Courier", "newspaper", (_credit(other),))
    taken = Derivation(first, copy, "verbatim", 1.0, (), "dates", (1.0, 0.0))
    return Lineage((wire, own), (taken,), Independence(2, 2, "two newsrooms"))


def _credit(article: str) -> Credit:
    return Credit(article, "stated", ())


def test_copies_are_one_voice(collate: Collate, article: Make) -> None:
    articles = [
        article("Gazette", "The flood killed 12 people."),
        article("Herald", "The flood killed 12 people."),
        article("Courier", "The flood killed 14 people."),
    ]
    found = asked(collate(articles, lineage=lineage_of(articles)), KILLED)
    by_label = {row.label: row for row in found.readings}
    assert by_label["12 killed"].origins == ("o-wire",)
    assert by_label["12 killed"].independence.high == 1
    assert by_label["14 killed"].origins == ("o-own",)


def test_a_shift_hangs_on_the_question_it_touches(collate: Collate, article: Make) -> None:
    first = article("Gazette", "About 20 people were arrested.")
    later = article("Herald", "Between 20 and 50 people were arrested.")
    shift = Shift(
        "quantity",
        "claim-made-range",
        None,
        None,
        first.span(0, 8),
        later.span(0, 17),
        "two figures joined",
    )
    lineage = Lineage((), (), Independence(None, None, ""), (shift,))
    result = collate([first, later], lineage=lineage)
    found = asked(result, ARRESTED)
    (hung,) = found.shifts
    assert hung.from_ in found.readings[0].claims + found.readings[1].claims
    assert hung.to in found.readings[0].claims + found.readings[1].claims
    assert hung.from_ != hung.to


def test_an_altered_quotation_makes_a_collation_of_its_own(collate: Collate, article: Make) -> None:
    first = article("Gazette", '"We have gone ahead with it," an officer said.')
    later = article("Herald", '"We went ahead with it," an officer said.')
    shift = Shift(
        "quotation",
        "quotation-altered",
        None,
        None,
        first.span(1, 27),
        later.span(1, 23),
        "words changed",
    )
    lineage = Lineage((), (), Independence(None, None, ""), (shift,))
    result = collate([first, later], lineage=lineage)
    (found,) = [row for row in result.collations if row.kind == "quotation"]
    assert labels(found) == ["We have gone ahead with it", "We went ahead with it,"[:22]]
    assert found.relation == "refinement"


SENTENCES = [
    "The flood killed 12 people.",
    "Police arrested at least 20 people on Sunday.",
    "Awa Keita was arrested in Ostry.",
    "A source close to Awa Keita said she was at home.",
    "The death toll rose to 14, the mayor said.",
    "About 50 people were injured.",
    "The old town lay under water.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_spans_are_exact_and_everything_said_is_accounted_for(
    collate: Collate, article: Make, texts: list[str]
) -> None:
    articles = [article(f"Outlet {at}", text) for at, text in enumerate(texts)]
    result = collate(articles, ["Awa Keita"])
    by_id = {one.id: one for one in articles}
    for claim in result.claims:
        text = by_id[claim.span.article].text
        assert text[claim.span.start : claim.span.end] == claim.span.text
    for row in result.collations:
        answering = {name for reading in row.readings for name in reading.articles}
        assert answering | set(row.silent) == set(by_id)
        assert not answering & set(row.silent)
    named = {claim for row in result.collations for one in row.readings for claim in one.claims}
    assert named == {claim.id for claim in result.claims}
    assert {claim.about for claim in result.claims} == {row.id for row in result.collations}


def test_the_order_of_articles_does_not_matter(collate: Collate, article: Make) -> None:
    articles = [
        article("Gazette", "\n".join(SENTENCES[:4])),
        article("Herald", "\n".join(SENTENCES[3:])),
        article("Courier", SENTENCES[0]),
    ]
    made = {repr(collate(order, ["Awa Keita"])) for order in permutations(articles)}
    assert len(made) == 1


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=300), other=TEXTS)
def test_no_text_breaks_it(collate: Collate, article: Make, text: str, other: str) -> None:
    result = collate([article("Gazette", text), article("Herald", other)])
    for claim in result.claims:
        assert claim.span.text


def test_a_story_without_articles_has_no_questions(collate: Collate) -> None:
    assert collate([]) == Collated((), (), ())


def test_a_sentence_without_end_is_left_unread(collate: Collate, article: Make) -> None:
    endless = "killed 10 people and " * 2_000
    result = collate([article("Gazette", endless)])
    assert result.collations == ()


def test_a_mixed_article_shows_one_origin_unless_the_claim_names_one(
    collate: Collate, article: Make
) -> None:
    articles = [
        article("Gazette", "The flood killed 12 people. It washed away three bridges."),
        article("Herald", "The flood killed 12 people, police told the BBC."),
    ]
    mixed, told = (each.id for each in articles)
    wire = Origin("o-wire", "Wire", "agency", (_credit(mixed), _credit(told)))
    own = Origin("o-own", "BBC", "broadcaster", (_credit(mixed), _credit(told)))
    lineage = Lineage((wire, own), (), Independence(2, 2, "two newsrooms"))
    (reading,) = asked(collate(articles, lineage=lineage), KILLED).readings
    assert (reading.independence.low, reading.independence.high) == (1, 2)
    (alone,) = asked(collate(articles[1:], lineage=lineage), KILLED).readings
    assert alone.origins == ("o-own",)


def test_a_copy_that_drops_the_credit_adds_no_voice(collate: Collate, article: Make) -> None:
    articles = [
        article("Gazette", "The flood killed 12 people, police told the BBC."),
        article("Herald", "The flood killed 12 people."),
    ]
    told, copied = (each.id for each in articles)
    own = Origin("o-own", "BBC", "broadcaster", (_credit(told),))
    wire = Origin("o-wire", "Wire", "agency", (_credit(copied),))
    apart = Lineage((own, wire), (), Independence(2, 2, "two newsrooms"))
    taken = Derivation(told, copied, "edited", 0.4, (), "dates", (1.0, 0.0))
    kin = Lineage((own, wire), (taken,), Independence(2, 2, "two newsrooms"))
    (alone,) = asked(collate(articles, lineage=apart), KILLED).readings
    (together,) = asked(collate(articles, lineage=kin), KILLED).readings
    assert alone.independence.low == 2
    assert together.independence.low == 1


def test_a_speaker_is_named_without_the_comma_that_ends_the_name(
    collate: Collate, article: Make
) -> None:
    text = "A lawyer for the union, Ilse Tarrant, spoke of around 40 arrests."
    found = collate([article("Gazette", text)]).collations
    informants = [name for row in found for reading in row.readings for name in reading.informants]
    assert informants
    assert all(not name.endswith(",") for name in informants)
