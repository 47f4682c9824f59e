"""What the gazetteer costs: making it, adding files to it, asking it; and what added files bring.

python -m benchmarks.gazetteer_cost [--data ../shared/data] [--rows 1000000]

Processor seconds, megabytes on disk, and the most memory that the process held. The large file is
made up in GeoNames' format (seed 0): towns with invented names and three other names each, one name
in a thousand borne by hundreds of them. Added are also GeoNames' tables of countries and areas and
Who's On First's places of Mali; after that the small towns that the shipped gazetteer lacks are
asked for, as written and as papers vary them.
"""

import argparse
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_home import added, made

SYLLABLES = ("ba", "ko", "ri", "lo", "den", "tar", "mes", "gul", "fi", "ora", "nek", "sun", "pal")
ASKED = ("Diboli", "Sandaré", "Gogui", "Sandere", "Gogoui", "Sandari", "Bamako", "Kayes")
TABLES = (
    "geonames_admin/countryInfo.txt",
    "geonames_admin/admin1CodesASCII.txt",
    "geonames_admin/admin2Codes.txt",
    "wof_mali/wof_mali_places.csv",
)


def dump(rows: int) -> Iterator[str]:
    """Lines of a made-up GeoNames dump."""
    chance = random.Random(0)
    common = [_name(chance) for _ in range(rows // 500 or 1)]
    for number in range(rows):
        name = chance.choice(common) if number % 2 else _name(chance)
        others = ",".join(_name(chance) for _ in range(3))
        at = f"{chance.uniform(-60, 70):.5f}\t{chance.uniform(-180, 180):.5f}"
        people = int(chance.paretovariate(0.6) * 50) if number % 3 == 0 else 0
        area = f"ML\t\t0{number % 9 + 1}"
        yield (
            f"{50_000_000 + number}\t{name}\t{name}\t{others}\t{at}\tP\tPPL\t{area}\t\t\t\t"
            f"{min(people, 9_000_000)}\t\t0\tAfrica/Bamako\t2026-01-01\n"
        )


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def timed(label: str, path: Path, work: Callable[[], int]) -> None:
    """Do the work and print what it took."""
    began = time.process_time()
    count = work()
    took = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    pace = f"{count / took:9,.0f} rows/s" if count else " " * 16
    print(f"{label:42} {count:9,} {took:7.1f} s {pace} {size:8.1f} MB {memory:7.0f} MB held")


def asked(path: Path) -> None:
    """Print what the names of small towns find, as written and by spelling."""
    with closing(Gazetteer(path)) as places:
        for name in ASKED:
            exact = [place for place in places.named(name) if place.country == "ML"]
            near = () if exact else places.spelled_like(name, "ML")
            how = "exact" if exact else "variant" if len(near) == 1 else "undecided"
            first = [*exact, *near][:3]
            where = "; ".join(f"{row.name} {row.lat:.2f} {row.lon:.2f}" for row in first)
            print(f"  {name:10} {how:10} {where}")


def lookups(path: Path) -> None:
    """Print how long the name takes that most places bear, and one that none does."""
    with closing(sqlite3.connect(path)) as rows:
        key, count = rows.execute(
            "SELECT key, count(*) FROM name GROUP BY key ORDER BY 2 DESC, 1 LIMIT 1"
        ).fetchone()
    with closing(Gazetteer(path)) as places:
        for name, bears in ((key, count), ("Zzyzx Nowhere", 0)):
            began = time.process_time()
            for _ in range(200):
                places.named(name)
            took = (time.process_time() - began) / 200 * 1e3
            print(f"  a name of {bears:,} places: {took:.2f} ms")


def main() -> None:
    """Make, add, ask, and print."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--data", type=Path, default=Path("../shared/data"))
    given.add_argument("--rows", type=int, default=1_000_000)
    options = given.parse_args()
    print(f"{date.today()}  seed 0, {options.rows:,} rows made up; processor seconds")
    with tempfile.TemporaryDirectory() as folder:
        path, file = Path(folder) / "gazetteer.db", Path(folder) / "made_up.txt"
        timed("made at first use", path, lambda: 0 * len(str(made(path))))
        asked(path)
        for table in TABLES:
            timed(
                f"add {Path(table).name}",
                path,
                lambda t=table: added(path, options.data / "geo" / t),
            )
        asked(path)
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(dump(options.rows))
        print(f"made-up dump: {file.stat().st_size / 1e6:.1f} MB")
        timed("add the made-up dump", path, lambda: added(path, file))
        timed("add it again", path, lambda: added(path, file))
        lookups(path)


if __name__ == "__main__":
    main()
