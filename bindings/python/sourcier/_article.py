"""Article and Reading: what a page holds, and what its language says."""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Optional, TypeVar, cast

from sourcier import _core
from sourcier._engine import engine
from sourcier._records import Record, Span
from sourcier.types import (Attribution, Credit, DateBasis, Entity, Link, Mention, Note, ParagraphKind, Quantity, Quotation,
                            Source, Time, Token)

Kind = TypeVar("Kind", bound=Record)


class Article:
    """A page's journalism: title, text, date, authors, credits; boilerplate gone.

    Frozen. The text is NFC with ``"\\n\\n"`` between paragraphs; the title is not part of it. Articles are equal when all of
    their JSON is. Pickles are read by the same version only; `to_dict` and `from_dict` carry articles between versions.
    """

    __slots__ = ("_handle", "_data")
    _handle: _core.Document
    _data: dict[str, Any]

    def __init__(self, handle: _core.Document) -> None:
        object.__setattr__(self, "_handle", handle)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: '{name}' cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: '{name}' cannot be deleted")

    @staticmethod
    def from_dict(value: Mapping[str, Any]) -> Article:
        """The article of any object with at least ``text``, as `extract` prints it: the text is kept to the byte, an ``id`` too.

        Raises:
            Error: where it holds no text.
        """
        line = json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
        return Article(engine().record(line, _core.Options("", "")))

    def _json(self) -> str:
        return self._handle.json()

    def _decoded(self) -> dict[str, Any]:
        """The whole as JSON has it, decoded once."""
        try:
            return self._data
        except AttributeError:
            decoded = cast("dict[str, Any]", json.loads(self._json()))
            object.__setattr__(self, "_data", decoded)
            return decoded

    def _list(self, key: str, kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple([kind.from_dict(each) for each in self._decoded()[key]])

    @property
    def id(self) -> str:
        """From the canonical URL, else from title and text; never from a file's path."""
        return self._handle.id

    @property
    def version(self) -> str:
        """``"sha256:…"`` of title and text: tells the states of one page apart."""
        return self._handle.version

    @property
    def url(self) -> Optional[str]:
        """The canonical address."""
        return self._handle.url

    @property
    def outlet(self) -> Optional[str]:
        """Who published it."""
        return self._handle.outlet

    @property
    def title(self) -> Optional[str]:
        """The headline."""
        return self._handle.title

    @property
    def authors(self) -> tuple[str, ...]:
        """Who signs it, in the page's order."""
        return tuple(self._handle.authors)

    @property
    def published(self) -> Optional[str]:
        """ISO 8601 of the precision known."""
        return self._handle.published

    @property
    def published_basis(self) -> Optional[DateBasis]:
        """What says so."""
        return cast("Optional[DateBasis]", self._handle.published_basis)

    @property
    def modified(self) -> Optional[str]:
        """ISO 8601."""
        return self._handle.modified

    @property
    def language(self) -> Optional[str]:
        """BCP 47."""
        return self._handle.language

    @property
    def section(self) -> Optional[str]:
        """As the outlet calls it."""
        return self._handle.section

    @property
    def text(self) -> str:
        """The body."""
        return self._handle.text

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Where each paragraph stands in the text, in order, disjoint."""
        return tuple([Span(*pair) for pair in self._decoded()["paragraphs"]])

    @property
    def kinds(self) -> tuple[ParagraphKind, ...]:
        """What each paragraph is; as many as `paragraphs`."""
        return tuple(self._decoded()["kinds"])

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Agencies and others credited; their lines are not in the text."""
        return self._list("credits", Credit)

    @property
    def links(self) -> tuple[Link, ...]:
        """Links of the text."""
        return self._list("links", Link)

    @property
    def source(self) -> Source:
        """Where the page was found."""
        return Source.from_dict(self._decoded()["source"])

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was wrong with the page."""
        return self._list("notes", Note)

    def to_dict(self) -> dict[str, Any]:
        """What the command line prints of it, as an object of its own."""
        return cast("dict[str, Any]", json.loads(self._json()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return type(self) is type(other) and self._json() == other._json()

    def __hash__(self) -> int:
        return hash((self.id, self.version))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self.title or self.text[:60]!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (type(self), engine().pack(self._handle))

    def _repr_html_(self) -> str:
        from sourcier._html import article

        return article(self)


class Reading(Article):
    """An article with everything found in its language."""

    __slots__ = ()

    def _json(self) -> str:
        return self._handle.reading_json(False)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """In order, disjoint."""
        return tuple([Span(*pair) for pair in self._decoded()["sentences"]])

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens with part of speech and lemma; computed anew at each call."""
        return tuple([Token(*each) for each in json.loads(self._handle.reading_json(True))["tokens"]])

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is named, across spellings."""
        return self._list("entities", Entity)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Each place where an entity is named."""
        return self._list("mentions", Mention)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Reported words, by place."""
        return self._list("quotations", Quotation)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """What is said to come from whom."""
        return self._list("attributions", Attribution)

    @property
    def times(self) -> tuple[Time, ...]:
        """Times, dates, durations."""
        return self._list("times", Time)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers with what they count."""
        return self._list("quantities", Quantity)

    def to_dict(self, tokens: bool = False) -> dict[str, Any]:
        """What ``sourcier read`` prints of it; with ``tokens`` as ``--tokens``."""
        return cast("dict[str, Any]", json.loads(self._handle.reading_json(tokens)))

    def _repr_html_(self) -> str:
        from sourcier._html import reading

        return reading(self)


def _unpickle(kind: type[Article], packed: bytes) -> Article:
    return kind(engine().unpack(packed))
