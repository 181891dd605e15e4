"""What was found of a Word draft, as comments in a copy of it in which nothing else is changed."""

from psrstats.draft.writing.comments.commented import commented

__all__ = ["commented"]
