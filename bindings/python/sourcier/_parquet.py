"""``sourcier export --format parquet``: the tables of a dossier as Parquet files."""
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

    from sourcier import Dossier, Table
    from sourcier.types import Skipped

_ROW_GROUP_BYTES = 32 << 20  # Of Arrow's: readers take a group whole, and one of a few rows is packed badly.
_ALL_READ, _FAILED, _WRONG_USAGE, _SOME_SKIPPED = 0, 1, 2, 3  # As the program's.


def wants_parquet(arguments: Sequence[str]) -> bool:
    """Whether a command line is an export to Parquet."""
    if not arguments or arguments[0] != "export":
        return False
    joined = {"--format=parquet", "-fparquet", "-f=parquet"}
    pairs = zip(arguments, arguments[1:])
    return bool(joined.intersection(arguments)) or any(name in ("--format", "-f") and value == "parquet" for name, value in pairs)


def _parser() -> argparse.ArgumentParser:
    from sourcier import table_names

    parser = argparse.ArgumentParser(prog="sourcier export --format parquet", allow_abbrev=False)
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--format", "-f")
    parser.add_argument("--table", choices=table_names(), default="statements")
    parser.add_argument("--out", "-o", required=True, help="a file, or a folder (it exists, or ends in /) for all tables")
    parser.add_argument("--db", default="")
    parser.add_argument("--jobs", "-j", type=int, default=0)
    parser.add_argument("--language")
    parser.add_argument("--reference-date")
    parser.add_argument("--data")
    parser.add_argument("--quiet", "-q", action="store_true")
    return parser


def _complain(message: str) -> None:
    printable = "".join(character if character.isprintable() else " " for character in message)
    print(f"sourcier: {printable}", file=sys.stderr)


class _File:
    """A Parquet file whose rows come a few at a time: they are written when they make a group."""

    def __init__(self, path: str, table: Table) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._schema = pa.schema(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._batches: list[pyarrow.RecordBatch] = []
        self._bytes = 0

    def extend(self, batches: Iterable[pyarrow.RecordBatch]) -> None:
        for batch in batches:
            self._batches.append(batch)
            self._bytes += batch.nbytes
            if self._bytes >= _ROW_GROUP_BYTES:
                self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches, self._schema))
        self._batches, self._bytes = [], 0


def _batches(table: Table) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow as pa

    return iter(pa.RecordBatchReader.from_stream(table))


def _called(batch: pyarrow.RecordBatch, names: dict[str, tuple[str, str]]) -> pyarrow.RecordBatch:
    """Edges of sources, their ends called as in the whole set."""
    import pyarrow as pa

    for end in ("from", "to"):
        known = [names[key] for key in batch.column(f"{end}_id").to_pylist()]
        for name, values in ((end, [name for name, _ in known]), (f"{end}_kind", [kind for _, kind in known])):
            at = batch.schema.get_field_index(name)
            batch = batch.set_column(at, batch.schema.field(at), pa.array(values, batch.schema.field(at).type))
    return batch


def _paths(asked: argparse.Namespace) -> dict[str, str]:
    """Of each table that is asked for, its file."""
    from sourcier import table_names

    if not (asked.out.endswith("/") or os.path.isdir(asked.out)):
        return {asked.table: asked.out}
    os.makedirs(asked.out, exist_ok=True)
    return {name: os.path.join(asked.out, f"{name}.parquet") for name in table_names()}


def _write(parts: Iterable[Dossier], shared: Callable[[], Dossier], asked: argparse.Namespace) -> None:
    """Writes the tables of all parts. What several know of one entity or source is known after the last: edges wait for that."""
    from sourcier import Error

    files: dict[str, _File] = {}
    edges: list[pyarrow.RecordBatch] = []
    paths: dict[str, str] = {}
    for part in parts:
        paths = paths or _paths(asked)  # Once there is something to write.
        for name, path in paths.items():
            table = part.table(name)
            if name not in files:
                files[name] = _File(path, table)
            if name == "sources":
                edges.extend(_batches(table))
            elif name != "entities":
                files[name].extend(_batches(table))
    if not files:
        raise Error("no article could be read")
    together = shared()
    if "entities" in files:
        files["entities"].extend(_batches(together.table("entities")))
    if "sources" in files:
        names = {key: (name, kind) for key, name, kind in together._handle.source_names()}
        files["sources"].extend(_called(batch, names) for batch in edges)
    for file in files.values():
        file.close()


def export_parquet(arguments: Sequence[str]) -> int:
    """Runs the export; the exit status is the program's."""
    asked = _parser().parse_args(arguments)
    if asked.data:
        os.environ["SOURCIER_PACK"] = asked.data
    import sourcier

    try:
        skipped = _export(asked)
    except (sourcier.Error, ImportError, OSError) as problem:
        hint = "; pip install pyarrow" if isinstance(problem, ImportError) else ""
        _complain(f"{problem}{hint}")
        return _FAILED
    if not asked.quiet:
        for place in skipped:
            _complain(f"skipped {place.where}: {place.message}")
    return _SOME_SKIPPED if skipped else _ALL_READ


def _export(asked: argparse.Namespace) -> tuple[Skipped, ...]:
    import sourcier

    if not asked.inputs and not asked.db:
        raise sourcier.Error("name pages to read, or a store with --db")
    if not asked.db:
        parts = sourcier.trace_parts(asked.inputs, jobs=asked.jobs, language=asked.language, reference_date=asked.reference_date)
        _write(parts, parts.shared, asked)
        return parts.skipped
    store = sourcier.Store(asked.db)
    skipped: tuple[Skipped, ...] = ()
    if asked.inputs:
        skipped = store.add(*asked.inputs, jobs=asked.jobs, language=asked.language, reference_date=asked.reference_date).skipped
    dossier = store.trace(jobs=asked.jobs)  # With what people put right, which may be in several parts.
    _write([dossier] if dossier._handle.article_count() else [], lambda: dossier, asked)
    return skipped
