"""`why` of a story names what holds each article in it, and where that stands."""

import re

from recension.model.account import Account
from recension.publish.evidence import evidence_lines


def test_why_of_a_story_says_in_a_sentence_what_holds_each_article(account: Account) -> None:
    story = next(story for story in account.stories if len(story.articles) > 1)
    lines = evidence_lines(account, story.id)
    for article in story.articles:
        (line,) = (line for line in lines if line.startswith(f"  {article} "))
        assert line == f"  {article} {story.why[article]}"
        assert re.search(r"both name .*Karsova|both name .*Belmar", line)


def test_the_words_that_hold_it_stand_where_they_are_said_to_in_both(account: Account) -> None:
    texts = {article.id: article.text for article in account.articles}
    story = next(story for story in account.stories if len(story.articles) > 1)
    found = re.findall(
        r"“([^”]+)” (a-\w+) (\d+)–(\d+)", "\n".join(evidence_lines(account, story.id))
    )
    assert len(found) > 20
    for words, article, start, end in found:
        assert texts[article][int(start) : int(end)] == words


def test_why_of_a_claim_says_what_is_said_of_a_speaker_without_a_name(account: Account) -> None:
    told = [
        (claim, link.traits.post)
        for story in account.stories
        for claim in story.claims
        for link in claim.attribution
        if link.traits is not None and link.traits.post is not None
    ]
    assert told
    for claim, post in told:
        lines = "\n".join(evidence_lines(account, claim.id))
        assert f"post: {post.value}" in lines
        assert f"“{post.span.text}”" in lines


def test_why_of_a_claim_names_the_newsrooms_it_can_rest_on(account: Account) -> None:
    every = (origin for story in account.stories for origin in story.origins)
    names = {origin.id: origin.name or origin.id for origin in every}
    resting = [claim for story in account.stories for claim in story.claims if claim.origins]
    assert resting
    for claim in resting:
        lines = evidence_lines(account, claim.id)
        assert any(names[claim.origins[0]] in line for line in lines if "can rest on" in line)
