"""W3C Web Annotations: the spans that claims and events rest on, as JSON-LD.

Each annotation targets an article by its id and its page's address, with a TextPositionSelector
(code points of the article's text) and a TextQuoteSelector (Sanderson, Ciccarese & Young 2017).
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from recension.model.account import Account
from recension.model.article import Article
from recension.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_BESIDE = 32


def write(account: Account, path: Path) -> int:
    """Write every claim's and every event's spans; gives how many annotations."""
    articles = {article.id: article for article in account.articles}
    places = {page.id: page.location for page in account.pages}
    items = [
        _annotation(number, body, span, articles[span.article], places[articles[span.article].page])
        for number, (body, span) in enumerate(_spans(account), 1)
    ]
    page = {
        "@context": CONTEXT,
        "id": "urn:recension:annotations",
        "type": "AnnotationPage",
        "items": items,
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(page), indent=2))
    return len(items)


def _spans(account: Account) -> Iterator[tuple[str, Span]]:
    for story in account.stories:
        for claim in story.claims:
            yield claim.id, claim.span
        for event in story.events:
            for span in event.evidence:
                yield event.id, span


def _annotation(
    number: int, body: str, span: Span, article: Article, location: str
) -> dict[str, object]:
    return {
        "id": f"urn:recension:annotation:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "value": body, "format": "text/plain"},
        "target": {
            "source": f"urn:recension:{article.id}",
            "scope": location,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": article.text[max(0, span.start - _BESIDE) : span.start],
                    "suffix": article.text[span.end : span.end + _BESIDE],
                },
            ],
        },
    }
