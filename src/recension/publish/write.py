"""The files a run leaves behind."""

from collections.abc import Mapping
from pathlib import Path

from recension.model.account import Account
from recension.publish.brief_markdown import brief_markdown
from recension.publish.json_file import account_bytes
from recension.publish.report import report_html
from recension.store.sqlite import write_account


def write_outputs(account: Account, page_texts: Mapping[str, str], folder: Path) -> None:
    """Write account.json, report.html, brief.md and recension.db into `folder`, made if absent.

    `page_texts` gives each page's text by page id. Raises OSError where a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "account.json").write_bytes(account_bytes(account))
    (folder / "report.html").write_text(report_html(account, page_texts), encoding="utf-8")
    (folder / "brief.md").write_text(brief_markdown(account), encoding="utf-8")
    write_account(account, folder / "recension.db")
