"""Invented reports that several tests group: two of one fire, one of a bridge, one of a ferry."""

from recension.model.article import Article, Published

FIRE = (
    "Fire gutted the Oldham Quay cannery in Harrowmere on Tuesday, and 14 workers were treated for "
    "smoke, Mayor Ilse Brandt said. Fire chief Tomas Quell said the blaze began in a boiler room."
)
FIRE_TOO = (
    "A blaze that began in a boiler room destroyed the cannery at Oldham Quay in Harrowmere. Fire "
    "chief Tomas Quell said 14 workers were treated for smoke. Mayor Ilse Brandt called it a loss."
)
BRIDGE = (
    "A judge in Vantry halted work on the Selby toll bridge, siding with fishermen led by Odo "
    "Marchetti, who said the piers would ruin the oyster beds of the estuary."
)
FERRY = """Ferry runs aground off Tolvane

A ferry with 34 people on board ran aground off Tolvane on Tuesday, the coast guard said.

"Everybody was brought ashore within two hours," said Lena Marek of the coast guard.

The cause of the accident is not known. The ship will be towed to Fenwick, where it was built.
"""
"""A whole page, with its title."""
WORDS = f"{FIRE} {FIRE_TOO} {BRIDGE}".replace(".", "").replace(",", "").split()


def report(name: str, text: str, day: str | None = None, title: str | None = None) -> Article:
    """An article of a page of its own, published on `day` where one is given."""
    published = None if day is None else Published(day, "day", "given")
    return Article(name, f"p-{name}", 0, title, None, None, "en", published, text, (), ())
