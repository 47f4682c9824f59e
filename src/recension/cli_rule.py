"""The command by which a person decides on two articles of a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def rule(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store of run or group.")],
    ruling: Annotated[
        list[str] | None,
        typer.Argument(metavar="together|apart|open ARTICLE ARTICLE", show_default=False),
    ] = None,
    file: Annotated[
        str | None, typer.Option(help="JSON Lines of kind, one, other, by, reason; - for stdin.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
) -> None:
    """Keep two articles in one story, or apart, whatever their words say; open takes it back."""
    from recension.storing import decide, ruling_of, rulings_in

    given = rulings_in(file, by) if file else []
    if ruling or not file:
        given.append(ruling_of(ruling or (), by, reason))
    decide(store, given)
