"""Labels of blocks: invented dumps in which every line says what it is, and single rules."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.extract.block import Block, Labelled, Markup
from recension.extract.document import Document
from recension.extract.dump import dump_blocks
from recension.extract.furniture import label_blocks
from recension.extract.repeats import mark_repeats
from recension.model.page import MediaType, Page
from recension.text.mapped import mapped

JUNK = (
    """HeadlineInternationalNews|Share this|Comfort Samuel|passionate|Related Articles|Leave a
Reply|email address|sd-els|AI Features|Daily8|No comments|minutes ago|- Business Insider|Subscribe
Advertisement|Shutterstock|Getty|Read More""".replace("a\nR", "a R")
    .replace("\n", "|")
    .split("|")
)
DUMPS = Path(__file__).parent / "dumps"
LETTERS = {
    "B": "body",
    "T": "title",
    "Y": "byline",
    "P": "publisher",
    "D": "date",
    "F": "furniture",
    "R": "repeat",
}


def document(text: str, media_type: MediaType = "text/plain") -> Document:
    page = Page("p", "page", "", media_type, None, "utf-8", len(text))
    return Document(page, text)


def labelled(text: str, media_type: MediaType = "text/plain") -> tuple[Labelled, ...]:
    return mark_repeats(label_blocks(dump_blocks(document(text, media_type))))


def own_text(text: str) -> str:
    own = [one for one in labelled(text) if one.label in ("body", "title")]
    return "\n\n".join(one.block.text for one in own)


def squeezed(parts: list[str]) -> str:
    """Letters and digits alone: white space, marks of Markdown and line-end hyphens aside."""
    return "".join(c for c in "".join(parts) if c.isalnum())


def expected(lines: list[str], letter: str) -> str:
    """The letters of the lines of one kind; ⟦ ⟧ hold the furniture that is glued into a line."""
    parts: list[str] = []
    for line in lines:
        pieces = re.split("[⟦⟧]", re.sub(r"\]\([^)]*\)", "", line[2:]))
        parts += pieces[0::2] if line[:1] == letter else []
        parts += pieces[1::2] if letter == "F" else []
    return squeezed(parts)


@pytest.mark.parametrize("layout", sorted(path.stem for path in DUMPS.glob("*.txt")))
def test_every_line_of_a_dump_is_told_for_what_it_is(layout: str) -> None:
    lines = (DUMPS / f"{layout}.txt").read_text("utf-8").splitlines()
    text = "\n".join(re.sub("[⟦⟧]", "", line[2:]) for line in lines)
    found = labelled(text, "text/markdown" if layout.startswith("markdown") else "text/plain")
    for letter, label in LETTERS.items():
        told = squeezed([one.block.text for one in found if one.label == label])
        shown = [(one.label, one.rule, one.block.text[:60]) for one in found]
        assert told == expected(lines, letter), (label, shown)


@pytest.mark.parametrize("layout", sorted(path.stem for path in DUMPS.glob("*.txt")))
def test_the_text_that_is_kept_is_kept_whole_when_it_is_read_again(layout: str) -> None:
    lines = (DUMPS / f"{layout}.txt").read_text("utf-8").splitlines()
    kept = own_text("\n".join(re.sub("[⟦⟧]", "", line[2:]) for line in lines))
    assert own_text(kept) == kept


LEAD = "The river court said on Wednesday that it would hear the case of the dam in autumn."
NEXT = (
    "The upper state has said that it will not send a lawyer, and the lower state has sent three."
)


def label_of(line: str, *, among: str) -> str:
    """The label of a line put for "?" among the lines of a dump."""
    text = among.replace("?", line)
    return next(one.label for one in labelled(text) if one.block.text == line)


@pytest.mark.parametrize(
    "line",
    [
        "A Military Under Pressure",
        "- 'Grumblings within the ranks' -",
        "Background",
        "Economy",
        "Why did they fail?",
        '"No," he said.',
        "Yes.",
        "12 March",
        "Read the river, she says, and you read the city.",
        "Follow the money, said the judge, and you will find the dam.",
    ],
)
def test_a_line_between_two_paragraphs_stays_with_the_article(line: str) -> None:
    assert label_of(line, among=f"{LEAD}\n{NEXT}\n?\n{LEAD[::-1]}.\n{NEXT}") == "body"


@pytest.mark.parametrize(
    "line",
    [
        "HeadlineInternationalNews",
        "Home » World » Africa",
        "Share this:",
        "SHARE ON FACEBOOK",
        "Related Articles",
        "No comments yet...",
        "Your email address will not be published. Required fields are marked *",
        "We use cookies to give you the best experience on our site.",
        "Sign up for our newsletter",
        "© 2031 The Culver Post",
        "jk-ab/cd/ef",
        "5 min read",
        "Advertisement",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "* * *",
        "Photo: Ilsa Marrow, Culver Wire",
        "Share",
        "Judges at the court on Monday. (Ilsa Marrow/AFP)",
    ],
)
def test_what_a_site_says_around_articles_is_furniture(line: str) -> None:
    among = f"Court takes up dam case\n\n{LEAD}\n\n{NEXT}\n\n?"
    assert label_of(line, among=among) == "furniture"


def test_a_note_on_the_author_is_furniture_below_the_article_alone() -> None:
    note = "Ilsa Marrow is a reporter at the Culver Post, where she covers rivers and courts."
    below = f"Court takes up dam case\n\n{LEAD}\n\n{NEXT}\n\n?\n\nShare this:"
    within = f"Court takes up dam case\n\n{LEAD}\n\n?\n\n{NEXT}"
    lead = f"Court takes up dam case\n\n?\n\n{NEXT}"
    labels = [label_of(note, among=among) for among in (below, within, lead)]
    assert labels == ["furniture", "body", "body"]


def test_lines_that_another_story_follows_are_named_markers() -> None:
    found = labelled(f"Court takes up dam case\n{LEAD}\nRead More\nFerry sinks at Culver\n{NEXT}")
    assert [(one.label, one.rule) for one in found[2:4]] == [
        ("furniture", "marker:read more"),
        ("title", "after-opening"),
    ]


def test_a_line_that_says_who_reported_stays_with_the_article() -> None:
    credit = "(With inputs from AFP)"
    assert label_of(credit, among=f"Court takes up dam case\n\n{LEAD}\n\n{NEXT}\n\n?") == "body"


def html_block(text: str, in_main: bool | None, kind: str = "paragraph") -> Block:
    markup = Markup(("html", "body", "p"), 0, 0.0)
    return Block(kind, mapped(text), 0, markup, in_main)  # type: ignore[arg-type]


def test_a_button_is_known_by_recurring_also_among_paragraphs() -> None:
    once = labelled(f"Court takes up dam case\n{LEAD}\nLike\n{NEXT}")
    often = labelled(f"Court takes up dam case\n{LEAD}\nLike\n{NEXT}\nLike\n{LEAD[:-1]} again.")
    assert [one.label for one in once].count("furniture") == 0
    assert [one.label for one in often].count("furniture") == 2


def test_lines_that_end_in_says_are_the_article_s_own_where_no_comments_are_announced() -> None:
    lines = ["A talk with the judge", "She says:", LEAD, "He says:", NEXT]
    assert [one.label for one in labelled("\n".join(lines))] == ["title", *["body"] * 4]


def test_in_html_what_readers_leave_out_is_furniture_but_for_the_title() -> None:
    blocks = [
        html_block("Court takes up dam case", False, "title"),
        html_block(LEAD, True),
        html_block("Share this article", True),
        html_block(NEXT, False),
    ]
    assert [(one.label, one.rule) for one in label_blocks(blocks)] == [
        ("title", "title-element"),
        ("body", "text"),
        ("furniture", "share"),
        ("furniture", "outside-main"),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                LEAD,
                NEXT,
                "Share this:",
                "Advertisement",
                "Dam case",
                "",
                "By A. Poe",
                "2 hours ago",
                "Home",
                "Reply",
                "4 Boats. Ann Poe/Reuters The end.",
            ]
        ),
        max_size=14,
    )
)
def test_labels_lose_no_letter_and_keep_the_order_of_the_page(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = dump_blocks(document(text))
    found = mark_repeats(label_blocks(blocks))
    assert squeezed([one.block.text for one in found]) == squeezed([text])
    starts = [one.block.content.source_start(0) or 0 for one in found]
    assert starts == sorted(starts)
    for one in found:
        for at, start, length in one.block.content.runs:
            assert one.block.text[at : at + length] == text[start : start + length]


def test_on_real_pages_the_junk_goes_and_the_own_text_stays(real_pages: Path) -> None:
    found = {p.name[:3]: labelled(p.read_text("utf-8")) for p in sorted(real_pages.glob("*.txt"))}
    body = {
        name: "\n".join(one.block.text for one in page if one.label in ("body", "title"))
        for name, page in found.items()
    }
    everything = "\n".join(body.values())
    for junk in JUNK:
        assert junk not in everything
    assert body["000"].count("\n") == 11
    assert body["001"].count("\n") == 7  # the summary above the title is the article's own
    assert "A Military Under Pressure" in body["002"]
    assert "- 'Grumblings within the ranks' -" in body["003"]
    assert body["004"].count("\n") == 5
