"""The benchmarks are modules of the checkout, not of the package: their root is put on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
