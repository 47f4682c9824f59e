"""Statements → claims → collations: one question, every answer, who carries it."""

from recension.collate.story import Collated, collate_story

__all__ = ["Collated", "collate_story"]
