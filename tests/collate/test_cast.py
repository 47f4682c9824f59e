"""Whom a description or a pronoun means: nobody where another can be meant."""

from collections.abc import Callable

import pytest

from recension.collate import Collated
from recension.model.article import Article

Collate = Callable[..., Collated]
Make = Callable[..., Article]
NAMES = ["Anna Moreno", "Peter Rossi", "Dan Kolb"]
HELD = "Peter Rossi was arrested on Sunday."


def told(result: Collated, question: str) -> list[str]:
    """The words by which the question is answered, in the text's order."""
    spans = {claim.id: claim.span for claim in result.claims}
    return [
        span.text
        for _, span in sorted(
            (spans[name].start, spans[name])
            for row in result.collations
            if row.question == question
            for reading in row.readings
            for name in reading.claims
        )
    ]


def in_custody(collate: Collate, article: Make, *texts: str) -> list[str]:
    articles = [article(f"Gazette {at}", text) for at, text in enumerate(texts)]
    return told(collate(articles, NAMES), "Is Peter Rossi in custody?")


@pytest.mark.parametrize(
    "text",
    [
        "A woman was arrested in Ostry.",
        "The boy was arrested in Ostry.",
        "A policeman was also arrested in Ostry.",
        "One of his aides was arrested in Ostry.",
        "The driver, Marko Velt, was arrested in Ostry.",
        "The driver, Velt, 46, was arrested in Ostry.",
    ],
)
def test_a_description_that_fits_another_is_not_the_one_named(
    collate: Collate, article: Make, text: str
) -> None:
    named = "Peter Rossi, 46, was arrested on Sunday."
    assert len(in_custody(collate, article, named, "The man was arrested in Ostry.")) == 2
    assert in_custody(collate, article, named, text) == ["arrested"]


def test_a_definite_description_far_above_the_name_is_of_somebody_else(
    collate: Collate, article: Make
) -> None:
    between = "The harbour was shut.\nIt rained.\nThe ferry left late.\nThe market was full.\n"
    text = "The pilot is in state custody.\n"
    assert len(in_custody(collate, article, between + text + HELD)) == 2
    assert in_custody(collate, article, between + text + between + HELD) == ["arrested"]


def test_a_pronoun_is_of_nobody_who_comes_later(collate: Collate, article: Make) -> None:
    text = (
        'It rained, Dan Kolb said.\nHe is being held in Ostry.\n"It is sad," Dan Kolb said.\n'
        "Peter Rossi was arrested."
    )
    assert in_custody(collate, article, text) == ["arrested"]


def test_a_pronoun_is_of_who_was_last_named(collate: Collate, article: Make) -> None:
    text = "Peter Rossi was arrested on Sunday.\n"
    near = "He is being held in Ostry."
    assert len(in_custody(collate, article, text + near)) == 2
    assert in_custody(collate, article, f"{text}Dan Kolb owns a boat.\n{near}") == ["arrested"]


def test_beside_another_of_the_same_part_a_defendant_is_who_was_spoken_of_last(
    collate: Collate, article: Make
) -> None:
    text = "Peter Rossi was arrested on Sunday.\nAnna Moreno was convicted on Monday.\n"
    said = "The defendant was arrested at sea."
    assert in_custody(collate, article, text + said) == ["arrested"]
    assert len(in_custody(collate, article, f"{text}Peter Rossi has a boat.\n{said}")) == 2


def test_the_politician_is_not_the_aide_of_whom_the_sentence_tells_more(
    collate: Collate, article: Make
) -> None:
    named = article("Gazette", HELD)
    text = "A clerk was arrested, months after the {} was elected mayor."
    post = "Does Peter Rossi hold the post of mayor?"
    same = collate([named, article("Herald", text.format("man"))], NAMES)
    other = collate([named, article("Herald", text.format("politician"))], NAMES)
    assert told(same, post) == ["the man was elected"]
    assert told(other, post) == []


