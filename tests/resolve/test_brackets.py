"""Short forms in brackets after a name."""

import pytest

from recension.model.annotation import Mention
from recension.resolve.brackets import bracketed


def _given(text: str, name: str) -> list[tuple[str, str]]:
    at = text.index(name)
    return list(bracketed(text, [Mention(at, at + len(name), "organisation")]))


@pytest.mark.parametrize("short", ["PTM", "P.T.M.", "PTvM", "TMP-2"])
def test_an_acronym_right_after_the_name_is_its_short_form(short: str) -> None:
    text = f"The Party of Traders and Millers ({short}) won."
    assert _given(text, "Party of Traders and Millers") == [("Party of Traders and Millers", short)]


@pytest.mark.parametrize(
    "text",
    [
        "The Party of Millers (founded in 2012) won.",
        "The Party of Millers (Lasso) won.",
        "The Party of Millers (ZX) won.",
        "The Party of Millers won (PM).",
        "The Party of Millers (P) won.",
    ],
)
def test_what_is_no_acronym_of_the_name_is_not_taken(text: str) -> None:
    assert _given(text, "Party of Millers") == []
