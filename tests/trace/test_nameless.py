"""Newsrooms credited without a name."""

from recension.model.article import Article
from recension.model.lineage import Lineage
from recension.trace.credits import stated_credits
from recension.trace.story import trace_story


def credited(text: str) -> list[tuple[str, bool]]:
    """The newsrooms credited, and whether each goes without a name."""
    return [(one.newsroom.house, one.newsroom.nameless) for one in stated_credits(text)]


def traced(text: str) -> Lineage:
    """The lineage of a single article."""
    runs = ((0, 0, len(text)),)
    return trace_story([Article("a", "p", 0, None, None, None, "en", None, text, runs, ())], {})


def test_state_television_is_of_the_country_that_the_article_tells_of() -> None:
    text = "A bridge fell in Mali, state television reported. Malian officials had closed it."
    assert credited(text) == [("ORTM", False)]


def test_a_country_said_beside_it_goes_before_the_one_told_of() -> None:
    text = "A bridge fell in Mali. Mali has few. Norwegian state television said two died."
    assert credited(text) == [("Norwegian state television", False)]


def test_state_television_of_no_country_told_has_no_name() -> None:
    assert credited("A bridge fell, state television reported.") == [("state media", True)]
    text = "A bridge between Mali and Guinea fell, state television reported."
    assert credited(text) == [("state media", True)]


def test_local_media_may_be_anybody_and_count_as_possible_alone() -> None:
    lineage = traced("A bridge fell on Monday, the mayor told local media. He was in tears.")
    (origin,) = lineage.origins
    assert origin.name is None
    assert origin.articles[0].credit == "stated"
    assert origin.articles[0].evidence[0].text == "told local media"
    assert (lineage.independence.low, lineage.independence.high) == (1, 1)
    both = traced("A bridge fell, the mayor told local media. Two died, he told AFP.")
    assert (both.independence.low, both.independence.high) == (1, 2)


def test_media_that_nobody_credits_are_no_source() -> None:
    assert credited("She scolded the local media and left state television for good.") == []


def test_a_broadcaster_with_a_name_is_not_counted_twice() -> None:
    text = "The bridge fell in Mali, according to state television ORTM."
    assert credited(text) == [("ORTM", False)]


def test_what_is_confirmed_to_a_newsroom_is_its_information() -> None:
    assert credited("His agent confirmed the death to the Associated Press.") == [("AP", False)]
    assert credited("He denied it. Then she went to the Associated Press ball.") == []
