"""Cues: the words by which a text reports what somebody says, and how each is built."""

from functools import cache
from typing import Literal

import msgspec

from recension.text.word_lists import rows_of

Stance = Literal["denies", "weakens", "-"]
Form = Literal["base", "present", "past", "participle", "gerund"]


class CueVerb(msgspec.Struct, frozen=True):
    """A form of a reporting verb. `frames` are letters, as in the head of cues.tsv."""

    verb: str
    form: Form
    frames: frozenset[str]
    stance: Stance


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Every form of every verb of cues.tsv, in lower case."""
    verbs: dict[str, CueVerb] = {}
    for verb, forms, frames, stance in rows_of(__package__, "cues.tsv"):
        present, past, participle, gerund = forms.split()
        for form, text in (
            ("gerund", gerund),
            ("participle", participle),
            ("base", verb),
            ("past", past),
            ("present", present),
        ):
            found = {"verb": verb, "form": form, "frames": list(frames), "stance": stance}
            verbs[text] = msgspec.convert(found, CueVerb)
    return verbs
