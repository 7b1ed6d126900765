"""The stages as functions: extract, read, group, trace, and streams over files of any size."""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Generic, Optional, TypeVar, Union

from sourcier import _core
from sourcier._article import Article, Reading
from sourcier._engine import engine
from sourcier._results import Dossier, Groups, Parts
from sourcier._table import ArrowStream, Table
from sourcier.types import Skipped

Path = Union[str, "os.PathLike[str]"]
#: A file or folder, an article, a reading, or an object with at least ``text``.
Input = Union[Path, Article, Mapping[str, Any]]
Kind = TypeVar("Kind", bound=Article)


def _options(language: Optional[str], reference_date: Optional[str]) -> _core.Options:
    return _core.Options(language or "", reference_date or "")


def extract(html: Union[str, bytes], url: Optional[str] = None, *, content_type: Optional[str] = None,
            language: Optional[str] = None, reference_date: Optional[str] = None) -> Article:
    """The article of a page: boilerplate gone, title, date, authors and credits found.

    Args:
        html: The page. Bytes are decoded as a browser would; a ``str`` is text already, whatever its markup declares. Any
            format that holds one article will do (plain text, an object of ninjs or schema.org).
        url: Where it was crawled; relative links and the article's identity need it.
        content_type: The header's value; it may name a charset. Needless for a ``str``.
        language: BCP 47; detected where it is not given.
        reference_date: The date of publication where the page bears none.

    Raises:
        Error: where the page holds no article, or several (`articles` reads them all).
    """
    if isinstance(html, str):
        body, content_type = html.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8"
    else:
        body = bytes(html)
    return Article(engine().extract(body, url or "", content_type or "", "", _options(language, reference_date)))


def read(text: Union[str, Article, Mapping[str, Any]], *, title: Optional[str] = None, url: Optional[str] = None,
         outlet: Optional[str] = None, published: Optional[str] = None, language: Optional[str] = None) -> Reading:
    """What an article's language says: names, quotations with their chains, times, quantities.

    Args:
        text: An article, an object with at least ``text``, or the text alone. It is kept to the byte and spans refer to it.
        published: ISO 8601; "mardi" and "yesterday" are resolved against it.
        title: As the others, what else is known of a text alone.
        url: Its address.
        outlet: Who published it.
        language: BCP 47; detected where it is not given.

    Raises:
        Error: where there is no text.
        TypeError: where an article is given with what it states itself.
    """
    known = {"title": title, "url": url, "outlet": outlet, "published": published, "language": language}
    if isinstance(text, str):
        text = Article.from_dict({"text": text, **{key: value for key, value in known.items() if value}})
    elif any(known.values()):
        raise TypeError("title, url, outlet, published and language belong to a text alone; an article states its own")
    elif not isinstance(text, Article):
        text = Article.from_dict(text)
    return Reading(engine().read(text._handle))


def _path(value: Path) -> str:
    return os.fspath(value)


def _documents(inputs: Union[Input, Iterable[Input]], jobs: int, options: _core.Options) -> tuple[list[_core.Document], tuple[Skipped, ...]]:
    """All articles, those of files read already; what could not be read."""
    each: list[Any] = [inputs] if isinstance(inputs, (str, os.PathLike, Article, Mapping)) else list(inputs)
    paths = [_path(value) for value in each if isinstance(value, (str, os.PathLike))]
    documents = [
        value._handle if isinstance(value, Article) else Article.from_dict(value)._handle
        for value in each
        if not isinstance(value, (str, os.PathLike))
    ]
    if not paths:
        return documents, ()
    stream = engine().stream(paths, True, jobs, options)
    documents += list(stream)
    return documents, tuple([Skipped(*place) for place in stream.skipped])


def group(inputs: Union[Input, Iterable[Input]], *, jobs: int = 0, language: Optional[str] = None,
          reference_date: Optional[str] = None) -> Groups:
    """Copies, events and stories of a set of articles: a function of the set, whatever their order.

    Args:
        inputs: Articles, readings, objects with ``text``, files or folders, alone or mixed. Articles are read first.
        jobs: Threads; 0 for one a core.
    """
    documents, skipped = _documents(inputs, jobs, _options(language, reference_date))
    return Groups(engine().group(documents, jobs), skipped)


