"""Copy chains made of two invented articles: what they promise, and how they are scored."""

import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.copychains.__main__ import main
from benchmarks.copychains.chain import Chain, Source
from benchmarks.copychains.changes import altered_quotation, changed_number, exchanged_speaker
from benchmarks.copychains.corpus import decode, encode, make_all, usable
from benchmarks.copychains.decidable import rivals_of, score_told, told_by_text
from benchmarks.copychains.make import Plan
from benchmarks.copychains.rewrite import lightly_edited, paraphrased, words_gone
from benchmarks.copychains.score import same_name, score_story
from recension.model.lineage import Derivation, Independence, Lineage, Passage
from recension.model.span import Span

FERRY = """A ferry ran aground off Tavelmoor on Sunday with 212 people, the harbour office said.
Nobody was hurt, but about 40 passengers were taken off by lifeboat before the tide turned.
"We felt one long shudder and then the lights went out for a minute or so," a passenger said.
The captain told the harbour office that a buoy marking the Grey Shoal had drifted in the night.
Police said they would question the crew of the vessel again on Tuesday morning.
The ship, built in 1987, had been inspected three times since January and passed each time.
Divers found a dent of nine metres along the hull but no leak, an official said.
The owner, Brackwater Lines, cancelled 14 crossings and promised to return the fares.
Relatives waited on the quay until the last lifeboat came in shortly before midnight.
"Our people did what they had been trained to do and I am proud of them," said Odran Fell.
The sound between Tavelmoor and the islands is narrow and has strong currents in spring.
Engineers want to refloat the ferry at high water with the help of two tugs."""

MILL = """The last paper mill of Ostvik closed on Friday after 118 years, ending 63 jobs there.
Its owners said that the price of energy had doubled and that three buyers had walked away.
"My father and his father stood at the same machine and my son would have too," a worker said.
The council will meet on Monday to discuss what becomes of the red brick halls by the river.
At least 20 of the men have been offered places at a sawmill further up the valley.
Mayor Runa Halvard said the town had known worse winters and would find its feet.
The mill made newsprint for papers in nine countries until orders fell by half.
An analyst said smaller mills could not compete with the plants of the south.
Machines are to be sold at auction in June, among them a press made in 1931.
A museum has asked for the steam engine and for the ledgers of the first owner.
Shops along the main street lowered their flags when the whistle blew at noon.
Two cafes gave away coffee to those who came out through the gates for the last time."""

SOURCES = [
    Source("ferry", "1", "a", FERRY),
    Source("mill", "1", "b", MILL),
]


@pytest.fixture(scope="module")
def chains() -> Sequence[Chain]:
    """A dozen chains of the two articles."""
    return list(make_all(SOURCES, seed=3, rounds=12))


def test_the_same_seed_gives_the_same_chains_and_another_gives_others(
    chains: Sequence[Chain],
) -> None:
    assert encode(list(make_all(SOURCES, seed=3, rounds=12))) == encode(chains)
    assert encode(list(make_all(SOURCES, seed=4, rounds=12))) != encode(chains)


def digest(chains: Sequence[Chain]) -> str:
    """The first half of the SHA-256 of all that chains hold."""
    return hashlib.sha256(b"".join(encode(chains))).hexdigest()[:32]


def test_the_versions_are_frozen(chains: Sequence[Chain]) -> None:
    first = list(make_all(SOURCES, 3, 12, Plan(version="copychains/1")))
    assert digest(first) == "efc9a9892b4dcd16b59a46e379461cea"
    assert digest(chains) == "8864fa09dfdfcdf144bead5066114a24"


def test_chains_read_back_are_those_that_were_written(chains: Sequence[Chain]) -> None:
    assert decode(*encode(chains)) == list(chains)


def test_a_word_that_a_copy_replaced_does_not_come_back() -> None:
    first = "The big company said the house near the town was sold quickly."
    second = paraphrased(first, 0.95, random.Random(5))
    gone = words_gone(first, second)
    assert {"big", "house"} <= gone
    for seed in range(40):
        third = paraphrased(second, 0.95, random.Random(seed), gone)
        assert not gone & set(third.lower().rstrip(".").split())
    assert any(
        gone & set(paraphrased(second, 0.95, random.Random(seed)).lower().split())
        for seed in range(40)
    )


