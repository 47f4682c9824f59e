"""Where names begin and end, and what is none."""

import pytest

from recension.model.annotation import Annotation, Mention, MentionKind
from recension.resolve.name_bounds import bounded_names
from recension.text.sentences import sentence_offsets

Found = tuple[str, MentionKind]


def _read(name: str, text: str, *found: Found) -> Annotation:
    """An annotation that holds these names alone, each where it first stands."""
    places = sorted((text.index(form), form, kind) for form, kind in found)
    mentions = tuple(Mention(at, at + len(form), kind) for at, form, kind in places)
    return Annotation(name, text, sentence_offsets(text), mentions, (), (), (), ())


def _bounded(*annotations: Annotation) -> list[Found]:
    read = {one.id: one for one in annotations}
    found = bounded_names(read)
    return [(read[k].text[m.start : m.end], m.kind) for k, row in found.items() for m in row]


@pytest.mark.parametrize(
    ("text", "read", "name"),
    [
        ("House Speaker Awa Dombila left.", "House Speaker Awa Dombila", "Awa Dombila"),
        ("President-elect Awa Dombila left.", "President-elect Awa Dombila", "Awa Dombila"),
        ("A Republican Dombila came.", "Republican Dombila", "Dombila"),
        ("Mayors Sy and Dombila met.", "and Dombila", "Dombila"),
        ("Treasurer Robert Dombila met them.", "Dombila", "Robert Dombila"),
        ("Engineering Consultant Ray Dombila met them.", "Consultant Ray Dombila", "Ray Dombila"),
    ],
)
def test_a_person_is_named_without_posts_and_with_the_first_name(
    text: str, read: str, name: str
) -> None:
    assert _bounded(_read("a", text, (read, "person"))) == [(name, "person")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The bill of Sen. Awa Sy.", "Sen"),
        ("Justice Dombila wrote it.", "Justice"),
        ("He left. She and Awa stayed.", "She"),
        ("The chamber voted.", "chamber"),
        ("The Kayes Republican left.", "Kayes Republican"),
        ("Hurricane Awa came.", "Hurricane Awa"),
        ("Write to awa@dunmoor.example now.", "awa"),
        ("Dombila’s hat", "s"),
    ],
)
def test_posts_parties_pronouns_and_pieces_of_words_are_nobody(text: str, read: str) -> None:
    assert _bounded(_read("a", text, (read, "person"))) == []


def test_a_surname_that_is_a_title_stays_after_a_title() -> None:
    text = "They met Mr. King Monday."
    assert _bounded(_read("a", text, ("King", "person"))) == [("King", "person")]


def test_a_headline_gives_the_full_name_that_the_text_has() -> None:
    head = _read("a", "Awa Dombila Quits Tarbeck Council Post", ("Awa Dombila Quits", "person"))
    text = _read("b", "On Monday Awa Dombila left.", ("Awa Dombila", "person"))
    assert _bounded(head, text) == [("Awa Dombila", "person")] * 2


def test_a_verb_before_a_surname_in_a_headline_is_no_first_name() -> None:
    head = _read("a", "Osmere, Tarbeck Sue Dombila Government Again", ("Sue Dombila", "person"))
    text = _read("b", "They want to sue Awa Dombila now.", ("Awa Dombila", "person"))
    assert _bounded(head, text) == [("Dombila", "person"), ("Awa Dombila", "person")]


def test_words_after_a_full_name_stay_in_a_sentence() -> None:
    father = _read("a", "Then Awa Dombila came.", ("Awa Dombila", "person"))
    son = _read("b", "Then Awa Dombila Sy came.", ("Awa Dombila Sy", "person"))
    assert _bounded(father, son) == [("Awa Dombila", "person"), ("Awa Dombila Sy", "person")]


def test_a_place_is_named_without_its_genitive() -> None:
    text = "They left Dunmoor’s port."
    assert _bounded(_read("a", text, ("Dunmoor’s", "place"))) == [("Dunmoor", "place")]


def test_half_of_a_name_with_a_hyphen_is_made_whole() -> None:
    text = "The aide of Dombila-Sy came from Tarbeck-based Osmex."
    read = _read("a", text, ("Dombila", "person"), ("Tarbeck", "organisation"))
    assert _bounded(read) == [("Dombila-Sy", "person"), ("Tarbeck", "organisation")]


def test_who_is_given_an_age_is_a_person() -> None:
    text = "Abiola Dombila, 2, was found."
    assert _bounded(_read("a", text, ("Abiola Dombila", "place"))) == [("Abiola Dombila", "person")]


