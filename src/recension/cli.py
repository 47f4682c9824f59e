"""The commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer
from typer.exceptions import TyperException

from recension import __version__
from recension.bars import shown_progress
from recension.cli_account import Aggregation, export, why
from recension.cli_gazetteer import GazetteerFile, check_gazetteer, gazetteer_app
from recension.cli_rule import rule
from recension.failing import fail
from recension.model.page import Refusal
from recension.writable import check_writable

if TYPE_CHECKING:  # the stages take a second to import; --help should not wait for them
    from recension.intake import Reading, Request
    from recension.model.account import Account
    from recension.model.article import Published

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=(
        "Read many pages of one event and give one account of it: who took what from whom, "
        "what the sources agree on and contradict, each cell with the exact words it rests on."
    ),
    epilog="Exit codes: 0 done, 1 nothing could be done, 2 the command was not understood.",
)

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders: HTML, text, Markdown, gzip, or .jsonl of articles; - for stdin.",
        show_default=False,
    ),
]
Out = Annotated[Path | None, typer.Option(help="Write here instead of to standard output.")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes to use; the result is the same.")]
PublishedOn = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date of articles whose page gives none."),
]
RetrievedOn = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="When the pages were saved: anchors '5 minutes ago'."),
]
Store = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Keep pages, stories and rulings here from run to run."),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        envvar="RECENSION_STRICT",
        help="Stop at a fault of the program, with its trace, instead of leaving out what it cost.",
    ),
]
Texts = Annotated[
    Literal["articles", "leads", "headlines"] | None,
    typer.Option(help="What the texts are grouped as, instead of what they look like."),
]
_NOTHING = "nothing to write: of what was given no article is left"
_STOPPED = 130
"""The exit code of a command that Ctrl-C ended."""
app.add_typer(gazetteer_app, name="gazetteer")


def main() -> None:
    """Run the command line: errors are one line on standard error, never a trace."""
    try:
        code = app(standalone_mode=False)
    except typer.BadParameter as error:
        typer.echo(f"recension: {error.format_message()} (see recension --help)", err=True)
        raise SystemExit(2) from None
    except TyperException as error:
        if str(error):
            typer.echo(f"recension: {error} (see recension --help)", err=True)
        raise SystemExit(2) from None
    except (KeyboardInterrupt, typer.Abort):
        code = _STOPPED
    except BrokenExecutor:
        typer.echo("recension: a process was killed; was memory short? try fewer --jobs", err=True)
        raise SystemExit(1) from None
    except BrokenPipeError:
        # Whoever read our output has seen enough; that is no failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    if code == _STOPPED:
        typer.echo("recension: stopped; nothing more is written", err=True)
    raise SystemExit(code or 0)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"recension {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show it.")
    ] = False,
) -> None:
    del version


@app.command()
def run(  # noqa: PLR0913, PLR0917 (each is an option of the command)
    paths: Paths,
    out: Annotated[Path, typer.Option(help="Folder to write the account into.")],
    jobs: Jobs = 1,
    published: PublishedOn = None,
    retrieved: RetrievedOn = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only articles known to have appeared by then."),
    ] = None,
    gazetteer: GazetteerFile = None,
    aggregation: Aggregation = "representative",
    store: Store = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Pages in, one account per event out: account.json, report.html, brief.md, recension.db."""
    from recension import pipeline
    from recension.code.aggregation import aggregated
    from recension.publish.terminal import summary_lines
    from recension.storing import keep, kept_in

    if store is not None and as_of is not None:
        raise typer.BadParameter("--as-of looks back and --store goes on: give one of them")
    request = msgspec.structs.replace(
        _request(paths, jobs, published, retrieved, strict=strict),
        as_of=None if as_of is None else _published(as_of).value,
        gazetteer=gazetteer,
        texts=texts,
    )
    check_gazetteer(gazetteer)
    check_writable(out, folder=True)
    check_writable(store)
    kept = kept_in(store)
    with shown_progress() as progress:
        result = pipeline.run(request, progress, kept)
    _report_refusals(result.account.refused)
    if not result.account.articles:
        fail(_NOTHING)
    _leave(aggregated(result.account, aggregation), result.page_texts, out, strict=strict)
    keep(store, kept, result.kept, result.told)
    for line in summary_lines(result.account):
        typer.echo(line)
    typer.echo(result.settings)
    typer.echo(f"Report: {out / 'report.html'}")


@app.command()
def extract(
    paths: Paths,
    out: Out = None,
    jobs: Jobs = 1,
    published: PublishedOn = None,
    retrieved: RetrievedOn = None,
    strict: Strict = False,
) -> None:
    """Pages → articles, clean and separated, as JSON Lines."""
    from recension import pipeline

    check_writable(out)
    request = _request(paths, jobs, published, retrieved, strict=strict)
    with shown_progress() as progress:
        reading = pipeline.read_articles(request, progress)
    locations = {document.page.id: document.page.location for document in reading.documents}
    _finish(
        ({"location": locations[article.page], **_plain(article)} for article in reading.articles),
        reading,
        out,
    )


