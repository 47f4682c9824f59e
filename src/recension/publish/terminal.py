"""What a run says on the terminal when it is done."""

from recension.model.account import Account
from recension.model.story import Story
from recension.publish.wording import counted, headline


def summary_lines(account: Account) -> list[str]:
    """The account in a few lines: what was read, then each story of several articles."""
    told = [story for story in account.stories if len(story.articles) > 1]
    alone = len(account.stories) - len(told)
    read = ", ".join(
        (
            counted(len(account.pages), "page"),
            counted(len(account.articles), "article"),
            counted(len(account.stories), "story", "stories"),
        )
    )
    lines = [read + (f"; {len(account.refused)} refused" if account.refused else "")]
    lines += [_story_line(story) for story in told]
    if alone:
        lines.append(f"{counted(alone, 'story', 'stories')} of a single article")
    return lines


def _story_line(story: Story) -> str:
    return f"{story.title}: {headline(story)}"
