import itertools

from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.prepared import prepare
from recension.annotate.tagging.pieces import MARKS, SHAPES, Piece, pieces_of, shape_of


def _pieces(text: str) -> tuple[Piece, ...]:
    prepared = prepare(text)
    return pieces_of(text, prepared.paragraphs, prepared.runs)


def test_a_piece_stands_for_its_own_characters() -> None:
    text = "Général Traoré\n\nleft Óbidos."
    found = [text[piece.start : piece.end] for piece in _pieces(text)]
    assert "".join(found) == "GénéralTraoréleftÓbidos."


def test_capitals_digits_and_small_letters_have_shapes_of_their_own() -> None:
    shapes = [shape_of(word) for word in ("1975", "—", "Awa", "AFP", "A", "said", "iPad")]
    assert shapes == [1, 2, 3, 4, 5, 6, 7]


def test_a_piece_that_goes_on_a_word_says_so() -> None:
    pieces = _pieces("Sandaré-Ville")
    first_of_words = [piece.goes_on for piece in pieces]
    assert first_of_words[0] is False
    assert any(first_of_words)
    hyphen = next(piece for piece in pieces if piece.end - piece.start == 1 and not piece.goes_on)
    assert hyphen.shape == 2


def test_words_between_quotation_marks_are_marked_and_nested_ones_otherwise() -> None:
    text = "He said “we saw ‘them’ go” and left."
    marks = {text[piece.start : piece.end]: piece.mark for piece in _pieces(text)}
    assert (marks["He"], marks["we"], marks["them"], marks["left"]) == (0, 1, 2, 0)


def test_a_letter_that_the_vocabulary_takes_apart_stays_one_word() -> None:
    pieces = _pieces("연")
    assert {(piece.start, piece.end) for piece in pieces} == {(0, 1)}
    assert [piece.goes_on for piece in pieces[1:]] == [True] * (len(pieces) - 1)


@given(st.text(max_size=300))
def test_any_text_has_pieces_in_order_that_lie_within_it(text: str) -> None:
    pieces = _pieces(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    pairs = list(itertools.pairwise(pieces))
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairs)
    assert all(one.end <= two.start or two.goes_on for one, two in pairs)
    assert all(0 <= p.shape < SHAPES and 0 <= p.mark < MARKS for p in pieces)
