"""Roles: what a text says somebody is, beside the name and apart from it."""

import re

from recension.annotate.mentions import name_words
from recension.annotate.words import words_of
from recension.model.annotation import Mention
from recension.model.span import Offsets

_APPOSITIVE = re.compile(
    r",\s+((?:(?:a|an|the|one of|former|ex-)\s)?[^,.;:\n\"“”()]{3,90})(?=[,.;\n])"
)
_HEADED = re.compile(r"^(?:a|an|the|one of|former|ex-)")
_WINDOW = 60


def role_spans(text: str, mention: Mention) -> tuple[Offsets, ...]:
    """The titles right before a person's name and the description between commas right after it.

    "junta leader General Assimi Goïta" gives "leader General"; "Awa Keita, a former governor of the
    region," gives the words between the commas.
    """
    found = [span for span in (_before(text, mention.start), _after(text, mention.end)) if span]
    return tuple(found)


def _before(text: str, start: int) -> Offsets | None:
    floor = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    words = words_of(text[floor:start])
    titles = name_words().titles
    first = len(words)
    while first and (words[first - 1].low in titles or _is_stop(words, first - 1)):
        first -= 1
    while first < len(words) and words[first].text == ".":
        first += 1
    if first == len(words) or text[floor + words[-1].end : start].strip():
        return None
    last = len(words) - 1 if words[-1].text == "." and len(words) - 1 > first else len(words)
    return floor + words[first].start, floor + words[last - 1].end


def _is_stop(words: tuple, at: int) -> bool:  # type: ignore[type-arg]
    return words[at].text == "." and at > 0 and words[at - 1].low in name_words().titles


def _after(text: str, end: int) -> Offsets | None:
    match = _APPOSITIVE.match(text, end)
    if match is None or _HEADED.match(match.group(1)) is None:
        return None
    return match.span(1)
