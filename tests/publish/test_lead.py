"""What happened is told by the opening sentence that the others bear out most."""

from recension.model.article import Article
from recension.publish.lead import lead_of


def _article(name: str, text: str) -> Article:
    return Article(
        name, f"p-{name}", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ()
    )


FIRE = "A fire destroyed the old fish market in Tarn on Monday night, the town’s fire chief said."
OTHER = (
    "The fire chief of Tarn said on Monday night that the old fish market was destroyed by fire."
)
ASIDE = (
    "For many years the people of this quiet coast have loved little more than a plate of herring."
)


def _told(*texts: str, first: str = "abc", title: str = "") -> str | None:
    articles = [_article(name, text) for name, text in zip("abc", texts, strict=False)]
    lead = lead_of(articles, set(first), title)
    return lead.text if lead is not None else None


def test_the_sentence_that_others_bear_out_stands_for_the_story() -> None:
    assert _told(f"{ASIDE} {FIRE}", f"{OTHER} {ASIDE}"[: len(OTHER)]) == OTHER


def test_a_copy_s_own_sentence_does_not() -> None:
    assert _told(FIRE, OTHER, first="a") == FIRE


def test_a_headline_and_the_title_said_again_do_not() -> None:
    headline = "Fire destroys the old fish market in Tarn on Monday night."
    assert _told(f"{headline}\n{FIRE}") == FIRE
    assert _told(f"{headline} {FIRE}", title=headline) == FIRE


def test_half_a_quotation_does_not() -> None:
    half = "“We have lost the old fish market of Tarn, all of it, on one night."
    assert _told(f"{half} It will not come back.” {FIRE}") == FIRE


def test_where_no_sentence_can_none_is_made() -> None:
    assert _told("Fire in Tarn") is None
