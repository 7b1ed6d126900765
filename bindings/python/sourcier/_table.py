"""Tables by the Arrow C Data Interface: nothing is copied on the way, and nothing of Arrow is needed here."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional, Protocol

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class ArrowStream(Protocol):
    """What pyarrow, polars, pandas and DuckDB tables have."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class Table:
    """Rows that any Arrow library takes as they are: ``pyarrow.table(t)``, ``polars.DataFrame(t)``, or `to_pandas`.

    May be read several times.
    """

    def __init__(self, stream: Callable[[], Any], schema: Callable[[], Any]) -> None:
        self._stream = stream
        self._schema = schema

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """An ``arrow_array_stream`` capsule. The schema is ours whatever is requested, as the interface allows."""
        return self._stream()

    def __arrow_c_schema__(self) -> Any:
        """An ``arrow_schema`` capsule: a struct of the columns."""
        return self._schema()

    def to_pyarrow(self) -> pyarrow.Table:
        """A pyarrow table; needs pyarrow."""
        import pyarrow as pa

        return pa.RecordBatchReader.from_stream(self).read_all()

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas frame; needs pandas and pyarrow."""
        return self.to_pyarrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """A polars frame; needs polars."""
        import polars as pl

        return pl.DataFrame(self)

    def to_parquet(self, path: str, compression: Optional[str] = "zstd") -> None:
        """Writes a Parquet file batch by batch; needs pyarrow."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        reader = pa.RecordBatchReader.from_stream(self)
        with pq.ParquetWriter(path, reader.schema, compression=compression or "none") as writer:
            for batch in reader:
                writer.write_batch(batch)
