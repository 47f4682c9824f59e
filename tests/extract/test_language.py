"""Languages of texts."""

import subprocess
import sys

import pytest

from recension.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two people were hurt when a stand collapsed at the Brisk fair on Sunday.", "en"),
        ("Deux personnes ont été blessées quand une tribune s'est effondrée à la foire.", "fr"),
        ("Dos personas resultaron heridas cuando se derrumbó una tribuna en la feria.", "es"),
        ("Zwei Menschen wurden verletzt, als auf dem Jahrmarkt eine Tribüne einstürzte.", "de"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Ansongo", "1 2 3 4 5 6 7 8 9 10 11 12", "..." * 50])
def test_of_a_text_too_short_nothing_is_said(text: str) -> None:
    assert language_of(text) == "und"


def test_the_reader_of_languages_is_loaded_only_when_asked() -> None:
    code = "import sys, recension.extract.language; print('py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
