import numpy as np

from recension.annotate.prepared import prepare
from recension.annotate.tagging.names import Tagged, known_labels, mentions_of, tagged_names
from recension.annotate.tagging.network import KINDS
from recension.annotate.tagging.pieces import pieces_of
from recension.model.annotation import Mention


def _read(text: str, names: dict[str, str], weak: dict[str, str] | None = None) -> list[str]:
    """The mentions of a text if the network were sure of `names` and unsure of `weak`."""
    prepared = prepare(text)
    pieces = pieces_of(text, prepared.paragraphs, prepared.runs)
    scores = np.zeros((len(pieces), 11), dtype=np.float32)
    scores[:, 0] = 4.0
    for strength, table in ((9.0, names), (5.0, weak or {})):
        for name, kind in table.items():
            start = text.index(name)
            for at, piece in enumerate(pieces):
                if start <= piece.start < start + len(name):
                    inside = piece.start > start
                    scores[at, 1 + 2 * KINDS.index(kind) + inside] = strength  # type: ignore[arg-type]
    found = mentions_of(text, tagged_names(pieces, scores))
    return [f"{text[m.start : m.end]}/{m.kind}" for m in found]


def test_a_name_takes_all_pieces_of_its_words() -> None:
    assert _read("Then Abdoulkarim left.", {"Abdoulkarim": "person"}) == ["Abdoulkarim/person"]


def test_a_suffix_by_itself_is_no_name() -> None:
    text = "Arlo Comstock Jr. fled."
    likely = tuple(float(kind == "person") for kind in KINDS)
    alone, whole = Tagged(14, 17, likely), Tagged(0, 17, likely)
    assert mentions_of(text, [alone]) == ()
    assert [text[m.start : m.end] for m in mentions_of(text, [whole])] == ["Arlo Comstock Jr."]


def test_a_hyphen_ties_a_name_together() -> None:
    names = {"Ansar": "organisation", "-": "person", "Wala": "organisation"}
    assert _read("The Ansar-Wala fled.", names) == ["Ansar-Wala/organisation"]


def test_a_name_ends_with_its_line() -> None:
    assert _read("Awa Keita\n\nNo one left.", {"Awa Keita\n\nNo": "person"}) == ["Awa Keita/person"]


def test_titles_and_ranks_stay_outside_a_person() -> None:
    assert _read("Then Gen Awa Keita left.", {"Gen Awa Keita": "person"}) == ["Awa Keita/person"]


def test_a_name_is_of_one_kind_throughout_a_text() -> None:
    text = "Norvik fell silent. In Norvik, all shops shut."
    prepared = prepare(text)
    pieces = pieces_of(text, prepared.paragraphs, prepared.runs)
    scores = np.zeros((len(pieces), 11), dtype=np.float32)
    scores[:, 0] = 4.0
    person, place = 1, 1 + 2 * KINDS.index("place")
    for at, piece in enumerate(pieces):
        if text[piece.start :].startswith("Norvik"):
            scores[at, person if piece.start == 0 else place] = 5.0 if piece.start == 0 else 9.0
            scores[at, place] = max(scores[at, place], 4.5)
        elif piece.goes_on:
            scores[at, 0] = 0.0
    kinds = {m.kind for m in mentions_of(text, tagged_names(pieces, scores))}
    assert kinds == {"place"}


def test_countries_and_peoples_are_known_from_a_list() -> None:
    text = "In Mali, Malian troops left."
    assert _read(text, {}, {"Mali": "person", "Malian": "person"}) == ["Mali/place", "Malian/group"]


def test_a_building_is_a_facility() -> None:
    text = "Near Norvik Airport it rained."
    assert _read(text, {"Norvik Airport": "place"}) == ["Norvik Airport/facility"]


def test_what_is_likely_a_group_counts_as_outside() -> None:
    scores = np.zeros((1, 11), dtype=np.float32)
    scores[0, 1 + 2 * KINDS.index("group")] = 9.0
    assert known_labels(scores).argmax(axis=1).tolist() == [0]


def test_marks_alone_are_no_name() -> None:
    assert mentions_of("— and", []) == ()
    assert _read("Then … and —", {"…": "person", "—": "place"}) == []
    assert Mention(0, 1, "person").kind == "person"
