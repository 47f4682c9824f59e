"""One figure from several reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.code.aggregate import Model, Report, aggregate, disagreement, spread_of

REPORTS = [
    Report("Wire", 10, 12, 14),
    Report("Wire", 12, 12, 12),
    Report("Wire", 12, 12, 12),
    Report("Courier", 14, 14, 14),
    Report("Mirror", 14, 14, 20),
]


@pytest.mark.parametrize(
    ("model", "best"), [("conservative", 12), ("informative", 14), ("representative", 14)]
)
def test_each_model_chooses_among_origins_and_not_among_copies(model: Model, best: float) -> None:
    found = aggregate(REPORTS, model)
    assert (found.low, found.best, found.high) == (10, best, 20)


def test_two_origins_that_differ_give_no_representative_figure() -> None:
    assert aggregate([REPORTS[0], REPORTS[3]], "representative").best is None


def test_nothing_to_aggregate_is_said() -> None:
    with pytest.raises(ValueError, match="no report"):
        aggregate([], "conservative")


FIGURES = st.integers(0, 500)
REPORT = st.tuples(st.sampled_from("abc"), FIGURES, FIGURES, FIGURES).map(
    lambda row: Report(row[0], *sorted(row[1:]))
)


@given(st.lists(REPORT, min_size=1, max_size=8), st.sampled_from(["conservative", "informative"]))
def test_low_and_high_enclose_every_report(reports: list[Report], model: Model) -> None:
    found = aggregate(reports, model)
    assert all(found.low <= report.low <= report.high <= found.high for report in reports)
    assert found.best is not None
    assert found.low <= found.best <= found.high


def test_disagreement_is_counted_over_events_with_several_reports() -> None:
    events = [[{"dead": 1}, {"dead": 2}], [{"dead": 3}, {"dead": 3}], [{"dead": 4}]]
    assert disagreement(events, "dead") == 0.5
    with pytest.raises(ValueError, match="several reports"):
        disagreement([[{"dead": 1}]], "dead")


def test_disagreement_of_figures_is_measured_over_origins() -> None:
    spread = spread_of(REPORTS)
    assert (spread.voices, spread.figures, spread.range) == (3, 2, 2)
    assert spread.entropy == pytest.approx(0.918, abs=0.001)
    assert spread_of(REPORTS[:3]).entropy == 0
    with pytest.raises(ValueError, match="no report"):
        spread_of([])
