"""Shifts between two articles about invented events: told with both spans, or not at all."""

import pytest

from recension.model.article import Article, Published
from recension.model.lineage import Shift
from recension.trace.story import trace_story

HEAD = "Divers reached the sunken ferry off Tavelmoor on Sunday and found the hold flooded."
TAIL = "The harbour office of Tavelmoor closed the northern channel to all ships for a week."
MORE = "Brackwater Lines, which owned the ferry, cancelled the crossings planned for Monday."


def shifts(before: str, after: str) -> list[Shift]:
    """What changed between two articles that share three sentences besides."""
    articles = [
        Article(name, "p", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ())
        for name, text in (
            ("before", "\n".join(("(AFP) - " + HEAD, before, MORE, TAIL))),
            ("later", "\n".join((HEAD, after, MORE))),
        )
    ]
    return list(trace_story(articles, {}).shifts)


def told(before: str, after: str) -> set[tuple[str, str, str]]:
    """Detail, the words before and the words after, of every shift."""
    return {(one.detail, one.was.text, one.became.text) for one in shifts(before, after)}


@pytest.mark.parametrize(
    ("was", "became", "detail"),
    [
        ("Odran Fell", "A relative", "source-exchanged"),
        ("Odran Fell", "Runa Halvard", "source-exchanged"),
        ("A source", "The police", "source-upgraded"),
        ("Police", "Witnesses", "source-exchanged"),
        ("A Malian security source", "A senior security official", "rank-grew"),
        ("An army captain", "An army colonel", "rank-grew"),
    ],
)
def test_a_speaker_exchanged_in_a_sentence_that_is_kept(was: str, became: str, detail: str) -> None:
    line = "{} said the buoy that marked the Grey Shoal had drifted in the night."
    assert (detail, was, became) in told(line.format(was), line.format(became))


def test_a_name_that_gives_way_to_the_office_it_holds_is_dropped() -> None:
    line = "{} said the buoy that marked the Grey Shoal had drifted in the night.{}"
    before = line.format("Odran Fell", " The official, Odran Fell, had warned of it twice.")
    after = line.format("An official", "")
    assert ("source-dropped", "Odran Fell", "An official") in told(before, after)


def test_the_same_speaker_at_another_place_or_time_is_no_exchange() -> None:
    before = "Police in Hastings this morning said the buoy off the Grey Shoal had drifted."
    after = "Police said the buoy off the Grey Shoal had drifted."
    assert not [one for one in shifts(before, after) if one.kind == "attribution"]


def test_a_pronoun_before_the_verb_names_nobody() -> None:
    before = "Additionally, it said the number of relatives on the quay was growing by the hour."
    after = "Also, it stated the figure of relatives on the quay was climbing by the hour."
    assert not [one for one in shifts(before, after) if one.kind == "attribution"]


def test_a_word_that_begins_a_sentence_is_no_name_misspelt() -> None:
    before = "While the search went on the relatives waited in the chapel by the quay."
    after = "Whilst the search went on the relatives waited in the chapel by the quay."
    assert not [one for one in shifts(before, after) if one.kind == "name"]


def test_a_name_misspelt_within_a_sentence_is_told() -> None:
    before = "The pilot, Marten Oskarsen, had left the bridge before the ship struck the shoal."
    after = "The pilot, Marten Oskarson, had left the bridge before the ship struck the shoal."
    assert ("name-misspelt", "Oskarsen", "Oskarson") in told(before, after)


def test_names_of_two_people_confused_are_told() -> None:
    before = (
        "Later the owners praised Fell for his calm. The pilot was sent home by Halvard.\n"
        "Nobody has asked Fell or Halvard why the radio was switched off before the ship struck."
    )
    after = (
        "Later the owners praised Halvard for his calm. The pilot was sent home by Halvard.\n"
        "Nobody has asked Fell or Halvard why the radio was switched off before the ship struck."
    )
    assert ("names-confused", "Fell", "Halvard") in told(before, after)


def test_some_that_became_all_is_wider() -> None:
    before = "The owners said some passengers had been paid back for the crossings they had missed."
    after = "The owners said all passengers had been paid back for the crossings they had missed."
    assert ("scope-widened", "some", "all") in told(before, after)


