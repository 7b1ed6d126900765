"""Extract: a task opens its archives itself, in a child process, so that a record that ends the process ends no more than itself."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Optional

import pyarrow as pa

from sourcier_spark.files import local_copy

# A row is an article, packed for the same engine, or a problem.
SCHEMA = pa.schema([
    ("id", pa.string()), ("version", pa.string()), ("path", pa.string()), ("offset", pa.int64()),
    ("article", pa.binary()), ("problem", pa.string()),
])
SPARK_SCHEMA = "id string, version string, path string, offset long, article binary, problem string"

# Records of one file that may end the process before the file is given up: more is no bad record but a bad machine.
_MOST_CRASHES = 100


def extract(options: dict[str, str], file_systems: dict[str, str]) -> Callable[[Iterable[pa.RecordBatch]], Iterable[pa.RecordBatch]]:
    """What mapInArrow runs over batches of paths."""

    def work(batches: Iterable[pa.RecordBatch]) -> Iterable[pa.RecordBatch]:
        for batch in batches:
            for path in batch.column("path").to_pylist():
                yield from _extract_file(path, options, file_systems)

    return work


def _extract_file(path: str, options: dict[str, str], file_systems: dict[str, str]) -> Iterator[pa.RecordBatch]:
    left_out: list[int] = []
    given = 0  # Rows handed on: a child that takes over begins behind them.
    with local_copy(path, file_systems) as file, tempfile.NamedTemporaryFile(prefix="sourcier-record-") as marker:
        while True:
            child = _start(path, file, marker.name, left_out, options)
            for batch in _rows_after(child, given):
                given += batch.num_rows
                yield batch
            status = child.wait()
            if status == 0:
                return
            record = _record_in_work(marker.name)
            if status > 0 or record is None or record in left_out or len(left_out) >= _MOST_CRASHES:
                raise RuntimeError(f"{path}: the reading ended with status {status} at record {record}")
            print(f"sourcier-spark: {path}:{record}: ended the process ({signal.Signals(-status).name}); left out", file=sys.stderr)
            left_out.append(record)


def _start(path: str, file: str, marker: str, left_out: list[int], options: dict[str, str]) -> subprocess.Popen[bytes]:
    asked = json.dumps({**options, "path": path, "file": file, "marker": marker, "left_out": left_out})
    # A worker of Spark holds sockets and its own arguments; the child is to know nothing of them.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK_", "PYTHON_WORKER"))}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen([sys.executable, "-m", "sourcier_spark.child", asked], stdout=subprocess.PIPE, env=environment)


def _rows_after(child: subprocess.Popen[bytes], given: int) -> Iterator[pa.RecordBatch]:
    """The child's rows but the first ones; they end where the child does, well or not."""
    passed = 0
    try:
        for batch in pa.ipc.open_stream(child.stdout):
            begin = min(max(given - passed, 0), batch.num_rows)
            passed += batch.num_rows
            if begin < batch.num_rows:
                yield batch.slice(begin)
    except (pa.ArrowInvalid, OSError):
        return  # Cut off in mid-batch; wait() tells why.


def _record_in_work(marker: str) -> Optional[int]:
    with open(marker, encoding="ascii") as file:
        text = file.read().strip()
    return int(text) if text else None


def batch_of(rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    """Rows as a batch of SCHEMA."""
    columns: Any = zip(*rows) if rows else [[] for _ in SCHEMA]
    return pa.RecordBatch.from_arrays([pa.array(column, type=field.type) for column, field in zip(columns, SCHEMA)], schema=SCHEMA)
