"""Aggregation: the events of an account as another of the three models chooses them."""

from collections.abc import Mapping

import msgspec

from recension.code.aggregate import Model
from recension.code.figures import figures_of
from recension.model.account import Account
from recension.model.collation import Collation
from recension.model.event import Event, EventPlace, EventQuantity
from recension.model.story import Story


def aggregated(account: Account, model: Model) -> Account:
    """The account with each event's best figures and places as `model` chooses them.

    conservative: the least figure and the least exact place; informative: the greatest figure and
    the most exact place; representative: the figure on which most origins rest and every place, as
    accounts are written. Low, high, dates and parties stay as they are.
    """
    stories = tuple(_story(story, model) for story in account.stories)
    return msgspec.structs.replace(account, stories=stories)


def _story(story: Story, model: Model) -> Story:
    asked = {collation.id: collation for collation in story.collations}
    events = tuple(_event(event, asked, model) for event in story.events)
    return msgspec.structs.replace(story, events=events)


def _event(event: Event, asked: Mapping[str, Collation], model: Model) -> Event:
    figures = tuple(_figure(one, asked, model) for one in event.quantities)
    places = _places(event.places, model)
    return msgspec.structs.replace(event, quantities=figures, places=places)


def _figure(one: EventQuantity, asked: Mapping[str, Collation], model: Model) -> EventQuantity:
    collation = asked.get(one.collation)
    return (figures_of(collation, model) if collation else None) or one


def _places(places: tuple[EventPlace, ...], model: Model) -> tuple[EventPlace, ...]:
    if model == "representative" or not places:
        return places
    codes = [place.precision for place in places]
    kept = max(codes) if model == "conservative" else min(codes)
    return tuple(place for place in places if place.precision == kept)
