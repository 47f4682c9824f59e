"""What somebody is said to be, apart from the name."""

import pytest

from recension.model.annotation import Mention
from recension.resolve.roles import role_spans


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Then General Abou Sarr left.", ["General"]),
        ("Then Gen. Abou Sarr left.", ["Gen"]),
        ("Abou Sarr, a former governor of the region, left.", ["a former governor of the region"]),
        ("Abou Sarr, however, left.", []),
        ("Abou Sarr left.", []),
        ("She met junta leader General Abou Sarr.", ["leader General"]),
    ],
)
def test_roles_stand_before_and_behind_the_name(text: str, roles: list[str]) -> None:
    start = text.index("Abou Sarr")
    mention = Mention(start, start + len("Abou Sarr"), "person")
    assert [text[first:last] for first, last in role_spans(text, mention)] == roles
