"""Sourcier follows a news story back to its sources: who said what, through whom, in which words.

Examples:
    >>> import sourcier
    >>> page = "<article><h1>Le pont rouvre</h1><p>« Nous rouvrirons mardi », a déclaré la maire, Lucie Tarbel, selon l'AFP.</p></article>"
    >>> article = sourcier.extract(page, url="https://journal.example/pont")
    >>> reading = sourcier.read(article)
    >>> " ← ".join(hop.name for hop in reading.quotations[0].chain)
    'AFP ← Lucie Tarbel'

The same engine as the program ``sourcier``: the same inputs give the same values, whatever the number of threads, the order
of inputs, the time zone or the day. Calls that compute let other threads of Python run.
"""
from sourcier import types
from sourcier._article import Article, Reading
from sourcier._core import Error
from sourcier._engine import data_file, engine as _engine
from sourcier._records import Record, Span
from sourcier._results import Dossier, Groups, Parts, table_names
from sourcier._stages import Stream, articles, extract, from_arrow, group, read, readings, to_arrow, trace, trace_parts
from sourcier._store import Added, Report, Store
from sourcier._table import Table

__all__ = [
    "Added", "Article", "Dossier", "Error", "Groups", "Parts", "Reading", "Record", "Report", "Span", "Store", "Stream", "Table",
    "articles", "data_file", "extract", "from_arrow", "group", "read", "readings", "table_names", "to_arrow", "trace", "trace_parts", "types",
    "version",
]


def version() -> str:
    """Of engine and data: the same inputs and version give the same answer."""
    return _engine().version
