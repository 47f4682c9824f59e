"""Mending of characters, each with the map to the page kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.extract.mend import folded, mend
from recension.text.mapped import MappedText, mapped

BROKEN_BITS = [
    "â€™", "â€œ", "â€\x9d", "Ã©", "Â\xa0", "\x93", "\x94", "ﬁ", "\xad", "\u200b", "``", "''",
    "\xa0", "-\n", "a", "B", " ", "É", "»", "…", "Ã", "‘", "\ufeff", "\u200d", "\x85",
]  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Maliâ€™s â€œjuntaâ€\x9d", "Mali’s “junta”"),
        ("Maliâ€™s â€œjuntaâ€", "Mali’s “junta”"),
        ("cafÃ© Ã\xa0 Paris", "café à Paris"),
        ("CORAZÃ“N", "CORAZÓN"),
        ("NguyÃªn Nguyá»…n", "Nguyên Nguyễn"),
        ("Ð¡Ð°Ð½Ð´Ñ€", "Сандр"),
        ("15Â°C and Â£5", "15°C and £5"),
        ("he said.Â  Then", "he said.  Then"),
        ("\x93No,\x94 it\x92s late\x85", "“No,” it’s late…"),
        ("oﬃce ﬁnds ﬂood", "office finds flood"),
        ("govern\xadment", "government"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("5\xa0000 men", "5 000 men"),
        ("``So it is,'' she said", "“So it is,” she said"),
        ("the govern-\nment fell", "the government fell"),
        ("a back-to-\nback win", "a back-to-back win"),
        ("a self-made man, a self-\nmade man", "a self-made man, a self-made man"),
    ],
)
def test_what_was_broken_on_the_way_is_made_whole(broken: str, whole: str) -> None:
    assert mend(mapped(broken)).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO, IRMÃ… e MAÇÃ»",
        "au café»… et l’été”",
        "“Curly quotes” stay, and so does ‘this’.",
        "O'Hara's 6'2'' frame and '' nothing",
        "a span of ``code`` stays",
        "Köln – Zürich – Ålesund",
        "👩\u200d🚒 put it out",
        "می\u200cخواهم",
    ],
)
def test_correct_text_is_left_as_it_is(text: str) -> None:
    given_text = mapped(text)
    assert mend(given_text) is given_text


def test_a_mended_character_leads_to_the_first_of_those_it_was_read_from() -> None:
    mended = mend(mapped("Maliâ€™s junta"))
    assert mended == MappedText("Mali’s junta", ((0, 0, 4), (4, 4, 1), (5, 7, 7)))
    assert mended.source_end(5) == 5


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(BROKEN_BITS), max_size=14).map("".join) | st.text(max_size=30))
def test_mending_twice_changes_nothing_more_and_the_map_holds(text: str) -> None:
    once = mend(mapped(text))
    assert mend(once) == once
    for at, start, length in once.runs:
        if length > 1:
            assert once.text[at : at + length] == text[start : start + length]
        assert start + length <= len(text)
    starts = [start for _, start, _ in once.runs]
    assert starts == sorted(starts)


@settings(deadline=None)
@given(st.text(alphabet="abc, .’“”é\n", max_size=40))
def test_text_that_was_misread_once_comes_back(text: str) -> None:
    misread = text.encode("utf-8").decode("latin-1")
    assert mend(mapped(misread)).text == text


def test_white_space_is_folded_with_the_map_kept() -> None:
    text = folded(mapped("  two\t\twords \n here "))
    assert text.text == "two words here"
    assert [text.source_start(at) for at in (0, 4, 10)] == [2, 7, 15]
