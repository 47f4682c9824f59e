"""Short forms that stand in brackets right after the name of a body: "Traders' Party (TP)"."""

import re
from collections.abc import Iterable, Iterator, Mapping

from recension.model.annotation import Annotation, Mention
from recension.resolve.names import name_tokens

_BRACKETED = re.compile(r"[\"'”’]?\s?\([\"'“‘]?([^\W\d_](?:[^\W_]|[.&-]){1,9})[\"'”’]?\)")


def bracketed(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """The name of a body with the short form in brackets after it, where that is an acronym.

    An acronym has two capitals or more and begins with the letter of some word of the name: the
    letters of a name that is translated need not be its initials.
    """
    for mention in mentions:
        match = _BRACKETED.match(text, mention.end) if mention.kind == "organisation" else None
        if match is not None:
            name, short = text[mention.start : mention.end], match.group(1)
            if _is_acronym(short) and _shares_initial(short, name):
                yield name, short


def _is_acronym(short: str) -> bool:
    return short[0].isupper() and sum(letter.isupper() for letter in short) > 1


def _shares_initial(short: str, name: str) -> bool:
    words = name_tokens(name)
    return len(words) > 1 and short[0].lower() in {word[0] for word in words}


def short_forms(
    annotations: Mapping[str, Annotation], mentions: Mapping[str, Iterable[Mention]]
) -> dict[str, frozenset[str]]:
    """The acronyms that a story's articles give in brackets, each with the names it stands for."""
    found: dict[str, set[str]] = {}
    for article in sorted(annotations):
        for name, short in bracketed(annotations[article].text, mentions[article]):
            found.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in sorted(found.items())}
