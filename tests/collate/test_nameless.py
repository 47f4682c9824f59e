"""Persons meant without a name, and how old people are."""

from collections.abc import Callable

from recension.annotate.article import annotate_article
from recension.collate import Collated
from recension.collate.described import described_in
from recension.collate.tokens import sentences_of
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.value import Quantity, Status

Collate = Callable[..., Collated]
Make = Callable[..., Article]

CUSTODY = "Is Tavi Moreno in custody?"
LIFE = "Is Tavi Moreno alive or dead?"


def asked(result: Collated, question: str) -> Collation | None:
    return next((row for row in result.collations if row.question == question), None)


def carried(result: Collated, question: str) -> tuple[str, ...]:
    found = asked(result, question)
    return tuple(sorted({name for row in found.readings for name in row.articles})) if found else ()


def phrases(article: Make, text: str) -> list[tuple[str, str]]:
    annotation = annotate_article(article("Gazette", text))
    return [
        (" ".join(token.low for token in sentence.tokens[row.first : row.last + 1]), row.sex)
        for sentence in sentences_of(annotation)
        for row in described_in(sentence)
    ]


def test_a_noun_phrase_for_one_person_is_a_description(article: Make) -> None:
    assert phrases(article, "A retired harbour pilot was arrested on Sunday.") == [
        ("a retired harbour pilot", "")
    ]
    assert phrases(article, "Police arrested a 35-year-old woman.") == [
        ("a 35 - year - old woman", "she")
    ]


def test_several_people_and_others_are_no_description(article: Make) -> None:
    assert phrases(article, "Two men were arrested.") == []
    assert phrases(article, "Another man was arrested.") == []


def test_a_title_before_a_name_is_no_description(article: Make) -> None:
    assert phrases(article, "The harbour mourns Coach Danel Rossi of Ostry.") == []


def test_a_man_who_is_arrested_is_the_one_whom_the_story_names_as_arrested(
    collate: Collate, article: Make
) -> None:
    named = article("Gazette", "Tavi Moreno was arrested on Sunday.")
    nameless = article("Herald", "A man was arrested in Ostry on Sunday, police said.")
    assert carried(collate([named, nameless], ["Tavi Moreno"]), CUSTODY) == ("Gazette", "Herald")


def test_nobody_is_meant_where_two_could_be(collate: Collate, article: Make) -> None:
    named = article("Gazette", "Tavi Moreno was arrested on Sunday.")
    other = article("Courier", "Bela Rossi was arrested on Sunday.")
    nameless = article("Herald", "A man was arrested in Ostry on Sunday, police said.")
    result = collate([named, other, nameless], ["Tavi Moreno", "Bela Rossi"])
    assert carried(result, CUSTODY) == ("Gazette",)


def test_a_woman_is_not_the_man_whom_pronouns_show(collate: Collate, article: Make) -> None:
    named = article(
        "Gazette",
        "Tavi Moreno was arrested on Sunday after he left his house.\n"
        "Tavi Moreno said he was at sea.\nTavi Moreno said he was alone.",
    )
    nameless = article("Herald", "A woman was arrested in Ostry on Sunday, police said.")
    assert carried(collate([named, nameless], ["Tavi Moreno"]), CUSTODY) == ("Gazette",)


def test_an_age_that_differs_means_somebody_else(collate: Collate, article: Make) -> None:
    named = article("Gazette", "Tavi Moreno, 61, was arrested on Sunday.")
    same = article("Herald", "A 61-year-old man was arrested in Ostry on Sunday.")
    other = article("Courier", "A 19-year-old man was arrested in Ostry on Sunday.")
    result = collate([named, same, other], ["Tavi Moreno"])
    assert carried(result, CUSTODY) == ("Gazette", "Herald")


def test_a_man_is_nobody_whom_the_article_has_named_before(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno was arrested on Sunday.\nA man was arrested in another town."
    found = asked(collate([article("Gazette", text)], ["Tavi Moreno"]), CUSTODY)
    assert found is not None
    assert [len(row.claims) for row in found.readings] == [1]


def test_what_follows_in_the_sentence_is_said_of_the_same_man(
    collate: Collate, article: Make
) -> None:
    named = article("Gazette", "Tavi Moreno was arrested on Sunday.")
    nameless = article("Herald", "A baker died in his cell hours after being arrested.")
    result = collate([named, nameless], ["Tavi Moreno"])
    assert carried(result, CUSTODY) == ("Gazette",)  # "a baker" is on no list
    nameless = article("Herald", "A pilot died in his cell hours after being arrested.")
    result = collate([named, nameless], ["Tavi Moreno"])
    assert carried(result, LIFE) == ("Herald",)


def test_a_second_predicate_goes_on_about_the_same_person(collate: Collate, article: Make) -> None:
    text = "Tavi Moreno was arrested at noon on Friday and charged with arson."
    result = collate([article("Gazette", text)], ["Tavi Moreno"])
    found = asked(result, "Is Tavi Moreno accused or charged?")
    assert found is not None
    assert isinstance(found.readings[0].value, Status)


def test_an_age_is_an_answer_of_its_own_and_no_count(collate: Collate, article: Make) -> None:
    one = article("Gazette", "Tavi Moreno, 61, was injured.")
    two = article("Herald", "The 61-year-old pilot Tavi Moreno was injured.")
    found = asked(collate([one, two], ["Tavi Moreno"]), "How old is Tavi Moreno?")
    assert found is not None
    assert found.relation == "agreement"
    assert found.readings[0].value == Quantity(61, 61, "years old")


def test_ages_a_birthday_apart_are_no_conflict(collate: Collate, article: Make) -> None:
    one = article("Gazette", "Tavi Moreno, 61, was injured.", "2031-05-01")
    near = article("Herald", "Tavi Moreno, 62, was injured.", "2031-05-01")
    far = article("Courier", "Tavi Moreno, 57, was injured.", "2031-05-01")
    later = article("Courier", "Tavi Moreno, 63, was injured.", "2033-05-01")
    question = "How old is Tavi Moreno?"
    beside = asked(collate([one, near], ["Tavi Moreno"]), question)
    against = asked(collate([one, far], ["Tavi Moreno"]), question)
    assert (beside and beside.relation) == "estimates"
    years_on = asked(collate([one, later], ["Tavi Moreno"]), question)
    assert (against and against.relation) == "conflict"
    assert (years_on and years_on.relation) != "conflict"


def test_the_year_of_a_crime_is_not_that_of_the_charge(collate: Collate, article: Make) -> None:
    text = "Published on 12 May 2031.\nTavi Moreno was charged in the 1997 slayings of two bakers."
    result = collate([article("Gazette", text, "2031-05-12")], ["Tavi Moreno"])
    assert asked(result, "Is Tavi Moreno accused or charged?") is not None
