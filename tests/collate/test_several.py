"""Persons meant together by a plural."""

import pytest
from tests.collate.conftest import Collate, invented

from recension.model.value import Status


@pytest.mark.parametrize(
    ("text", "topic", "told"),
    [
        ("Ana Roth met Ivo Brandt. Both were charged with theft.", "accused", 2),
        ("Ana Roth met Ivo Brandt. The two were charged with theft.", "accused", 2),
        ("Ana Roth met Ivo Brandt. They were charged with theft and held in Kell.", "custody", 2),
        ("Ana Roth met Ivo Brandt, and both were charged with theft.", "accused", 2),
        ("Ana Roth met Ivo Brandt. All three were charged with theft.", "accused", 0),
        ("Ana Roth spoke in Kell. They were charged with theft.", "accused", 0),
    ],
)
def test_a_plural_takes_up_as_many_as_it_says(
    collate: Collate, text: str, topic: str, told: int
) -> None:
    result = collate([invented("Gazette", text)], ["Ana Roth", "Ivo Brandt"])
    states = [claim.value for claim in result.claims if isinstance(claim.value, Status)]
    about = [
        row
        for row in result.collations
        if topic in row.question and any(name in row.question for name in ("Roth", "Brandt"))
    ]
    assert len(about) == told
    assert all(state.holds for state in states)
