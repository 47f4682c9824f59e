"""What is said of several at once, against what is said of each."""

from collections.abc import Callable

from recension.collate import Collated
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.value import Status

Collate = Callable[..., Collated]
Make = Callable[..., Article]
PEOPLE = ["Tavi Moreno", "Bela Rossi"]


def asked(result: Collated, question: str) -> Collation:
    found = [row for row in result.collations if row.question == question]
    assert found, [row.question for row in result.collations]
    return found[0]


def test_two_held_in_one_article_are_told_apart_by_another(collate: Collate, article: Make) -> None:
    one = article("Gazette", "Tavi Moreno and Bela Rossi were detained.")
    two = article("Herald", "Tavi Moreno has been in detention, while Bela Rossi was charged.")
    found = asked(collate([one, two], PEOPLE), "Is Bela Rossi in custody?")
    assert found.relation == "refinement"
    values = [row.value for row in found.readings]
    assert Status("accused, and not said to be held", None) in values


def test_who_is_accused_alone_is_no_refinement_of_anything(collate: Collate, article: Make) -> None:
    one = article("Gazette", "Tavi Moreno was detained.")
    two = article("Herald", "Tavi Moreno has been in detention, while Bela Rossi was charged.")
    questions = {row.question for row in collate([one, two], PEOPLE).collations}
    assert "Is Bela Rossi in custody?" not in questions


def test_a_denial_for_one_that_is_told_of_several_is_a_shift_of_scope(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "General Tavi Moreno was not arrested, a friend said.")
    two = article(
        "Herald",
        "General Tavi Moreno and General Bela Rossi are among those held.\n"
        "The generals have not been arrested, a friend said.",
    )
    result = collate([one, two], PEOPLE)
    (shift,) = asked(result, "Is Bela Rossi in custody?").shifts
    assert (shift.kind, shift.detail) == ("scope", "scope-widened")
    assert shift.was.article == "Gazette"
    assert asked(result, "Is Tavi Moreno in custody?").shifts == ()


def test_a_surname_alone_is_the_only_one_of_that_name_in_the_article(
    collate: Collate, article: Make
) -> None:
    one = article("Gazette", "Tavi Moreno spoke.\nMoreno was arrested on Sunday.")
    two = article("Herald", "Lena Moreno spoke.")
    found = asked(collate([one, two], ["Tavi Moreno", "Lena Moreno"]), "Is Tavi Moreno in custody?")
    assert found.readings[0].articles == ("Gazette",)