def test_the_newsroom_that_a_source_credits_itself_is_its_origin() -> None:
    text = MILL.replace("Its owners said", "Its owners told the Ostvik Bugle")
    sources = [Source("mill", "1", "b", text, "Ostvik Bugle", "read")]
    for chain in make_all(sources, seed=3, rounds=8):
        assert set(chain.truth.names.values()) == {"Ostvik Bugle"}
        first = [one for one in chain.articles if "-s" in one.id]
        assert all("told the Ostvik Bugle" in one.text for one in first)
        assert not any(agency in one.text for one in first for agency in ("AFP", "Reuters"))


def test_a_source_that_seems_to_credit_somebody_is_left_out_unless_somebody_read_it() -> None:
    text = MILL.replace("Its owners said", "Its owners told Ostvik Radio")
    assert not usable(Source("mill", "1", "b", text))
    assert usable(Source("mill", "1", "b", text, "Ostvik Radio", "read"))
    assert not usable(Source("mill", "1", "b", text, None, "unclear"))


def test_two_forms_of_a_newsrooms_name_are_the_same() -> None:
    assert same_name("The Associated Press") == same_name("AP")
    assert same_name("AFP") != same_name("AP")


def test_a_system_known_by_its_answers_alone_is_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.jsonl"
    rows = [{"id": one.id, "topic": one.topic, "text": one.text} for one in SOURCES]
    mine.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    main(["make", str(mine), "--out", str(tmp_path / "made"), "--seed", "3"])
    made = tmp_path / "made"
    truths = [json.loads(line) for line in (made / "truth.jsonl").read_text("utf-8").splitlines()]
    answers = tmp_path / "answers.jsonl"
    edges = [{"derivations": truth["edges"]} for truth in truths]
    answers.write_text("\n".join(map(json.dumps, edges)), "utf-8")
    main(["score", str(made), str(answers)])
    shown = capsys.readouterr().out
    assert "| parents, verbatim and edited | .95 | 1.000 |" in shown
    assert "| edges that are true |  | 1.000 |" in shown
    assert "| origins counted exactly | .90 | - | 0 |" in shown
    answers.write_text(json.dumps({"derivations": [{"from": "x", "to": "nobody"}]}), "utf-8")
    main(["score", str(made), str(answers)])
    assert "1 articles of the answers are not in" in capsys.readouterr().out
    answers.write_text(json.dumps({"derivations": [{"from": "x"}]}), "utf-8")
    with pytest.raises(SystemExit, match="missing required field"):
        main(["score", str(made), str(answers)])
    answers.write_text(json.dumps({"derivations": []}), "utf-8")
    main(["score", str(made), str(answers)])
    assert "| parents, verbatim and edited | .95 | 0.000 |" in capsys.readouterr().out


def test_a_passage_of_the_truth_lies_inside_both_articles(chains: Sequence[Chain]) -> None:
    verbatim = 0
    for chain in chains:
        text = {one.id: one.text for one in chain.articles}
        for one in chain.truth.passages:
            source = text[one.from_][one.from_start : one.from_end]
            copy = text[one.to][one.start : one.end]
            assert source
            assert copy
            if one.kind == "verbatim":
                verbatim += 1
                assert source == copy
    assert verbatim > 50


def test_no_copy_was_published_before_what_it_was_made_from(chains: Sequence[Chain]) -> None:
    for chain in chains:
        published = {one.id: one.published for one in chain.articles}
        for edge in chain.truth.edges:
            before, after = published[edge.from_], published[edge.to]
            assert before is None or after is None or before < after


def test_what_was_changed_on_purpose_stands_in_the_copy(chains: Sequence[Chain]) -> None:
    kinds = set()
    for chain in chains:
        text = {one.id: one.text for one in chain.articles}
        for shift in chain.truth.shifts:
            if not shift.inherited:
                kinds.add(shift.kind)
                assert shift.became in text[shift.to][shift.start : shift.end]
    assert {"quotation", "quantity", "attribution"} <= kinds


