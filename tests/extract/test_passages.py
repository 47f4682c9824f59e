"""Passages of a batch: the same for any order, silent about the page itself, right about others."""

from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.stories import FERRY, MUSEUM, STRIKE, dump, page

from recension.extract.document import Document
from recension.extract.passages import PassageIndex, elsewhere, passage_index


def named(name: str, text: str) -> Document:
    document = page(text)
    return msgspec.structs.replace(document, page=msgspec.structs.replace(document.page, id=name))


def batch() -> list[Document]:
    return [
        named("p-both", dump(FERRY, STRIKE)),
        named("p-ferry", dump(FERRY)),
        named("p-strike", dump("Eastfold Tribune", STRIKE)),
        named("p-museum", dump(MUSEUM)),
    ]


def test_the_order_of_pages_changes_nothing() -> None:
    expected = passage_index(batch())
    for seed in range(5):
        shuffled = batch()
        Random(seed).shuffle(shuffled)
        assert passage_index(shuffled) == expected


def test_a_page_given_twice_counts_once() -> None:
    assert passage_index([*batch(), *batch()]) == passage_index(batch())


def test_an_article_that_stands_alone_elsewhere_is_seen_to_open_there() -> None:
    index = passage_index(batch()).beside("p-both")
    said = elsewhere(index, [FERRY[-1]], [STRIKE[0]])
    assert (said.opens, said.together) == (True, False)


def test_two_paragraphs_that_stand_together_elsewhere_are_seen_together() -> None:
    index = passage_index(batch()).beside("p-both")
    said = elsewhere(index, [STRIKE[0]], [STRIKE[1]])
    assert (said.opens, said.together) == (False, True)


def test_a_copy_that_lost_its_middle_does_not_part_what_it_holds_both_sides_of() -> None:
    trimmed = [FERRY[0], *FERRY[2:]]
    index = passage_index([named("p-whole", dump(FERRY)), named("p-trimmed", dump(trimmed))])
    alone = elsewhere(index.beside("p-whole"), [FERRY[1]], [FERRY[2]])
    beside = elsewhere(index.beside("p-whole"), FERRY[:2], FERRY[2:])
    assert alone.apart
    assert not beside.apart


def test_a_page_is_no_witness_of_itself() -> None:
    index = passage_index([named("p-both", dump(FERRY, STRIKE)), named("p-museum", dump(MUSEUM))])
    said = elsewhere(index.beside("p-both"), [FERRY[-1]], [STRIKE[0]])
    assert (said.opens, said.together, said.apart) == (False, False, False)


def test_what_stands_on_one_page_alone_is_not_kept() -> None:
    assert passage_index([named("p-museum", dump(MUSEUM))]) == PassageIndex({})


def test_the_markup_of_a_page_hides_no_passage() -> None:
    html = "<html><script>var a = '<p>';</script>" + "".join(f"<p>{text}</p>" for text in STRIKE)
    index = passage_index([named("p-html", html), named("p-both", dump(FERRY, STRIKE))])
    assert elsewhere(index.beside("p-both"), [FERRY[-1]], [STRIKE[0]]).opens


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab <>/script\n", max_size=300), max_size=4))
def test_any_text_can_be_indexed(texts: list[str]) -> None:
    documents = [named(f"p-{number}", text) for number, text in enumerate(texts)]
    assert passage_index(documents) == passage_index(documents[::-1])
