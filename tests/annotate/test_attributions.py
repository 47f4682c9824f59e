"""Who says what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.annotate.attributions import find_attributions
from recension.annotate.prepared import prepare

Row = tuple[str, str, tuple[str, ...]]


def _read(text: str) -> list[Row]:
    rows: list[Row] = []
    for item in find_attributions(prepare(text)):
        source = " … ".join(text[start:end] for start, end in item.source)
        cue = " ".join(text[start:end] for start, end in item.cue)
        rows.append((source, cue, tuple(text[start:end] for start, end in item.content)))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Awa Keita said the bridge was shut.", [("Awa Keita", "said", ("the bridge was shut",))]),
        ("Awa Keita said that it rained.", [("Awa Keita", "said", ("that it rained",))]),
        ('"It rained," Awa Keita said.', [("Awa Keita", "said", ('"It rained,"',))]),
        ('"It rained," said Awa Keita.', [("Awa Keita", "said", ('"It rained,"',))]),
        (
            '"It rained," said Awa Keita, a lawyer.',
            [("Awa Keita, a lawyer", "said", ('"It rained,"',))],
        ),
        (
            "The bridge was shut, officials said.",
            [("officials", "said", ("The bridge was shut",))],
        ),
        (
            "According to Awa Keita, the bridge was shut.",
            [("Awa Keita", "According to", ("the bridge was shut",))],
        ),
        (
            "The bridge was shut, according to two officials.",
            [("two officials", "according to", ("The bridge was shut",))],
        ),
        (
            "A Tolan security source told AFP the bridge was shut.",
            [("A Tolan security source", "told", ("the bridge was shut",))],
        ),
        (
            "The bridge was shut, sources told AFP on Sunday.",
            [("sources", "told", ("The bridge was shut",))],
        ),
        (
            'A witness confirmed the attack, adding: "It went on all night".',
            [
                ("A witness", "confirmed", ("the attack",)),
                ("A witness", "adding", ('"It went on all night"',)),
            ],
        ),
        (
            "A man close to Gen Sarr denied his arrest.",
            [("A man close to Gen Sarr", "denied", ("his arrest",))],
        ),
        (
            "A doctor, who declined to be named, said six had died.",
            [("A doctor, who declined to be named,", "said", ("six had died",))],
        ),
        (
            "“We held,” she said, “and we won.”",
            [("she", "said", ("“We held,”", "“and we won.”"))],
        ),
        (
            "According to AFP, citing military sources, the bridge was shut.",
            [
                ("AFP", "According to", ("the bridge was shut",)),
                ("military sources", "citing", ("the bridge was shut",)),
            ],
        ),
        (
            "A medic said 20 were hurt, while a nurse put the figure at 50.",
            [
                ("A medic", "said", ("20 were hurt",)),
                ("a nurse", "put", ("the figure at 50",)),
            ],
        ),
        (
            "AFP reported, citing police, that 20 died.",
            [("AFP", "reported", ("that 20 died",)), ("police", "citing", ("that 20 died",))],
        ),
        ("He met the envoy and said it rained.", [("He", "said", ("it rained",))]),
        ("The report was read in the hall.", []),
        ("The attacks went on.", []),
        ("It rained on Sunday.", []),
        ("“I said no to him,” the sign read.", [("the sign", "read", ("“I said no to him,”",))]),
    ],
)
def test_a_sentence_gives_these_attributions(text: str, expected: list[Row]) -> None:
    assert _read(text) == expected


def test_a_noun_that_words_before_it_count_tells_nothing() -> None:
    assert _read("Prison officials could answer few questions about how he had come by it.") == []


def test_a_quotation_without_a_cue_goes_to_the_last_speaker_of_its_paragraph() -> None:
    text = '"They came at dawn," a neighbour said. "They told him nothing."'
    [(source, _, content)] = _read(text)
    assert source == "a neighbour"
    assert content == ('"They came at dawn,"', '"They told him nothing."')


def test_a_quotation_without_a_cue_goes_to_the_speaker_of_the_paragraph_before() -> None:
    text = '"They came at dawn," a neighbour said.\n\n"They told him nothing at all."'
    [(_, _, content)] = _read(text)
    assert content[-1] == '"They told him nothing at all."'


def test_a_quotation_far_from_any_speaker_stays_without_one() -> None:
    text = '"They came," a neighbour said.\n\nIt rained.\n\nIt snowed.\n\n"They told him nothing."'
    [(_, _, content)] = _read(text)
    assert content == ('"They came,"',)


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "said",
                "told",
                "AFP",
                "according",
                "to",
                "citing",
                "X",
                ",",
                ".",
                "a",
                "source",
                "that",
                "denied",
                "saying",
                ":",
                "\n\n",
                "Mr.",
                "and",
                "he",
                "—",
                "with",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
@settings(max_examples=200, deadline=None)
def test_parts_lie_inside_the_text_in_order_and_are_never_empty(text: str) -> None:
    prepared = prepare(text)
    found = find_attributions(prepared)
    assert list(found) == sorted(found)
    assert found == find_attributions(prepared)
    for item in found:
        assert item.cue
        assert item.content
        for start, end in (*item.source, *item.cue, *item.content):
            assert 0 <= start < end <= len(text)
