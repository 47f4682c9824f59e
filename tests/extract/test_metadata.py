"""What a page says of its article is read with its evidence, and nothing is guessed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.extract.decode import decode
from recension.extract.document import Document
from recension.extract.metadata import PageMetadata, Stated, page_metadata
from recension.extract.stated_dates import published_as_stated
from recension.model.article import Published

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Old bridge to reopen",
    "author": {"@type": "Person", "name": "Edda Marsh"},
    "publisher": {"@type": "Organization", "name": "The Wexmoor Lantern"},
    "datePublished": "2021-03-04T09:15:00+01:00",
    "dateModified": "2021-03-05T10:00:00+01:00",
}


def document(head: str, body: str = "", name: str = "page.html") -> Document:
    page = f"<!doctype html><html><head>{head}</head><body>{body}<p>Text.</p></body></html>"
    found = decode(page.encode(), name)
    assert isinstance(found, Document)
    return found


def read(head: str, body: str = "") -> PageMetadata:
    return page_metadata(document(head, body))


def linked(*articles: object) -> str:
    written = json.dumps(articles if len(articles) > 1 else articles[0])
    return f'<script type="application/ld+json">{written}</script>'


def meta(**keys: str) -> str:
    return "".join(
        f'<meta property="{key.replace("__", ":")}" content="{value}">'
        for key, value in keys.items()
    )


def test_json_ld_is_read_first() -> None:
    found = read(linked(ARTICLE) + meta(og__title="Another title", author="Somebody Else"))
    assert found.title == Stated("Old bridge to reopen", "json-ld:headline")
    assert found.byline == Stated("Edda Marsh", "json-ld:author")
    assert found.publisher == Stated("The Wexmoor Lantern", "json-ld:publisher")
    assert found.published == Published("2021-03-04T09:15+01:00", "minute", "json-ld:datePublished")
    assert found.modified == Published("2021-03-05T10:00+01:00", "minute", "json-ld:dateModified")


def test_json_ld_in_a_graph_with_references_is_read() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "Lantern"},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": "Tea &amp; bridges",
                "author": [{"@id": "#edda"}, {"@type": "Person", "name": "Tom Fenn"}],
                "publisher": {"@id": "#lantern"},
            },
            {"@type": "Person", "@id": "#edda", "name": "Edda Marsh"},
            {"@type": "Organization", "@id": "#lantern", "name": "The Wexmoor Lantern"},
        ]
    }
    found = read(linked(graph))
    assert found.title is not None
    assert found.title.value == "Tea & bridges"
    assert found.byline is not None
    assert found.byline.value == "Edda Marsh, Tom Fenn"
    assert found.publisher is not None
    assert found.publisher.value == "The Wexmoor Lantern"


def test_of_several_articles_the_one_titled_as_the_page_is_its_own() -> None:
    other = ARTICLE | {"headline": "Ferry prices to rise", "author": {"name": "Nobody Here"}}
    found = read(linked(other, ARTICLE) + meta(og__title="Old bridge to reopen | Lantern"))
    assert found.byline == Stated("Edda Marsh", "json-ld:author")


def test_articles_in_a_list_of_others_are_not_the_page() -> None:
    listing = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}
    assert read(linked(listing)).byline is None


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">{ not json at all</script>',
        '<script type="application/ld+json">[[[[{"@type": 3, "author": [1, null]}]]]]</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "name": {"a": []}}</script>',
        '<script type="application/ld+json">' + '{"a":' * 3000 + "1" + "}" * 3000 + "</script>",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    found = read(script + meta(og__title="Old bridge to reopen"))
    assert found.title == Stated("Old bridge to reopen", "meta:og:title")


def test_json_ld_with_raw_line_ends_and_trailing_commas_is_read() -> None:
    script = '{"@type": "NewsArticle", "headline": "Old bridge\n to reopen",}'
    found = read(f"<script type='application/ld+json'>\n//<![CDATA[\n{script}\n//]]>\n</script>")
    assert found.title == Stated("Old bridge to reopen", "json-ld:headline")


@pytest.mark.parametrize(
    "name",
    [
        "Staff",
        "Newsroom",
        "admin",
        "The Wexmoor Lantern",
        "Wexmoor Lantern Staff",
        "https://lantern.example/authors/edda",
        "@eddamarsh",
        "edda@lantern.example",
        "Lantern News Desk",
        "Edda",
        "",
    ],
)
def test_what_is_no_persons_name_is_no_byline(name: str) -> None:
    head = linked(ARTICLE | {"author": {"@type": "Person", "name": name}}) + meta(author=name)
    assert read(head).byline is None


def test_an_organisation_is_no_author() -> None:
    author = {"@type": "Organization", "name": "Marsh and Sons"}
    assert read(linked(ARTICLE | {"author": author})).byline is None


def test_a_page_that_names_no_author_has_none() -> None:
    body = "<h1>Old bridge to reopen</h1><p>The mayor, Ada Quill, said so.</p><p>By the river.</p>"
    assert read("<title>Old bridge to reopen</title>", body).byline is None


def test_a_visible_byline_is_evidence_with_its_place() -> None:
    page = document("", '<h1>Old bridge</h1><p class="byline">By <a href="/e">Edda Marsh</a></p>')
    found = page_metadata(page).byline
    assert found is not None
    assert found.value == "Edda Marsh"
    place, words = found.basis.removeprefix("page:").split(":", 1)
    start, end = (int(part) for part in place.split("-"))
    assert words == "By Edda Marsh"
    assert page.text[start:end] == 'By <a href="/e">Edda Marsh'


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = meta(
        og__title="Old bridge to reopen | TheWexmoorLantern", og__site_name="The Wexmoor Lantern"
    )
    assert read(head).title == Stated("Old bridge to reopen", "meta:og:title")


def test_a_title_cut_short_stands_whole_on_the_page() -> None:
    head = meta(og__title="Old bridge to reopen after...")
    found = read(head, "<h1>Old bridge to reopen after a year</h1>").title
    assert found is not None
    assert found.value == "Old bridge to reopen after a year"
    assert found.basis.startswith("page:")


def test_without_anything_else_the_title_element_is_the_title() -> None:
    found = read("<title>Old bridge &amp; new\n roads</title>").title
    assert found == Stated("Old bridge & new roads", "html:title")


def test_published_and_modified_do_not_stand_for_each_other() -> None:
    assert read(meta(article__modified_time="2021-03-05T10:00:00Z")).published is None
    found = read(meta(article__published_time="2021-03-04"))
    assert found.modified is None
    assert found.published == Published("2021-03-04", "day", "meta:article:published_time")


def test_a_change_before_publication_is_not_believed() -> None:
    head = meta(article__published_time="2021-03-04", article__modified_time="2021-03-01")
    assert read(head).modified is None


def test_a_visible_date_by_the_headline_is_evidence_with_its_place() -> None:
    page = document("", "<h1>Old bridge to reopen</h1><div>4 March 2021, 09:15</div>")
    found = page_metadata(page).published
    assert found is not None
    assert found.value.startswith("2021-03-04")
    start, end = found.basis.split(":")[1].split("-")
    assert page.text[int(start) : int(end)].startswith("4 March 2021")


def test_a_date_that_only_stands_far_from_the_headline_is_found_with_its_place() -> None:
    body = "<h1>Old bridge to reopen</h1>" + "<p>Words of the story.</p>" * 20
    page = document("", f"{body}<div>Published on March 4, 2021 in Wexmoor</div>")
    found = page_metadata(page).published
    assert found is not None
    assert (found.value, found.precision) == ("2021-03-04", "day")
    start, end = found.basis.split(":")[1].split("-")
    assert page.text[int(start) : int(end)] == "March 4, 2021"


def test_a_bare_year_is_not_made_a_day() -> None:
    assert (
        read("", "<h1>Old bridge</h1><footer>Copyright 2019 The Lantern</footer>").published is None
    )


def test_the_address_of_the_page_can_say_the_day() -> None:
    head = '<link rel="canonical" href="https://lantern.example/2021/03/04/bridge/">'
    found = read(head)
    assert found.published == Published("2021-03-04", "day", "link:canonical")
    assert found.url == Stated("https://lantern.example/2021/03/04/bridge/", "link:canonical")


def test_the_language_is_what_the_page_states() -> None:
    page = decode(b'<html lang="pt_BR"><p>Um. Dois.</p></html>', "page.html")
    assert isinstance(page, Document)
    assert page_metadata(page).language == Stated("pt-BR", "html:lang")


def test_a_page_that_says_nothing_gives_nothing() -> None:
    assert read("") == PageMetadata()


def test_a_plain_dump_has_no_head_to_read() -> None:
    page = decode(b"Old bridge to reopen\n\nBy Edda Marsh\n", "dump.txt")
    assert isinstance(page, Document)
    assert page_metadata(page) == PageMetadata()


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2021-03-04T09:15:30.123Z", "2021-03-04T09:15Z"),
        ("2021-03-04 09:15", "2021-03-04T09:15"),
        ("2021-03-04T09:15:30-0500", "2021-03-04T09:15-05:00"),
        ("2021-03-04T00:00:00Z", "2021-03-04"),
        ("20210304", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("Thu, 04 Mar 2021 09:15:00 GMT", "2021-03-04T09:15Z"),
        ("1614849300", "2021-03-04T09:15Z"),
        ("March 4, 2021", "2021-03-04"),
        ("2021-13-04", None),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_stated_date_is_read_to_what_it_says(stated: str | None, value: str | None) -> None:
    found = published_as_stated(stated, "meta:date")
    assert (found.value if found else None) == value


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(stated: str) -> None:
    found = published_as_stated(stated, "meta:date")
    assert found is None or found.value[:4].isdigit()


@given(st.text(max_size=80))
def test_any_head_can_be_read(text: str) -> None:
    found = read(
        f'<meta name="author" content={text}><title>{text}</title>' + linked({"@type": text})
    )
    assert isinstance(found, PageMetadata)


@pytest.mark.parametrize(
    "sentence",
    [
        "Marsh was born on April 22, 1923, in Wexmoor.",
        "The guard who fled the court on March 11, 2005, after he overpowered a deputy was held",
    ],
)
def test_a_date_that_a_sentence_tells_is_not_that_of_publication(sentence: str) -> None:
    assert read("", f"<h1>Edda Marsh dies</h1><p>{sentence}</p>").published is None


def test_a_dateline_under_the_headline_is_that_of_publication() -> None:
    found = read("", "<h1>Edda Marsh dies</h1><p>Posted in News on March 4, 2021 by Bo Lind</p>")
    assert found.published is not None
    assert found.published.value == "2021-03-04"
