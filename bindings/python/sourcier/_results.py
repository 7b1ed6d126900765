"""Groups and dossiers: what several articles tell together."""
from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any, Optional, TypeVar, cast

from sourcier import _core
from sourcier._records import Record
from sourcier._table import Table
from sourcier.types import (CopyPair, Coverage, Discrepancy, Event, Figure, Grouped, Skipped, Sources, Statement, Story, TracedArticle,
                            TracedEntity)

Kind = TypeVar("Kind", bound=Record)


class Groups:
    """Copies, events and stories of a set of articles. Iterating gives its lines as ``sourcier group`` prints them."""

    def __init__(self, core: _core.Traced, skipped: tuple[Skipped, ...] = ()) -> None:
        self._handle = core
        #: Inputs that could not be read.
        self.skipped = skipped

    @functools.cached_property
    def _lines(self) -> tuple[dict[str, Any], ...]:
        return tuple([json.loads(line) for line in self._handle.group_lines().splitlines()])

    @functools.cached_property
    def articles(self) -> tuple[Grouped, ...]:
        """One an article, by id."""
        return tuple([Grouped.from_dict(line) for line in self._lines if "id" in line])

    @functools.cached_property
    def events(self) -> tuple[Event, ...]:
        """By id."""
        return tuple([Event.from_dict(line) for line in self._lines if "event" in line and "id" not in line])

    @functools.cached_property
    def stories(self) -> tuple[Story, ...]:
        """By id."""
        return tuple([Story.from_dict(line) for line in self._lines if "story" in line and "id" not in line])

    def to_dicts(self) -> list[dict[str, Any]]:
        """The objects that ``sourcier group`` prints, in its order."""
        return [dict(line) for line in self._lines]

    def __repr__(self) -> str:
        return f"<Groups: {len(self.articles)} articles, {len(self.events)} events, {len(self.stories)} stories>"


class Dossier:
    """Every statement followed to its origin, every figure beside its rivals: what ``sourcier trace --json`` prints."""

    def __init__(self, core: _core.Traced, skipped: tuple[Skipped, ...] = ()) -> None:
        self._handle = core
        #: Inputs that could not be read.
        self.skipped = skipped

    @functools.cached_property
    def _data(self) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(self._handle.dossier_json()))

    def _list(self, key: str, kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple([kind.from_dict(each) for each in self._data[key]])

    @property
    def version(self) -> str:
        """Of engine and data: the same inputs and version give the same dossier."""
        return cast(str, self._data["version"])

    @functools.cached_property
    def articles(self) -> tuple[TracedArticle, ...]:
        """By id, without their texts."""
        return self._list("articles", TracedArticle)

    @functools.cached_property
    def entities(self) -> tuple[TracedEntity, ...]:
        """Across articles, by id."""
        return self._list("entities", TracedEntity)

    @functools.cached_property
    def events(self) -> tuple[Event, ...]:
        """By id."""
        return self._list("events", Event)

    @functools.cached_property
    def stories(self) -> tuple[Story, ...]:
        """By id."""
        return self._list("stories", Story)

    @functools.cached_property
    def copies(self) -> tuple[CopyPair, ...]:
        """Pairs of articles that share text."""
        return self._list("copies", CopyPair)

    @functools.cached_property
    def statements(self) -> tuple[Statement, ...]:
        """By the day on which each was first seen."""
        return self._list("statements", Statement)

    @functools.cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Counted things with all their values."""
        return self._list("figures", Figure)

    @functools.cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Days and places that articles on one event give differently."""
        return self._list("discrepancies", Discrepancy)

    @functools.cached_property
    def sources(self) -> Sources:
        """Who has it from whom."""
        return Sources.from_dict(self._data["sources"])

    @functools.cached_property
    def coverage(self) -> Coverage:
        """What each article reports, and what it leaves out."""
        return Coverage.from_dict(self._data["coverage"])

    def to_dict(self) -> dict[str, Any]:
        """The object that ``sourcier trace --json`` prints."""
        return cast("dict[str, Any]", json.loads(self._handle.dossier_json()))

    def to_html(self, language: Optional[str] = None) -> str:
        """The report as one HTML page without outside parts; ``"fr"`` or ``"en"``, else the language of most articles."""
        return self._handle.html(language or "")

    def table(self, name: str = "statements") -> Table:
        """A table for pyarrow, polars, DuckDB or pandas; `table_names` lists them (docs/formats/parquet.md).

        Raises:
            ValueError: for a name that no table has.
        """
        names = table_names()
        if name not in names:
            raise ValueError(f"'{name}' is no table; the tables are {', '.join(names)}")
        return Table(lambda: _core.table_stream(self._handle, name), lambda: _core.table_schema(name))

    def __repr__(self) -> str:
        return f"<Dossier: {len(self.articles)} articles, {len(self.stories)} stories, {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        from sourcier._html import story_with_events

        events = {event.event: event for event in self.events}
        parts = []
        for story in self.stories:
            rows = [(events[key].date or "", events[key].title or "", len(events[key].articles)) for key in story.events]
            parts.append(story_with_events(story, rows))
        return "".join(parts)


class Parts:
    """The dossiers of a set, part by part: `trace_parts` makes them.

    A part is articles that have neither a story nor text in common with any other. Memory holds the articles and one dossier.
    An iterator, which can be gone through once.
    """

    def __init__(self, core: _core.TracedParts, skipped: tuple[Skipped, ...] = ()) -> None:
        self._handle = core
        #: Inputs that could not be read.
        self.skipped = skipped

    def __iter__(self) -> Iterator[Dossier]:
        return self

    def __next__(self) -> Dossier:
        part = self._handle.next()
        if part is None:
            raise StopIteration
        return Dossier(part)

    def shared(self) -> Dossier:
        """What the parts given so far share: a dossier of their entities and sources alone.

        Those of the same id are one, called as the first part calls them: as in the dossier of the whole set.
        """
        return Dossier(self._handle.shared())


def table_names() -> tuple[str, ...]:
    """The tables of a dossier: ``"statements"``, ``"articles"`` and so on."""
    return tuple(_core.table_names())