def test_two_figures_joined_into_a_range_are_told() -> None:
    before = (
        "The harbour office counted 12 passengers who had been hurt on the stairs.\n"
        "A doctor at the clinic spoke of 19 passengers with broken bones or burns."
    )
    after = "Between 12 and 19 passengers had been hurt on the stairs, a doctor said."
    assert ("claim-made-range", "12", "12 and 19") in told(before, after)


def test_a_range_that_the_source_has_itself_is_no_shift() -> None:
    line = "Between 12 and 19 passengers had been hurt on the stairs, the harbour office said."
    assert not shifts(line, line)


def test_a_quotation_given_without_its_marks_is_told() -> None:
    before = '"The lights went out and we held each other by the hand in the dark," a cook said.'
    after = "A cook said the lights went out and they held each other by the hand in the dark."
    assert "quotation-paraphrased" in {detail for detail, _, _ in told(before, after)}


def test_words_drawn_inside_the_marks_are_told_only_if_the_marks_are_new() -> None:
    before = "The owners said they would answer every question of the inspectors in due time."
    after = 'The owners said they would "answer every question of the inspectors in due time".'
    assert "paraphrase-put-in-quotes" in {detail for detail, _, _ in told(before, after)}
    assert "paraphrase-put-in-quotes" not in {detail for detail, _, _ in told(after, after)}


def test_a_doubt_lost_is_told_though_another_word_of_doubt_stands_near() -> None:
    before = "When the crew looked around, the pilot allegedly switched the radio off."
    after = "When the crew looked around, the pilot switched the radio off."
    assert "hedge-lost" in {detail for detail, _, _ in told(before, after)}


def test_of_two_speakers_in_one_sentence_the_one_exchanged_is_told() -> None:
    line = "The office said the buoy had drifted by night, while {} said nobody had reported it."
    given = told(line.format("Odran Fell"), line.format("a lawmaker"))
    assert ("source-exchanged", "Odran Fell", "a lawmaker") in given


def test_whoever_was_told_is_not_the_speaker() -> None:
    before = "Odran Fell was told that the buoy off the Grey Shoal had drifted in the night."
    after = "A relative was told that the buoy off the Grey Shoal had drifted in the night."
    assert not [one for one in shifts(before, after) if one.kind == "attribution"]


def test_a_judge_who_became_a_lawmaker_is_another_speaker() -> None:
    before = '"If there were any more that I could give you, I would," the judge said.'
    after = '"If there were any more that I could give you, I would," a lawmaker said.'
    assert ("source-exchanged", "the judge", "a lawmaker") in told(before, after)


def test_words_that_the_first_article_has_are_not_altered_by_a_copy_of_another_copy() -> None:
    line = '"We looked for the lifeboat until the tide turned and found {}," Odran Fell said.'
    texts = {
        "first": ("nothing but a lamp", "2031-05-02T08:00"),
        "second": ("nothing except one lamp", "2031-05-02T09:00"),
        "third": ("nothing but a lamp", "2031-05-02T10:00"),
    }
    articles = []
    for name, (words, when) in texts.items():
        head = HEAD if name == "first" else HEAD.replace("Divers", "Two divers")
        text = "\n".join((head, line.format(words), MORE, TAIL))
        published = Published(when, "minute", "given")
        runs = ((0, 0, len(text)),)
        articles.append(Article(name, "p", 0, None, None, None, "en", published, text, runs, ()))
    altered = {one.became.article for one in trace_story(articles, {}).shifts}
    assert altered == {"second"}


def test_the_agency_that_was_told_and_is_named_no_more_is_an_outlet_dropped() -> None:
    line = "Odran Fell{} that the buoy off the Grey Shoal had drifted in the night."
    given = shifts(line.format(" told Reuters"), line.format(" said"))
    assert [one.became.text for one in given if one.detail == "outlet-dropped"] == [
        line.format(" said")
    ]
    kept = shifts(line.format(" told Reuters"), line.format(" told the Reuters agency"))
    assert not [one for one in kept if one.detail == "outlet-dropped"]
