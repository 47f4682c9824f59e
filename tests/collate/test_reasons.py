"""Why readings stand as they do, in plain sentences that claim no more than the articles do."""

from collections.abc import Callable

import pytest
from tests.collate.conftest import Collate

from recension.collate.reasons import in_passing
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.lineage import Credit, Derivation, Independence, Lineage, Origin, Shift

Make = Callable[..., Article]
KILLED = "How many were killed?"


def why(collate: Collate, question: str, *articles: Article) -> str:
    found: list[Collation] = [
        row for row in collate(articles).collations if row.question == question
    ]
    assert found
    return found[0].why


def test_of_two_articles_both_are_said_to_agree(collate: Collate, article: Make) -> None:
    texts = ["Bombs killed three people in Ostry.", "Three people were killed in Ostry."]
    said = why(collate, KILLED, *(article(f"Paper {at}", text) for at, text in enumerate(texts)))
    assert said == "Both articles that answer say the same: three killed."


def test_the_only_one_to_answer_is_named_with_whom_it_quotes(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "Bombs killed three people in Ostry, a police officer said.")
    other = article("Herald", "Bombs fell on Ostry at night.")
    said = why(collate, KILLED, one, other)
    assert said == "Only Gazette, quoting a police officer, answers: three killed."


def test_of_those_who_say_the_same_the_first_to_report_it_is_named(
    collate: Collate, article: Make
) -> None:
    early = article("Zephyr", "Bombs killed three people in Ostry, police said.", "2031-05-01")
    late = article("Argus", "Bombs killed three people in Ostry, police said.", "2031-05-02")
    other = article("Herald", "Bombs killed at least nine people in Ostry.")
    said = why(collate, KILLED, late, other, early)
    assert "Zephyr and 1 more, quoting police: three killed" in said


def test_of_many_figures_four_are_told_and_the_others_counted(
    collate: Collate, article: Make
) -> None:
    counts = ("three", "nine", "14", "22", "31", "58")
    every = [article(f"Paper {c}", f"Floods killed {c} people in Ostry.") for c in counts]
    said = why(collate, KILLED, *every)
    assert said.count(" killed") == 4
    assert "; and 2 other answers – " in said


def test_one_article_s_own_figures_are_said_to_be_its_own(collate: Collate, article: Make) -> None:
    text = "Some 14 people were killed. The clinic counted 75 dead."
    said = why(collate, KILLED, article("Gazette", text))
    assert said.endswith(" – one article gives them all and does not say how they go together.")


def test_a_toll_told_as_risen_replaces_none_by_a_date_that_nobody_gave(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "The fire killed three people.")
    other = article("Herald", "The death toll rose to 12.")
    said = why(collate, KILLED, one, other)
    assert said.endswith(" – the greater figure is told as what it has risen to.")


def test_figures_of_parts_alone_are_said_to_be_for_some(collate: Collate, article: Make) -> None:
    one = article("Gazette", "In Ostry, 12 were killed; in Kell, nine were killed.")
    said = why(collate, KILLED, one)
    assert said.startswith("Given only for some: Gazette: nine (in Kell); Gazette: 12 (in Ostry).")


def test_sums_in_two_currencies_are_in_different_currencies(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "Thieves stole jewels worth $2.6 million in Ostry.")
    other = article("Herald", "Thieves stole jewels worth £9 million in Ostry.")
    said = why(collate, "How much was what was stolen worth?", one, other)
    assert said.endswith(" – given in different currencies.")


def test_a_distance_is_converted_into_kilometres_in_the_plural(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "The quake struck 602 miles south of Ostry.")
    other = article("Herald", "The quake struck 1,500 kilometres south of Ostry.")
    said = why(collate, "How far from Ostry was it?", one, other)
    assert said.endswith("given in different units (602 miles is 969 kilometres).")


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        ("A security source", "a security source"),
        ("Nambiar,", "Nambiar"),
        ("The USGS", "the USGS"),
        ("Officers", "officers"),
        ("United Ostry", "United Ostry"),
        ("Police Chief Ana Roth", "Police Chief Ana Roth"),
        ("Police in Ostry", "police in Ostry"),
    ],
)
def test_a_speaker_stands_within_a_sentence_as_english_writes_it(speaker: str, told: str) -> None:
    assert in_passing(speaker) == told


def test_a_capital_that_only_opens_a_sentence_goes_within_another() -> None:
    assert in_passing("Wharfingers", "Wharfingers spoke. The wharfingers left.") == "wharfingers"
    assert in_passing("Wharfingers", "Wharfingers spoke.") == "Wharfingers"


def test_a_length_of_time_is_told_in_its_plural(collate: Collate, article: Make) -> None:
    one = article("Gazette", "In July, parliament gave the admiral a five-year mandate.")
    found = collate([one]).collations[0]
    assert [row.label for row in found.readings] == ["five years"]


def test_figures_besides_those_told_of_are_more(collate: Collate, article: Make) -> None:
    one = article("Gazette", "Bombs killed 12 people in Ostry. Another two people were killed.")
    found = [row for row in collate([one]).collations if row.question == KILLED]
    assert "two more" in {row.label for row in found[0].readings}


def test_an_age_after_an_article_is_told_as_the_age(collate: Collate, article: Make) -> None:
    one = article("Gazette", "A 21-year-old man, Ana Roth, was jailed in Ostry.")
    labels = {
        row.label for each in collate([one], ["Ana Roth"]).collations for row in each.readings
    }
    assert not any(label.lower().startswith("a years") for label in labels)


def test_a_magnitude_is_told_without_saying_magnitude_twice(
    collate: Collate, article: Make
) -> None:
    found = collate([article("Gazette", "A quake with a magnitude of 5.9 shook Ostry.")])
    assert [row.label for one in found.collations for row in one.readings] == ["5.9"]


def test_a_change_of_wording_is_told_without_a_judgement_on_it(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "Police said the men were planning to block the port of Ostry.")
    other = article("Herald", "Police spoke of an alleged plan to block the port of Ostry.")
    was, became = one.span(*_at(one, "planning")), other.span(*_at(other, "alleged plan"))
    taken = Derivation("Gazette", "Herald", "edited", 0.5, (), "dates", (1.0, 0.0))
    shift = Shift("certainty", "hedge-added", None, None, was, became, "")
    lineage = Lineage((), (taken,), Independence(None, None, ""), (shift,))
    found = [row for row in collate([one, other], lineage=lineage).collations if row.shifts]
    assert found[0].why == (
        "Gazette has “planning”; Herald, which took it over, has “alleged plan”."
    )


def _at(article: Article, words: str) -> tuple[int, int]:
    at = article.text.index(words)
    return at, at + len(words)


def test_origins_without_a_name_are_counted_in_one_sentence(
    collate: Collate, article: Make
) -> None:
    texts = [f"Bombs killed three people in Ostry on day {at}." for at in range(3)]
    every = [article(f"Paper {at}", text) for at, text in enumerate(texts)]
    wire = Origin("o-0", "Tarn Wire", "agency", (Credit("Paper 0", "stated", ()),))
    others = tuple(
        Origin(f"o-{at}", None, "unknown", (Credit(f"Paper {at}", "inferred", ()),))
        for at in (1, 2)
    )
    lineage = Lineage((wire, *others), (), Independence(1, 3, ""))
    found = next(row for row in collate(every, lineage=lineage).collations)
    assert found.readings[0].independence.basis == (
        "Carried from Tarn Wire and 2 origins without a name;"
        " of these only 1 can be shown to be independent."
    )