@app.command()
def annotate(paths: Paths, out: Out = None, jobs: Jobs = 1, strict: Strict = False) -> None:
    """Articles → names, attributions, times and quantities with their offsets, as JSON Lines."""
    from recension import pipeline

    check_writable(out)
    request = _request(paths, jobs, strict=strict)
    with shown_progress() as progress:
        reading = pipeline.read_articles(request, progress)
        annotations, refused = pipeline.annotate(reading.articles, request, progress)
    rows = (_plain(annotations[article.id]) for article in reading.articles)
    _finish(rows, reading, out, refused)


@app.command()
def group(
    paths: Paths,
    out: Out = None,
    jobs: Jobs = 1,
    store: Store = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Articles → the story each belongs to, as JSON Lines of id and story."""
    from recension import growing, pipeline
    from recension.storing import keep, kept_in

    check_writable(out)
    check_writable(store)
    kept = kept_in(store)
    with shown_progress() as progress:
        reading = pipeline.read_articles(_request(paths, jobs, strict=strict), progress, kept)
    found = growing.grown(reading.articles, {}, kept, texts)
    typer.echo(f"recension: {found.settings}", err=True)
    homes = found.homes()
    _finish(({"id": a.id, "story": homes[a.id]} for a in reading.articles), reading, out)
    keep(store, kept, growing.kept_after(kept, reading, found), growing.told(kept, found))


app.command()(rule)


@app.command()
def trace(paths: Paths, out: Out = None, jobs: Jobs = 1, strict: Strict = False) -> None:
    """Articles → each story's origins and derivations, as JSON Lines."""
    from recension import pipeline

    check_writable(out)
    request = _request(paths, jobs, strict=strict)
    with shown_progress() as progress:
        reading = pipeline.read_articles(request, progress)
        annotations, unread = pipeline.annotate(reading.articles, request, progress)
        lineages, untold = pipeline.lineages_of(reading.articles, annotations, request, progress)
    rows = ({"story": story, **_plain(found)} for story, found in lineages.items())
    _finish(rows, reading, out, (*unread, *untold))


@app.command()
def code(paths: Paths, out: Out = None, jobs: Jobs = 1, strict: Strict = False) -> None:
    """Short texts → the coded events of each, as JSON Lines of id and events."""
    from recension import pipeline

    check_writable(out)
    request = _request(paths, jobs, strict=strict)
    with shown_progress() as progress:
        reading = pipeline.read_articles(request, progress)
        annotations, unread = pipeline.annotate(reading.articles, request, progress)
        events, untold = pipeline.events_by_article(
            reading.articles, annotations, request, progress
        )
    rows = ({"id": a.id, "events": [_plain(e) for e in events[a.id]]} for a in reading.articles)
    _finish(rows, reading, out, (*unread, *untold))


@app.command()
def schema(out: Out = None) -> None:
    """The JSON Schema of account.json."""
    from recension.model.account import account_schema

    text = msgspec.json.format(msgspec.json.encode(account_schema()), indent=2)
    _write([text.decode()], out)


app.command()(why)
app.command()(export)


def _leave(account: Account, page_texts: Mapping[str, str], out: Path, *, strict: bool) -> None:
    """Write the files of a run, or end with one line that names what cannot be written."""
    import sqlite3

    from recension.publish.write import write_outputs

    try:
        _report_refusals(write_outputs(account, page_texts, out, strict=strict))
    except OSError as error:
        fail(f"{error.filename or out}: cannot be written: {error.strerror}")
    except sqlite3.Error as error:
        fail(f"{out / 'recension.db'}: cannot be written: {error}")


def _request(
    paths: list[str],
    jobs: int,
    published: str | None = None,
    retrieved: str | None = None,
    *,
    strict: bool = False,
) -> Request:
    from recension.intake import Request

    given = None if published is None else _published(published)
    if retrieved is not None:
        _published(retrieved)
    return Request(tuple(paths), given, retrieved, jobs=jobs, strict=strict)


def _published(given: str) -> Published:
    from recension.intake import given_date

    try:
        return given_date(given)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _finish(
    rows: Iterable[object], reading: Reading, out: Path | None, refused: Iterable[Refusal] = ()
) -> None:
    """Write the rows as JSON Lines, name what was refused, and fail where nothing was read."""
    _report_refusals((*reading.refused, *refused))
    if not reading.articles:
        fail(_NOTHING)
    _write((msgspec.json.encode(row).decode() for row in rows), out)


def _write(lines: Iterable[str], out: Path | None) -> None:
    if out is None:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    try:
        with out.open("w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
    except OSError as error:
        fail(f"{out}: cannot be written: {error.strerror}")


def _plain(thing: msgspec.Struct) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(thing)
    return plain


def _report_refusals(refused: Iterable[Refusal]) -> None:
    from recension.publish.terminal import one_line

    for refusal in refused:
        typer.echo(f"recension: {one_line(f'{refusal.location}: {refusal.reason}')}", err=True)
