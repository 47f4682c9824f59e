"""On which newsroom an answer rests, where its article rests on two."""

from collections.abc import Callable

from tests.collate.conftest import Collate

from recension.model.article import Article
from recension.model.collation import Reading
from recension.model.lineage import Credit, Independence, Lineage, Origin

TEXT = (
    "Ana Roth is not in custody, a colleague told Mere Radio. Bombs killed nine people, Tarn Wire"
    " has learned. Snow fell in the hills. Ana Roth was not arrested. Two people were injured."
)


def readings(collate: Collate, article: Callable[..., Article]) -> dict[str, Reading]:
    """The readings of an article that credits two newsrooms, by question."""
    one = article("Gazette", TEXT)

    def origin(name: str, words: str) -> Origin:
        at = TEXT.index(words)
        evidence = (one.span(at, at + len(words)),)
        return Origin(f"o-{name}", name, "unknown", (Credit(one.id, "stated", evidence),))

    origins = (origin("Mere Radio", "told Mere Radio"), origin("Tarn Wire", "Tarn Wire has"))
    lineage = Lineage(origins, (), Independence(2, 2, "both are named"))
    found = collate([one], ["Ana Roth"], lineage).collations
    return {row.question: row.readings[0] for row in found}


def test_an_answer_rests_on_the_newsroom_that_its_sentence_credits(
    collate: Collate, article: Callable[..., Article]
) -> None:
    killed = readings(collate, article)["How many were killed?"]
    assert killed.origins == ("o-Tarn Wire",)
    assert (killed.independence.low, killed.independence.high) == (1, 1)


def test_what_an_article_says_again_rests_on_whom_it_credited_for_it(
    collate: Collate, article: Callable[..., Article]
) -> None:
    held = readings(collate, article)["Is Ana Roth in custody?"]
    assert held.origins == ("o-Mere Radio",)


def test_what_is_credited_to_none_can_rest_on_either(
    collate: Collate, article: Callable[..., Article]
) -> None:
    injured = readings(collate, article)["How many were injured?"]
    assert injured.origins == ("o-Mere Radio", "o-Tarn Wire")
    assert (injured.independence.low, injured.independence.high) == (1, 2)
