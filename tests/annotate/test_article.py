"""A whole article read: exact offsets, bounded time, what is not English left alone."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.article import annotate_article
from recension.annotate.findings import Findings, read_by_rule
from recension.annotate.prepared import Prepared
from recension.model.annotation import Annotation, Mention
from recension.model.article import Article, Published

PIECES = st.lists(
    st.sampled_from(
        [
            "General",
            "Abou",
            "Sarr",
            "said",
            "AFP",
            "told",
            '"',
            "“",
            "”",
            "20",
            "soldiers",
            "Sunday",
            "at least",
            "dozens of",
            "\n\n",
            ". ",
            ", ",
            "that",
            "Mali",
            "\x00",
            "\u202e",
            "مالي",
            "\u2028",
            "é",
            "😀",
            "the",
            "on 10 November",
            "'s",
            "$5 million",
            "(",
            ")",
            "he",
            "was",
        ]
    ),
    max_size=40,
).map(" ".join)


def _article(text: str, language: str = "en", published: Published | None = None) -> Article:
    return Article("a-1", "p-1", 0, None, None, None, language, published, text, (), ())


def _spans(annotation: Annotation) -> list[tuple[int, int]]:
    flat = [*annotation.mentions, *annotation.quotations, *annotation.times, *annotation.quantities]
    spans = [(item.start, item.end) for item in flat]
    for item in annotation.attributions:
        spans += [*item.source, *item.cue, *item.content]
    return [*spans, *annotation.sentences]


@given(PIECES | st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_every_span_lies_in_the_text_and_a_second_reading_is_the_same(text: str) -> None:
    annotation = annotate_article(_article(text))
    assert annotation.text == text
    for start, end in _spans(annotation):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    assert msgspec.json.encode(annotation) == msgspec.json.encode(annotate_article(_article(text)))


@given(PIECES)
@settings(max_examples=100, deadline=None)
def test_lists_are_in_order_of_start(text: str) -> None:
    annotation = annotate_article(_article(text))
    lists = (annotation.mentions, annotation.quotations, annotation.times, annotation.quantities)
    for items in lists:
        starts = [item.start for item in items]
        assert starts == sorted(starts)
    assert list(annotation.attributions) == sorted(annotation.attributions)
    assert list(annotation.sentences) == sorted(annotation.sentences)


def test_an_article_in_french_is_passed_through_with_a_note() -> None:
    annotation = annotate_article(_article("Le général Sarr a dit non. Il pleut.", "fr"))
    assert len(annotation.sentences) == 2
    assert annotation.mentions == annotation.attributions == annotation.times == ()
    assert "fr" in annotation.notes[0]


def test_an_article_of_no_stated_language_is_read_only_where_its_text_is_not_foreign() -> None:
    french = "Le général Abou Sarr a déclaré dimanche que vingt soldats avaient été arrêtés à Tola."
    english = "General Abou Sarr said on Sunday that twenty soldiers had been arrested in Tola."
    assert annotate_article(_article(french, "und")).attributions == ()
    assert annotate_article(_article(french, "und")).notes
    assert annotate_article(_article(english, "und")).attributions


def test_a_million_characters_are_read_in_bounded_time() -> None:
    text = '"We were there," Awa Keita said on Sunday. At least 20 men were held.\n\n' * 14_000
    begun = time.process_time()
    annotation = annotate_article(_article(text))
    assert len(annotation.attributions) == len(annotation.quantities) == 14_000
    assert time.process_time() - begun < 90


def test_a_relative_time_has_a_value_only_with_a_date_of_publication() -> None:
    text = "It rained yesterday."
    assert annotate_article(_article(text)).times[0].value is None
    day = Published("2025-08-11", "day", "given")
    assert annotate_article(_article(text, published=day)).times[0].value == "2025-08-10"


def test_an_article_without_a_word_says_so() -> None:
    assert annotate_article(_article(" \n ")).notes


def test_scare_quotes_are_not_given_as_quotations_and_speech_is() -> None:
    text = "The “volunteers” went home. “We are tired of it,” Awa Keita said."
    annotation = annotate_article(_article(text))
    assert [text[q.start : q.end] for q in annotation.quotations] == ["We are tired of it,"]


def test_short_words_in_marks_are_speech_where_somebody_says_them() -> None:
    text = "The person described the gunfire as “intense”."
    annotation = annotate_article(_article(text))
    assert [text[q.start : q.end] for q in annotation.quotations] == ["intense"]


def test_another_reader_can_take_the_place_of_the_rules() -> None:
    def reader(prepared: Prepared) -> Findings:
        return Findings((Mention(0, 3, "person"),), read_by_rule(prepared).attributions)

    assert annotate_article(_article("Awa said no."), reader).mentions == (Mention(0, 3, "person"),)


@pytest.mark.parametrize(
    "text",
    [
        "word and " * 12_000,
        '"a" said ' * 11_000,
        "Abou Sarr, " * 9_000,
        "20 to " * 16_000,
        "at least " * 11_000,
        "1," * 50_000,
        "(" * 100_000,
        "“" * 100_000,
        "'" * 100_000,
        "." * 100_000,
        "Sunday, " * 12_000,
        "three days ago, " * 6_000,
        "according to " * 7_000,
        "and said " * 11_000,
        "of the " * 14_000,
        "a" * 100_000,
        "مالي " * 20_000,
        "\x00\x01 " * 30_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_one_sentence_of_a_hundred_thousand_characters_takes_bounded_time(text: str) -> None:
    begun = time.process_time()
    annotate_article(_article(text))
    assert time.process_time() - begun < 40
