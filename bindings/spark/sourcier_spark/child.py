"""The child process that reads one archive: rows of extract.SCHEMA as an Arrow stream on standard output.

Before each record its offset is written to the marker file: where the process dies, the parent knows at which.
"""
from __future__ import annotations

import faulthandler
import json
import sys
from importlib.abc import MetaPathFinder
from typing import Any

import pyarrow as pa

from sourcier import _core
from sourcier._engine import engine
from sourcier_spark.extract import SCHEMA, batch_of


class _WithoutPandas(MetaPathFinder):
    """PyArrow imports pandas, where it is there, to see whether a list is one of its: half a second for each archive."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("not wanted here", name=name)


_BATCH_ROWS = 200
_BATCH_BYTES = 16 << 20


def main(asked: dict[str, Any]) -> None:
    """Reads the file and writes its rows."""
    core = engine()
    stream = core.guarded_stream(asked["file"], asked["path"], asked["marker"], asked["left_out"], int(asked.get("crash_at", -1)),
                                 _core.Options(asked.get("language", ""), asked.get("reference_date", "")))
    rows: list[tuple[Any, ...]] = []
    weight = 0
    with pa.ipc.new_stream(sys.stdout.buffer, SCHEMA) as writer:
        for article in stream:
            packed = core.pack(article)
            rows.append((article.id, article.version, asked["path"], article.offset, packed, None))
            weight += len(packed)
            if len(rows) == _BATCH_ROWS or weight > _BATCH_BYTES:
                writer.write_batch(batch_of(rows))
                rows, weight = [], 0
        rows += [(None, None, where.replace(asked["file"], asked["path"], 1), None, None, message) for where, message in stream.skipped]
        if rows:
            writer.write_batch(batch_of(rows))


if __name__ == "__main__":
    faulthandler.enable()
    sys.meta_path.insert(0, _WithoutPandas())
    main(json.loads(sys.argv[1]))
