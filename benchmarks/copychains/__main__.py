"""Make copy chains of your own articles, and score a system's answers on them.

    python -m benchmarks.copychains make ARTICLES.jsonl --out DIR [--seed N] [--rounds N]
    python -m benchmarks.copychains score DIR ANSWERS.jsonl

`make` writes DIR/articles.jsonl, which a system is given, and DIR/truth.jsonl, which it is not.
The README beside this file says what every line holds and what every rate means.
"""

import argparse
from pathlib import Path

import msgspec

from benchmarks.copychains.answers import read_answers, score_answers, strangers
from benchmarks.copychains.corpus import decode, encode, make_all, read_sources
from benchmarks.copychains.headline import halves, headline_table, table
from benchmarks.copychains.make import Plan


def make(options: argparse.Namespace) -> None:
    """The chains of one seed, as two files."""
    plan = Plan(version=f"copychains/{options.version}", dated=0.0 if options.no_times else 0.7)
    sources = read_sources(options.articles)
    chains = list(make_all(sources, options.seed, options.rounds, plan))
    if not chains:
        raise SystemExit("no article is long enough and credits nobody: no chain was made")
    articles, truths = encode(chains)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "articles.jsonl").write_bytes(articles)
    (options.out / "truth.jsonl").write_bytes(truths)
    count = sum(len(chain.articles) for chain in chains)
    print(f"{plan.version}, {options.articles.name}, seed {options.seed}, rounds {options.rounds}: "
          f"{len(chains)} chains, {count} articles")  # fmt: skip


def score(options: argparse.Namespace) -> None:
    """The rates of a system's answers, both halves of the topics side by side."""
    made = options.made
    chains = decode((made / "articles.jsonl").read_bytes(), (made / "truth.jsonl").read_bytes())
    try:
        answers = read_answers(options.answers)
    except msgspec.DecodeError as error:
        raise SystemExit(f"{options.answers}: {error}") from None
    strange = strangers(chains, answers)
    if strange:
        print(f"{len(strange)} articles of the answers are not in {made}, as {strange[0]!r}\n")
    tuning, untouched = (score_answers(half, answers) for half in halves(chains))
    print(headline_table(tuning, untouched), end="\n\n")
    print(table(tuning, untouched))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="benchmarks.copychains",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make", help="make chains of your articles")
    making.add_argument("articles", type=Path)
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--seed", type=int, default=7)
    making.add_argument("--rounds", type=int, default=4)
    making.add_argument("--version", choices=("1", "2"), default="2")
    making.add_argument("--no-times", action="store_true", help="no article has a time")
    making.set_defaults(run=make)
    scoring = commands.add_parser("score", help="score a system's answers")
    scoring.add_argument("made", type=Path, metavar="DIR")
    scoring.add_argument("answers", type=Path)
    scoring.set_defaults(run=score)
    options = parser.parse_args(arguments)
    options.run(options)


if __name__ == "__main__":
    main()
