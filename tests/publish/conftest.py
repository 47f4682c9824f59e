"""The account of the example pages, which every test of publishing reads."""

from pathlib import Path

import pytest

from recension.intake import Request
from recension.model.account import Account
from recension.pipeline import Run, run


@pytest.fixture(scope="session")
def example_run(example_pages: Path) -> Run:
    """The run on the example pages."""
    return run(Request((str(example_pages),)))


@pytest.fixture(scope="session")
def account(example_run: Run) -> Account:
    """Its account."""
    return example_run.account
