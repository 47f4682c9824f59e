"""What several tests share: the example pages and the folder of shared data, where present."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # a busy machine is no fault of an example

os.environ["RECENSION_STRICT"] = "1"  # a command under test hides no fault of the program

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def example_pages() -> Path:
    """The invented pages of examples/."""
    return ROOT / "examples" / "pages"


@pytest.fixture(scope="session")
def real_pages() -> Path:
    """Five real pages about one event; tests that read them skip where they are absent."""
    pages = ROOT.parent / "shared" / "pages"
    if not pages.is_dir():
        pytest.skip("the real pages in ../shared/pages are not here")
    return pages
