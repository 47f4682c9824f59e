"""How the brief names speakers, and that its words are the sources' or a template's."""

import msgspec
import pytest

from recension.model.article import Article
from recension.model.claim import AttributionLink, Claim
from recension.model.collation import Collation, Reading
from recension.model.lineage import Independence, Shift, ShiftDetail
from recension.model.span import Span
from recension.model.value import Quantity, Status
from recension.publish.brief_words import answers_of, change_of, closed, distinct


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        (["a security source", "a Malian security source"], ["a Malian security source"]),
        (["the District Attorney's Office", "the District Attorney’s office"],
         ["the District Attorney's Office"]),
        (["U.S. Geological Survey", "the U.S. Geological Survey in Tarn"],
         ["the U.S. Geological Survey in Tarn"]),
        (["police", "officials"], ["police", "officials"]),
    ],
)  # fmt: skip
def test_a_speaker_is_named_once_however_spelt(speakers: list[str], told: list[str]) -> None:
    assert distinct(speakers) == told


def _change(detail: ShiftDetail, was: str, became: str) -> str:
    texts = {"a": was, "b": became}
    spans = [Span(name, 0, len(text), text) for name, text in texts.items()]
    runs = ((0, 0, 99),)
    articles = {
        name: Article(name, "p", 0, None, None, None, "en", None, text, runs, ())
        for name, text in texts.items()
    }
    return change_of(Shift("quotation", detail, None, None, *spans, ""), articles).text


def test_words_that_stayed_as_they_were_are_not_called_other_words() -> None:
    told = _change("quotation-paraphrased", "we are pleased with it", "we are pleased with it")
    assert told == "Words in quotation marks are told without them: “we are pleased with it”"
    told = _change("quotation-paraphrased", "we are pleased with it", "they were glad")
    assert told.startswith("A quotation was retold in other words: “we are pleased with it” became")


def test_an_outlet_left_out_does_not_give_way_to_what_it_reported() -> None:
    told = _change("outlet-dropped", "the Gazette reported", "The pier burnt down")
    assert told.endswith("“the Gazette reported” is gone from “The pier burnt down”")


def test_a_sentence_ends_in_one_full_stop() -> None:
    assert closed("Twelve killed") == "Twelve killed."
    assert closed("“Twelve were killed.”") == "“Twelve were killed.”"
    assert closed("“at home”") == "“at home”."


def _article(name: str, text: str) -> Article:
    return Article(
        name, f"p-{name}", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ()
    )


def _asked(question: str, reading: Reading) -> Collation:
    kind = "quantity" if question.startswith("How") else "status"
    return Collation("co", question, kind, None, "agreement", (reading,), (), (), "")  # type: ignore[arg-type]


def _claim(article: Article, speaker: str) -> Claim:
    at = article.text.index("12 people")
    said = Span(article.id, *_of(article, speaker), speaker)
    link = AttributionLink(
        speaker, None, "organisation", "originator", "carried-forward", None, said
    )
    span = article.span(at, at + len("12 people were killed"))
    return Claim(f"c-{article.id}", span, (link,), "affirmed", "stated", False, "co", None)


def _of(article: Article, words: str) -> tuple[int, int]:
    at = article.text.index(words)
    return at, at + len(words)


def test_a_speaker_named_in_another_sentence_is_cited_there_in_whichever_article() -> None:
    one = _article(
        "a", "The mayor of Tarn said in a long and weary statement: 12 people were killed."
    )
    two = _article("b", "The Tarn Survey spoke. So 12 people were killed.")
    claims = {
        row.id: row for row in (_claim(one, "The mayor of Tarn"), _claim(two, "The Tarn Survey"))
    }
    reading = Reading(
        "12 killed", Quantity(12, 12, "killed"), tuple(claims), ("a", "b"), (), (),
        Independence(None, None, ""), None,
    )  # fmt: skip
    asked = _asked("How many were killed?", reading)
    answer = next(answers_of(reading, asked, claims, {"a": one, "b": two}))
    assert answer.text == "12 killed, according to the mayor of Tarn and the Tarn Survey"
    assert Span("b", 0, 15, "The Tarn Survey") in answer.spans