def test_a_man_is_who_is_named_next_and_not_one_named_far_below(
    collate: Collate, article: Make
) -> None:
    between = "It rained.\nThe ferry left late.\nThe market was full.\nThe harbour was shut.\n"
    text = f"A man was arrested in Ostry.\nDan Kolb, 24, owns a boat.\n{between}{HELD}"
    assert in_custody(collate, article, text) == ["arrested"]
    said = text.replace("owns a boat", "said so")
    assert len(in_custody(collate, article, said)) == 2


def test_his_mother_is_not_who_is_told_of_in_another_state(collate: Collate, article: Make) -> None:
    killed = article("Gazette", "Anna Moreno was killed on Sunday.")
    shot = article("Herald", "The gunman killed his mother on Sunday.")
    hurt = article("Courier", "The gunman wounded his mother on Sunday.")
    result = collate([killed, shot, hurt], NAMES)
    assert told(result, "Is Anna Moreno alive or dead?") == ["killed his mother", "killed"]
    assert told(result, "How is Anna Moreno?") == []


def test_a_pronoun_after_a_description_in_the_sentence_is_not_of_who_was_named_before(
    collate: Collate, article: Make
) -> None:
    text = "Peter Rossi has a boat.\n"
    assert in_custody(collate, article, f"{text}It rained when he was arrested.")
    assert not in_custody(collate, article, f"{text}A former clerk wept when he was arrested.")


def test_a_term_is_of_who_is_sentenced_and_not_of_who_is_named_last(
    collate: Collate, article: Make
) -> None:
    named = article("Gazette", "Peter Rossi was sentenced to four years in prison.")
    text = "The man who said that Anna Moreno wrote was sentenced to four years in prison."
    result = collate([named, article("Herald", text)], NAMES)
    assert len(told(result, "How long was the sentence of Peter Rossi?")) == 2
    assert told(result, "How long was the sentence of Anna Moreno?") == []


def test_a_pronoun_after_a_sentence_that_brings_somebody_in_is_not_of_who_was_named_before(
    collate: Collate, article: Make
) -> None:
    text = f"{HELD}\n{{}} is helping them.\nHe is being held in Ostry."
    assert len(in_custody(collate, article, text.format("The suspect"))) == 2
    assert in_custody(collate, article, text.format("A former clerk")) == ["arrested"]
    assert in_custody(collate, article, text.format("The father")) == ["arrested"]


def test_a_mother_is_who_is_called_so(collate: Collate, article: Make) -> None:
    hurt = article("Gazette", "Anna Moreno was injured on Sunday.")
    told_of = article("Herald", "The mother was injured in Ostry.")
    called = article("Courier", "Tilda Kolb owns a boat. The girl's mother, Tilda Kolb, left.")
    names = [*NAMES, "Tilda Kolb"]
    question = "How is Anna Moreno?"
    assert len(told(collate([hurt, told_of], names), question)) == 2
    assert told(collate([hurt, told_of, called], names), question) == ["injured"]


def test_a_judge_who_sentences_others_has_no_term(collate: Collate, article: Make) -> None:
    text = "Peter Rossi {} to two years in prison."
    question = "How long was the sentence of Peter Rossi?"
    was = article("Gazette", text.format("was sentenced"))
    each = article("Gazette", text.format("sentenced each clerk"))
    assert len(told(collate([was], NAMES), question)) == 1
    assert told(collate([each], NAMES), question) == []


def test_the_suspect_is_not_who_was_named_last_where_the_story_tells_it_of_another(
    collate: Collate, article: Make
) -> None:
    told_of = [article(f"Gazette {at}", HELD) for at in range(4)]
    text = "Dan Kolb owns a boat.\nIt rained.\nThe suspect was arrested in Ostry."
    question = "Is Dan Kolb in custody?"
    assert told(collate([article("Herald", text)], NAMES), question) == ["arrested"]
    assert told(collate([*told_of, article("Herald", text)], NAMES), question) == []
