"""Aggregation on MAVERICK: `python -m benchmarks.code_maverick [--data DIR]`.

2,200 events of electoral violence coded report by report (van Baalen & Höglund, CC BY 4.0), no
text: how often the reports of one event disagree, whether low and high enclose every report, and
how often counting origins instead of reports changes the most representative figure of the dead.
"""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

from recension.code.aggregate import MODELS, Report, aggregate, disagreement, spread_of

FIELDS = ("actor1_id", "deaths_best", "location", "date_start")
Row = dict[str, str]


def events_of(path: Path) -> list[list[Row]]:
    """The reports by event, in order of event id."""
    found: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["event_id"], []).append(row)
    return [found[key] for key in sorted(found)]


def reports_of(rows: Sequence[Row], *, by_origin: bool) -> list[Report]:
    """The deaths of an event's reports; each its own voice, or the author's."""
    return [
        Report(
            row["source_author"] if by_origin else row["id"],
            float(row["deaths_low"]),
            float(row["deaths_best"]),
            float(row["deaths_high"]),
        )
        for row in rows
        if all(row[name] for name in ("deaths_low", "deaths_best", "deaths_high"))
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    events = events_of(options.data / "events" / "maverick" / "maverick_event_report.csv")
    several = [rows for rows in events if len(rows) > 1]
    print(f"MAVERICK: {len(events)} events, {len(several)} with several reports; no seed")
    for field in FIELDS:
        every = disagreement(events, field)
        given = disagreement(events, field, frozenset({""}))
        print(f"  reports disagree on {field}: {every:.1%}; blanks apart {given:.1%}")
    enclosed = total = changed = 0
    for rows in several:
        reports = reports_of(rows, by_origin=True)
        if not reports:
            continue
        found = aggregate(reports, "representative")
        total += len(reports)
        enclosed += sum(found.low <= row.low and row.high <= found.high for row in reports)
        naive = aggregate(reports_of(rows, by_origin=False), "representative")
        changed += naive.best != found.best
    print(f"  reports enclosed by low and high: {enclosed}/{total}")
    print(f"  events whose most representative figure differs by origin and by report: {changed}")
    print_models(several)
    for name, by_origin in (("reports", False), ("origins", True)):
        print_measures(several, name, by_origin=by_origin)


def print_models(several: Sequence[Sequence[Row]]) -> None:
    """The dead of the events with several reports by each of the three models."""
    found = [reports for rows in several if (reports := reports_of(rows, by_origin=True))]
    for model in MODELS:
        best = [aggregate(reports, model).best for reports in found]
        given = [figure for figure in best if figure is not None]
        print(f"  dead, most {model}: {sum(given):g} in {len(given)} events; {len(best)} in all")


def print_measures(several: Sequence[Sequence[Row]], name: str, *, by_origin: bool) -> None:
    """The means of eventreport's measures of disagreement on the dead."""
    found = [reports for rows in several if (reports := reports_of(rows, by_origin=by_origin))]
    spreads = [spread_of(reports) for reports in found]
    size = len(spreads)
    print(
        f"  on the dead, over {name}: divergence {sum(s.figures - 1 for s in spreads) / size:.3f},"
        f" modal confidence {sum(s.modal for s in spreads) / size:.3f},"
        f" range {sum(s.range for s in spreads) / size:.2f},"
        f" deviation {sum(s.deviation for s in spreads) / size:.2f}"
    )


if __name__ == "__main__":
    main()