def trace(inputs: Union[Input, Iterable[Input]], *, jobs: int = 0, language: Optional[str] = None,
          reference_date: Optional[str] = None) -> Dossier:
    """Every statement of a set of articles followed to its origin. The arguments are those of `group`."""
    documents, skipped = _documents(inputs, jobs, _options(language, reference_date))
    return Dossier(engine().trace(documents, jobs), skipped)


def trace_parts(inputs: Union[Input, Iterable[Input]], *, jobs: int = 0, language: Optional[str] = None,
                reference_date: Optional[str] = None) -> Parts:
    """As `trace`, the dossiers of stories that have nothing in common one after the other, for sets whose dossier is too large.

    The arguments are those of `group`.
    """
    documents, skipped = _documents(inputs, jobs, _options(language, reference_date))
    return Parts(_core.TracedParts(engine(), documents, jobs), skipped)


class Stream(Generic[Kind]):
    """Articles of files as they are read, in the order of the files and their records; memory is bounded.

    An iterator, a context manager (leaving it ends the reading), and an Arrow stream of batches of at most 500 rows that an
    Arrow library reads as it goes. It can be gone through once.
    """

    def __init__(self, kind: type[Kind], core: _core.Stream) -> None:
        self._kind = kind
        self._handle = core

    def __iter__(self) -> Iterator[Kind]:
        return self

    def __next__(self) -> Kind:
        return self._kind(next(self._handle))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read; complete once the stream has ended."""
        return tuple([Skipped(*place) for place in self._handle.skipped])

    def close(self) -> None:
        """Ends the reading."""
        self._handle.close()

    def __enter__(self) -> Stream[Kind]:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], value: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The articles' columns (docs/formats/parquet.md), batch by batch."""
        return _core.stream_stream(self._handle)

    def __arrow_c_schema__(self) -> Any:
        """The columns."""
        return _core.article_schema()


def articles(*inputs: Path, jobs: int = 1, language: Optional[str] = None, reference_date: Optional[str] = None) -> Stream[Article]:
    """The articles of files and folders: HTML, text, WARC, feeds, JSON Lines, ninjs, compressed or not.

    Args:
        inputs: Files, folders (walked), or ``"-"`` for standard input.
        jobs: Threads that extract; 0 for one a core. The order is the same for any number.
    """
    core = engine().stream([_path(value) for value in inputs], False, jobs, _options(language, reference_date))
    return Stream(Article, core)


def readings(*inputs: Path, jobs: int = 1, language: Optional[str] = None, reference_date: Optional[str] = None) -> Stream[Reading]:
    """The same, each article read."""
    core = engine().stream([_path(value) for value in inputs], True, jobs, _options(language, reference_date))
    return Stream(Reading, core)


def to_arrow(values: Iterable[Article]) -> Table:
    """Articles as a table (docs/formats/parquet.md) for pyarrow, polars, DuckDB or pandas."""
    documents = [value._handle for value in values]
    return Table(lambda: _core.articles_stream(documents), _core.article_schema)


def from_arrow(table: ArrowStream, *, language: Optional[str] = None, reference_date: Optional[str] = None) -> list[Article]:
    """The rows of a table of pyarrow, polars, pandas (2.2 and later) or DuckDB as articles.

    It needs a column ``text``; ``id``, ``title``, ``url``, ``outlet``, ``published`` (or ``date``), ``modified``, ``language``
    (or ``lang``), ``section`` and ``authors`` are understood, others passed over. Rows without text are articles without text.

    Raises:
        Error: where there is no column ``text``, or one of these has a type that is no text, date or timestamp.
    """
    options = _options(language, reference_date)
    return [Article(engine().record(line, options)) for line in _core.records(table.__arrow_c_stream__())]
