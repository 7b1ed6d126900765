"""Files on any file system that Spark knows, by Hadoop: small ones and listings on the driver, whole archives on the workers."""
from __future__ import annotations

import glob
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Optional
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MOST_SAID = 2000  # Characters of what Hadoop says of a failure: its first lines name the reason, traces come behind.


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
            raise OSError(f"{path}: cannot be put in place; what was to be written stays in {beside}")

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


def hadoop_settings(spark: SparkSession) -> dict[str, str]:
    """What the session says of file systems (`spark.hadoop.…`): a worker needs the same to open them."""
    prefix = "spark.hadoop."
    return {name.removeprefix(prefix): value for name, value in spark.sparkContext.getConf().getAll() if name.startswith(prefix)}


@contextmanager
def local_copy(path: str, settings: dict[str, str]) -> Iterator[str]:
    """The file where the core can open it; a remote one is copied to the worker's disk, and removed again."""
    if not is_remote(path):
        yield path.removeprefix("file://")
        return
    with tempfile.TemporaryDirectory(prefix="sourcier-") as folder:
        copy = os.path.join(folder, "copy", os.path.basename(path))
        os.mkdir(os.path.dirname(copy))
        _fetch(path, copy, folder, settings)
        yield copy


def _fetch(path: str, copy: str, folder: str, settings: dict[str, str]) -> None:
    """By the Hadoop that Spark brings along: what Spark can list it can copy, with no library of ours. A Java's start an archive."""
    told = os.path.join(folder, "settings.xml")  # A folder that others cannot look into: there may be keys among them.
    _write_settings(told, settings)
    _write_settings(os.path.join(folder, "core-site.xml"), {})  # Hadoop asks for one, where none is configured.
    command = [_java(), "-cp", os.pathsep.join(_class_path(folder)), "org.apache.hadoop.fs.FsShell", "-conf", told, "-copyToLocal", path, copy]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise OSError(f"{path}: cannot be copied to this machine: {said[:_MOST_SAID]}")


def _write_settings(path: str, settings: dict[str, str]) -> None:
    properties = (f"<property><name>{escape(name)}</name><value>{escape(value)}</value></property>" for name, value in settings.items())
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"<configuration>{''.join(properties)}</configuration>")


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def _class_path(folder: str) -> list[str]:
    """Where Hadoop is configured, else this folder, Spark's own jars, and those that the job was given (`--packages`, `--jars`)."""
    import pyspark

    home = os.environ.get("SPARK_HOME") or os.path.dirname(pyspark.__file__)
    given = pyspark.SparkFiles.getRootDirectory()
    places = [os.environ.get("HADOOP_CONF_DIR", ""), folder, os.path.join(home, "jars", "*"), os.path.join(given, "*")]
    return [place for place in places if place]
