"""Cutting pages: invented pages of several articles, and single ones that must stay whole."""

import codecs
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.stories import (
    FERRY,
    FERRY_TITLE,
    MUSEUM,
    MUSEUM_TITLE,
    STRIKE,
    STRIKE_TITLE,
    dump,
    page,
)

from recension.extract.block import Block, Labelled
from recension.extract.cut import Cutting, best_cuts, cut_blocks, cut_weights, on_the_page
from recension.extract.cut_features import features, run_in
from recension.extract.cut_openings import lead_score
from recension.extract.cut_terms import terms_of
from recension.extract.cut_units import ground_of
from recension.extract.dump import dump_blocks
from recension.extract.furniture import label_blocks
from recension.text.mapped import mapped

LINES = st.sampled_from(
    [
        *FERRY,
        *STRIKE,
        *MUSEUM,
        FERRY_TITLE,
        STRIKE_TITLE,
        "Read More",
        "5 minutes ago",
        "* * *",
        "1.",
    ]
)


def labelled(text: str) -> tuple[Labelled, ...]:
    return label_blocks(dump_blocks(page(text)))


def openings(text: str) -> list[str]:
    return [part[0].block.text for part in cut_blocks(labelled(text))]


@pytest.mark.parametrize(
    "text",
    [
        dump(
            FERRY_TITLE, FERRY, "Read More", STRIKE_TITLE, STRIKE, "Read More", MUSEUM_TITLE, MUSEUM
        ),
        dump(FERRY_TITLE, FERRY, STRIKE_TITLE, STRIKE, MUSEUM_TITLE, MUSEUM),
        dump(FERRY_TITLE, FERRY, "* * *", STRIKE_TITLE, STRIKE, "* * *", MUSEUM_TITLE, MUSEUM),
        "\n\n\n".join(
            "\n".join((title, *story))
            for title, story in (
                (FERRY_TITLE, FERRY),
                (STRIKE_TITLE, STRIKE),
                (MUSEUM_TITLE, MUSEUM),
            )
        ),
    ],
    ids=["read-more", "titles", "rules", "gaps"],
)
def test_three_stories_on_a_page_are_three_articles(text: str) -> None:
    parts = cut_blocks(labelled(text))
    assert len(parts) == 3
    for part, first, last in zip(
        parts, (FERRY[0], STRIKE[0], MUSEUM[0]), (FERRY[-1], STRIKE[-1], MUSEUM[-1]), strict=True
    ):
        texts = [one.block.text for one in part]
        assert first in texts
        assert last in texts


def test_the_title_goes_with_the_article_that_follows() -> None:
    text = dump(FERRY_TITLE, FERRY, STRIKE_TITLE, STRIKE, MUSEUM_TITLE, MUSEUM)
    assert openings(text) == [FERRY_TITLE, STRIKE_TITLE, MUSEUM_TITLE]


def test_outlet_and_age_above_a_title_go_with_its_article() -> None:
    text = dump(FERRY_TITLE, FERRY, "Related Articles")
    text += "\n\nHarbour Gazette\n5 minutes ago\n- Harbour Gazette\n" + "\n".join(
        (STRIKE_TITLE, *STRIKE)
    )
    second = cut_blocks(labelled(text))[1]
    texts = [one.block.text for one in second if one.label != "furniture"]
    assert texts[:2] == ["Harbour Gazette", "5 minutes ago"]


def test_one_story_with_subheads_is_one_article() -> None:
    text = dump(FERRY_TITLE, FERRY[:2], "Under pressure", FERRY[2:4], "What happens next", FERRY[4])
    assert len(cut_blocks(labelled(text))) == 1


def test_questions_and_answers_are_one_article() -> None:
    answers = (
        "Commander Halloran, what went wrong on the Lady Edda?",
        "We think her radar failed in the fog. Halloran and his crews will know more on Thursday.",
        "Was the coastguard at Marlport called too late?",
        "No. Our boats left Marlport eight minutes after the ferry struck the sandbank.",
        "Will the Lady Edda sail again?",
        "That is for her owners, Northmark Lines, to say. Her hull has to be examined first.",
    )
    text = dump(
        "‘Her radar failed’: the coastguard's Tomas Halloran on the ferry", FERRY[0], answers
    )
    assert len(cut_blocks(labelled(text))) == 1


def test_a_mark_that_parts_articles_is_no_text_of_theirs() -> None:
    mark = "Turn the page"
    text = dump(FERRY_TITLE, FERRY, mark, STRIKE_TITLE, STRIKE, mark, MUSEUM_TITLE, MUSEUM)
    rules = {
        one.label for part in cut_blocks(labelled(text)) for one in part if one.block.text == mark
    }
    assert rules == {"furniture"}


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_cutting_loses_no_block_and_keeps_their_order(lines: list[str], gap: str) -> None:
    blocks = labelled(gap.join(lines))
    parts = cut_blocks(blocks)
    assert [one.block for part in parts for one in part] == [one.block for one in blocks]
    assert all(parts)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([*FERRY, *STRIKE, *MUSEUM]), min_size=2, max_size=20), st.data())
