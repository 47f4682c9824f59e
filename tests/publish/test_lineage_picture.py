"""The lineage as a picture: what is known is solid, what is inferred dashed."""

from recension.model.article import Article
from recension.model.lineage import Credit, Derivation, Independence, Origin
from recension.model.span import Span
from recension.model.story import Story
from recension.publish.lineage_picture import Edge, Picture, layout, svg

TEXT = "The lock gate broke, the harbour master told the Ostvik Wire."
TOLD = Span("a", 17, 60, TEXT[17:60])
WIRE = Origin(
    "o1", "Ostvik Wire", "agency", (Credit("a", "stated", (TOLD,)), Credit("b", "inferred", ()))
)
UNSEEN = Origin("o2", None, "unknown", (Credit("c", "inferred", ()),))


def article(name: str) -> Article:
    """An article of the text."""
    return Article(name, "p", 0, None, None, None, "en", None, TEXT, ((0, 0, len(TEXT)),), ())


def picture() -> Picture:
    """A credited article, its copy, and one that shares with the copy what neither gave."""
    derivations = (
        Derivation("a", "b", "edited", 0.8, (), "publication times", (0.99, 0.01)),
        Derivation("o2", "c", "edited", 0.4, (), "a common source", (0.5, 0.5)),
    )
    one = Independence(1, 2, "")
    story = Story(
        "s", "Lock gate", ("a", "b", "c"), 1, one, (WIRE, UNSEEN), derivations, (), (), (), (), ()
    )
    return layout(story, [article(name) for name in "abc"], {"a": "A", "b": "B", "c": "C"})


def edge(above: str, below: str) -> Edge:
    """The heaviest line from one node to another."""
    found = [one for one in picture().edges if (one.above.id, one.below.id) == (above, below)]
    return max(found, key=lambda one: one.share)


def test_an_article_that_credits_nobody_has_a_dashed_circle() -> None:
    inferred = {node.id: node.inferred for node in picture().nodes}
    assert inferred == {"o1": False, "o2": True, "a": False, "b": True, "c": True}
    drawn = svg(picture(), "Lock gate", "pair-")
    assert drawn.count('<circle class="inferred"') == 2
    assert '<g class="origin unknown">' in drawn


def test_what_comes_from_a_text_that_nobody_has_seen_is_dashed() -> None:
    assert not edge("a", "b").inferred
    assert edge("o2", "c").inferred


def test_origins_stand_on_top_and_copies_below_what_they_took_from() -> None:
    height = {node.id: node.y for node in picture().nodes}
    assert height["o1"] == height["o2"] < height["a"] < height["b"]


def test_a_line_is_as_heavy_as_the_share_taken() -> None:
    assert (edge("a", "b").share, edge("o2", "c").share) == (0.8, 0.4)
