"""The three models over the events of invented stories."""

import msgspec
import pytest

from recension.code.aggregate import MODELS, Model
from recension.code.aggregation import aggregated
from recension.code.figures import figures_of
from recension.model.account import Account, Generator
from recension.model.collation import Collation, Reading
from recension.model.event import Event, EventPlace, PloverCode
from recension.model.lineage import Independence
from recension.model.story import Story
from recension.model.value import Quantity

ONE = Independence(1, 1, "one newsroom")


def reading(value: Quantity, articles: int, *origins: str) -> Reading:
    held = tuple(f"a-{value.low}-{at}" for at in range(articles))
    return Reading(f"{value.low}", value, (), held, origins, (), ONE, None)


EXACT = Quantity(12, 12, "killed")
MORE = Quantity(15, 15, "killed")
AT_LEAST = Quantity(10, None, "killed", approximate=True)


def asked(*readings: Reading) -> Collation:
    question = "How many people were killed?"
    return Collation("co-1", question, "quantity", None, "estimates", readings, (), (), "")


FERRY = asked(reading(AT_LEAST, 4, "o-a"), reading(EXACT, 2, "o-b", "o-c"), reading(MORE, 1, "o-d"))


@pytest.mark.parametrize(
    ("model", "best"), [("conservative", 10), ("informative", 15), ("representative", 12)]
)
def test_a_model_chooses_the_best_and_says_so(model: Model, best: float) -> None:
    figures = figures_of(FERRY, model)
    assert figures is not None
    assert (figures.low, figures.best, figures.high) == (10, best, 15)
    assert model in figures.rule or "most origins" in figures.rule


def test_origins_disagree_with_one_voice_each() -> None:
    both = asked(reading(EXACT, 1, "o-a"), reading(MORE, 3, "o-a", "o-b"))
    figures = figures_of(both)
    assert figures is not None
    assert figures.disagreement is not None
    assert (figures.disagreement.voices, figures.disagreement.figures) == (2, 1)
    assert (figures.disagreement.modal, figures.disagreement.range) == (1, 0)


def test_disagreement_is_told_with_the_figure() -> None:
    figures = figures_of(FERRY)
    assert figures is not None
    found = figures.disagreement
    assert found is not None
    assert (found.voices, found.figures, found.range, found.modal) == (4, 3, 5, 0.5)


def place(name: str, precision: int) -> EventPlace:
    return EventPlace(name, None, "MLI", None, None, None, precision)


def account_of(event: Event) -> Account:
    story = Story("st", "Ferry", (), 1, ONE, (), (), (), (), (FERRY,), (event,), ())
    return Account(Generator("recension", "0", "none"), (), (), (), (story,))


def ferry_event() -> Event:
    figures = figures_of(FERRY)
    assert figures is not None
    return Event(
        id="ev-1",
        label="attack",
        plover=PloverCode("ASSAULT", None, ()),
        date=None,
        places=(place("Osmere", 1), place("Tarbeck", 1), place("Mali", 6)),
        actors=(),
        recipients=(),
        quantities=(figures,),
        status="asserted",
        stage="realized",
        independent_origins=1,
        collations=("co-1",),
        evidence=(),
    )


@pytest.mark.parametrize(
    ("model", "places"),
    [
        ("conservative", ["Mali"]),
        ("informative", ["Osmere", "Tarbeck"]),
        ("representative", ["Osmere", "Tarbeck", "Mali"]),
    ],
)
def test_the_conservative_place_is_the_least_exact(model: Model, places: list[str]) -> None:
    (event,) = aggregated(account_of(ferry_event()), model).stories[0].events
    assert [row.name for row in event.places] == places


def test_representative_is_how_accounts_are_written_and_no_model_loses_bounds() -> None:
    account = account_of(ferry_event())
    assert aggregated(account, "representative") == account
    for model in MODELS:
        (event,) = aggregated(account, model).stories[0].events
        (figures,) = event.quantities
        assert (figures.low, figures.high) == (10, 15)
        assert (
            aggregated(aggregated(account, model), "representative").stories[0].events[0].quantities
            == account.stories[0].events[0].quantities
        )


def test_figures_of_a_collation_that_is_gone_stay_as_they_are() -> None:
    account = account_of(ferry_event())
    story = msgspec.structs.replace(account.stories[0], collations=())
    account = msgspec.structs.replace(account, stories=(story,))
    (event,) = aggregated(account, "conservative").stories[0].events
    assert event.quantities[0].best == 12
