"""The language an article is written in."""

import functools
import typing

_LETTERS_NEEDED = 40
_CONFIDENCE_NEEDED = 0.7
_CHARACTERS_READ = 600
"""Nothing is told more surely from more of a text, and time grows with it."""


def language_of(text: str) -> str:
    """The language of `text` as a BCP 47 tag, "und" where it is too short or unclear to say.

    Read by py3langid (Lui and Baldwin 2012, langid.py) from the first 600 characters.
    """
    sample = text[:_CHARACTERS_READ]
    if sum(map(str.isalpha, sample)) < _LETTERS_NEEDED:
        return "und"
    language, confidence = _identifier().classify(sample)
    return str(language) if confidence >= _CONFIDENCE_NEEDED else "und"


class _Identifier(typing.Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@functools.cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return found
