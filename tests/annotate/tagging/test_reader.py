from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.prepared import prepare
from recension.annotate.tagging.network import readings
from recension.annotate.tagging.pieces import pieces_of
from recension.annotate.tagging.reader import read_by_tagger

TEXT = (
    "NORVIK (Harbour Wire) - Police in Norvik detained 12 dockers on Monday, a spokesman for the "
    'interior ministry, Ilse Tarrant, said.\n\n"They were armed," she told reporters.\n\n'
    '"Nobody was hurt," added Mayor Jonas Okafor, who denied that shots were fired.'
)


def _said(text: str) -> list[tuple[str, str, str]]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    found = read_by_tagger(prepare(text)).attributions
    return [(words(a.source), words(a.cue), words(a.content)) for a in found]


def test_a_quotation_goes_to_the_pronoun_that_says_it() -> None:
    assert ("she", "told", '"They were armed,"') in [(s, c[:4], t) for s, c, t in _said(TEXT)]


def test_what_a_heading_says_does_not_run_on_into_the_text_below() -> None:
    text = (
        "Dozens feared drowned after ferry capsizes near Tavolo\n\nThirty-one bodies had been "
        "recovered by Saturday evening after an inter-island ferry went down in a storm near "
        "Tavolo, officials in Port Emmet said, in the country's deadliest accident at sea.\n\n"
    )
    told = [content for source, _, content in _said(text) if source == "Dozens"]
    assert not any("Thirty-one" in content for content in told)


def test_a_speaker_after_the_verb_is_found() -> None:
    said = next(item for item in _said(TEXT) if "Nobody" in item[2])
    assert "Jonas Okafor" in said[0]
    assert said[1] == "added"


def test_people_and_places_are_named() -> None:
    found = {(TEXT[m.start : m.end], m.kind) for m in read_by_tagger(prepare(TEXT)).mentions}
    assert {("Norvik", "place"), ("Ilse Tarrant", "person"), ("Jonas Okafor", "person")} <= found


def test_what_is_read_in_a_text_does_not_hang_on_what_was_read_before() -> None:
    before = read_by_tagger(prepare(TEXT))
    read_by_tagger(prepare("Another text altogether, said the clerk. " * 40))
    assert read_by_tagger(prepare(TEXT)) == before


def test_readings_come_in_the_order_of_their_windows() -> None:
    prepared = prepare("One two three. " * 60)
    pieces = pieces_of(prepared.text, prepared.paragraphs, prepared.runs)
    windows = ((0, 100), (100, 104), (104, 180))
    assert [reading.first for reading in readings(pieces, windows)] == [0, 100, 104]


def test_an_empty_text_says_nothing() -> None:
    assert read_by_tagger(prepare("")).attributions == ()
    assert read_by_tagger(prepare(" \n ")).mentions == ()


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_that_lie_within_it(text: str) -> None:
    found = read_by_tagger(prepare(text))
    spans = [(m.start, m.end) for m in found.mentions]
    for item in found.attributions:
        spans.extend((*item.source, *item.cue, *item.content))
    assert all(0 <= start < end <= len(text) for start, end in spans)
