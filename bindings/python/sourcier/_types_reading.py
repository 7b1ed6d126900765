"""The values of a reading: what the language of one article says."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Optional, Union

from sourcier._records import Record, Span

Number = Union[int, float]
EntityType = Literal["PER", "ORG", "LOC", "MISC"]
QuotationKind = Literal["direct", "mixed", "indirect"]
SourceKind = Literal["agency", "newspaper", "broadcaster", "organisation", "person", "document", "anonymous"]
Stance = Literal["asserts", "denies", "neither confirms nor denies"]


class Token(NamedTuple):
    """A token: code points, part of speech (UPOS), lemma."""

    begin: int
    end: int
    part: str
    lemma: Optional[str]


@dataclass(frozen=True)
class Entity(Record):
    """What is named in one article, in all its spellings; its id holds inside that article only."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    reference: Optional[str]


@dataclass(frozen=True)
class Mention(Record):
    span: Span
    type: EntityType
    entity: str


@dataclass(frozen=True)
class Hop(Record):
    """One step of a chain, which runs from the article outwards: relays, nearest first, then the source."""

    name: str
    role: Literal["relay", "source"]
    kind: SourceKind
    mention: Optional[Span]
    inherited: bool


@dataclass(frozen=True)
class Speaker(Record):
    name: str
    entity: Optional[str]
    mention: Optional[Span]


@dataclass(frozen=True)
class Quotation(Record):
    """Reported words. The span of a direct or mixed one is the text inside the marks."""

    span: Span
    kind: QuotationKind
    speaker: Optional[Speaker]
    cue: Optional[Span]
    chain: tuple[Hop, ...]


@dataclass(frozen=True)
class Attribution(Record):
    """Cue, source and content: "selon TASS, …"."""

    cue: Span
    content: Span
    chain: tuple[Hop, ...]
    stance: Stance


@dataclass(frozen=True)
class Time(Record):
    """A TIMEX3 expression; ``value`` is resolved against the date of publication."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: Optional[str]
    mod: Optional[str]


@dataclass(frozen=True)
class Quantity(Record):
    """A number with its bounds (an open one is ``None``), its unit and what it counts."""

    span: Span
    low: Optional[Number]
    high: Optional[Number]
    approximate: bool
    status: Literal["reported", "planned", "estimated"]
    kind: Literal["number", "percent", "money", "measure", "ordinal"]
    unit: Optional[str]
    counted: Optional[Span]
    according_to: Optional[str]
