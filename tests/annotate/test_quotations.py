"""Quotation marks and what stands between them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.quotations import marked_runs, quotation_kind


def _runs(text: str) -> list[tuple[str, int, str]]:
    return [(text[run.start : run.end], run.depth, run.ending) for run in marked_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," she said.', [("We left,", 0, "closed")]),
        ("“We left,” she said.", [("We left,", 0, "closed")]),
        ("'We left,' she said.", [("We left,", 0, "closed")]),
        ("‘We left,’ she said.", [("We left,", 0, "closed")]),
        ("«We left», she said.", [("We left", 0, "closed")]),
        ("„We left“, she said.", [("We left", 0, "closed")]),
        ("The soldiers' pay wasn't in.", []),
        ("The soldiers’ pay wasn’t in.", []),
        ("Back in the '90s they’d sing.", []),
        (
            "He heard \"they said 'no' twice\".",
            [("they said 'no' twice", 0, "closed"), ("no", 1, "closed")],
        ),
        ("“He said ‘no’,” she said.", [("He said ‘no’,", 0, "closed"), ("no", 1, "closed")]),
        ("“They came (Sunday) [at night].”", [("They came (Sunday) [at night].", 0, "closed")]),
        ("“One.\n\n“Two,” he said.", [("One.", 0, "reopened"), ("Two,", 0, "closed")]),
        ("“Never closed. He left.\n\nIt rained.", [("Never closed. He left.", 0, "never")]),
        ("“One. “Two,” he said.", [("One.", 0, "never"), ("Two,", 0, "closed")]),
        ('“Half a curl," he said.', [("Half a curl,", 0, "closed")]),
        (
            "They played 'Grey Shoal, ' he said. \"We won,\" he said.",
            [("Grey Shoal, ", 0, "closed"), ("We won,", 0, "closed")],
        ),
        ('They saw \'Grey Shoal sink. "We won," he said.', [("We won,", 0, "closed")]),
        (
            "\"They cried 'No, no. ' And we ran, \"she said.",
            [("They cried 'No, no. ' And we ran, ", 0, "closed"), ("No, no. ", 1, "closed")],
        ),
        ("No marks at all.", []),
        ('""', []),
    ],
)
def test_a_text_holds_these_runs(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert _runs(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will not go back to the barracks,” he said.", "speech"),
        ("The “volunteers” went home.", "scare"),
        ("She sang in the film “Rivers”.", "title"),
        ("He read “The Long Road to the Sea” twice.", "title"),
        ("“No.” He left.", "speech"),
        ("It was “proof that the officers struggle”, he said.", "speech"),
    ],
)
def test_a_run_is_of_this_kind(text: str, kind: str) -> None:
    assert quotation_kind(text, marked_runs(text)[0]) == kind


@given(st.text(alphabet="ab ,.\n\"'“”‘’«»„", max_size=120))
def test_runs_lie_inside_the_text_between_marks(text: str) -> None:
    runs = marked_runs(text)
    assert list(runs) == sorted(runs)
    for run in runs:
        assert 0 < run.start < run.end <= len(text)
        assert text[run.start - 1] == run.mark
        assert "\n\n" not in text[run.start : run.end].strip()


def test_many_marks_never_closed_take_bounded_time() -> None:
    begun = time.process_time()
    marked_runs("“‘«" * 30_000)
    marked_runs("“a ‘b " * 15_000)
    marked_runs("' \" " * 25_000)
    assert time.process_time() - begun < 25
