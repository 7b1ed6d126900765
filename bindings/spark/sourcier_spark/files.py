"""Files on any file system that Spark knows: small ones of the driver by Hadoop, large ones of the workers by pyarrow."""
from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Optional

from pyspark.sql import SparkSession


def is_remote(path: str) -> bool:
    """Whether the core cannot open it by itself."""
    return "://" in path and not path.startswith("file://")


class DriverFiles:
    """Small files and listings, on the driver."""

    def __init__(self, spark: SparkSession) -> None:
        self._jvm: Any = spark._jvm
        self._configuration: Any = spark._jsc.hadoopConfiguration()

    def _at(self, path: str) -> tuple[Any, Any]:
        place = self._jvm.org.apache.hadoop.fs.Path(path)
        return place.getFileSystem(self._configuration), place

    def read(self, path: str) -> Optional[str]:
        """The text of a file, None where there is none."""
        system, place = self._at(path)
        if not system.exists(place):
            return None
        stream = system.open(place)
        try:
            return str(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, path: str, text: str) -> None:
        """The whole file or nothing: it is written beside and renamed."""
        system, beside = self._at(path + ".new")
        stream = system.create(beside, True)
        try:
            stream.write(bytearray(text.encode("utf-8")))
        finally:
            stream.close()
        _, place = self._at(path)
        system.delete(place, False)
        if not system.rename(beside, place):
            raise OSError(f"{path}: cannot be written")

    def list(self, path: str) -> list[tuple[str, int]]:
        """The files that a path, folder or pattern names, with their sizes, by name."""
        if not is_remote(path):
            return _list_local(path.removeprefix("file://"))
        system, place = self._at(path)
        found = []
        for status in system.globStatus(place) or []:
            if status.isDirectory():
                files = system.listFiles(status.getPath(), True)
                while files.hasNext():
                    each = files.next()
                    found.append((str(each.getPath()), int(each.getLen())))
            else:
                found.append((str(status.getPath()), int(status.getLen())))
        return sorted(found)


def _list_local(path: str) -> list[tuple[str, int]]:
    found: list[str] = []
    for each in [path] if os.path.exists(path) else glob.glob(path):
        if os.path.isfile(each):
            found.append(each)
        for folder, folders, files in os.walk(each):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [os.path.join(folder, name) for name in files if not name.startswith(".")]
    return sorted((file, os.path.getsize(file)) for file in found)


@contextmanager
def local_copy(path: str) -> Iterator[str]:
    """The file where the core can open it; a remote one is copied to the worker's disk, and removed again."""
    if not is_remote(path):
        yield path.removeprefix("file://")
        return
    from pyarrow import fs

    system, name = fs.FileSystem.from_uri(path.replace("s3a://", "s3://", 1))
    with tempfile.TemporaryDirectory(prefix="sourcier-") as folder:
        copy = os.path.join(folder, os.path.basename(name))
        with system.open_input_stream(name, compression=None) as source, open(copy, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        yield copy
