"""The commands that add to the gazetteer and show it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from recension.failing import fail

gazetteer_app = typer.Typer(no_args_is_help=True, help="The places that names are looked up in.")
GazetteerFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Gazetteer to look places up in, instead of the user's."),
]


@gazetteer_app.command("add")
def gazetteer_add(
    file: Annotated[Path, typer.Argument(help="A GeoNames dump or table, or Who's On First's.")],
    gazetteer: GazetteerFile = None,
) -> None:
    """Add a file's places: a GeoNames dump (allCountries.zip), or tables of areas."""
    from recension.resolve.gazetteer_home import added, ensured

    check_gazetteer(gazetteer)
    try:
        path = ensured(gazetteer)
        count = added(path, file)
    except OSError as error:
        fail(f"{error.filename or file}: {error.strerror}")
    except ValueError as error:
        fail(str(error))
    typer.echo(f"{count} places of {file} added to {path}")


@gazetteer_app.command("show")
def gazetteer_show(
    name: Annotated[str | None, typer.Argument(help="A name to look up.")] = None,
    gazetteer: GazetteerFile = None,
) -> None:
    """Where the gazetteer lies and what it was made from; with a name, the places that bear it."""
    from recension.resolve.gazetteer import open_gazetteer
    from recension.resolve.gazetteer_home import ensured

    check_gazetteer(gazetteer)
    try:
        path = ensured(gazetteer)
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    places = open_gazetteer(path)
    if name is None:
        typer.echo(f"{path}\n{places.described}")
    for place in places.named(name) if name else ():
        typer.echo(msgspec.json.encode(place).decode())


def check_gazetteer(path: Path | None) -> None:
    """Fail where the file that was named is there and is no gazetteer."""
    from recension.resolve.gazetteer import Gazetteer

    if path is not None and path.exists():
        try:
            Gazetteer(path).close()
        except ValueError as error:
            fail(str(error))
