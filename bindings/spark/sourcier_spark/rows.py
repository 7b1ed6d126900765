"""What the other stages do with their rows; each function is what mapInArrow runs."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Optional

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Batches = Iterable[pa.RecordBatch]


def by(frame: DataFrame, partitions: int, *columns: str) -> DataFrame:
    """Rows with one first column in one partition, in order."""
    return frame.repartition(partitions, columns[0]).sortWithinPartitions(*columns)


ARTICLE = pa.schema([("id", pa.string()), ("article", pa.binary())])
# `topics` is the print without the words of its text; `day` counts from 1970, `text` is a digest of the words, 0 for none.
READING = pa.schema([("id", pa.string()), ("reading", pa.binary()), ("print", pa.binary()), ("topics", pa.binary()), ("day", pa.int64()), ("text", pa.int64())])
PART = pa.schema([("part", pa.string()), ("articles", pa.list_(pa.string())), ("groups", pa.binary())])
DOSSIER = pa.schema([("part", pa.string()), ("table", pa.string()), ("lines", pa.string()), ("rows", pa.binary())])
SPARK_SCHEMAS = {
    "articles": "id string, article binary",
    "readings": "id string, reading binary, print binary, topics binary, day long, text long",
    "parts": "part string, articles array<string>, groups binary",
    "dossiers": "part string, table string, lines string, rows binary",
}

# The table of a part that is lines of JSON, as `sourcier group` prints them; the others are Arrow.
LINES = "groups"

_BATCH_BYTES = 4 << 20  # Spark holds a batch several times.
_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")  # Tables name the same ids again and again.


def values_of(batches: Batches, *names: str) -> Iterator[tuple[Any, ...]]:
    """Rows of these columns."""
    for batch in batches:
        yield from zip(*[batch.column(name).to_pylist() for name in names])


def runs_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    """Rows that follow each other with one first value, together."""
    key: Any = None
    run: list[tuple[Any, ...]] = []
    for row in rows:
        if run and row[0] != key:
            yield key, run
            run = []
        key = row[0]
        run.append(row)
    if run:
        yield key, run


class _Batcher:
    """Rows into batches of bounded size."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._rows: list[tuple[Any, ...]] = []
        self._weight = 0

    def add(self, *row: Any) -> Optional[pa.RecordBatch]:
        self._rows.append(row)
        self._weight += sum(len(value) for value in row if isinstance(value, (bytes, str)))
        return self.take() if self._weight > _BATCH_BYTES else None

    def take(self) -> Optional[pa.RecordBatch]:
        if not self._rows:
            return None
        columns = [pa.array(column, type=field.type) for column, field in zip(zip(*self._rows), self._schema)]
        self._rows, self._weight = [], 0
        return pa.RecordBatch.from_arrays(columns, schema=self._schema)


def batched(schema: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> Batches:
    """Rows into batches of bounded size."""
    batcher = _Batcher(schema)
    for row in rows:
        if (batch := batcher.add(*row)) is not None:
            yield batch
    if (batch := batcher.take()) is not None:
        yield batch


def latest(batches: Batches) -> Batches:
    """(id, article) sorted by id: of several states of one page the latest."""
    from sourcier._engine import engine

    core = engine()

    def rows() -> Iterator[tuple[Any, ...]]:
        for key, run in runs_of(values_of(batches, "id", "article")):
            states = {packed for _, packed in run}
            yield key, core.latest(sorted(states)) if len(states) > 1 else run[0][1]

    return batched(ARTICLE, rows())


def read(batches: Batches) -> Batches:
    """(id, article): each read, with its print."""
    from sourcier import _core
    from sourcier._engine import engine

    core = engine()

    def rows() -> Iterator[tuple[Any, ...]]:
        for key, packed in values_of(batches, "id", "article"):
            reading = core.read(core.unpack(packed))
            yield key, core.pack(reading), *_core.print_columns(core, reading)

    return batched(READING, rows())


def nothing(batches: Batches) -> Batches:
    """No row."""
    return iter(())


def dossiers(batches: Batches) -> Batches:
    """(part, id, payload) sorted by part and id, the part's groups first with an empty id: its tables."""
    import sourcier
    from sourcier import _core
    from sourcier._engine import engine

    core = engine()

    def rows() -> Iterator[tuple[Any, ...]]:
        for part, run in runs_of(values_of(batches, "part", "id", "payload")):
            traced = core.trace_part(run[0][2], [core.unpack(payload) for _, _, payload in run[1:]])
            for line in traced.group_lines().splitlines():
                yield part, LINES, line, None
            for name in sourcier.table_names():
                table = sourcier.Table(lambda: _core.table_stream(traced, name), lambda: _core.table_schema(name))
                for batch in pa.RecordBatchReader.from_stream(table):  # Rows of bounded size, whatever the part's.
                    sink = pa.BufferOutputStream()
                    with pa.ipc.new_stream(sink, batch.schema, options=_PACKED) as writer:
                        writer.write_batch(batch)
                    yield part, name, None, sink.getvalue().to_pybytes()

    return batched(DOSSIER, rows())


def table_rows(batches: Batches) -> Batches:
    """(part, rows) of one table: its typed rows, the part before them."""
    for part, packed in values_of(batches, "part", "rows"):
        for batch in pa.ipc.open_stream(packed):
            parts = pa.repeat(pa.scalar(part), batch.num_rows)
            yield pa.RecordBatch.from_arrays([parts, *batch.columns], names=["part", *batch.schema.names])
