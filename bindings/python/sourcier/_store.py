"""Store: articles, their readings and their groups in one SQLite file."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Optional

from sourcier import _core
from sourcier._article import Reading
from sourcier._engine import engine
from sourcier._results import Dossier, Groups
from sourcier._stages import Path, _options, _path
from sourcier.types import Skipped


class Added(NamedTuple):
    """Articles that were not there, of which a later state came, that were known; and inputs that could not be read."""

    added: int
    changed: int
    known: int
    skipped: tuple[Skipped, ...]


class Report(NamedTuple):
    """What a store holds, and what is wrong with it: nothing for a sound one."""

    articles: int
    events: int
    stories: int
    problems: tuple[str, ...]


class Store:
    """One SQLite file, made by the first `add`. Each call opens it: threads and processes take turns."""

    def __init__(self, path: Path) -> None:
        self.path = _path(path)
        self._handle = _core.Store(engine(), self.path)

    def add(self, *inputs: Path, jobs: int = 0, language: Optional[str] = None, reference_date: Optional[str] = None) -> Added:
        """Puts pages into the store, in atomic batches; the same page twice changes nothing.

        Raises:
            Error: where the file is no store, or a newer one, or cannot be written.
        """
        done = self._handle.add([_path(value) for value in inputs], jobs, _options(language, reference_date))
        return Added(done.added, done.changed, done.known, tuple([Skipped(*place) for place in done.skipped]))

    def articles(self, *, jobs: int = 0) -> Iterator[Reading]:
        """All articles with their readings, by id.

        Raises:
            Error: where there is no such store.
        """
        return (Reading(document) for document in self._handle.documents(jobs))

    def group(self, *, jobs: int = 0) -> Groups:
        """Copies, events and stories of all articles."""
        return Groups(engine().group(self._handle.documents(jobs), jobs))

    def trace(self, *, jobs: int = 0) -> Dossier:
        """The dossier of all articles, with what people put right in it."""
        return Dossier(self._handle.trace(jobs))

    def check(self) -> Report:
        """Verifies the file, the articles' digests and spans, and that groups and articles agree."""
        report = self._handle.check()
        return Report(report.articles, report.events, report.stories, tuple(report.problems))

    def __repr__(self) -> str:
        return f"<Store {self.path}>"
