"""The reader by the shipped tagger: names, who says what, and predicates of a prepared text.

The network tags sources, cues and contents (as Pareti 2015 and PolNeAR, Newell et al. 2018, define
them) and names; links join them. Quotations that no cue reaches are carried to the last speaker by
the same rule that the reader by rule uses, and what that reader finds is joined to what is tagged.
"""

from bisect import bisect_right
from collections.abc import Sequence

from recension.annotate.attributions import find_attributions
from recension.annotate.carried import with_carried
from recension.annotate.findings import Findings
from recension.annotate.mentions import find_mentions
from recension.annotate.prepared import Prepared
from recension.annotate.tagging.joined import joined, joined_names
from recension.annotate.tagging.linking import Linked, linked_in
from recension.annotate.tagging.names import Tagged, mentions_of, tagged_names
from recension.annotate.tagging.network import readings, transitions
from recension.annotate.tagging.pieces import Piece, pieces_of
from recension.annotate.tagging.predicates import predicates_of
from recension.annotate.tagging.windows import windows_of
from recension.model.annotation import Attribution, Predicate
from recension.model.span import Offsets


def read_by_tagger(prepared: Prepared) -> Findings:
    """Names, attributions and predicates as the tagger finds them; each list in order."""
    pieces = pieces_of(prepared.text, prepared.paragraphs, prepared.runs)
    windows = windows_of(pieces, prepared.sentences, prepared.paragraphs)
    names: list[Tagged] = []
    found: list[Attribution] = []
    told: list[Predicate] = []
    for reading in readings(pieces, windows):
        inside = pieces[reading.first : reading.first + len(reading.names)]
        names.extend(tagged_names(inside, reading.names))
        linked = linked_in(reading, transitions())
        found.extend(_attribution(prepared, inside, item) for item in linked)
        told.extend(predicates_of(prepared.text, inside, reading.told))
    both = joined(prepared, found, find_attributions(prepared))
    mentions = joined_names(mentions_of(prepared.text, names), find_mentions(prepared))
    return Findings(mentions, tuple(sorted(with_carried(prepared, both))), tuple(told))


def _attribution(prepared: Prepared, pieces: Sequence[Piece], linked: Linked) -> Attribution:
    def spans(parts: Sequence[Offsets]) -> tuple[Offsets, ...]:
        return tuple((pieces[first].start, pieces[last - 1].end) for first, last in parts)

    contents = tuple(_within_heading(prepared, span) for span in spans(linked.contents))
    return Attribution(spans(linked.source), spans([linked.cue]), contents)


def _within_heading(prepared: Prepared, span: Offsets) -> Offsets:
    """The span, cut where a heading ends: what it says does not run on into the text below."""
    at = bisect_right(prepared.paragraphs, span[0], key=lambda paragraph: paragraph[0]) - 1
    end = prepared.paragraphs[at][1]
    last = prepared.text[:end].rstrip()[-1:]
    return (span[0], end) if span[0] < end < span[1] and last.isalnum() else span
