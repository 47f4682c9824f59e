"""Stage: what a step of the pipeline declares of itself."""

from typing import Literal

import msgspec

StageShape = Literal["per_article", "per_story", "join"]


class Stage(msgspec.Struct, frozen=True):
    """A step's name and version, what it reads and writes, and over what it can be spread."""

    name: str
    version: str
    reads: str
    writes: str
    shape: StageShape
