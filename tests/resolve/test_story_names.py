"""Names that one article's reading misses and the story tells."""

from recension.annotate.article import annotate_article
from recension.model.annotation import Annotation, Mention, MentionKind
from recension.model.article import Article
from recension.resolve.story_names import story_mentions


def _read(name: str, text: str, *found: tuple[str, MentionKind]) -> Annotation:
    """An annotation that holds these names alone, each where it first stands."""
    article = Article(name, "p-1", 0, None, None, None, "en", None, text, (), ())
    places = [(text.index(form), form, kind) for form, kind in found]
    mentions = tuple(Mention(at, at + len(form), kind) for at, form, kind in sorted(places))
    whole = annotate_article(article)
    return Annotation(
        **{
            field: getattr(whole, field) for field in whole.__struct_fields__ if field != "mentions"
        },
        mentions=mentions,
    )


def _names(*annotations: Annotation) -> list[tuple[str, str, str]]:
    read = {one.id: one for one in annotations}
    return [
        (name, read[name].text[one.start : one.end], one.kind)
        for name, mentions in story_mentions(read).items()
        for one in mentions
    ]


def test_a_long_name_replaces_its_pieces() -> None:
    told = _read("a", "Awa Bintou Keita left.", ("Awa Bintou Keita", "person"))
    torn = _read("b", "Awa Bintou Keita fled.", ("Awa", "person"), ("Bintou Keita", "person"))
    assert ("b", "Awa Bintou Keita", "person") in _names(told, torn)
    assert ("b", "Awa", "person") not in _names(told, torn)


def test_a_known_place_inside_a_name_stays_a_place() -> None:
    told = _read("a", "The Bank of Mali paid.", ("Bank of Mali", "organisation"))
    torn = _read("b", "The Bank of Mali paid.", ("Mali", "place"))
    assert _names(told, torn)[1:] == [
        ("b", "Bank of Mali", "organisation"),
        ("b", "Mali", "place"),
    ]


def test_a_surname_is_found_where_the_full_name_stands_and_nowhere_else() -> None:
    full = _read("a", "Awa Dombila spoke. Then Dombila left.", ("Awa Dombila", "person"))
    lone = _read("b", "Then Dombila left.")
    assert _names(full, lone) == [("a", "Awa Dombila", "person"), ("a", "Dombila", "person")]


def test_a_surname_inside_another_name_is_not_taken_out_of_it() -> None:
    text = "Awa Dombila spoke. They flew over Dombila Bay."
    assert _names(_read("a", text, ("Awa Dombila", "person"))) == [("a", "Awa Dombila", "person")]


def test_the_kind_that_most_readings_give_holds_for_the_story() -> None:
    texts = ["Zorbex grew.", "Zorbex fell.", "Zorbex rose."]
    kinds: list[MentionKind] = ["organisation", "organisation", "person"]
    read = [
        _read(str(at), text, ("Zorbex", kind))
        for at, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]
    assert {kind for _, _, kind in _names(*read)} == {"organisation"}


def test_kinds_that_draw_are_left_as_they_were_read() -> None:
    one = _read("a", "Zorbex grew.", ("Zorbex", "organisation"))
    other = _read("b", "Zorbex fell.", ("Zorbex", "person"))
    assert [kind for _, _, kind in _names(one, other)] == ["organisation", "person"]


def test_letters_that_stand_for_a_body_of_the_story_are_the_body() -> None:
    told = _read("a", "The Lasso River Authority met.", ("Lasso River Authority", "organisation"))
    lone = _read("b", "Then LRA men came.")
    assert ("b", "LRA", "organisation") in _names(told, lone)


def test_a_conjunction_is_no_part_of_a_name() -> None:
    text = "Awa Keita and Bo Lind met."
    found = Annotation("a", text, ((0, 26),), (Mention(0, 13, "person"),), (), (), (), ())
    (mention, *_) = story_mentions({"a": found})["a"]
    assert text[mention.start : mention.end] == "Awa Keita"
