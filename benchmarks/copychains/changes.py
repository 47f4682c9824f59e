"""Changes of meaning, made on purpose: quotations, numbers, hedges and speakers."""

import random
import re

from benchmarks.copychains.chain import Changed, pick

QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_NUMBER = re.compile(
    r"(?<![\w.,:$-])(\d{1,3})(?=\s+[a-z]{4,})(?!\s+(?:percent|million|years?-old))"
)
_HEDGE = re.compile(
    r"\b(at least|about|around|nearly|almost|approximately|reportedly|allegedly|apparently) (?=\w)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"(?:^|(?<=[”\"] )|(?<=, ))((?:[Tt]he |[Aa] |[Aa]n )?(?:police|official|"
    r"spokesman|spokeswoman|officer|lawyer|attorney|prosecutor|judge|doctor|analyst|expert|resident|neighbor|witness)s?"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}) (?=said\b|told |says\b|added[.,;]|confirmed )"
)
_OTHERS = (
    "a military source", "witnesses", "a senior official", "a lawmaker", "residents",
    "a relative", "an analyst", "a police commander",
)  # fmt: skip
_SWAPS = {
    "the": "this", "a": "one", "is": "was", "are": "were", "was": "is", "we": "they", "I": "we",
    "very": "quite", "not": "never", "will": "would", "can": "could", "have": "had", "has": "had",
    "our": "the", "my": "our", "this": "that", "people": "residents", "good": "fine",
    "think": "believe", "want": "need", "know": "understand", "going": "about", "all": "most",
    "it": "that", "he": "the man", "she": "the woman", "and": "but", "more": "further",
}  # fmt: skip


def altered_quotation(text: str, rng: random.Random) -> tuple[str, Changed] | None:
    """The sentence with two or more words inside its quotation marks changed or lost."""
    long = (match for match in QUOTED.finditer(text) if len(match.group(1)) >= 25)
    match = next(long, None)
    if match is None:
        return None
    tokens = match.group(1).split(" ")
    places = [at for at, token in enumerate(tokens) if token in _SWAPS]
    if len(tokens) < 6 or not places:
        return None
    first = pick(rng, places)
    tokens[first] = _SWAPS[tokens[first]]
    inner = [at for at in range(2, len(tokens) - 2) if at != first and tokens[at].isalpha()]
    if inner:
        del tokens[pick(rng, inner)]
    became = " ".join(tokens)
    changed = text[: match.start(1)] + became + text[match.end(1) :]
    return changed, Changed("quotation", match.group(1), became)


def changed_number(text: str, rng: random.Random) -> tuple[str, Changed] | None:
    """The sentence with one number made another."""
    found = [match for match in _NUMBER.finditer(text) if int(match.group(1)) > 1]
    found = [match for match in found if not _inside_quotation(text, match.start())]
    if not found:
        return None
    match = pick(rng, found)
    value = int(match.group(1))
    became = str(value + pick(rng, (-1, 1, 2, 3, 5, 10)) if value > 3 else value + 2)
    changed = text[: match.start(1)] + became + text[match.end(1) :]
    return changed, Changed("quantity", match.group(1), became)


def dropped_hedge(text: str, rng: random.Random) -> tuple[str, Changed] | None:
    """The sentence without one of its hedges."""
    found = [m for m in _HEDGE.finditer(text) if not _inside_quotation(text, m.start())]
    numeric = [m for m in found if text[m.end()].isdigit() or m.group(1).lower().endswith("ly")]
    numeric = [m for m in numeric if m.group(1).lower() not in {"nearly", "about"} or (
        text[m.end()].isdigit())]  # fmt: skip
    if not numeric:
        return None
    match = pick(rng, numeric)
    rest = text[match.end() :]
    if match.start() == 0:
        rest = rest[0].upper() + rest[1:]
    return text[: match.start()] + rest, Changed("certainty", match.group(1), "")


def exchanged_speaker(text: str, rng: random.Random) -> tuple[str, Changed] | None:
    """The sentence with its speaker exchanged for another."""
    match = _SPEAKER.search(text)
    if match is None or match.group(1) in {
        "He",
        "She",
        "They",
        "It",
        "We",
        "But",
        "And",
        "As",
        "Who",
    }:
        return None
    became = pick(rng, [one for one in _OTHERS if one.split()[-1] not in match.group(1)])
    became = became.capitalize() if match.start(1) == 0 else became
    changed = text[: match.start(1)] + became + text[match.end(1) :]
    return changed, Changed("attribution", match.group(1), became)


def _inside_quotation(text: str, at: int) -> bool:
    return any(match.start() <= at < match.end() for match in QUOTED.finditer(text))
