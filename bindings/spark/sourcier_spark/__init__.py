"""Sourcier on Spark: from web archives to dossiers, with the bytes of a single machine.

`run` is the whole job; ``sourcier-spark run --warc PATHS --out DIR`` calls it.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sourcier_spark.job import Options, run

__all__ = ["Options", "run"]


def __getattr__(name: str) -> Any:
    """Imported when asked for: the processes of workers have no use for the driver's half."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from sourcier_spark import job

    return getattr(job, name)
