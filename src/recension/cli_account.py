"""The commands that read an account: the evidence of an id, and exports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from recension.failing import fail

if TYPE_CHECKING:  # its types take a while to import; --help should not wait for them
    from recension.model.account import Account

_AGGREGATION = typer.Option(
    help="Which origin's figure is an event's best, and which place its own."
)
Aggregation = Annotated[Literal["conservative", "informative", "representative"], _AGGREGATION]
AggregationAnew = Annotated[
    Literal["conservative", "informative", "representative"] | None, _AGGREGATION
]


def why(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Any id in the account.")],
    account: Annotated[
        Path, typer.Option(help="The folder of the account, or its account.json.")
    ] = Path(),
) -> None:
    """The evidence of a claim, collation, origin, story, event or entity, down to its words."""
    from recension.publish.evidence import evidence_lines

    path = account / "account.json" if account.is_dir() else account
    read = _account(account)
    lines = evidence_lines(read, identifier)
    if not lines:
        fail(f"{identifier}: no such id in {path}")
    sys.stdout.writelines(f"{line}\n" for line in lines)


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of an account.")],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="ucdp, acled, cline, plover, geojson, parquet, ftm, csv or w3c.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(help="The file, or for csv and parquet the folder, to write.")
    ] = None,
    aggregation: AggregationAnew = None,
) -> None:
    """The account as other tools load it; docs/exports.md says what each column holds."""
    from recension.code.aggregation import aggregated
    from recension.publish.export.formats import FORMATS, default_path

    if form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is not one of {', '.join(sorted(FORMATS))}")
    read = _account(folder) if aggregation is None else aggregated(_account(folder), aggregation)
    path = out or default_path(folder if folder.is_dir() else folder.parent, form)
    try:
        count = FORMATS[form].write(read, path)
    except ImportError:
        fail("parquet needs pyarrow; install recension[parquet]")
    except OSError as error:
        fail(f"{error.filename or path}: cannot be written: {error.strerror}")
    typer.echo(f"{count} {FORMATS[form].what} in {path}")


def _account(path: Path) -> Account:
    """The account of a folder or a file, or an end with one line that names it."""
    from recension.model.account import Account

    file = path / "account.json" if path.is_dir() else path
    try:
        return msgspec.json.decode(file.read_bytes(), type=Account)
    except FileNotFoundError:
        fail(f"{file}: there is no account; name the folder that recension run wrote")
    except OSError as error:
        fail(f"{file}: cannot be read: {error.strerror}")
    except msgspec.DecodeError as error:
        fail(f"{file}: not an account: {error}")
