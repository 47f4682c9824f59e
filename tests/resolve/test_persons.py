"""People told apart by their names alone."""

from recension.model.span import Span
from recension.resolve.named import Named
from recension.resolve.persons import merged_persons


def _merged(*names: str) -> list[list[str]]:
    """The names of each person; "b: Keita" stands in article b, a name without in article a."""
    named = []
    for at, name in enumerate(names):
        article, _, form = name.rpartition(": ")
        span = Span(article or "a", 100 * at, 100 * at + len(form), form)
        named.append(Named(span, "person", ()))
    clusters = merged_persons(sorted(named))
    return sorted(sorted(item.span.text for item in cluster) for cluster in clusters)


def test_a_longer_name_is_the_shorter_one_that_stands_whole_in_it() -> None:
    assert _merged("Filmmaker Awa Keita", "Awa Keita") == [["Awa Keita", "Filmmaker Awa Keita"]]


def test_a_longer_name_that_holds_two_others_joins_neither() -> None:
    assert len(_merged("Awa Keita Moussa Sarr", "Awa Keita", "Moussa Sarr")) == 3


def test_a_surname_goes_past_junior() -> None:
    assert _merged("Moussa Keita Jr.", "Keita") == [["Keita", "Moussa Keita Jr."]]


def test_senior_and_junior_are_two_people() -> None:
    assert len(_merged("a: Moussa Keita Sr.", "b: Moussa Keita Jr.")) == 2


def test_a_first_name_means_the_one_who_has_it_in_the_article() -> None:
    assert _merged("Bintou Sarr", "Bintou") == [["Bintou", "Bintou Sarr"]]


def test_a_first_name_alone_in_another_article_stays_alone() -> None:
    assert len(_merged("a: Bintou Sarr", "b: Bintou")) == 2


def test_a_first_name_that_two_have_goes_to_neither() -> None:
    assert len(_merged("Bintou Sarr", "Bintou Keita", "Bintou")) == 3


def test_an_apostrophe_does_not_part_a_surname() -> None:
    assert _merged("Awa O'Karra", "O'Karra") == [["Awa O'Karra", "O'Karra"]]


def test_a_first_name_cut_short_is_the_full_one_of_the_same_surname() -> None:
    assert _merged("Mo Keita", "Maurice Keita", "b: Keita") == [
        ["Keita", "Maurice Keita", "Mo Keita"]
    ]


def test_a_short_first_name_that_fits_two_joins_neither() -> None:
    assert len(_merged("Alex Sarr", "Alexander Sarr", "Alexis Sarr")) == 3


def test_first_names_that_begin_alike_are_one_where_no_article_has_both() -> None:
    assert len(_merged("a: Alexis Sarr", "b: Alexandros Sarr")) == 1
    assert len(_merged("a: Alexis Sarr", "a: Alexandros Sarr")) == 2


def test_short_forms_of_different_surnames_stay_apart() -> None:
    assert len(_merged("Mo Keita", "Maurice Sarr")) == 2
