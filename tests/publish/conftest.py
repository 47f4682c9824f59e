"""The account of the example pages, which every test of publishing reads, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from recension.intake import Request
from recension.model.account import Account
from recension.pipeline import Run, run


@pytest.fixture(scope="session")
def example_run(example_pages: Path) -> Run:
    """The run on the example pages."""
    return run(Request((str(example_pages),), strict=True))


@pytest.fixture(scope="session")
def account(example_run: Run) -> Account:
    """Its account."""
    return example_run.account


CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium that looks nothing up by itself."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's Chromium is not installed (apt-get install chromium)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield opened
        opened.close()
