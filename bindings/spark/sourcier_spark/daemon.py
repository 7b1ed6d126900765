"""What Spark forks its Python workers from (`spark.python.daemon.module`): its own daemon, with the path and the imports of our tasks.

Spark puts its zip files first on the path, and Python reads the directory of each a dozen times before every task (a tenth of a second
of CPU); where the same PySpark is installed beside them, they go. What each worker would import and load is here before the fork: once a
machine, its memory shared, and out of the sight of the garbage collector, which goes over all of it after every task.
"""
from __future__ import annotations

import gc
import os
import sys
import zipfile
from importlib.machinery import PathFinder
from typing import Optional


def _version_in_zip(entry: str) -> Optional[bytes]:
    """The text of PySpark's version, where this is its zip file."""
    try:
        with zipfile.ZipFile(entry) as archive:
            return archive.read("pyspark/version.py")
    except (OSError, KeyError, zipfile.BadZipFile):
        return None


def path_without_zips(path: list[str]) -> list[str]:
    """The path without Spark's own archives, or as it is where no PySpark of that version is installed."""
    kept = [entry for entry in path if not os.path.basename(entry).startswith(("pyspark.zip", "py4j-", "spark-core_"))]
    versions = {version for entry in path if (version := _version_in_zip(entry)) is not None}
    spec = PathFinder.find_spec("pyspark", kept)
    if spec is None or not spec.submodule_search_locations or len(versions) > 1:
        return path
    with open(os.path.join(spec.submodule_search_locations[0], "version.py"), "rb") as file:
        return kept if versions <= {file.read()} else path


if __name__ == "__main__":
    sys.path[:] = path_without_zips(sys.path)
    sys.path_importer_cache.clear()
    import pyarrow
    from pyspark import daemon

    import sourcier_spark.steps  # noqa: F401
    from sourcier._engine import engine

    engine()
    pyarrow.array([0])  # Imports pandas, where it is there.
    gc.freeze()
    daemon.manager()  # type: ignore[no-untyped-call]
