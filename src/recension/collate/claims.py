"""Claims: findings with who is said to say them."""

import msgspec

from recension.collate.finding import Finding
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.identity import digest_id


class Answer(msgspec.Struct, frozen=True):
    """A finding and the claim made of it."""

    finding: Finding
    claim: Claim


def answer_of(finding: Finding, article: Article, annotation: Annotation, about: str) -> Answer:
    """The finding as a claim about the collation `about`."""
    start, end = finding.span
    quoted = any(mark.start <= start and end <= mark.end for mark in annotation.quotations)
    question = finding.question
    claim = Claim(
        id=digest_id(
            "cl", article.id, str(start), str(end), question.topic, question.subject, about
        ),
        span=article.span(start, end),
        attribution=finding.chain,
        polarity=finding.polarity,
        certainty=finding.certainty,
        quoted=quoted,
        about=about,
        value=finding.value,
    )
    return Answer(finding, claim)
