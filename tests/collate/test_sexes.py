"""Whether somebody named is "he" or "she"."""

from collections.abc import Callable

import pytest

from recension.annotate.article import annotate_article
from recension.collate.described import Sex
from recension.collate.persons import Named
from recension.collate.scenes import Scene
from recension.collate.sexes import sexes_of
from recension.collate.tokens import sentences_of
from recension.model.article import Article

Make = Callable[..., Article]


def sex_of_tavi(article: Make, text: str) -> Sex:
    """What the first sentence, which names one person, and those after it show."""
    scenes: list[Scene] = []
    recent: tuple[tuple[str, ...], ...] = ()
    for sentence in sentences_of(annotate_article(article("Gazette", text))):
        low = [token.low for token in sentence.tokens]
        named = (
            (Named(low.index("tavi"), low.index("moreno"), "tavi"),)
            if "tavi" in low
            else (Named(low.index("anna"), low.index("moreno"), "tavi"),)
            if "anna" in low
            else ()
        )
        scenes.append(Scene("Gazette", sentence, named, recent))
        recent = (*recent, tuple(row.entity for row in named))
    return sexes_of(scenes).get("tavi", "")


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Anna Moreno was arrested.", "she"),
        ("Tavi Moreno was arrested.", ""),
        ("Her husband, Tavi Moreno, was arrested.", "he"),
        ("The mother of the girl, Tavi Moreno, was arrested.", ""),
        ("Actress Tavi Moreno was arrested.", "she"),
        ("Mr. Tavi Moreno was arrested.", "he"),
        ("The policeman met Tavi Moreno.", ""),
    ],
)
def test_a_first_name_or_what_stands_before_it_tells_the_sex(
    article: Make, text: str, sex: Sex
) -> None:
    assert sex_of_tavi(article, text) == sex


def test_many_pronouns_tell_more_than_the_name(article: Make) -> None:
    text = "Anna Moreno was arrested after he fled."
    assert sex_of_tavi(article, text) == "she"
    assert sex_of_tavi(article, "\n".join([text] * 3)) == "he"
