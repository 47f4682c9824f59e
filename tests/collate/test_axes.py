"""Who gathered a claim and who told it, counted apart; an invented quarrel over a canal."""

import msgspec

from recension.collate.axes import informants_of, information_of, with_reporting_origins
from recension.model.claim import AttributionLink, Claim, SourceKind
from recension.model.entity import Entity
from recension.model.lineage import Credit, Independence, Lineage, Origin
from recension.model.span import Span

TEXT = "The canal is closed, Runa Halvard told the Ostvik Wire. It leaks, a diver said."


def span(words: str, article: str = "a") -> Span:
    """Where the words stand in the text."""
    at = TEXT.index(words)
    return Span(article, at, at + len(words), words)


def claim(name: str, words: str, speaker: str, kind: SourceKind, article: str = "a") -> Claim:
    """A claim that `speaker` makes, nobody where that is empty."""
    link = AttributionLink(speaker, None, kind, "originator", "in-sentence", None, None)
    chain = (link,) if speaker else ()
    return Claim(name, span(words, article), chain, "affirmed", "stated", False, None, None)


WIRE = Origin(
    "o1", "Ostvik Wire", "agency", (Credit("a", "stated", (span("told the Ostvik Wire"),)),)
)
BUGLE = Origin("o2", "Bugle", "newspaper", (Credit("a", "inferred", ()), Credit("b", "stated", ())))
LINEAGE = Lineage((WIRE, BUGLE), (), Independence(2, 2, ""))


def test_a_claim_rests_on_the_newsroom_credited_in_its_words() -> None:
    told = claim("c1", "The canal is closed, Runa Halvard told the Ostvik Wire", "Runa Halvard",
                 "named-person")  # fmt: skip
    other = claim("c2", "It leaks", "a diver", "anonymous-person")
    found = with_reporting_origins([told, other], LINEAGE)
    assert [one.origins for one in found] == [("o1",), ("o1", "o2")]


def test_a_claim_rests_on_the_newsroom_that_its_chain_names() -> None:
    found = with_reporting_origins([claim("c1", "It leaks", "the Bugle", "outlet")], LINEAGE)
    assert found[0].origins == ("o2",)


def test_one_informant_told_what_two_newsrooms_carry() -> None:
    claims = [
        claim("c1", "It leaks", "a diver", "anonymous-person"),
        claim("c2", "It leaks", "The diver", "anonymous-person", "b"),
        claim("c3", "The canal is closed", "Runa Halvard", "named-person"),
        claim("c4", "The canal is closed", "", "unspecified", "b"),
    ]
    found = informants_of(with_reporting_origins(claims, LINEAGE), ())
    assert [(one.name, one.claims) for one in found] == [
        ("Runa Halvard", ("c3",)),
        ("The diver", ("c1", "c2")),
    ]
    assert found[1].articles == ("a", "b")
    assert found[1].origins == ("o1", "o2")
    counted = information_of(found, len(claims))
    assert (counted.low, counted.high) == (1, 2)
    assert counted.basis.startswith("3 of 4 claims say who told them: 1 by name, and 1 without")


def test_two_wordings_of_one_name_are_one_informant() -> None:
    first, second = span("Runa Halvard"), span("Halvard")
    runa = Entity("e1", "person", "Runa Halvard", ("Halvard", "Runa Halvard"), (), (first, second))
    chains = [
        AttributionLink(words.text, None, "named-person", "originator", "in-sentence", None, words)
        for words in (first, second)
    ]
    claims = [
        msgspec.structs.replace(claim(f"c{at}", "It leaks", "", "unspecified"), attribution=(one,))
        for at, one in enumerate(chains)
    ]
    (only,) = informants_of(claims, [runa])
    assert (only.name, only.entity, only.claims) == ("Runa Halvard", "e1", ("c0", "c1"))


def test_where_nobody_says_who_told_it_information_cannot_be_measured() -> None:
    claims = [claim("c1", "It leaks", "", "unspecified")]
    counted = information_of(informants_of(claims, ()), len(claims))
    assert (counted.low, counted.high) == (None, None)
