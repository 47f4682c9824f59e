"""Article to annotation: everything that one article's text holds, found without any other."""

from collections.abc import Iterator

from recension.annotate.findings import Reader, read_by_rule
from recension.annotate.intervals import Intervals
from recension.annotate.prepared import Prepared, prepare
from recension.annotate.quantities import find_quantities
from recension.annotate.quotations import MarkedRun, quotation_kind
from recension.annotate.tagging.reader import read_by_tagger
from recension.annotate.times import find_times
from recension.extract.language import language_of
from recension.model.annotation import Annotation, Attribution, Quoted
from recension.model.article import Article
from recension.text.sentences import sentence_offsets


def annotate_article(article: Article, read: Reader = read_by_tagger) -> Annotation:
    """The annotation of one article; every list in order of start.

    Relative times are counted from `article.published`; without it their values stay null. Of an
    article that is not in English only the sentences are found, and a note says so; one that is
    longer than `LONGEST` is read by rule, and a note says so.
    """
    language = _language(article)
    if language.lower().split("-")[0] not in _READ:
        return _untouched(article, language)
    prepared = prepare(article.text)
    too_long = len(prepared.words) > LONGEST
    findings = (read_by_rule if too_long else read)(prepared)
    anchor = article.published.value if article.published else None
    return Annotation(
        id=article.id,
        text=article.text,
        sentences=prepared.sentences,
        mentions=findings.mentions,
        attributions=findings.attributions,
        quotations=_spoken(prepared, findings.attributions),
        times=(times := find_times(prepared, anchor)),
        quantities=find_quantities(prepared, times),
        notes=tuple(_notes(prepared, too_long=too_long)),
        predicates=findings.predicates,
    )


LONGEST = 30_000
"""Words of a text beyond which the tagger would take many seconds; no article is so long."""


def _notes(prepared: Prepared, *, too_long: bool) -> Iterator[str]:
    if not prepared.words:
        yield "no words were found in this article"
    if too_long:
        yield f"longer than {LONGEST} words: names and speakers were read by rule"


_READ = frozenset({"en", "eng", "und"})
"""English, and texts too short or unclear to be told from it."""


def _language(article: Article) -> str:
    """The article's language as given, or as its text tells where none was given."""
    given = article.language
    return language_of(article.text) if given in {"", "und"} else given


def _untouched(article: Article, language: str) -> Annotation:
    note = f"language {language}: only English is read; the text was passed through"
    sentences = sentence_offsets(article.text)
    return Annotation(article.id, article.text, sentences, (), (), (), (), (), (note,))


def unread(article: Article, note: str) -> Annotation:
    """The annotation of an article in which nothing was found, for the reason that `note` gives."""
    whole = ((0, len(article.text)),) if article.text else ()
    return Annotation(article.id, article.text, whole, (), (), (), (), (), (note,))


def _spoken(prepared: Prepared, attributions: tuple[Attribution, ...]) -> tuple[Quoted, ...]:
    """The quotations that are speech: by their own look, or because a speaker was found."""
    contents = Intervals(piece for item in attributions for piece in item.content)
    return tuple(
        _quoted(prepared.text, run)
        for run in prepared.runs
        if quotation_kind(prepared.text, run) == "speech" or contents.holds(run.start, run.end)
    )


def _quoted(text: str, run: MarkedRun) -> Quoted:
    words = text[run.start : run.end]
    start = run.start + len(words) - len(words.lstrip())
    return Quoted(start, start + len(words.strip()))
