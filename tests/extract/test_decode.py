"""Bytes of every kind become text, or a refusal in plain words."""

import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.extract.decode import MAX_TEXT_BYTES, decode
from recension.extract.document import Document
from recension.model.page import Refusal

SPANISH = "El alcalde de Peña Nueva dijo que «mañana» abrirá el puente según el señor Muñoz."
RUSSIAN = "Мэр города Верхняя Ольха сообщил, что мост через реку откроют на следующей неделе."
PAGE = '<!doctype html><html><head><meta charset="{}"></head><body><p>{}</p></body></html>'


def read(raw: bytes, location: str = "page.html") -> Document:
    found = decode(raw, location)
    assert isinstance(found, Document), found
    return found


def refusal(raw: bytes, location: str = "page.html") -> str:
    found = decode(raw, location)
    assert isinstance(found, Refusal), found.page
    return found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1"])
def test_a_declared_charset_is_read(encoding: str) -> None:
    page = PAGE.format(encoding, SPANISH)
    assert read(page.encode(encoding)).text == page


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "橋は来週再開されると市長が述べた"),
        ("windows-1251", RUSSIAN),
        ("euc-kr", "시장은 다리를 다시 연다고 말했다"),
        ("iso-2022-jp", "橋は来週再開されると市長が述べた"),
    ],
)
def test_a_declared_charset_of_another_script_is_read(encoding: str, text: str) -> None:
    assert text in read(PAGE.format(encoding, text).encode(encoding)).text


def test_a_page_that_says_utf_8_and_is_windows_1252_is_read_as_what_it_is() -> None:
    found = read(PAGE.format("utf-8", SPANISH + " “Sí”").encode("windows-1252"))
    assert SPANISH + " “Sí”" in found.text
    assert found.page.encoding == "cp1252"


def test_a_page_that_says_windows_1252_and_is_utf_8_is_read_as_what_it_is() -> None:
    found = read(PAGE.format("windows-1252", SPANISH).encode("utf-8"))
    assert SPANISH in found.text
    assert found.page.encoding == "utf-8"


def test_a_cyrillic_page_that_declares_nothing_is_read() -> None:
    page = f"<html><body><p>{RUSSIAN} {RUSSIAN}</p></body></html>"
    assert RUSSIAN in read(page.encode("windows-1251")).text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_text(encoding: str) -> None:
    page = PAGE.format("windows-1252", RUSSIAN)
    assert read(page.encode(encoding)).text == page


def test_utf_16_without_a_mark_is_read() -> None:
    page = PAGE.format("utf-16", SPANISH)
    assert read(page.encode("utf-16-le")).text == page


def test_utf_8_cut_in_the_middle_of_a_character_stays_utf_8() -> None:
    found = read(PAGE.format("utf-8", SPANISH + "ñ").encode().split("ñ</p>".encode())[0] + b"\xc3")
    assert "Peña Nueva" in found.text


def test_gzip_is_unpacked_and_the_digest_is_of_the_bytes_as_given() -> None:
    raw = gzip.compress(PAGE.format("utf-8", SPANISH).encode())
    found = read(raw, "page.html.gz")
    assert SPANISH in found.text
    assert found.page.sha256 == hashlib.sha256(raw).hexdigest()


def test_gzip_in_several_members_is_unpacked_whole() -> None:
    raw = gzip.compress(b"<html><p>One.</p>") + gzip.compress(b"<p>Two.</p></html>")
    assert read(raw).text == "<html><p>One.</p><p>Two.</p></html>"


def test_a_small_gzip_that_would_unpack_to_a_huge_page_is_refused() -> None:
    raw = gzip.compress(b"a" * (MAX_TEXT_BYTES + 1_000_000), compresslevel=1)
    assert refusal(raw) == "larger than 50 MB"


def test_a_huge_page_is_refused() -> None:
    assert refusal(b"<p>x</p>" * (MAX_TEXT_BYTES // 8 + 1)) == "larger than 50 MB"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty: no bytes at all"),
        (b" \r\n\t ", "empty: no characters but white space"),
        (b"%PDF-1.7 ...", "not text: a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "not text: a PNG picture"),
        (b"PK\x03\x04...", "not text: a ZIP archive or office document"),
        (b"a\0\0\0\0\0\0b" * 100, "not text: binary data, 600 of 800 bytes are NUL"),
        (b"\x01\x02\x03\x04abc" * 100, "not text: binary data, full of control characters"),
        (b"\x1f\x8b\x08 broken", "broken gzip: "),
        (gzip.compress(b"cut short" * 50)[:-20], "broken gzip: it ends too early"),
    ],
)
def test_what_is_no_page_is_refused_in_plain_words(raw: bytes, reason: str) -> None:
    found = refusal(raw)
    assert found.startswith(reason)
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "location", "media_type"),
    [
        ("<!-- saved --><!DOCTYPE HTML>\n<html>", "page", "text/html"),
        ('<?xml version="1.0"?>\n<html xmlns="x">', "page.txt", "text/html"),
        ("<p>One</p><p>Two</p><p>Three</p>", "standard input", "text/html"),
        ("<div>Half a page</div>", "page.htm.gz", "text/html"),
        ("The bridge is open.\nIt was closed.", "page.html", "text/plain"),
        ("# The bridge\n\nIt is open.", "notes.md", "text/markdown"),
        ("The sign <p> marks a paragraph.", "dump.txt", "text/plain"),
        ("a < b and b > c", "standard input", "text/plain"),
    ],
)
def test_content_and_name_tell_the_media_type(text: str, location: str, media_type: str) -> None:
    assert read(text.encode(), location).page.media_type == media_type


def test_line_ends_stay_as_they_are() -> None:
    assert read(b"One.\r\nTwo.\rThree.\n", "dump.txt").text == "One.\r\nTwo.\rThree.\n"


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_utf_8_text_comes_out_as_it_went_in_or_is_refused(text: str) -> None:
    found = decode(text.encode("utf-8", "ignore"), "page.txt")
    if isinstance(found, Document):
        assert found.text == text.encode("utf-8", "ignore").decode("utf-8-sig")
        assert found.page.characters == len(found.text)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_refusal(raw: bytes) -> None:
    found = decode(raw, "page")
    assert isinstance(found, Document | Refusal)
