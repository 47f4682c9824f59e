"""A story's life: where nothing was told of it for too long, what comes after is another story."""

from collections.abc import Sequence

from recension.group.joining import Joining


def lives(
    rows: Sequence[int],
    minutes: Sequence[int | None],
    joining: Joining = Joining(),  # noqa: B008
) -> list[list[int]]:
    """`rows` parted where they were quiet for longer than `joining` lets a story be.

    `minutes` tells for each row when it appeared. Rows without a date stay with the largest part,
    of several with the first: nothing says when they were told, and a date that is wrong parts
    nobody but itself from them.
    """
    dated = sorted((minute, row) for row in rows if (minute := minutes[row]) is not None)
    parts: list[list[int]] = [[]]
    first = last = dated[0][0] if dated else 0
    for minute, row in dated:
        if minute - last > min(max(joining.quiet, last - first), joining.longest):
            parts.append([])
            first = minute
        parts[-1].append(row)
        last = minute
    max(parts, key=len).extend(row for row in rows if minutes[row] is None)
    return [sorted(part) for part in parts]
