"""Tracing of stories about invented events, in outlets and towns that do not exist."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model.article import Article, Published
from recension.model.lineage import Lineage
from recension.trace.story import trace_story

WIRE = """Five miners rescued after flood at Orvalle pit
ORVALLE (AFP) - Five miners were brought out alive on Tuesday from a flooded pit near Orvalle.
"We heard them knocking on the pipe at about dawn and knew they were alive," a rescue worker said.
At least 12 others were still missing, according to the provincial mining office.
Teodora Kessling, who heads the rescue, said pumps had lowered the water by nine metres.
The pit, which opened in 1974, was closed twice for repairs after earlier floods.
Relatives waited at the gate of the Brannoch shaft through the night, wrapped in blankets."""

REWRITE = """Rescuers pull five miners from flooded Orvalle pit
Five miners were brought out alive on Tuesday from a flooded pit near Orvalle.
"We heard them knocking on the pipe and were sure they were alive," a military insider said.
Some 15 others were still missing, according to the provincial mining office.
Teodora Kessling, who heads the rescue, said pumps had lowered the water by nine metres."""

OTHER = """Budget vote in Sarnholm put off
The council of Sarnholm has put off its vote on the harbour budget until spring.
Mayor Ilse Trandahl told the BBC that three members were ill and two had resigned.
A petition against the new cranes has drawn 4,000 signatures since August."""


def article(name: str, text: str, published: str | None = None) -> Article:
    when = Published(published, "minute", "given") if published else None
    return Article(name, "p", 0, None, None, None, "en", when, text, ((0, 0, len(text)),), ())


def traced(*articles: Article) -> Lineage:
    return trace_story(articles, {})


def test_an_uncredited_rewrite_rests_on_the_agency_it_was_rewritten_from() -> None:
    lineage = traced(article("wire", WIRE), article("rewrite", REWRITE))
    (origin,) = lineage.origins
    assert (origin.name, origin.kind) == ("AFP", "agency")
    assert [(one.article, one.credit) for one in origin.articles] == [
        ("rewrite", "inferred"),
        ("wire", "stated"),
    ]
    assert (lineage.independence.low, lineage.independence.high) == (1, 1)


def test_the_wire_is_the_source_and_the_rewrite_the_copy() -> None:
    (edge,) = traced(article("wire", WIRE), article("rewrite", REWRITE)).derivations
    assert (edge.from_, edge.to) == ("wire", "rewrite")
    assert edge.coverage > 0.7
    assert edge.scores[0] > edge.scores[1]


def test_publication_times_decide_over_everything_else() -> None:
    lineage = traced(
        article("wire", WIRE.replace("ORVALLE (AFP) - ", ""), "2031-05-02T10:00"),
        article("rewrite", REWRITE, "2031-05-02T08:00"),
    )
    (edge,) = lineage.derivations
    assert (edge.from_, edge.direction) == ("rewrite", "publication times")


def test_what_changed_on_the_way_is_told_with_both_spans() -> None:
    shifts = traced(article("wire", WIRE), article("rewrite", REWRITE)).shifts
    told = {(one.detail, one.became.text) for one in shifts}
    altered = "We heard them knocking on the pipe and were sure they were alive"
    assert ("quotation-altered", altered) in told
    assert ("quantity-changed", "15") in told
    assert ("source-exchanged", "a military insider") in told


def test_every_span_is_the_text_it_points_at() -> None:
    texts = {"wire": WIRE, "rewrite": REWRITE}
    lineage = traced(*(article(name, text) for name, text in texts.items()))
    spans = [span for edge in lineage.derivations for one in edge.passages for span in (one.to,)]
    spans += [one.from_ for edge in lineage.derivations for one in edge.passages if one.from_]
    spans += [span for shift in lineage.shifts for span in (shift.was, shift.became)]
    assert len(spans) > 8
    assert all(texts[span.article][span.start : span.end] == span.text for span in spans)


def test_articles_that_share_nothing_stand_on_their_own_origins() -> None:
    lineage = traced(article("wire", WIRE), article("other", OTHER))
    assert lineage.derivations == ()
    assert [one.name for one in lineage.origins] == ["AFP", "BBC"]


def test_articles_that_credit_nobody_and_share_nothing_cannot_be_measured() -> None:
    plain = OTHER.replace(" told the BBC", " said")
    bare = WIRE.replace("ORVALLE (AFP) - ", "")
    independence = traced(article("one", bare), article("two", plain)).independence
    assert (independence.low, independence.high) == (None, None)
    assert "cannot be measured" in independence.basis.lower()


def test_an_empty_article_and_an_empty_story_are_no_error() -> None:
    assert traced().origins == ()
    assert traced(article("empty", ""), article("wire", WIRE)).derivations == ()


@settings(max_examples=15, deadline=None)
@given(st.permutations(["wire", "rewrite", "other"]))
def test_the_order_of_articles_does_not_matter(order: list[str]) -> None:
    texts = {"wire": WIRE, "rewrite": REWRITE, "other": OTHER}
    found = traced(*(article(name, texts[name]) for name in order))
    assert found == traced(*(article(name, texts[name]) for name in sorted(texts)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WIRE.split("\n")), max_size=6), max_size=6))
def test_no_article_is_its_own_ancestor(chosen: list[list[str]]) -> None:
    lineage = traced(*(article(f"a{at}", "\n".join(lines)) for at, lines in enumerate(chosen)))
    above: dict[str, set[str]] = {}
    for edge in lineage.derivations:
        above.setdefault(edge.to, set()).add(edge.from_)
    for start, parents in above.items():
        seen, waiting = set(), list(parents)
        while waiting:
            one = waiting.pop()
            assert one != start
            if one not in seen:
                seen.add(one)
                waiting.extend(above.get(one, ()))