def test_no_piece_is_shorter_than_an_article(lines: list[str], data: st.DataObject) -> None:
    ground = ground_of(labelled("\n".join(lines)))
    scores = data.draw(
        st.lists(st.floats(-5, 5), min_size=len(ground.joints), max_size=len(ground.joints))
    )
    cutting = Cutting(fewest_words=30)
    cuts = best_cuts(ground, scores, cutting)
    edges = [0, *(cut + 1 for cut in cuts), len(ground.units)]
    sizes = [
        sum(len(unit.words) for unit in ground.units[start:end]) for start, end in pairwise(edges)
    ]
    assert len(sizes) == 1 or min(sizes) >= cutting.fewest_words
    assert all(scores[cut] > cutting.threshold for cut in cuts)


def test_a_page_without_blocks_has_no_pieces() -> None:
    assert cut_blocks(()) == ()


def test_every_weight_is_for_a_number_that_exists() -> None:
    block = Block("paragraph", mapped(FERRY[0]), 0, None, None)
    ground = ground_of([Labelled(block, "body", ""), Labelled(block, "body", "")])
    weights = cut_weights()
    found = features(ground, ground.joints[0], terms_of(ground, weights.lexis), None)
    unknown = set(found) - set(weights.joint.lines)
    assert not unknown
    assert weights.lexis.lead["^he"] < 0  # an article does not open with "He"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("WORLD: A ferry ran aground.", "A:"),
        ("Health | Two clinics close.", "Aa |"),
        ("12. Bakers strike.", "0."),
        ("10:45 - Divers go down.", "0:0 -"),
        ("Old Bridge and Eastfold — Bakers strike.", "Aa —"),
        ("The ferry was built in 1987.", ""),
        ("Mr. Halloran thanked the crews.", ""),
    ],
)
def test_what_a_paragraph_opens_with_before_a_mark_has_a_shape(text: str, shape: str) -> None:
    assert run_in(text) == shape


def test_a_surname_in_use_that_is_given_in_full_again_is_counted() -> None:
    again = "Tomas Halloran, who commands the coastguard, said the fog had lifted."
    still = "Halloran, who commands the coastguard, said the fog had lifted."
    found = [numbers(dump(FERRY[1:3], last))[-1] for last in (again, still)]
    assert [one["in full again"] for one in found] == [1.0, 0.0]
    assert [one["in use still"] for one in found] == [0.0, 1.0]


def test_words_in_common_are_fewest_where_one_story_ends_and_another_begins() -> None:
    found = numbers(dump(FERRY, STRIKE))
    valleys = [one["valley"] for one in found]
    assert max(range(len(valleys)), key=lambda at: valleys[at]) == len(FERRY) - 1
    assert found[len(FERRY) - 1]["cohesion rank"] == 0.0


def test_openings_read_more_like_one_than_what_goes_on_does() -> None:
    lead = cut_weights().lexis.lead
    scores = [
        [lead_score(unit, lead) for unit in ground_of(labelled(dump(story))).units]
        for story in (FERRY, STRIKE, MUSEUM)
    ]
    rest = [score for story in scores for score in story[1:]]
    assert sum(story[0] for story in scores) / 3 > sum(rest) / len(rest) + 1


@pytest.mark.parametrize("name", ["inline lead", "heading", "byline", "rule", "wider gap", "title"])
def test_a_mark_never_speaks_against_a_cut(name: str) -> None:
    model = cut_weights().joint
    assert model.log_odds({name: 1.0}) >= model.log_odds({})


def numbers(text: str) -> list[dict[str, float]]:
    ground = ground_of(labelled(text))
    terms = terms_of(ground, cut_weights().lexis)
    return [features(ground, joint, terms, None) for joint in ground.joints]


def test_several_likely_cuts_are_cuts_together_where_one_alone_is_none() -> None:
    ground = ground_of(labelled(dump(FERRY, STRIKE, MUSEUM)))
    both = [len(FERRY) - 1, len(FERRY) + len(STRIKE) - 1]
    cutting = Cutting(threshold=-1.0, together=1.5, brief_words=0)
    one = [0.0 if at == both[0] else -9.0 for at in range(len(ground.joints))]
    two = [0.0 if at in both else -9.0 for at in range(len(ground.joints))]
    assert best_cuts(ground, one, cutting) == []
    assert best_cuts(ground, two, cutting) == both


def test_a_page_in_a_language_not_learned_is_cut_by_its_marks_alone() -> None:
    def strange(text: str) -> str:
        return codecs.encode(text, "rot13")

    stories = [tuple(map(strange, story)) for story in (FERRY, STRIKE)]
    assert len(cut_blocks(labelled(dump(*stories)))) == 1
    foot = "\n\nRelated Articles\n\nHarbour Gazette\n5 minutes ago\n- Harbour Gazette\n\n"
    titles = strange(FERRY_TITLE), strange(STRIKE_TITLE)
    marked = dump(titles[0], stories[0]) + foot + dump(titles[1], stories[1])
    assert len(cut_blocks(labelled(marked))) == 2


def test_what_a_page_tells_of_itself_is_the_same_for_all_its_joints() -> None:
    ground = ground_of(labelled(dump(FERRY, STRIKE)))
    found = on_the_page(ground, [-6.0] * 4 + [1.0] + [-6.0] * 4)
    assert len({one["expected of page"] for one in found}) == 1
    assert max(range(9), key=lambda at: found[at]["stands out"]) == 4
    assert on_the_page(ground_of(()), []) == []
