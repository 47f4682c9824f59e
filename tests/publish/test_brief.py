"""The brief cites what it says, and says nothing that its citations do not hold."""

import re
from itertools import pairwise

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.span import Span
from recension.publish.brief import NOTHING_TOLD, brief, unsupported
from recension.publish.brief_markdown import brief_markdown


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
    assert unsupported("Was Hollin held? Dozens, said Quist.", (span,)) == ("Hollin", "Quist")


def test_a_line_whose_spans_do_not_hold_its_names_is_left_out(account: Account) -> None:
    story = account.stories[0]
    broken = msgspec.structs.replace(
        story,
        collations=tuple(
            msgspec.structs.replace(collation, question="What of Zebulon Quist?")
            for collation in story.collations
        ),
    )
    assert any(line.question for line in brief(story, _articles(account)))
    assert not any(line.question for line in brief(broken, _articles(account)))


def test_every_answer_of_the_markdown_brief_ends_in_a_citation(account: Account) -> None:
    stories = brief_markdown(account).split("\n# ")
    said = [
        line
        for story in stories
        for line in re.split(r"\n## (?:The a|A)rticle", story)[0].splitlines()
        if line.startswith(("- ", "  - "))
    ]
    asked = [line for line, below in pairwise([*said, ""]) if below.startswith("  - ")]
    said = [line for line in said if line.startswith("  - ") or line not in asked]
    assert asked
    assert said
    cited = re.compile(r" \[[A-Z]+ \d+–\d+(?:; [A-Z]+ \d+–\d+)*\]$")
    assert all(cited.search(line) for line in said)


def test_what_no_source_says_stands_below_the_sentence_and_not_in_it(account: Account) -> None:
    lines = brief_markdown(account).splitlines()
    notes = [at for at, line in enumerate(lines) if re.fullmatch(r" +\*[^*]+\.\*", line)]
    assert any("of 6 articles" in lines[at] for at in notes)
    assert all(lines[at - 1].lstrip(" ").startswith(("- ", "*")) for at in notes)
    assert not any("of 6 articles" in line for line in lines if line.lstrip().startswith("- "))


def test_an_answer_says_who_told_it(account: Account) -> None:
    answers = [
        answer
        for story in account.stories
        for line in brief(story, _articles(account))
        for answer in line.answers
    ]
    told = [answer for answer in answers if ", according to " in answer.text]
    assert told
    assert all(unsupported(answer.text, answer.spans) == () for answer in told)


def test_an_altered_quotation_stands_with_its_words_before_and_after(account: Account) -> None:
    changed = [
        (line, shift)
        for story in account.stories
        for line in brief(story, _articles(account))
        for collation in story.collations
        if collation.id == line.collation
        for shift in collation.shifts[:1]
        if shift.detail == "quotation-altered"
    ]
    assert changed
    for line, shift in changed:
        assert line.standing == "reworded"
        assert {shift.was, shift.became} <= set(line.spans)
        assert line.text.startswith("Words in quotation marks were altered: “")
        assert "became" in line.text


def test_a_witness_without_a_publisher_bears_the_name_of_its_file(account: Account) -> None:
    without = [article for article in account.articles if not article.publisher]
    files = {page.id: page.location.rpartition("/")[2] for page in account.pages}
    assert without
    told = [story for story in account.stories if len(story.articles) > 1]
    named = [article for article in without if any(article.id in s.articles for s in told)]
    assert named
    assert all(f"({files[article.page]})" in brief_markdown(account) for article in named)


def test_a_story_of_which_nothing_is_asked_says_so(account: Account) -> None:
    silent = msgspec.structs.replace(account.stories[0], collations=())
    bare = msgspec.structs.replace(account, stories=(silent,))
    assert NOTHING_TOLD in brief_markdown(bare)
    assert NOTHING_TOLD not in brief_markdown(account)
