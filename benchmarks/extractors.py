"""The extractors that are measured side by side: each from bytes to the body text."""

import multiprocessing
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

import msgspec

Extract = Callable[[bytes], str]


class Extractor(msgspec.Struct, frozen=True):
    """`load` imports it; one that `stalls` is run in a process of its own, page by page."""

    name: str
    load: Callable[[], Extract]
    stalls: bool = False


def _ours() -> Extract:
    from recension.extract.articles import articles_of
    from recension.extract.decode import decode
    from recension.extract.document import Document

    def extract(raw: bytes) -> str:
        document = decode(raw, "page.html")
        articles = articles_of(document) if isinstance(document, Document) else ()
        return articles[0].text if articles else ""

    return extract


def _blocks() -> Extract:
    from recension.extract.decode import decode
    from recension.extract.document import Document
    from recension.extract.mainbody import main_blocks
    from recension.extract.markup import html_blocks

    def extract(raw: bytes) -> str:
        document = decode(raw, "page.html")
        if not isinstance(document, Document):
            return ""
        blocks = main_blocks(document, html_blocks(document))
        return "\n".join(b.text for b in blocks if b.in_main and b.kind != "title")

    return extract


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _trafilatura(**options: bool) -> Callable[[], Extract]:
    def load() -> Extract:
        import trafilatura

        return lambda raw: trafilatura.extract(_text(raw), **options) or ""

    return load


def _newspaper() -> Extract:
    warnings.simplefilter("ignore")
    import newspaper

    def extract(raw: bytes) -> str:
        article = newspaper.Article("https://example.org/article", fetch_images=False)
        article.download(input_html=_text(raw))
        article.parse()
        return str(article.text)

    return extract


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda raw: str(extract_plain_text(_text(raw), main_content=True, comments=False))


def _readability() -> Extract:
    import logging

    import lxml.html
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL)

    def extract(raw: bytes) -> str:
        summary = Document(_text(raw)).summary()
        return "\n".join(lxml.html.document_fromstring(summary).itertext())

    return extract


EXTRACTORS = (
    Extractor("recension", _ours),
    Extractor("recension, main blocks alone", _blocks),
    Extractor("trafilatura", _trafilatura()),
    Extractor("trafilatura fast", _trafilatura(fast=True)),
    Extractor("trafilatura precision", _trafilatura(favor_precision=True)),
    Extractor("newspaper4k", _newspaper, stalls=True),
    Extractor("resiliparse", _resiliparse),
    Extractor("readability-lxml", _readability),
)


def bounded(extractor: Extractor, pages: Sequence[bytes], seconds: float) -> list[str | None]:
    """The text of each page; None where it took longer than `seconds` or failed."""
    texts: list[str | None] = []
    worker: _Worker | None = None
    for page in pages:
        worker = _Worker(extractor) if worker is None else worker
        answered, text = worker.ask(page, seconds)
        texts.append(text)
        if not answered:
            worker.stop()
            worker = None
    if worker is not None:
        worker.stop()
    return texts


class _Worker:
    """A process that extracts one page at a time and can be ended."""

    def __init__(self, extractor: Extractor) -> None:
        self._pipe, end = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_serve, args=(extractor.name, end))
        self._process.start()
        end.close()

    def ask(self, page: bytes, seconds: float) -> tuple[bool, str | None]:
        """Whether it answered in time, and the text if it found any."""
        self._pipe.send(page)
        if not self._pipe.poll(seconds):
            return False, None
        try:
            return True, self._pipe.recv()
        except EOFError:
            return False, None

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _serve(name: str, pipe: Connection) -> None:
    extract = next(one.load for one in EXTRACTORS if one.name == name)()
    while True:
        try:
            page = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(extract(page))
        except Exception:
            pipe.send(None)
