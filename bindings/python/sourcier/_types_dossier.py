"""The values of a dossier: statements, figures, sources and coverage, across articles."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

from sourcier._records import Record, Span
from sourcier._types_article import Credit, DateBasis, Note, Source
from sourcier._types_groups import CopyType, SharedPassage
from sourcier._types_reading import EntityType, Hop, Number, QuotationKind, Stance

OriginBasis = Literal["stated", "credited", "copied"]


@dataclass(frozen=True)
class DateInferred(Record):
    earliest: Optional[str]
    latest: Optional[str]
    reason: Optional[str]
    cause: Optional[Literal["event", "own", "siblings", "weekday", "later", "year"]] = None
    about: Optional[str] = None


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
    stance: Stance
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
class GivenValue(Record):
    value: str
    article: str
    span: Optional[Span]
    text: str
    sentence: Optional[Span]


@dataclass(frozen=True)
class Discrepancy(Record):
    """A day (``value`` is ISO 8601) or place that articles on one event give differently for one happening; each article once.

    ``about`` is the sentence of the first value.
    """

    id: str
    event: Optional[str]
    kind: Literal["day", "place"]
    about: str
    values: tuple[GivenValue, ...]


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