def test_a_quotation_is_altered_inside_its_marks_alone() -> None:
    line = '"We felt one long shudder and then the lights went out," a passenger said.'
    found = altered_quotation(line, random.Random(1))
    assert found is not None
    changed, change = found
    assert changed.endswith('" a passenger said.')
    assert change.became in changed
    assert change.was not in changed


def test_a_year_or_a_number_in_quotation_marks_is_not_changed() -> None:
    assert changed_number('"There were 40 passengers aboard," he said.', random.Random(1)) is None


def test_a_speaker_gives_way_to_another() -> None:
    found = exchanged_speaker("Police said they would question the crew.", random.Random(1))
    assert found is not None
    assert found[1].was == "Police"
    assert found[1].became in found[0]


def test_rewriting_leaves_quotations_and_numbers_as_they_are() -> None:
    line = '"They arrested the big man," police said after 40 people were killed.'
    for rewritten in (
        lightly_edited(line, random.Random(2)),
        paraphrased(line, 0.95, random.Random(2)),
    ):
        assert '"They arrested the big man,"' in rewritten
        assert "40" in rewritten


def true_lineage(chain: Chain) -> Lineage:
    """The lineage of a system that knows the truth, origins and shifts apart."""
    text = {one.id: one.text for one in chain.articles}

    def span(article: str, start: int, end: int) -> Span:
        return Span(article, start, end, text[article][start:end])

    derivations = [
        Derivation(
            edge.from_,
            edge.to,
            "edited",
            1.0,
            tuple(
                Passage(
                    span(one.from_, one.from_start, one.from_end),
                    span(one.to, one.start, one.end),
                    "edited",
                )
                for one in chain.truth.passages
                if (one.from_, one.to) == (edge.from_, edge.to)
            ),
            "truth",
            (1.0, 0.0),
        )
        for edge in chain.truth.edges
    ]
    return Lineage((), tuple(derivations), Independence(None, None, ""))


def test_the_truth_scores_one_and_an_empty_lineage_finds_nothing(chains: Sequence[Chain]) -> None:
    chain = max(chains, key=lambda one: len(one.truth.edges))
    perfect = score_story(chain.truth, true_lineage(chain)).rates
    parents = [rate.value for name, rate in perfect.items() if name.startswith("parent found")]
    assert set(parents) == {1.0}
    assert perfect["edges that are true"].value == 1.0
    characters = [rate.value for name, rate in perfect.items() if name.startswith("passage")]
    assert min(characters) == 1.0
    empty = Lineage((), (), Independence(None, None, ""))
    nothing = score_story(chain.truth, empty).rates
    assert all(rate.hits == 0 for name, rate in nothing.items() if name.startswith("parent found"))


def test_a_copy_of_an_unchanged_copy_is_left_open_by_the_texts(chains: Sequence[Chain]) -> None:
    told = {chain.truth.story: told_by_text(chain) for chain in chains}
    edges = [(chain.truth.story, e) for chain in chains for e in chain.truth.edges]
    open_ = [edge for story, edge in edges if (edge.from_, edge.to) not in told[story]]
    assert 0 < len(open_) < len(edges) / 2


def test_the_rates_of_told_and_open_parents_add_up_to_the_whole(chains: Sequence[Chain]) -> None:
    chain = chains[0]
    rates = score_told(chain, true_lineage(chain)).rates
    parents = [rate.of for name, rate in rates.items() if name.startswith("parent found where")]
    assert sum(parents) == len(chain.truth.edges)


def test_a_rival_that_holds_the_same_to_the_letter_counts_as_its_like(
    chains: Sequence[Chain],
) -> None:
    chain, edge, rival = next(
        (chain, edge, min(rivals))
        for chain in chains
        for edge, rivals in rivals_of(chain).items()
        if rivals
    )
    other = Derivation(rival, edge[1], "verbatim", 1.0, (), "guess", (1.0, 0.0))
    lineage = Lineage((), (other,), Independence(None, None, ""))
    rates = score_told(chain, lineage).rates
    found = sum(rate.hits for name, rate in rates.items() if name.startswith("parent found where"))
    like = sum(rate.hits for name, rate in rates.items() if "its like" in name)
    assert (found, like) == (0, 1)