@pytest.mark.parametrize(
    ("question", "state", "said", "told"),
    [
        ("Is Bo Quist accused or charged?", "accused or charged", "was charged", "Yes"),
        ("Is Bo Quist missing?", "missing", "has not been seen", "Yes (“has not been seen”)"),
        ("Is Bo Quist alive or dead?", "dead", "died", "Dead (“died”)"),
        ("Is Bo Quist in custody?", "arrested or held", "arrested", "Arrested or held"),
        ("Is Bo Quist in custody?", "not in custody", "at home", "Not in custody (“at home”)"),
        ("Is Bo Quist accused or charged?", "accused or charged", "accused of", "Yes"),
    ],
)
def test_an_answer_does_not_say_the_words_of_its_question_or_its_state_again(
    question: str, state: str, said: str, told: str
) -> None:
    one = _article("a", f"Bo Quist {said} in Tarn.")
    span = one.span(9, 9 + len(said))
    claim = Claim("c-a", span, (), "affirmed", "stated", False, "co", None)
    reading = Reading(
        f"{state} (“{said}”)", Status(state, holds=True), ("c-a",), ("a",), (), (),
        Independence(None, None, ""), None,
    )  # fmt: skip
    answer = next(answers_of(reading, _asked(question, reading), {"c-a": claim}, {"a": one}))
    assert answer.text == told


def _reading(label: str, value: Quantity, articles: tuple[str, ...]) -> Reading:
    claims = tuple(f"c-{article}" for article in articles)
    return Reading(label, value, claims, articles, (), (), Independence(None, None, ""), None)


def test_what_most_articles_tell_outright_is_somebody_s_word_in_part() -> None:
    texts = (
        "The mayor said 12 people were killed.",
        "So 12 people were killed.",
        "Now 12 people were killed.",
    )
    every = [_article(name, text) for name, text in zip("abc", texts, strict=True)]
    claims = {row.id: row for row in (_claim(one, one.text[:9]) for one in every)}
    claims |= {key: msgspec.structs.replace(claims[key], attribution=()) for key in ("c-b", "c-c")}
    by_id = {one.id: one for one in every}
    reading = _reading("12 killed", Quantity(12, 12, "killed"), ("a", "b", "c"))
    asked = _asked("How many were killed?", reading)
    told = next(answers_of(reading, asked, claims, by_id)).text
    assert told == "12 killed, in part according to the mayor"
    half = _reading("12 killed", Quantity(12, 12, "killed"), ("a", "b"))
    told = next(answers_of(half, asked, claims, by_id)).text
    assert told == "12 killed, according to the mayor"


def test_an_age_said_in_passing_is_nobody_s_word() -> None:
    one = _article("a", "A jury found Ana Marlow, 52, guilty; so 12 people were killed.")
    claim = _claim(one, "A jury")
    reading = _reading("52 years old", Quantity(52, 52, "years old"), ("a",))
    asked = _asked("How old is Ana Marlow?", reading)
    assert next(answers_of(reading, asked, {"c-a": claim}, {"a": one})).text == "52 years old"


def test_nobody_is_named_as_the_source_of_his_own_arrest() -> None:
    one = _article(
        "a", "Ana Marlow, one of nine, was seized; so 12 people were killed. A clerk spoke."
    )
    reading = _reading("arrested or held", Quantity(1, 1, ""), ("a",))
    asked = _asked("Is Ana Marlow in custody?", reading)
    own = _claim(one, "Ana Marlow, one of nine")
    assert next(answers_of(reading, asked, {"c-a": own}, {"a": one})).text == "Arrested or held"
    clerk = _claim(one, "A clerk")
    told = next(answers_of(reading, asked, {"c-a": clerk}, {"a": one})).text
    assert told == "Arrested or held, according to a clerk"
