"""Who is the parent: chains of invented articles whose making is known."""

from recension.model.article import Article, Published
from recension.model.lineage import Lineage
from recension.trace.cuts import cut_alike
from recension.trace.story import trace_story
from recension.trace.witness import read_witness

FERRY = [
    "A ferry ran aground off Tavelmoor on Sunday with 212 people on board.",
    "Nobody was hurt, but about 40 passengers were taken off by lifeboat before the tide turned.",
    "The captain told the harbour office that a buoy marking the Grey Shoal had drifted.",
    "Police said they would question the crew of the vessel again on Tuesday morning.",
    "The ship, built in 1987, had been inspected three times since January.",
    "Divers found a dent of nine metres along the hull but no leak, an official said.",
    "The owner, Brackwater Lines, cancelled 14 crossings and promised to return the fares.",
    "Relatives waited on the quay until the last lifeboat came in shortly before midnight.",
]
MILL = [
    "The last paper mill of Ostvik closed on Friday after 118 years, ending 63 jobs.",
    "Its owners said the price of energy had doubled and three buyers had walked away.",
    "The council will meet to discuss what becomes of the red brick halls by the river.",
    "At least 20 of the men have been offered places at a sawmill up the valley.",
    "The mill made newsprint for papers in nine countries until orders fell by half.",
    "Machines are to be sold at auction in June, among them a press made in 1931.",
]


def article(name: str, lines: list[str], published: str | None = None) -> Article:
    """An article of these lines."""
    text = "\n".join(lines)
    when = Published(published, "minute", "given") if published else None
    return Article(name, "p", 0, None, None, None, "en", when, text, ((0, 0, len(text)),), ())


def parents(lineage: Lineage) -> dict[str, set[str]]:
    """The sources of every article that has any."""
    found: dict[str, set[str]] = {}
    for edge in lineage.derivations:
        found.setdefault(edge.to, set()).add(edge.from_)
    return found


def test_a_copy_that_shares_its_parents_alterations_is_no_copy_of_the_grandparent() -> None:
    altered = [
        FERRY[0],
        FERRY[1].replace("40", "45"),
        *FERRY[2:4],
        FERRY[4].replace("three", "four"),
    ]
    altered += FERRY[5:7]
    lineage = trace_story(
        [
            article("first", FERRY, "2031-05-02T08:00"),
            article("second", altered, "2031-05-02T10:00"),
            article("third", altered[:6], "2031-05-02T12:00"),
        ],
        {},
    )
    assert parents(lineage) == {"second": {"first"}, "third": {"second"}}


def test_text_that_a_copy_lost_cannot_come_back_in_a_copy_of_it() -> None:
    lineage = trace_story(
        [
            article("first", FERRY, "2031-05-02T08:00"),
            article("short", FERRY[:4], "2031-05-02T10:00"),
            article("long", FERRY[:7], "2031-05-02T12:00"),
        ],
        {},
    )
    assert parents(lineage) == {"short": {"first"}, "long": {"first"}}


def test_an_article_that_unites_two_unlike_ones_is_made_from_both() -> None:
    both = [*FERRY[:5], *MILL[:4]]
    lineage = trace_story(
        [article("ferry", FERRY), article("mill", MILL), article("both", both)], {}
    )
    assert parents(lineage) == {"both": {"ferry", "mill"}}


def test_an_abbreviation_that_ends_a_line_elsewhere_is_cut_alike() -> None:
    headline = "Ferry aground off Tavelmoor"
    broken = article("broken", [headline, *FERRY])
    running = article("running", [" ".join([headline, *FERRY])])
    first, second = cut_alike([read_witness(broken, None), read_witness(running, None)])
    assert len(first.sentences) == len(second.sentences) == len(FERRY) + 1
    for one in second.sentences:
        words = second.text[one.start : one.end]
        assert words == words.strip()
        assert words == headline or words.endswith(".")


def test_a_copy_is_made_from_the_article_it_agrees_with_to_the_letter() -> None:
    reworded = [FERRY[0], FERRY[1].replace("taken off", "rescued"), *FERRY[2:6]]
    lineage = trace_story(
        [
            article("first", FERRY, "2031-05-02T08:00"),
            article("second", reworded, "2031-05-02T10:00"),
            article("third", FERRY[:4], "2031-05-02T12:00"),
        ],
        {},
    )
    assert parents(lineage) == {"second": {"first"}, "third": {"first"}}


def test_two_who_report_one_event_in_their_own_words_copied_nobody() -> None:
    other = [
        "Passengers told of a long night after a ferry with 212 people on board ran aground.",
        "Rescuers from three villages came in fishing boats when they saw the flares go up.",
        "Near midnight the last of about 40 passengers was taken off, wrapped in a blanket.",
        "A school hall was opened, and the baker of the quarter sent two trays of rolls.",
        "Whoever had lost a bag in the scramble could ask for it at the pier on Tuesday.",
        "Nobody could say by evening when crossings to the outer islands would start again.",
    ]
    lineage = trace_story([article("ours", FERRY), article("theirs", other)], {})
    assert parents(lineage) == {}
    assert len(lineage.origins) == 2


def test_two_sources_are_nearer_than_a_sibling_that_unites_them_too() -> None:
    ours = [*FERRY[:6], *MILL[:4]]
    theirs = [FERRY[0], *FERRY[3:5], FERRY[7], MILL[0], *MILL[2:5]]
    lineage = trace_story(
        [
            article("ferry", FERRY, "2031-05-02T06:00"),
            article("mill", MILL, "2031-05-02T07:00"),
            article("theirs", theirs, "2031-05-02T08:00"),
            article("ours", ours, "2031-05-02T09:00"),
        ],
        {},
    )
    assert parents(lineage) == {"theirs": {"ferry", "mill"}, "ours": {"ferry", "mill"}}


def test_a_sentence_of_common_words_tells_the_source_that_has_it() -> None:
    aside = "So it was not to be."
    first = [*FERRY[:3], aside, *FERRY[3:]]
    second = [*FERRY[:7], FERRY[7].replace("shortly before", "around")]
    lineage = trace_story(
        [
            article("first", first, "2031-05-02T08:00"),
            article("second", second, "2031-05-02T10:00"),
            article("third", [*FERRY[:3], aside, *FERRY[3:6]], "2031-05-02T12:00"),
        ],
        {},
    )
    assert parents(lineage)["third"] == {"first"}
