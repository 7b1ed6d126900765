"""The values of an article beside its text."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Optional

from sourcier._records import Record, Span

ParagraphKind = Literal["body", "heading", "caption", "list", "quote", "table", "update"]
DateBasis = Literal["json-ld", "meta", "microdata", "time", "url", "visible", "option", "inferred"]


class Skipped(NamedTuple):
    """An input that could not be read: the file (and offset), and why."""

    where: str
    message: str


@dataclass(frozen=True)
class Credit(Record):
    """A credit line: who is credited (``"AFP"``), its words (``"avec AFP"``), and of what. Only credits of the text are sources."""

    name: str
    text: str
    of: Literal["text", "photo", "video"]


@dataclass(frozen=True)
class Link(Record):
    url: str
    span: Span


@dataclass(frozen=True)
class Source(Record):
    """Where the page was found; a path is never part of an article's identity."""

    path: Optional[str]
    warc_record_offset: Optional[int]
    content_digest: Optional[str]


@dataclass(frozen=True)
class Note(Record):
    """What went wrong with the page, and was got over."""

    kind: str
    message: str
