"""Account: the whole result of a run, and the public interface of the program."""

from typing import Literal

import msgspec

from recension.model.article import Article
from recension.model.page import Page, Refusal
from recension.model.story import Story

SCHEMA_ID: Literal["recension.account/1"] = "recension.account/1"


class Generator(msgspec.Struct, frozen=True):
    """Which program and model made the account; `gazetteer` says what its places were looked up in.

    Empty where there was no gazetteer.
    """

    name: str
    version: str
    model: str
    gazetteer: str = ""


class Account(msgspec.Struct, frozen=True):
    """Pages, what was refused, articles and stories, each list sorted by id or location.

    `as_of` is the reporting time by which all of it was known, null where none was asked for.
    """

    generator: Generator
    pages: tuple[Page, ...]
    refused: tuple[Refusal, ...]
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    schema: Literal["recension.account/1"] = SCHEMA_ID
    as_of: str | None = None


def account_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of an account, generated from the types above."""
    schema: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema.update(msgspec.json.schema(Account))
    return schema
