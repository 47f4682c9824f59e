"""The brief cites what it says, and says nothing that its citations do not hold."""

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.span import Span
from recension.publish.brief import brief, brief_markdown, unsupported


def _articles(account: Account) -> dict[str, Article]:
    return {article.id: article for article in account.articles}


def test_every_name_and_number_of_a_line_occurs_in_the_words_it_cites(account: Account) -> None:
    lines = [line for story in account.stories for line in brief(story, _articles(account))]
    assert lines
    for line in lines:
        assert line.spans
        assert not unsupported(line.text, line.spans)


def test_a_number_that_no_cited_span_holds_is_found_out() -> None:
    span = Span("a-1", 0, 26, "about 40 dockers were held")
    assert unsupported("How many were held? About 40.", (span,)) == ()
    assert unsupported("How many were held? About 50.", (span,)) == ("50",)
    assert unsupported("Was Hollin held? Yes.", (span,)) == ("Hollin", "Yes")


def test_a_line_whose_spans_do_not_hold_its_names_is_left_out(account: Account) -> None:
    story = account.stories[0]
    broken = msgspec.structs.replace(
        story,
        collations=tuple(
            msgspec.structs.replace(collation, question="What of Zebulon Quist?")
            for collation in story.collations
        ),
    )
    assert brief(story, _articles(account))
    assert brief(broken, _articles(account)) == ()


def test_every_line_of_the_markdown_brief_ends_in_a_citation(account: Account) -> None:
    lines = [line for line in brief_markdown(account).splitlines() if line.startswith("- ")]
    said = [line for line in lines if not line[2:4].rstrip(":").isupper() or "[" in line]
    assert said
    assert any(line.endswith("]") for line in said)
