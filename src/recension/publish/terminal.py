"""What a run says on the terminal when it is done."""

from recension.model.account import Account
from recension.model.story import Story
from recension.publish.wording import counted, headline

_MOST_STORIES = 20
_LONGEST_TITLE = 100


def summary_lines(account: Account) -> list[str]:
    """The account in a few lines: what was read, then the largest stories of several articles."""
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
    lines += [_story_line(story) for story in told[:_MOST_STORIES]]
    if len(told) > _MOST_STORIES:
        lines.append(f"and {len(told) - _MOST_STORIES} more stories of several articles")
    if alone:
        lines.append(f"{counted(alone, 'story', 'stories')} of a single article")
    return lines


def _story_line(story: Story) -> str:
    title = one_line(story.title)
    short = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + " …"
    return f"{short}: {headline(story)}"


def one_line(text: str) -> str:
    """The text as a terminal may show it: without what would break the line or steer the screen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
