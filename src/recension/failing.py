"""How a command ends that can do nothing."""

from typing import NoReturn

import typer


def fail(message: str) -> NoReturn:
    """Say in one line on standard error what is wrong, and end with exit code 1."""
    typer.echo(f"recension: {message}", err=True)
    raise typer.Exit(1)
