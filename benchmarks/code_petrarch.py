"""PETRARCH's unit sentences: `python -m benchmarks.code_petrarch [--data DIR]`.

284 stylised sentences with codings (openeventdata/petrarch2, MIT). The codes are of two schemes
mixed: many are of WEIS ("welcomed" is 041, "warned" 160, "condemned" 122), others of CAMEO ("agree"
030, "fired shells" 194), and the records do not say which. An event is held right where it is what
the code means in CAMEO, by PLOVER's own table (CAMEO2PLOVER-2021), or in WEIS, by the roots below;
by CAMEO alone is shown beside it. Codes of neither (903, 345: tests of the dictionary) are scored
for direction alone. Who they name
is invented (Gondor, Mordor): the names come from PETRARCH's validation dictionary, as it gets them.
Code and direction are scored apart. Odd sentences were looked at, even ones were not.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from recension.code.parties import Party, codes_of
from recension.code.reports import reported_events

_ROW = re.compile(r'(source|target|event)code\s*=\s*"([^"]*)"')
_SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "REB",
        "OPP",
        "COP",
        "LEG",
        "JUD",
        "SPY",
        "MED",
        "BUS",
        "EDU",
        "CIV",
        "REL",
        "ELI",
    ]
)


_WEIS = {
    "01": "CONCEDE RETREAT",
    "03": "CONSULT AGREE",
    "04": "SUPPORT",
    "05": "AGREE",
    "06": "SUPPORT COOPERATE CONCEDE",
    "07": "AID",
    "08": "AGREE SUPPORT COOPERATE",
    "09": "REQUEST",
    "10": "REQUEST",
    "11": "REJECT",
    "12": "ACCUSE",
    "13": "ACCUSE",
    "14": "REJECT",
    "15": "REQUEST",
    "16": "THREATEN",
    "17": "THREATEN",
    "18": "PROTEST MOBILIZE",
    "19": "SANCTION REJECT",
    "20": "SANCTION COERCE",
    "21": "COERCE",
    "22": "ASSAULT",
}
"""WEIS (McClelland 1976) by its roots in PLOVER's terms; 02 is comment, no event of PLOVER."""


class Record(msgspec.Struct, frozen=True):
    """A sentence and its codings as (source, target, CAMEO code); none where it has no event."""

    text: str
    codings: tuple[tuple[str, str, str], ...]


def records_of(path: Path) -> list[Record]:
    """The valid sentences, in order; those that only test an error message left out."""
    raw = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
    found = []
    for body in re.findall(r"<Sentence .*?>(.*?)</Sentence>", raw, flags=re.S):
        text = re.search(r"<Text>(.*?)</Text>", body, re.S)
        rows = [dict(_ROW.findall(row)) for row in re.findall(r"<EventCoding\s+([^>]*)>", body)]
        if text and rows and "error=" not in body:
            codings = [
                (r.get("source", ""), r.get("target", ""), r["event"]) for r in rows if "event" in r
            ]
            found.append(Record(" ".join(text.group(1).split()), tuple(codings)))
    return found


def names_of(path: Path) -> dict[str, tuple[str | None, str | None]]:
    """Names of the actor dictionary, low, to (first three letters of its code, sector)."""
    found: dict[str, tuple[str | None, str | None]] = {}
    last = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"\+?([A-Z][A-Z0-9_.' -]*?)_?\s*(?:\[([A-Z]+)|;|#|$)", line)
        if match:
            code = match.group(2) or ""
            name = match.group(1).replace("_", " ").strip().lower()
            if not line.startswith("+"):
                waiting = [name]
            else:
                waiting.append(name)
            if code:
                for each in waiting:
                    found.setdefault(each, _split(code))
        elif (plain := re.match(r"\s+\[([A-Z]+)", line)) and last:
            for each in waiting:
                found.setdefault(each, _split(plain.group(1)))
        last = line
    return found


def _split(code: str) -> tuple[str | None, str | None]:
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    sector = next((part for part in parts[1:] if part in _SECTORS), None)
    return parts[0], sector


def plover_of(path: Path) -> dict[str, str]:
    """CAMEO codes to PLOVER events."""
    rows = re.findall(r"^(\d+):\s*([A-Z]+)", path.read_text(encoding="utf-8"), flags=re.M)
    return dict(rows)


def _cameo(code: str, table: dict[str, str]) -> str:
    return next((table[code[:n]] for n in (4, 3, 2) if code[:n] in table), "")


def _events(code: str, table: dict[str, str]) -> set[str]:
    """What the code may mean in PLOVER."""
    return {_cameo(code, table), *_WEIS.get(code[:2], "").split()} - {""}


def _countries(parties: Sequence[Party]) -> set[str]:
    return {country for country, _ in codes_of(parties) if country}


def score(
    records: Sequence[Record],
    names: dict[str, tuple[str | None, str | None]],
    table: dict[str, str],
) -> Counter[str]:
    """Counts over codings: event, then actor, recipient and both by their first three letters."""
    count: Counter[str] = Counter()
    for record in records:
        given = reported_events(record.text, 0, len(record.text), names)
        wanted = [(s[:3], t[:3], _events(c, table), _cameo(c, table)) for s, t, c in record.codings]
        if not record.codings:
            count["silent"] += not given
            count["empty"] += 1
        for source, target, events, cameo in wanted:
            count["codings"] += 1
            same = [row for row in given if row.event in events]
            count["with event"] += bool(events)
            count["event"] += bool(same)
            count["with CAMEO"] += bool(cameo)
            count["event by CAMEO alone"] += any(row.event == cameo for row in given)
            pairs = [(_countries(r.actors), _countries(r.recipients)) for r in given]
            count["actor"] += any(source in a for a, _ in pairs)
            count["recipient"] += any(target in b for _, b in pairs)
            count["direction"] += any(source in a and target in b for a, b in pairs)
            count["reversed"] += any(source in b and target in a for a, b in pairs)
            count["all"] += any(
                source in _countries(r.actors) and target in _countries(r.recipients) for r in same
            )
    return count


def shares(count: Counter[str]) -> Iterator[str]:
    """The lines of one part."""
    wholes = {"event": "with event", "event by CAMEO alone": "with CAMEO", "all": "with event"}
    for key in (*wholes, "actor", "recipient", "direction", "reversed"):
        whole = count[wholes.get(key, "codings")]
        yield f"    {key:<20} {count[key] / max(1, whole):.3f} ({count[key]}/{whole})"
    of_found = f"{count['all']}/{count['event']}"
    share = count["all"] / max(1, count["event"])
    yield f"    direction of found   {share:.3f} ({of_found})"
    yield f"    silent where no event {count['silent']}/{count['empty']}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    folder = options.data / "events"
    records = records_of(folder / "petrarch2" / "PETR.UnitTest.records.xml")
    names = names_of(folder / "petrarch2" / "PETR.Validate.actors.txt")
    table = plover_of(folder / "CAMEO2PLOVER-2021.txt")
    print(f"PETRARCH unit sentences: {len(records)} usable; {len(names)} names; no seed")
    for name, part in (("odd, looked at", records[::2]), ("even, untouched", records[1::2])):
        print(f"  {name}: {len(part)} sentences")
        print("\n".join(shares(score(part, names, table))))
    if options.show:
        for record in records[::2]:
            given = reported_events(record.text, 0, len(record.text), names)
            print(record.text[:200])
            print("   label", [(s, t, c, sorted(_events(c, table))) for s, t, c in record.codings])
            print(
                "   given", [(r.event, codes_of(r.actors), codes_of(r.recipients)) for r in given]
            )


if __name__ == "__main__":
    main()
