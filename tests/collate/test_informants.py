"""One speaker without a name, whose rank grows from one article to the next."""

from collections.abc import Callable, Sequence

from recension.collate import Collated
from recension.model.article import Article
from recension.model.lineage import Derivation, Independence, Lineage, Shift

Collate = Callable[..., Collated]
Make = Callable[..., Article]

SOURCE = "On Sunday a Malian security source said 20 people were arrested in Ostry."
OFFICIAL = "Twenty people have been arrested in Ostry, a senior security official said."
POLICE = "Twenty people have been arrested in Ostry, a senior police officer said."


def grown(result: Collated) -> list[tuple[str, str]]:
    """The words for the speaker before and after, of every shift of rank."""
    shifts: Sequence[Shift] = [shift for row in result.collations for shift in row.shifts]
    return [(each.was.text, each.became.text) for each in shifts if each.detail == "rank-grew"]


def taken(source: str, copy: str) -> Lineage:
    """That one article took from another."""
    row = Derivation(source, copy, "paraphrase", 0.5, (), "given", (1.0, 0.0))
    return Lineage((), (row,), Independence(None, None, "not measured"))


def test_a_source_that_a_later_article_ranks_higher_is_told(
    collate: Collate, article: Make
) -> None:
    first, later = (
        article("Gazette", SOURCE, "2031-05-01"),
        article("Herald", OFFICIAL, "2031-05-02"),
    )
    told = [("a Malian security source", "a senior security official")]
    assert grown(collate([first, later])) == told
    assert grown(collate([later, first])) == told


def test_who_took_from_whom_decides_where_no_day_is_known(collate: Collate, article: Make) -> None:
    both = [article("Gazette", SOURCE), article("Herald", OFFICIAL)]
    assert grown(collate(both)) == []
    assert grown(collate(both, lineage=taken("Gazette", "Herald"))) == [
        ("a Malian security source", "a senior security official")
    ]
    assert grown(collate(both, lineage=taken("Herald", "Gazette"))) == []


def test_speakers_of_two_bodies_are_two(collate: Collate, article: Make) -> None:
    first, later = article("Gazette", SOURCE, "2031-05-01"), article("Herald", POLICE, "2031-05-02")
    assert grown(collate([first, later])) == []


def test_two_figures_of_who_may_be_one_informant_are_no_two_estimates(
    collate: Collate, article: Make
) -> None:
    said = "There have been {} arrests, {} said."

    def relation(one: str, other: str) -> str:
        texts = (said.format("at least around 20", one), said.format("at least 21", other))
        articles = [article(name, text) for name, text in zip("AB", texts, strict=True)]
        return collate(articles).collations[0].relation

    assert relation("a Malian security source", "a senior security official") == "refinement"
    assert relation("a Malian security source", "a senior police officer") == "estimates"
    assert relation("a Malian security source", "mayor Runa Halvard") == "estimates"
