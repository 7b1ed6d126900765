"""The values that Sourcier gives: frozen, typed, named as the keys of its JSON (docs/formats/json.md).

Spans are `[begin, end)` in code points of the article's ``text``, so ``text[slice(*span)]`` is the passage. What is not
known is ``None``, never a guess. Dates are ISO 8601 of the precision known: ``"2025-07-12"``, ``"2025-07"``, or a time.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Optional, Union

from sourcier._records import Record, Span

Number = Union[int, float]
ParagraphKind = Literal["body", "heading", "caption", "list", "quote", "table", "update"]
DateBasis = Literal["json-ld", "meta", "microdata", "time", "url", "visible", "option", "inferred"]
EntityType = Literal["PER", "ORG", "LOC", "MISC"]
QuotationKind = Literal["direct", "mixed", "indirect"]
SourceKind = Literal["agency", "newspaper", "broadcaster", "organisation", "person", "document", "anonymous"]
Stance = Literal["asserts", "denies", "neither confirms nor denies"]
CopyType = Literal["exact", "near", "dispatch", "partial", "quotation", "boilerplate"]
OriginBasis = Literal["stated", "credited", "copied"]


class Skipped(NamedTuple):
    """An input that could not be read: the file (and offset), and why."""

    where: str
    message: str


# Of an article


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


# Of a reading


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
    """Cue, source and content: "selon KCNA, …"."""

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


# Of groups


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


# Of a dossier


@dataclass(frozen=True)
class DateInferred(Record):
    earliest: Optional[str]
    latest: Optional[str]
    reason: Optional[str]


@dataclass(frozen=True)
class ArticleOrigin(Record):
    """Where an article's information comes from, and what says so."""

    name: str
    basis: OriginBasis
    article: Optional[str]
    evidence: Optional[Span]


@dataclass(frozen=True)
class TracedArticle(Record):
    """An article of a dossier, without its text."""

    id: str
    version: str
    url: Optional[str]
    outlet: Optional[str]
    title: Optional[str]
    authors: tuple[str, ...]
    published: Optional[str]
    published_basis: Optional[DateBasis]
    modified: Optional[str]
    language: Optional[str]
    section: Optional[str]
    credits: tuple[Credit, ...]
    source: Source
    notes: tuple[Note, ...]
    event: Optional[str]
    story: Optional[str]
    family: Optional[str]
    date_inferred: Optional[DateInferred]
    origins: tuple[ArticleOrigin, ...]


@dataclass(frozen=True)
class TracedEntity(Record):
    """What is named, across articles."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True)
class CopyPair(Record):
    a: str
    b: str
    type: CopyType
    containment: float
    containment_of_other: float
    passages: tuple[SharedPassage, ...]


@dataclass(frozen=True)
class StatementSpeaker(Record):
    entity: Optional[str]
    name: str


@dataclass(frozen=True)
class Wording(Record):
    """How one article words a statement; its origin is the one that put it on record."""

    article: str
    span: Optional[Span]
    text: str
    kind: QuotationKind
    chain: tuple[Hop, ...]
    origin: Optional[str]
    origin_basis: Optional[OriginBasis]


@dataclass(frozen=True)
class Counts(Record):
    """Articles that carry a statement; distinct texts, copies collapsed; independent origins; texts that state none."""

    articles: int
    texts: int
    origins: int
    unstated: int


@dataclass(frozen=True)
class StatementOrigin(Record):
    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Statement(Record):
    """What one speaker said on one occasion, in all its wordings."""

    id: str
    event: Optional[str]
    speaker: Optional[StatementSpeaker]
    wordings: tuple[Wording, ...]
    counts: Counts
    origins: tuple[StatementOrigin, ...]
    first_seen: Optional[str]
    denied_by: tuple[str, ...]

    def _repr_html_(self) -> str:
        from sourcier._html import statement

        return statement(self)


@dataclass(frozen=True)
class FigureValue(Record):
    low: Optional[Number]
    high: Optional[Number]
    approximate: bool
    status: Literal["reported", "planned", "estimated"]
    according_to: Optional[str]
    as_of: Optional[str]
    article: str
    span: Optional[Span]
    text: str


@dataclass(frozen=True)
class Figure(Record):
    """One counted thing with every value given for it."""

    id: str
    event: Optional[str]
    counted: Optional[str]
    unit: Optional[str]
    values: tuple[FigureValue, ...]
    relation: Literal["agree", "differ", "revised", "not_comparable"]


@dataclass(frozen=True)
class SourceNode(Record):
    id: str
    name: str
    kind: str


@dataclass(frozen=True)
class SourceEdge(Record):
    from_: str
    to: str
    relation: Literal["quotes", "relays", "credits", "copies"]
    article: Optional[str]
    evidence: Optional[Span]


@dataclass(frozen=True)
class Sources(Record):
    """The graph of who has it from whom."""

    nodes: tuple[SourceNode, ...]
    edges: tuple[SourceEdge, ...]


@dataclass(frozen=True)
class Fact(Record):
    id: str
    text: str
    statements: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Coverage(Record):
    """Facts × articles: ``articles[article][fact]`` is ``"reports"``, ``"omits"`` or ``"precedes"``."""

    facts: tuple[Fact, ...]
    articles: dict[str, dict[str, str]]
