"""Every kind of shift that an account can tell, on sentences about an invented wreck."""

from collections.abc import Callable
from typing import get_args

import pytest

from recension.model.lineage import ShiftDetail

Told = Callable[[str, str], set[tuple[str, str, str]]]
BUOY = "{} said the buoy that marked the Grey Shoal had drifted in the night."
EXAMPLES: dict[str, tuple[str, str]] = {
    "quotation-altered": (
        '"We looked for the lifeboat until the tide turned," Odran Fell said of the night.',
        '"We looked for a lifeboat till the tide had turned," Odran Fell said of the night.',
    ),
    "paraphrase-put-in-quotes": (
        'Odran Fell called the rescue "late and clumsy" and a danger to all on board.',
        'Odran Fell called the rescue "late and clumsy and a danger to all on board".',
    ),
    "quotation-paraphrased": (
        '"The lights went out and we held each other by the hand in the dark," a cook said.',
        "A cook said the lights went out and they held each other by the hand in the dark.",
    ),
    "source-exchanged": (BUOY.format("Odran Fell"), BUOY.format("A relative")),
    "source-upgraded": (BUOY.format("A figure close to the pilot"), BUOY.format("Witnesses")),
    "source-dropped": (
        BUOY.format("Odran Fell") + " The pilot, Odran Fell, had warned of it twice.",
        BUOY.format("A pilot"),
    ),
    "source-redescribed": (
        BUOY.format("A Norwegian naval officer"),
        BUOY.format("A naval officer"),
    ),
    "rank-grew": (BUOY.format("An army captain"), BUOY.format("An army colonel")),
    "outlet-dropped": (
        "Odran Fell told Reuters that the buoy off the Grey Shoal had drifted in the night.",
        "Odran Fell said that the buoy off the Grey Shoal had drifted in the night.",
    ),
    "hedge-lost": (
        '"There were at least around 20 passengers on the lower deck," a Tavelmoor pilot said.',
        "At least 20 passengers had stayed below when the ship went down, it was heard later.",
    ),
    "hedge-added": (
        "The pilot had switched the radio off before the ship struck the Grey Shoal.",
        "The pilot had reportedly switched the radio off before the ship struck the Grey Shoal.",
    ),
    "quantity-changed": (
        "The lifeboat took 38 passengers from the deck before the ship struck the Grey Shoal.",
        "The lifeboat took 83 passengers from the deck before the ship struck the Grey Shoal.",
    ),
    "claim-made-range": (
        "The harbour office counted 12 passengers who had been hurt on the stairs.\n"
        "A doctor at the clinic spoke of 19 passengers with broken bones or burns.",
        "Between 12 and 19 passengers had been hurt on the stairs, a doctor said.",
    ),
    "scope-widened": (
        "The owners said some passengers had been paid for the crossings they had missed.",
        "The owners said all passengers had been paid for the crossings they had missed.",
    ),
    "scope-narrowed": (
        "The owners said all passengers had been paid for the crossings they had missed.",
        "The owners said most passengers had been paid for the crossings they had missed.",
    ),
    "names-confused": (
        "Later the owners praised Fell for his calm. The pilot was sent home by Halvard.\n"
        "Nobody has asked Fell or Halvard why the radio was switched off before that.",
        "Later the owners praised Halvard for his calm. The pilot was sent home by Halvard.\n"
        "Nobody has asked Fell or Halvard why the radio was switched off before that.",
    ),
    "name-misspelt": (
        "The pilot, Marten Oskarsen, had left the bridge before the ship struck the shoal.",
        "The pilot, Marten Oskarson, had left the bridge before the ship struck the shoal.",
    ),
}


@pytest.mark.parametrize("detail", sorted(EXAMPLES))
def test_a_shift_of_this_kind_is_told_and_of_no_other_where_nothing_changed(
    told: Told, detail: str
) -> None:
    before, after = EXAMPLES[detail]
    assert detail in {one[0] for one in told(before, after)}
    assert detail not in {one[0] for one in told(before, before)}


def test_every_kind_that_the_model_knows_has_an_example() -> None:
    assert set(EXAMPLES) == set(get_args(ShiftDetail))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '"The [Tavelmoor] pilot was asleep," a cook said.',
            '"The pilot was asleep," a cook said.',
        ),
        (
            '"It was no cyber-attack at all," a cook said of it.',
            '"It was no cyber attack at all," a cook said of it.',
        ),
        (
            '"The lamps were out since Friday," a cook said of it.',
            '"All of us knew. The lamps were out since Friday," a cook said of it.',
        ),
        (
            "The owners counted about 40 volunteers on the quay that night.",
            "The owners counted as many as 35 to 40 volunteers on the quay that night.",
        ),
        (
            "The ship struck the Grey Shoal at about 7 p.m. on Friday.",
            "The ship struck the Grey Shoal at 7:01 p.m. on Friday.",
        ),
        (
            'The lamps of the buoy were out, "said Odran Fell of the night before.',
            'The lamps of the buoy were out, "said Odran Fell of the bad night before.',
        ),
        ("Posted on May 5, 2031 at 3:39 PM", "Posted on May 6, 2031 at 3:37 PM"),
    ],
)
def test_what_an_editor_may_do_is_no_shift(told: Told, before: str, after: str) -> None:
    assert told(before, after) == set()


def test_a_quotation_that_goes_on_in_the_next_paragraph_without_a_mark_is_read(told: Told) -> None:
    before = '"The lamps were out.\nNobody had lit them for a week or more," a cook said.'
    after = '"Nobody had lit them for a week or more," a cook said of the lamps.'
    assert told(before, after) == set()
