"""The published schema says what the contract says."""

from recension.model.account import account_schema

CONTRACT = {
    "Account": "schema generator pages refused articles stories",
    "Page": "id location sha256 media_type retrieved_at",
    "Article": "id page ordinal title publisher byline language published text map dropped story",
    "Story": "id title articles independent_origins independence origins derivations entities "
    "claims collations events timeline",
    "Origin": "id name kind articles",
    "Derivation": "from to relation coverage passages",
    "Passage": "from to relation",
    "Entity": "id kind name names roles mentions geonames wikidata lat lon",
    "Claim": "id span attribution polarity certainty quoted about value",
    "AttributionLink": "source entity kind role link cue span",
    "Collation": "id question kind subject relation readings shifts silent",
    "Reading": "label value claims articles origins informants independence first_reported",
    "Shift": "kind detail from to was became note",
    "Event": "id label plover date places actors recipients quantities status stage "
    "independent_origins collations evidence",
    "EventPlace": "name geonames country admin1 lat lon precision",
    "EventQuantity": "what low best high rule collation per_report",
    "TimelineEntry": "date precision text claims",
}


def test_every_field_of_the_contract_is_in_the_schema_under_its_name() -> None:
    definitions = account_schema()["$defs"]
    assert isinstance(definitions, dict)
    for name, fields in CONTRACT.items():
        missing = set(fields.split()) - set(definitions[name]["properties"])
        assert not missing, f"{name} lacks {missing}"


def test_a_value_is_told_by_its_type() -> None:
    definitions = account_schema()["$defs"]
    assert isinstance(definitions, dict)
    tags = {
        definition["properties"]["type"]["enum"][0]
        for definition in definitions.values()
        if "type" in definition.get("properties", {}) and "enum" in definition["properties"]["type"]
    }
    assert tags >= {"quantity", "status", "time", "place", "quotation", "text"}
