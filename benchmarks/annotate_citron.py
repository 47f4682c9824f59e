"""Who said what by a peer: bbc/citron, fitted on the texts that the tagger had.

    uv run --with spacy==3.8.7 --with python-crfsuite --with nltk --with cherrypy \
        python -m benchmarks.annotate_citron CITRON VERBNET PARSER [DATA] [--texts N]

CITRON is a checkout of github.com/bbc/citron, VERBNET a folder of VerbNet's XML files (a checkout
of github.com/cu-clear/verbnet holds one), PARSER a spaCy pipeline with tagger, lemmatiser, parser.
Citron's own model was fitted on PARC 3.0 and wants spaCy's en_core_web_sm; here its classifiers are
fitted anew on PolNeAR's train part, with the names that spaCy's recogniser would give it left out,
and scored by `benchmarks.annotate` on the dev part. None of these is a dependency of the project.
"""

import argparse
import json
import sys
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import spacy
from spacy.tokens import Doc, Span

from benchmarks.annotate import Labelled, attribution_table, hull, polnear
from recension.annotate.findings import Findings
from recension.annotate.prepared import Prepared
from recension.model.annotation import Attribution
from recension.model.span import Offsets


def as_quotes(item: Labelled) -> dict[str, Any]:
    """A text in Citron's annotation format: attributions that have a cue and a content."""

    def span(place: Offsets) -> dict[str, Any]:
        return {"start": place[0], "end": place[1], "text": item.text[place[0] : place[1]]}

    quotes = [
        {
            "cue": span(cue),
            "sources": [span(source) for source in given.source],
            "contents": [span(content) for content in given.content],
        }
        for given in item.attributions
        if (cue := hull(given.cue)) and given.content
    ]
    return {"text": item.text, "quotes": quotes}


def fitted(rooms: SimpleNamespace, nlp: Any, texts: list[Labelled], verbnet: Path) -> Path:
    """Citron's models of cues, contents and sources, fitted on the texts; gives their folder."""
    folder = Path(tempfile.mkdtemp())
    data, models = folder / "texts", folder / "models"
    data.mkdir()
    for item in texts:
        (data / f"{item.name}.json").write_text(json.dumps(as_quotes(item)), "utf-8")
    classes = _as_in_verbnet_3(verbnet, folder / "verbnet")
    rooms.cue.CueClassifier.build_model(nlp, str(data), str(models), str(classes))
    rooms.content.ContentClassifier.build_model(nlp, str(data), str(models))
    rooms.content.ContentResolver.build_model(nlp, str(data), str(models))
    rooms.source.SourceClassifier.build_model(nlp, str(data), str(models))
    rooms.source.SourceResolver.build_model(nlp, str(data), str(models))
    return models


def _as_in_verbnet_3(verbnet: Path, folder: Path) -> Path:
    """VerbNet as Citron reads it: every class states its subclasses, be they none."""
    folder.mkdir()
    for path in sorted(verbnet.glob("*.xml")):
        tree = ElementTree.parse(path)
        for item in tree.getroot().iter():
            if item.tag in {"VNCLASS", "VNSUBCLASS"} and item.find("SUBCLASSES") is None:
                ElementTree.SubElement(item, "SUBCLASSES")
        tree.write(folder / path.name)
    return folder


def reader(rooms: SimpleNamespace, nlp: Any, models: Path) -> Any:
    """Citron as a reader; its coreference, which is not scored here, is left out."""
    citron = object.__new__(rooms.citron.Citron)
    citron.nlp = nlp
    citron.cue_classifier = rooms.cue.CueClassifier(str(models))
    citron.content_classifier = rooms.content.ContentClassifier(str(models))
    citron.source_classifier = rooms.source.SourceClassifier(str(models))
    citron.content_resolver = rooms.content.ContentResolver(str(models))
    citron.source_resolver = rooms.source.SourceResolver(str(models))

    def read(prepared: Prepared) -> Findings:
        found = citron.get_quotes(nlp(prepared.text), resolve_coreferences=False)
        quotes = [
            Attribution(_places(q.sources), _places([q.cue]), _places(q.contents)) for q in found
        ]
        return Findings((), tuple(quotes))

    return read


def _places(spans: list[Span]) -> tuple[Offsets, ...]:
    return tuple((span.start_char, span.end_char) for span in spans)


def main() -> None:
    """Fit Citron, then print the table of `benchmarks.annotate`."""
    parser = argparse.ArgumentParser(description="who said what, by citron")
    parser.add_argument("citron", type=Path)
    parser.add_argument("verbnet", type=Path)
    parser.add_argument("parser", type=Path)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--texts", type=int, help="fit on the first N texts alone")
    options = parser.parse_args()
    sys.path.insert(0, str(options.citron))
    from citron import citron, content, cue, source

    for name in ("probability", "is_plural", "gender"):
        Span.set_extension(name, default=None, force=True)
    pipeline = spacy.load(options.parser)

    @cache
    def nlp(text: str) -> Doc:
        return pipeline(text)

    rooms = SimpleNamespace(citron=citron, content=content, cue=cue, source=source)
    texts = list(polnear(options.data, "train"))[: options.texts]
    read = reader(rooms, nlp, fitted(rooms, nlp, texts, options.verbnet))
    print(f"{date.today()}  citron fitted on {len(texts)} texts of PolNeAR train, PolNeAR dev")
    attribution_table(list(polnear(options.data, "dev")), read)


if __name__ == "__main__":
    main()
