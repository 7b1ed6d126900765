"""The values of groups: copies, events, stories."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from sourcier._records import Record, Span

CopyType = Literal["exact", "near", "dispatch", "partial", "quotation", "boilerplate"]


@dataclass(frozen=True)
class SharedPassage(Record):
    here: Span
    there: Span


@dataclass(frozen=True)
class CopyOf(Record):
    """Text shared with another article. Containments are shares of the reporting text, 0 to 1."""

    of: str
    type: CopyType
    containment: float
    containment_of_other: float
    direction: Literal["from", "to", "unknown"]
    passages: tuple[SharedPassage, ...]


@dataclass(frozen=True)
class Grouped(Record):
    """Which event, story and family an article belongs to, and what it shares with others."""

    id: str
    event: str
    story: str
    family: str
    events_mentioned: tuple[str, ...]
    copies: tuple[CopyOf, ...]


@dataclass(frozen=True)
class Event(Record):
    """One happening: a visit, a call, a strike."""

    event: str
    title: Optional[str]
    date: Optional[str]
    date_basis: Optional[str]
    places: tuple[str, ...]
    participants: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Story(Record):
    """The chain of events that belong together."""

    story: str
    title: Optional[str]
    events: tuple[str, ...]

    def _repr_html_(self) -> str:
        from sourcier._html import story

        return story(self)
