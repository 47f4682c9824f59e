"""Faults of the program: each costs the one thing it happens on, and is said in a line."""

import traceback
from pathlib import Path

from recension.model.page import Refusal

_HERE = Path(__file__).parent


def refused_for(error: Exception, location: str, doing: str, *, strict: bool) -> Refusal:
    """The refusal of what is at `location`, because `doing` it failed; raises `error` if `strict`.

    It says the kind of the error and where in the program it came from. What the error itself says
    is left out: it can differ from run to run, and hold what no single line can.
    """
    if strict:
        raise error
    return Refusal(location, f"{doing} failed, a fault of the program: {_fault(error)}")


def _fault(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _HERE in Path(frame.filename).parents]
    if not ours:
        return type(error).__name__
    file = Path(ours[-1].filename).relative_to(_HERE).as_posix()
    return f"{type(error).__name__} in {file}, line {ours[-1].lineno}"
