"""The values that Sourcier gives: frozen, typed, named as the keys of its JSON (docs/formats/json.md).

Spans are `[begin, end)` in code points of the article's ``text``, so ``text[slice(*span)]`` is the passage. What is not
known is ``None``, never a guess. Dates are ISO 8601 of the precision known: ``"2025-07-12"``, ``"2025-07"``, or a time.
"""
from sourcier._records import Span
from sourcier._types_article import (Credit, DateBasis, Link, Note, ParagraphKind, Skipped, Source)
from sourcier._types_dossier import (ArticleOrigin, CopyPair, Counts, Coverage, DateInferred, Discrepancy, Fact, Figure, FigureValue,
                                     GivenValue, OriginBasis, SourceEdge, SourceNode, Sources, Statement, StatementOrigin, StatementSpeaker, TracedArticle,
                                     TracedEntity, Wording)
from sourcier._types_groups import (CopyOf, CopyType, Event, Grouped, SharedPassage, Story)
from sourcier._types_reading import (Attribution, Entity, EntityType, Hop, Mention, Number, Quantity, Quotation, QuotationKind,
                                     SourceKind, Speaker, Stance, Time, Token)

__all__ = [
    "Span", "ParagraphKind", "DateBasis", "Skipped", "Credit", "Link", "Source", "Note", "OriginBasis", "DateInferred",
    "ArticleOrigin", "TracedArticle", "TracedEntity", "CopyPair", "StatementSpeaker", "Wording", "Counts", "StatementOrigin",
    "Statement", "FigureValue", "Figure", "GivenValue", "Discrepancy", "SourceNode", "SourceEdge", "Sources", "Fact", "Coverage", "CopyType", "SharedPassage",
    "CopyOf", "Grouped", "Event", "Story", "Number", "EntityType", "QuotationKind", "SourceKind", "Stance", "Token", "Entity",
    "Mention", "Hop", "Speaker", "Quotation", "Attribution", "Time", "Quantity",
]
