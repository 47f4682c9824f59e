"""Invented articles that the tests of cutting put on pages."""

from recension.extract.document import Document
from recension.model.page import MediaType, Page

FERRY_TITLE = "Ferry runs aground off Marlport with 80 aboard"
FERRY = (
    "A passenger ferry ran aground on a sandbank off Marlport on Tuesday evening, and rescuers "
    "took all 80 people aboard to safety, the coastguard said.",
    "The ferry, the Lady Edda, had left Marlport harbour in thick fog shortly after six, said "
    "coastguard commander Tomas Halloran.",
    '"We had three boats beside her within the hour," Halloran said. "Nobody was hurt."',
    "The Lady Edda is owned by Northmark Lines, which has run the crossing since 1987. The "
    "company said it would look into why her radar had failed.",
    "Halloran said divers would examine the hull of the ferry at low tide on Wednesday.",
)
STRIKE_TITLE = "Bakers in Eastfold vote to strike over night pay"
STRIKE = (
    "Bakers at eleven factories in Eastfold voted on Monday to stop work from next week in a "
    "dispute over pay for night shifts, their union announced.",
    "Nine out of ten members of the Bread and Pastry Union backed the walkout, said its general "
    "secretary, Priya Namdar.",
    '"Our people bake while the city sleeps, and they are paid as if it were noon," Namdar told '
    "reporters outside the union's offices.",
    "The Eastfold Millers' Federation, which speaks for the factories, called the vote premature "
    "and said talks with Namdar would go on.",
    "Bread prices in Eastfold rose by a tenth this year after a poor harvest.",
)
MUSEUM_TITLE = "Museum returns stolen bell to hill village after 60 years"
MUSEUM = (
    "The Silvan city museum gave back a bronze bell on Friday to the hill village of Lowmere, "
    "from whose chapel it was stolen in 1961.",
    "Lena Abarbanel, the museum's director, handed the bell to the mayor of Lowmere at a "
    "ceremony attended by most of the village.",
    "A collector had left the bell to the museum in his will. A student, Yusra Delacroix, "
    "recognised it last spring from a photograph in a parish register.",
)


def page(
    text: str, media_type: MediaType = "text/plain", retrieved_at: str | None = None
) -> Document:
    """A page that holds this text."""
    return Document(Page("p-1", "page", "", media_type, retrieved_at, "utf-8", len(text)), text)


def dump(*parts: tuple[str, ...] | str) -> str:
    """Lines and paragraphs with a blank line between."""
    lines = [line for part in parts for line in ((part,) if isinstance(part, str) else part)]
    return "\n\n".join(lines)