def test_a_surname_of_the_story_is_no_body() -> None:
    text = "Tanga Dombila came. Police charged Dombila."
    read = _read("a", text, ("Tanga Dombila", "person"))
    again = Annotation(
        "a",
        text,
        read.sentences,
        (*read.mentions, Mention(text.rindex("D"), len(text) - 1, "organisation")),
        (),
        (),
        (),
        (),
    )
    assert _bounded(again) == [("Tanga Dombila", "person"), ("Dombila", "person")]


@pytest.mark.parametrize(
    ("text", "read", "kind"),
    [
        ("Quebec Minister Awa Sy said no.", "Quebec", "place"),
        ("Her daughter, Brittany, left.", "Brittany", "person"),
        ("The fire was out, Xinhua reported.", "Xinhua", "organisation"),
        ("DUNMOOR (AP) — It rained.", "DUNMOOR", "place"),
        ("Hugo Quebec said no.", "Hugo Quebec", "person"),
    ],
)
def test_areas_newsrooms_and_datelines_are_no_people(
    text: str, read: str, kind: MentionKind
) -> None:
    assert _bounded(_read("a", text, (read, "person"))) == [(read, kind)]


@pytest.mark.parametrize(
    ("text", "read", "found"),
    [
        ("Held at the Sandere Unit near town.", "Sandere", ("Sandere Unit", "facility")),
        ("They left the White House early.", "House", None),
        ("A senator, D-Tarbeck, spoke.", "D", None),
        ("KAYES (WKYT) - It rained.", "WKYT", ("WKYT", "organisation")),
        ("Keita Left Mali Talks Early On Monday", "Mali Talks", ("Mali", "place")),
        (
            "They met in Mali’s Sandere County.",
            "Mali’s Sandere County",
            ("Sandere County", "place"),
        ),
        ("They met in Sandere County.", "Sandere County", ("Sandere County", "place")),
    ],
)
def test_a_place_is_no_part_of_another_name(text: str, read: str, found: Found | None) -> None:
    assert _bounded(_read("a", text, (read, "place"))) == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It burned near Crabgrass, Owens and Tarbeck roads.", ["Crabgrass", "Tarbeck"]),
        ("It burned on Interstate 4, an interstate.", ["Interstate"]),
        ("Tourists left the Strip, a strip of bars.", ["Strip"]),
    ],
)
def test_streets_and_plain_words_are_no_places(text: str, read: list[str]) -> None:
    found = _bounded(_read("a", text, *((name, "place") for name in read)))
    assert "place" not in {kind for _, kind in found}


def test_what_was_read_apart_is_one_name() -> None:
    text = "NEW TARBECK — A fund of John A. Dombila grew."
    read = _read("a", text, ("TARBECK", "place"), ("John A.", "person"), ("Dombila", "person"))
    assert _bounded(read) == [("NEW TARBECK", "place"), ("John A. Dombila", "person")]


def test_two_places_with_a_hyphen_are_two_and_a_party_before_one_is_none() -> None:
    text = "At the Mali-Niger border Rep. Awa Sy, D-Tarbeck, spoke."
    read = _read("a", text, ("Mali-Niger", "place"), ("D-Tarbeck", "person"))
    assert _bounded(read) == [("Mali", "place"), ("Niger", "place"), ("Tarbeck", "place")]


def test_a_surname_in_a_headline_does_not_take_the_words_after_it() -> None:
    head = _read("a", "Tarbeck Angry As Dombila Broaches Prospect", ("Dombila Broaches", "person"))
    text = _read("b", "On Monday Awa Dombila left.", ("Awa Dombila", "person"))
    assert _bounded(head, text) == [("Dombila", "person"), ("Awa Dombila", "person")]


def test_who_is_named_as_kin_is_a_person() -> None:
    text = "He met her daughter, Dombila, in Kayes."
    assert _bounded(_read("a", text, ("Dombila", "place"))) == [("Dombila", "person")]


def test_a_known_body_is_no_place() -> None:
    assert _bounded(_read("a", "The U.N. left.", ("U.N.", "place"))) == [("U.N.", "organisation")]


@pytest.mark.parametrize(
    ("name", "kind"), [("Bruce Township", "place"), ("Keita Inc", "organisation")]
)
def test_a_name_that_ends_like_no_persons_is_none(name: str, kind: MentionKind) -> None:
    assert _bounded(_read("a", f"They left {name} early.", (name, "person"))) == [(name, kind)]


def test_a_place_before_a_word_of_a_headline_makes_no_person() -> None:
    head = "Mali Lifer Dies Hours Before Tarbeck Hearing"
    assert _bounded(_read("a", head, ("Mali Lifer", "person"))) == []
