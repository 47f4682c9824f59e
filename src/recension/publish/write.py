"""The files a run leaves behind."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from recension.faults import refused_for
from recension.model.account import Account
from recension.model.page import Refusal
from recension.publish.brief_markdown import brief_markdown
from recension.publish.json_file import account_bytes
from recension.publish.report import report_html
from recension.store.sqlite import write_account


def write_outputs(
    account: Account, page_texts: Mapping[str, str], folder: Path, *, strict: bool = False
) -> tuple[Refusal, ...]:
    """Write account.json, report.html, brief.md and recension.db into `folder`, made if absent.

    `page_texts` gives each page's text by page id. They take the places of those of an earlier run
    when all are written, so that an interrupted run leaves none half written. What a fault of the
    program keeps from being made is refused, unless `strict`. Raises OSError or sqlite3.Error where
    a file cannot be written.
    """
    made: dict[str, Callable[[Path], object]] = {
        "account.json": lambda path: path.write_bytes(account_bytes(account)),
        "report.html": lambda path: path.write_text(report_html(account, page_texts), "utf-8"),
        "brief.md": lambda path: path.write_text(brief_markdown(account), "utf-8"),
        "recension.db": lambda path: write_account(account, path),
    }
    folder.mkdir(parents=True, exist_ok=True)
    refused = []
    with TemporaryDirectory(dir=folder, prefix=".writing-") as new:
        for name, make in made.items():
            try:
                make(Path(new) / name)
            except (OSError, sqlite3.Error):  # a full disk is no fault of the program
                raise
            except Exception as error:  # one file must never cost the others
                refused.append(refused_for(error, str(folder / name), "publish", strict=strict))
        for name in made:
            _take_place(Path(new) / name, folder / name)
    return tuple(refused)


def _take_place(new: Path, old: Path) -> None:
    """Move `new` to `old`; where there is none, the old one is of another run, and goes."""
    if new.exists():
        new.replace(old)
    else:
        old.unlink(missing_ok=True)
