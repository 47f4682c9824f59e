"""The brief of an invented story, and what may not stand in it."""

from collections.abc import Callable

from recension.annotate.article import annotate_article
from recension.collate.as_of import as_of
from recension.collate.brief import BriefLine, Cited, brief_markdown, brief_of, holds
from recension.collate.story import Collated
from recension.model.article import Article

Make = Callable[..., Article]
Collate = Callable[..., Collated]


def test_a_brief_says_what_is_contested_and_cites_it(collate: Collate, article: Make) -> None:
    articles = [
        article("Gazette", "Three armed robbers stormed the shop."),
        article("Herald", "Four armed robbers stormed the shop."),
    ]
    annotations = {one.id: annotate_article(one) for one in articles}
    (line,) = brief_of(articles, annotations, (), collate(articles))
    assert line.section == "contested"
    assert "Three" in line.text
    assert {span.text for span in line.cites} == {one.text for one in articles}
    assert "## Contested" in brief_markdown([line], articles)


def test_a_sentence_that_its_passages_do_not_bear_out_is_left_out(article: Make) -> None:
    one = article("Gazette", "Twelve people died.")
    cited = Cited({one.id: one}, {}, {}, {})
    passage = (one.span(0, len(one.text)),)
    assert holds(BriefLine("solid", "How many were killed? Twelve killed.", passage), cited)
    assert not holds(BriefLine("solid", "How many were killed? 14 killed.", passage), cited)
    assert not holds(BriefLine("solid", "Is Awa Keita alive or dead? dead.", passage), cited)


def test_what_appears_later_is_not_known_earlier(article: Make) -> None:
    early = article("Gazette", "Text.", "2031-05-01")
    late = article("Herald", "Text.", "2031-05-03")
    undated = article("Courier", "Text.")
    assert as_of([late, undated, early], "2031-05-02") == (early,)
    assert as_of([late, undated, early], "2031-05-03") == (late, early)
    assert as_of([early], "2031-04-30") == ()
    assert as_of([early], "2031-05") == (early,)
    assert as_of([early], "2031-05-01T08:00") == ()
